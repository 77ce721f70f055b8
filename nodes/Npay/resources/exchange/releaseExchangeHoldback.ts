import { releaseOperation } from '../claim/decisions';

export const releaseExchangeHoldback = releaseOperation({
	type: 'EXCHANGE',
	endpoint: 'releaseExchangeHoldback',
	description: '교환 보류 해제: ends the holdback, so that the exchange goes on',
});
