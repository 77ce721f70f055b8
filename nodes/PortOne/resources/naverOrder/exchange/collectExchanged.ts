import { isCollected, isExchangeToCollect, unless } from '../write/states';
import { naverWrite } from '../write/writeOperation';

export const collectExchanged = naverWrite({
	value: 'collectExchanged',
	name: 'Collect Exchanged',
	action: 'Complete the collection of exchanged goods',
	description: '수거완료처리: the goods to be exchanged have come back',
	done: 'collected',
	notice: 'This cannot be taken back (수거 완료 처리는 되돌릴 수 없습니다).',
	endpoint: 'collectNaverExchanges',
	isDone: isCollected,
	refusal: unless(isExchangeToCollect, 'There is no exchange that waits for its collection'),
});
