import type { CancelClaim, ProductOrder } from '../types';

type CancelRequest = Pick<
	CancelClaim,
	'claimId' | 'cancelReason' | 'requestChannel' | 'cancelDetailedReason'
>;

/** True while a cancel waits for the merchant or is being carried out. */
export function hasOpenCancel({ claimStatus }: ProductOrder): boolean {
	return claimStatus === 'CANCEL_REQUEST' || claimStatus === 'CANCELING';
}

/** Opens a cancel over the whole quantity. */
export function openCancel(
	productOrder: ProductOrder,
	claimStatus: 'CANCEL_REQUEST' | 'CANCELING',
	request: CancelRequest,
	now: number,
): void {
	productOrder.claimType = 'CANCEL';
	productOrder.claimStatus = claimStatus;
	productOrder.cancel = {
		...request,
		claimStatus,
		requestQuantity: productOrder.line.quantity,
		claimRequestDate: now,
	};
}

/** Carries the open cancel out. */
export function completeCancel(
	productOrder: ProductOrder,
	status: 'CANCELED' | 'CANCELED_BY_NOPAYMENT',
	now: number,
): void {
	productOrder.productOrderStatus = status;
	endCancel(productOrder, 'CANCEL_DONE', { cancelApprovalDate: now, cancelCompletedDate: now });
}

/** Ends the open cancel without one: withdrawn by the buyer, or refused by dispatching. */
export function rejectCancel(productOrder: ProductOrder, now: number): void {
	endCancel(productOrder, 'CANCEL_REJECT', { rejectedDate: now });
}

function endCancel(
	productOrder: ProductOrder,
	claimStatus: 'CANCEL_DONE' | 'CANCEL_REJECT',
	dates: Partial<CancelClaim>,
): void {
	if (!productOrder.cancel) throw new Error(`${productOrder.productOrderId} has no cancel to end.`);
	productOrder.claimStatus = claimStatus;
	productOrder.cancel = { ...productOrder.cancel, ...dates, claimStatus };
	productOrder.completedClaims.push(productOrder.cancel);
}
