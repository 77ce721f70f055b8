import type { Claim } from '../../npay/claims/types';
import { lineAmounts } from '../../npay/orders/products';
import type { ProductOrder } from '../../npay/types';
import { type Cancel, cancelledAmount, type Payment } from '../payments/types';

const REFUNDED: ReadonlySet<string> = new Set(['CANCEL_DONE', 'RETURN_DONE', 'ADMIN_CANCEL_DONE']);
const GONE: ReadonlySet<string> = new Set(['CANCELED', 'RETURNED']);

/**
 * Writes into a payment what its order at Npay says: buyer and amount as Naver knows them, whether
 * it is paid, and what was refunded.
 */
export function readOrder(payment: Payment, productOrders: readonly ProductOrder[]): void {
	const [first] = productOrders;
	if (!first) return;
	const { order, shippingAddress: to } = first;
	payment.amount = order.generalPaymentAmount + order.naverMileagePaymentAmount;
	payment.buyer = {
		...payment.buyer,
		name: order.ordererName,
		tel: order.ordererTel,
		addr: `${to.baseAddress} ${to.detailedAddress}`,
		postcode: to.zipCode,
	};
	if (order.paymentDate === undefined) return;
	payment.paidAt ??= order.paymentDate;
	payment.cancels = refundsOf(payment, productOrders);
	const allGone = productOrders.every(({ productOrderStatus }) => GONE.has(productOrderStatus));
	payment.status = allGone ? 'cancelled' : 'paid';
	const last = payment.cancels.at(-1);
	if (last) payment.cancelledAt = last.at;
}

/** Every refund, oldest first. When everything was canceled the delivery fee goes back with the last. */
function refundsOf(payment: Payment, productOrders: readonly ProductOrder[]): Cancel[] {
	const cancels = productOrders
		.flatMap((productOrder) =>
			productOrder.completedClaims.map((claim) => ({ productOrder, claim })),
		)
		.filter(({ claim }) => REFUNDED.has(claim.claimStatus))
		.map(({ productOrder, claim }) => refundOf(productOrder, claim))
		.sort((left, right) => left.at - right.at);
	const last = cancels.at(-1);
	const allCanceled = productOrders.every(
		({ productOrderStatus }) => productOrderStatus === 'CANCELED',
	);
	if (last && allCanceled) {
		last.amount += payment.amount - cancelledAmount({ ...payment, cancels });
	}
	return cancels;
}

function refundOf({ line, productOrderId }: ProductOrder, claim: Claim): Cancel {
	return {
		cancellationId: `cancellation_naver_${claim.claimId}`,
		pgTid: productOrderId,
		amount: lineAmounts(line, claim.requestQuantity).payment,
		taxFree: 0,
		vatAmount: 0,
		at: claim.completedDate ?? claim.claimRequestDate,
		reason: claim.reason,
	};
}
