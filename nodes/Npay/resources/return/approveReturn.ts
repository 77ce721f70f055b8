import { allowsDecision } from '../../order/refusals';
import { decides } from '../claim/judges';
import { claimOperation } from '../claim/operation';

export const approveReturn = claimOperation({
	value: 'approveReturn',
	name: 'Approve',
	term: '반품 승인',
	action: 'Approve returns and refund buyers',
	description: 'Accepts the return; the buyer gets the money back. Final.',
	done: 'approved',
	endpoint: 'approveReturn',
	notice:
		'The refund is final (반품 승인은 되돌릴 수 없습니다). Extra costs are charged by holding the return back (반품 보류), not here.',
	judge: decides(
		'RETURN',
		allowsDecision('RETURN'),
		({ status }) => status === 'RETURN_DONE',
		'RETURNED',
		true,
	),
});
