import { CANCEL_REASONS, cancelAtOnce } from '../claims/cancel';
import { completeClaim, openClaimOf, openOf, remainingQuantity } from '../claims/claim';
import type { ProductOrder } from '../types';
import type { Refusal, Write } from './write';

export interface CancelRequest {
	productOrderId: string;
	cancelReason: (typeof CANCEL_REASONS)[number];
	cancelDetailedReason?: string | undefined;
	/** Absent = all that is left. */
	cancelQuantity?: number | undefined;
}

/** 취소 요청: the merchant cancels a paid order; the refund follows at once. */
export const cancelRequestWrite: Write<CancelRequest> = {
	operation: 'cancelRequest',
	refusal(productOrder, { cancelQuantity }) {
		if (productOrder.productOrderStatus !== 'PAYED' || openClaimOf(productOrder)) {
			return { code: '9999' };
		}
		return quantityRefusal(productOrder, cancelQuantity);
	},
	apply(productOrder, request, bench) {
		const ask = {
			reason: request.cancelReason,
			detailedReason: request.cancelDetailedReason,
			quantity: request.cancelQuantity,
			requestChannel: '판매자',
		};
		const step = { by: 'merchant', action: 'cancelRequest' } as const;
		cancelAtOnce({ productOrder, ...bench }, ask, step);
	},
};

/** 취소 요청 승인: a buyer's request, or a refund that stuck, is carried out for good. */
export const cancelApproveWrite: Write<{ productOrderId: string }> = {
	operation: 'cancelApprove',
	refusal(productOrder) {
		return openOf(productOrder, 'CANCEL') ? undefined : { code: '9999' };
	},
	apply(productOrder, _request, { store, now }) {
		const claim = openOf(productOrder, 'CANCEL');
		if (!claim) return;
		delete claim.refundStandbyReason;
		productOrder.refundSticks = false;
		completeClaim(productOrder, claim, now);
		store.record(productOrder, {
			by: 'merchant',
			action: 'cancelApprove',
			change: 'CLAIM_COMPLETED',
		});
	},
};

/** Refuses more pieces than are left. */
export function quantityRefusal(
	productOrder: ProductOrder,
	quantity: number | undefined,
): Refusal | undefined {
	const enough = (quantity ?? 0) <= remainingQuantity(productOrder);
	return enough ? undefined : { code: '4000' };
}
