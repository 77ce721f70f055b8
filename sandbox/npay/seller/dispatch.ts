import { openClaimOf, rejectClaim } from '../claims/claim';
import { courierOf, type Parcel, parcelProblem } from './parcel';
import type { Write } from './write';

export interface DispatchRequest extends Parcel {
	productOrderId: string;
	/** Epoch ms; absent = now. */
	dispatchDate?: number | undefined;
}

/**
 * 발송 처리: a paid order is on its way at once. Over an open cancel request it refuses the cancel
 * and ships in one step. A tracking number cannot be changed afterwards.
 */
export const dispatchWrite: Write<DispatchRequest> = {
	operation: 'dispatch',
	refusal(productOrder, request, bench) {
		if (productOrder.productOrderStatus !== 'PAYED' || productOrder.claimStatus === 'CANCELING') {
			return { code: '9999', ...(productOrder.delivery && { again: 'dispatchedAgain' }) };
		}
		const code = parcelProblem(productOrder, request, bench);
		return code && { code };
	},
	apply(productOrder, request, { store, now }) {
		const cancel = openClaimOf(productOrder);
		if (cancel) rejectClaim(productOrder, cancel, now);
		if (productOrder.placeOrderStatus !== 'OK') {
			productOrder.placeOrderStatus = 'OK';
			productOrder.placeOrderDate = now;
		}
		const { byCourier, company, trackingNumber } = courierOf(request);
		productOrder.delivery = {
			deliveryMethod: request.deliveryMethod,
			...(company && { deliveryCompany: company }),
			...(trackingNumber && { trackingNumber }),
			sendDate: request.dispatchDate ?? now,
			deliveryStatus: byCourier ? 'COLLECT_REQUEST' : 'NOT_TRACKING',
		};
		productOrder.productOrderStatus = 'DELIVERING';
		productOrder.counts.dispatched += 1;
		store.record(productOrder, { by: 'merchant', action: 'dispatch', change: 'DISPATCHED' });
	},
};
