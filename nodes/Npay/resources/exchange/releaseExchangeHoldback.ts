import { releaseOperation } from '../claim/decisions';

export const releaseExchangeHoldback = releaseOperation({
	type: 'EXCHANGE',
	endpoint: 'releaseExchangeHoldback',
	term: '교환 보류 해제',
	description: 'Ends the holdback, so that the exchange goes on',
});
