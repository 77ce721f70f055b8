import { rejectOperation } from '../claim/decisions';

export const rejectReturn = rejectOperation({
	type: 'RETURN',
	endpoint: 'rejectReturn',
	field: 'rejectReturnReason',
	term: '반품 거부',
	description: 'Refuses the return; the buyer reads the reason. Final.',
});
