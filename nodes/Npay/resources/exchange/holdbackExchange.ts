import { exchangeHoldbackReasons } from '../../api/codes';
import { holdbackOperation } from '../claim/decisions';

export const holdbackExchange = holdbackOperation({
	type: 'EXCHANGE',
	endpoint: 'holdbackExchange',
	reasons: exchangeHoldbackReasons,
	detail: 'holdbackExchangeDetailReason',
	amount: 'extraExchangeFeeAmount',
	term: '교환 보류',
	description: 'Holds the exchange back, e.g. until the buyer has paid for the shipping',
});
