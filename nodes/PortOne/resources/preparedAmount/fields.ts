import { shownWith } from '../../../shared/fields/kinds';
import { merchantUid } from '../fields';

/** The order whose amount it is. */
export const ownMerchantUid = shownWith(merchantUid, {
	description: '고객사 주문번호: the number with which the payment window (결제창) is opened',
});
