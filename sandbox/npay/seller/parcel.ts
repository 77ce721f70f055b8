import type { OrderCode } from '../gateway/errors';
import type { ProductOrder } from '../types';
import { isCourier, isTrackingNumber } from './couriers';
import type { Bench } from './write';

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

export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** Methods that a merchant may send with; the others are for collecting returns. */
const SENDABLE: ReadonlySet<DeliveryMethod> = new Set([
	'DELIVERY',
	'GDFW_ISSUE_SVC',
	'VISIT_RECEIPT',
	'DIRECT_DELIVERY',
	'QUICK_SVC',
	'NOTHING',
]);

/** A parcel as a merchant describes it. */
export interface Parcel {
	deliveryMethod: DeliveryMethod;
	deliveryCompanyCode?: string | undefined;
	trackingNumber?: string | undefined;
}

/** The courier and tracking number that count; without a courier's method there are none. */
export function courierOf({ deliveryMethod, deliveryCompanyCode, trackingNumber }: Parcel) {
	const byCourier = deliveryMethod === 'DELIVERY' || deliveryMethod === 'GDFW_ISSUE_SVC';
	return {
		byCourier,
		...(byCourier && deliveryCompanyCode && { company: deliveryCompanyCode }),
		...(byCourier && trackingNumber && { trackingNumber }),
	};
}

/** What is wrong with sending this parcel for a product order, if anything. */
export function parcelProblem(
	productOrder: ProductOrder,
	{ deliveryMethod, deliveryCompanyCode, trackingNumber }: Parcel,
	bench: Bench,
): OrderCode | undefined {
	if (!SENDABLE.has(deliveryMethod)) return '104117';
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
