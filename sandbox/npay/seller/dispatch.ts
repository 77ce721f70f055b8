import { rejectCancel } from '../claims/cancel';
import type { OrderCode } from '../errors';
import type { ProductOrder } from '../types';
import { isCourier, isTrackingNumber } from './couriers';
import type { Bench, Write } from './write';

export const DELIVERY_METHODS = [
	'DELIVERY',
	'GDFW_ISSUE_SVC',
	'VISIT_RECEIPT',
	'DIRECT_DELIVERY',
	'QUICK_SVC',
	'NOTHING',
	'RETURN_DESIGNATED',
	'RETURN_DELIVERY',
	'RETURN_INDIVIDUAL',
	'RETURN_MERCHANT',
	'UNKNOWN',
] as const;

type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** Methods that a merchant may dispatch with; the others are for collecting returns. */
const DISPATCHABLE: ReadonlySet<DeliveryMethod> = new Set([
	'DELIVERY',
	'GDFW_ISSUE_SVC',
	'VISIT_RECEIPT',
	'DIRECT_DELIVERY',
	'QUICK_SVC',
	'NOTHING',
]);

export interface DispatchRequest {
	productOrderId: string;
	deliveryMethod: DeliveryMethod;
	deliveryCompanyCode?: string;
	trackingNumber?: string;
	/** Epoch ms; absent = now. */
	dispatchDate?: number;
}

/**
 * 발송 처리: a paid order is on its way at once. Over an open cancel request it refuses the cancel
 * and ships in one step. A tracking number cannot be changed afterwards.
 */
export const dispatchWrite: Write<DispatchRequest> = {
	refusal(productOrder, request, bench) {
		if (productOrder.productOrderStatus !== 'PAYED' || productOrder.claimStatus === 'CANCELING') {
			return { code: '9999', ...(productOrder.delivery && { again: 'dispatchedAgain' }) };
		}
		const code = parcelProblem(productOrder, request, bench);
		return code && { code };
	},
	apply(productOrder, request, { store, now }) {
		if (productOrder.claimStatus === 'CANCEL_REQUEST') rejectCancel(productOrder, now);
		if (productOrder.placeOrderStatus !== 'OK') {
			productOrder.placeOrderStatus = 'OK';
			productOrder.placeOrderDate = now;
		}
		const { deliveryMethod, deliveryCompanyCode, trackingNumber } = request;
		const byCourier = deliveryMethod === 'DELIVERY' || deliveryMethod === 'GDFW_ISSUE_SVC';
		productOrder.delivery = {
			deliveryMethod,
			...(byCourier && deliveryCompanyCode && { deliveryCompany: deliveryCompanyCode }),
			...(byCourier && trackingNumber && { trackingNumber }),
			sendDate: request.dispatchDate ?? now,
			deliveryStatus: byCourier ? 'COLLECT_REQUEST' : 'NOT_TRACKING',
		};
		productOrder.productOrderStatus = 'DELIVERING';
		productOrder.counts.dispatched += 1;
		store.record(productOrder, { by: 'merchant', action: 'dispatch', change: 'DISPATCHED' });
	},
};

function parcelProblem(
	productOrder: ProductOrder,
	{ deliveryMethod, deliveryCompanyCode, trackingNumber }: DispatchRequest,
	bench: Bench,
): OrderCode | undefined {
	if (!DISPATCHABLE.has(deliveryMethod)) return '104117';
	if (productOrder.shipping.expectedDeliveryMethod === 'NOTHING' && deliveryMethod !== 'NOTHING') {
		return '104116';
	}
	if (deliveryMethod !== 'DELIVERY') return undefined;
	if (!deliveryCompanyCode) return '104118';
	if (!isCourier(deliveryCompanyCode)) return '104119';
	if (!trackingNumber) return '104120';
	const { trackingNumberChecks, trackingNumberReuse } = bench.settings;
	if (trackingNumberChecks && !isTrackingNumber(deliveryCompanyCode, trackingNumber))
		return '104122';
	if (
		trackingNumberReuse === 'reject' &&
		isUsedElsewhere(productOrder, deliveryCompanyCode, trackingNumber, bench)
	) {
		return '104121';
	}
	return undefined;
}

function isUsedElsewhere(
	{ order }: ProductOrder,
	courier: string,
	trackingNumber: string,
	{ store }: Bench,
): boolean {
	for (const other of store.all()) {
		if (other.order === order || other.delivery?.trackingNumber !== trackingNumber) continue;
		if (other.delivery.deliveryCompany === courier) return true;
	}
	return false;
}
