import { allowsCollectCompletion } from '../../api/rules';
import { claimOperation } from '../claimOperation';

export const completeCollect = claimOperation({
	value: 'completeCollect',
	name: 'Complete Collect',
	action: 'Complete the collection of exchanges',
	description: '교환 수거 완료: the goods to be exchanged have come back',
	done: 'completed',
	notice: 'This cannot be taken back (수거 완료 처리는 되돌릴 수 없습니다).',
	endpoint: 'completeExchangeCollect',
	isDone: ({ claimType, claimStatus, productOrderStatus }) =>
		productOrderStatus === 'EXCHANGED' ||
		(claimType === 'EXCHANGE' &&
			['COLLECT_DONE', 'EXCHANGE_REDELIVERING', 'EXCHANGE_DONE'].includes(claimStatus ?? '')),
	rule: allowsCollectCompletion,
});
