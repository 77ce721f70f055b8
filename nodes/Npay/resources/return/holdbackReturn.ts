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
	notice: `The refund waits, and the buyer reads the reason and what there is to pay. Release Holdback lets the return go on (보류 해제). ${ONLY_V21}`,
});
