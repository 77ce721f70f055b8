import { allowsCancelApproval } from '../../order/refusals';
import { decides } from '../claim/judges';
import { claimOperation } from '../claim/operation';

export const approve = claimOperation({
	value: 'approve',
	name: 'Approve',
	term: '취소 요청 승인',
	action: 'Approve cancel requests and refund buyers',
	description: "Accepts the buyer's cancel request; the buyer gets the money back. Final.",
	done: 'approved',
	endpoint: 'approveCancel',
	notice:
		'The refund is final (취소 승인은 되돌릴 수 없습니다). There is no refusal: dispatching the order refuses the request.',
	judge: decides(
		'CANCEL',
		allowsCancelApproval,
		({ status }) => status === 'CANCEL_DONE',
		'CANCELED',
		true,
	),
});
