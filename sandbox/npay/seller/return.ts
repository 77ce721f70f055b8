import { completeClaim, mayBeClaimedBack, openOf, rejectClaim } from '../claims/claim';
import { isHeld } from '../claims/holdback';
import { automaticPickup, claimBack, RETURN_REASONS } from '../claims/return';
import type { Collection } from '../claims/types';
import type { OrderCode } from '../gateway/errors';
import type { ProductOrder } from '../types';
import { quantityRefusal } from './cancel';
import { isCourier } from './couriers';
import type { DeliveryMethod } from './parcel';
import type { Refusal, Write } from './write';

export interface ReturnRequest {
	productOrderId: string;
	returnReason: (typeof RETURN_REASONS)[number];
	collectDeliveryMethod: DeliveryMethod;
	collectDeliveryCompany?: string | undefined;
	collectTrackingNumber?: string | undefined;
	/** Absent = all that is left. */
	returnQuantity?: number | undefined;
}

/**
 * 반품 요청 by the merchant. Only with RETURN_INDIVIDUAL does the given courier count; for every
 * other method it is ignored and Naver orders a pickup of its own.
 */
export const returnRequestWrite: Write<ReturnRequest> = {
	operation: 'returnRequest',
	refusal(productOrder, request) {
		if (!mayBeClaimedBack(productOrder)) return { code: '9999' };
		const code = courierProblem(request);
		return code ? { code } : quantityRefusal(productOrder, request.returnQuantity);
	},
	apply(productOrder, request, { store, now }) {
		const { collectDeliveryMethod, collectTrackingNumber } = request;
		const individual = collectDeliveryMethod === 'RETURN_INDIVIDUAL';
		const ask = {
			claimType: 'RETURN' as const,
			reason: request.returnReason,
			requestChannel: '판매자',
			quantity: request.returnQuantity,
			collection: individual ? sentByBuyer(request) : automaticPickup(store.nextId(now)),
			onTheWay: !individual || collectTrackingNumber !== undefined,
		};
		claimBack({ productOrder, store, now }, ask, { by: 'merchant', action: 'returnRequest' });
	},
};

/** 반품 승인: the refund becomes final. */
export const returnApproveWrite: Write<{ productOrderId: string }> = {
	operation: 'returnApprove',
	refusal: refusalOfDecision,
	apply(productOrder, _request, { store, now }) {
		const claim = openOf(productOrder, 'RETURN');
		if (!claim) return;
		completeClaim(productOrder, claim, now);
		store.record(productOrder, {
			by: 'merchant',
			action: 'returnApprove',
			change: 'CLAIM_COMPLETED',
		});
	},
};

/** 반품 거부: the product order is as before; the buyer may ask again. */
export const returnRejectWrite: Write<{ productOrderId: string; reason: string }> = {
	operation: 'returnReject',
	refusal: refusalOfDecision,
	apply(productOrder, { reason }, { store, now }) {
		const claim = openOf(productOrder, 'RETURN');
		if (!claim) return;
		claim.rejectReason = reason;
		rejectClaim(productOrder, claim, now);
		store.record(productOrder, {
			by: 'merchant',
			action: 'returnReject',
			change: 'CLAIM_REJECTED',
		});
	},
};

function refusalOfDecision(productOrder: ProductOrder): Refusal | undefined {
	const claim = openOf(productOrder, 'RETURN');
	if (!claim) return { code: '9999' };
	return isHeld(claim) ? { code: '104418' } : undefined;
}

function courierProblem(request: ReturnRequest): OrderCode | undefined {
	const { collectDeliveryMethod, collectDeliveryCompany, collectTrackingNumber } = request;
	const needed = collectDeliveryMethod === 'RETURN_DELIVERY';
	if ((needed || collectTrackingNumber) && !collectDeliveryCompany) return '104118';
	if (collectDeliveryCompany && !isCourier(collectDeliveryCompany)) return '104119';
	return needed && !collectTrackingNumber ? '104120' : undefined;
}

function sentByBuyer({ collectDeliveryCompany, collectTrackingNumber }: ReturnRequest): Collection {
	return {
		deliveryMethod: 'RETURN_INDIVIDUAL',
		...(collectDeliveryCompany && { deliveryCompany: collectDeliveryCompany }),
		...(collectTrackingNumber && { trackingNumber: collectTrackingNumber }),
		status: collectTrackingNumber ? 'COLLECT_WAITING' : 'NOT_REQUESTED',
	};
}
