import { returnHoldbackReasons } from '../../api/codes';
import { holdbackOperation } from '../claim/decisions';
import { ONLY_V21 } from './onlyV21';

export const holdbackReturn = holdbackOperation({
	type: 'RETURN',
	endpoint: 'holdbackReturn',
	reasons: returnHoldbackReasons,
	detail: 'holdbackReturnDetailReason',
	amount: 'extraReturnFeeAmount',
	term: '반품 보류',
	description: 'Holds the refund back, e.g. until the buyer has paid for the shipping',
	notice: ONLY_V21,
});
