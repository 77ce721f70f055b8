import { allowsCollectCompletion } from '../../order/refusals';
import { decides } from '../claim/judges';
import { claimOperation } from '../claim/operation';

const COLLECTED = new Set(['COLLECT_DONE', 'EXCHANGE_REDELIVERING', 'EXCHANGE_DONE']);

export const completeCollect = claimOperation({
	value: 'completeCollect',
	name: 'Complete Collect',
	term: '교환 수거 완료',
	action: 'Complete the collection of exchanges',
	description: 'The goods to be exchanged have come back to the shop. Final.',
	done: 'completed',
	notice: 'This cannot be taken back (수거 완료 처리는 되돌릴 수 없습니다).',
	endpoint: 'completeExchangeCollect',
	judge: decides(
		'EXCHANGE',
		allowsCollectCompletion,
		({ status }) => COLLECTED.has(status ?? ''),
		'EXCHANGED',
	),
});
