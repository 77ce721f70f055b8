import { rejectOperation } from '../claim/decisions';

export const rejectExchange = rejectOperation({
	type: 'EXCHANGE',
	endpoint: 'rejectExchange',
	field: 'rejectExchangeReason',
	description: '교환 거부(철회): refuses the exchange; the buyer reads the reason. Final.',
});
