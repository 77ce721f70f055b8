import { linePayment } from '../orders/products';
import type { Order, ProductOrder } from '../types';

const DELIVERY = 'delivery fee';

/**
 * How the points paid for an order are shared out over its product orders and delivery fee: by
 * amount, rounded down, the rest on whatever still has room. The shares add up to the points.
 */
export class PaidPoints {
	private readonly byOrder = new Map<Order, Map<string, number>>();

	constructor(private readonly productOrdersOf: (order: Order) => readonly ProductOrder[]) {}

	/** Points in so much (KRW) of a product order's payment. */
	of({ order, line, productOrderId }: ProductOrder, amount: number): number {
		const initial = linePayment(line);
		if (initial === 0) return 0;
		return Math.floor(((this.shares(order).get(productOrderId) ?? 0) * amount) / initial);
	}

	ofDelivery(order: Order): number {
		return this.shares(order).get(DELIVERY) ?? 0;
	}

	private shares(order: Order): Map<string, number> {
		const known = this.byOrder.get(order);
		if (known) return known;
		const made = shareOut(order, this.productOrdersOf(order));
		this.byOrder.set(order, made);
		return made;
	}
}

function shareOut(order: Order, productOrders: readonly ProductOrder[]): Map<string, number> {
	const points = order.naverMileagePaymentAmount;
	const fee = productOrders[0]?.shipping.deliveryFeeAmount ?? 0;
	const parts: Array<[name: string, amount: number]> = [
		...productOrders.map(({ productOrderId, line }): [string, number] => [
			productOrderId,
			linePayment(line),
		]),
		[DELIVERY, fee],
	];
	const total = parts.reduce((sum, [, amount]) => sum + amount, 0);
	const shares = new Map(
		parts.map(([name, amount]) => [name, total === 0 ? 0 : Math.floor((points * amount) / total)]),
	);
	let rest = points - [...shares.values()].reduce((sum, share) => sum + share, 0);
	for (const [name, amount] of parts) {
		const share = shares.get(name) ?? 0;
		const more = Math.min(rest, amount - share);
		shares.set(name, share + more);
		rest -= more;
	}
	return shares;
}
