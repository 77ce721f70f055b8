import { rejectOperation } from '../claim/decisions';

export const rejectExchange = rejectOperation({
	type: 'EXCHANGE',
	endpoint: 'rejectExchange',
	field: 'rejectExchangeReason',
	term: '교환 거부',
	description: 'Refuses the exchange; the buyer reads the reason. Final.',
});
