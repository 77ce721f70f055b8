import { rejectOperation } from '../claim/decisions';

export const rejectReturn = rejectOperation({
	type: 'RETURN',
	endpoint: 'rejectReturn',
	field: 'rejectReturnReason',
	description: '반품 거부(철회): refuses the return; the buyer reads the reason. Final.',
});
