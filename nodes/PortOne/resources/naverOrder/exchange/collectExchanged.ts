import { isCollected, isExchangeToCollect, unless } from '../write/states';
import { naverWrite } from '../write/writeOperation';

export const collectExchanged = naverWrite({
	value: 'collectExchanged',
	name: 'Complete Exchange Collect',
	term: '교환 수거 완료',
	action: 'Complete the collection of exchanges',
	description:
		'The goods to be exchanged have come back (collect-exchanged, 수거완료처리, at PortOne)',
	done: 'completed',
	notice: 'This cannot be taken back (수거 완료 처리는 되돌릴 수 없습니다).',
	endpoint: 'collectNaverExchanges',
	isDone: isCollected,
	refusal: unless(isExchangeToCollect, 'There is no exchange that waits for its collection'),
});
