import { isCancelled, isCancelRequested, unless } from '../write/states';
import { naverWrite } from '../write/writeOperation';

export const approveCancel = naverWrite({
	value: 'approveCancel',
	name: 'Approve Cancel Request',
	term: '취소 요청 승인',
	action: 'Approve cancel requests and refund buyers',
	description:
		'The buyer asked to cancel, and gets the money back (구매자의 환불요청 승인 at PortOne)',
	done: 'approved',
	notice: 'The buyer is refunded. This cannot be taken back (승인은 되돌릴 수 없습니다).',
	endpoint: 'approveNaverCancel',
	isDone: isCancelled,
	refusal: unless(isCancelRequested, 'There is no open cancel request'),
});
