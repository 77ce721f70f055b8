import type { Failure } from '../../../../shared/failure/errors';
import { shippingMethods } from '../../../api/codes';
import { inWords, type NaverOrder } from '../../../api/naverOrders';
import { deliveryBy } from './delivery';

/** How goods travel to the buyer at first. */
export const delivery = deliveryBy(shippingMethods, 'DELIVERY', {
	columns: {
		company: "={{ $json.delivery_company || $json.deliveryCompany || $json['택배사'] }}",
		number: "={{ $json.tracking_number || $json.trackingNumber || $json['송장번호'] }}",
	},
});

/** How goods travel in exchange: what a row has may be of the first parcel. */
export const redelivery = deliveryBy(shippingMethods, 'DELIVERY');

/** PortOne does not tell tracking numbers, so what was sent before can't be known to be the same parcel. */
const ALREADY_SENT = 'PortOne does not tell with which tracking number. Look in 네이버페이센터';

/** Why a product order that was sent is not sent again. */
export const sentBefore = (order: NaverOrder): Failure => ({
	message: `It was sent before: it is ${inWords(order)}`,
	advice: ALREADY_SENT,
});
