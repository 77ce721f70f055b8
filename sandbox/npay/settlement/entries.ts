import { remainingQuantity } from '../claims/claim';
import { lineAmounts } from '../orders/products';
import type { ProductOrderStore } from '../orders/store';
import type { NpaySettings } from '../settings';
import type { Order, ProductOrder } from '../types';
import { type Commission, commissionsOn, type Share, sharesOf } from './commissions';
import { type Day, dayOf, nextBusinessDay } from './days';
import { PaidPoints } from './paid-points';

export type SettleType =
	| 'NORMAL_SETTLE_ORIGINAL'
	| 'NORMAL_SETTLE_AFTER_CANCEL'
	| 'NORMAL_SETTLE_BEFORE_CANCEL'
	| 'QUANTITY_CANCEL_DEDUCTION';

/** One thing to be settled, as it truly is. Amounts KRW; fees are negative. */
export interface Entry {
	order: Order;
	/** Number of the product order, or of the package for its delivery fee; some rows have none. */
	productOrderId?: string;
	/** PROD_ORDER, DELIVERY, QUANTITY_CANCEL, and what else is put there. */
	productOrderType: string;
	/** Absent for what is no product order. */
	productOrder?: ProductOrder;
	/** What it is for, where that is no product. */
	name?: string;
	/** It belongs to no order; `order` only says whose it is. */
	withoutOrder?: boolean;
	/** No daily line counts it. */
	withoutDaily?: boolean;
	/** How it shows in VAT, where it is no sale of a product or delivery. */
	vatDetailType?: string;
	settleType: SettleType;
	decision: 'SETTLED' | 'UNSETTLED' | 'BEFORE_CANCEL';
	payDate: Day;
	/** Absent while nothing is decided. */
	basisDate?: Day | undefined;
	expectDate?: Day | undefined;
	payAmount: number;
	/** What the seller bears of a discount, where that is apart from the payment (`benefit`); not positive. */
	benefit: number;
	/** How it was paid; negative when it is taken back. */
	shares: Share[];
	points: number;
	commissions: Commission[];
}

/** Everything to be settled from the orders that exist. */
export function entriesOf(
	store: ProductOrderStore,
	sellerDiscounts: NpaySettings['sellerDiscountSettlement'],
): Entry[] {
	const points = new PaidPoints((order) => store.ofOrder(order.orderId));
	const entries: Entry[] = [];
	const seen = new Set<Order>();
	for (const productOrder of store.all()) {
		const { order } = productOrder;
		if (order.paymentDate === undefined) continue;
		const paid = { points, payDate: dayOf(order.paymentDate), sellerDiscounts };
		entries.push(...productEntries(productOrder, paid));
		if (seen.has(order)) continue;
		seen.add(order);
		entries.push(...deliveryEntries(store.ofOrder(order.orderId), paid));
	}
	return entries;
}

interface Paid {
	points: PaidPoints;
	payDate: Day;
	sellerDiscounts: NpaySettings['sellerDiscountSettlement'];
}

/** What is settled of so many pieces, KRW. */
interface Part {
	/** What the buyer paid. */
	paid: number;
	points: number;
	/** What Naver adds for its coupon. */
	coupon: number;
	/** What is settled apart for the seller's discount. */
	benefit: number;
}

const NOTHING: Part = { paid: 0, points: 0, coupon: 0, benefit: 0 };

/** What is left over of a part, without another one. */
function less(part: Part, other: Part): Part {
	return {
		paid: part.paid - other.paid,
		points: part.points - other.points,
		coupon: part.coupon - other.coupon,
		benefit: part.benefit - other.benefit,
	};
}

function productEntries(
	productOrder: ProductOrder,
	{ points, payDate, sellerDiscounts }: Paid,
): Entry[] {
	const { order, productOrderId } = productOrder;
	const common = { order, productOrder, productOrderId, payDate } as const;
	const part = (pieces: number): Part => {
		const { payment, naverCoupon, sellerBurden } = lineAmounts(productOrder.line, pieces);
		return {
			paid: payment,
			points: points.of(productOrder, payment),
			coupon: naverCoupon,
			benefit: sellerDiscounts === 'benefit' ? 0 - sellerBurden : 0,
		};
	};
	const decidedAt = settlingInstant(productOrder);
	if (decidedAt === undefined) {
		const kept = part(remainingQuantity(productOrder));
		return [pending({ ...common, productOrderType: 'PROD_ORDER' }, kept, isClosed(productOrder))];
	}
	const later = productOrder.completedClaims.filter(
		({ claimType }) => claimType === 'ADMIN_CANCEL',
	);
	const canceled = later.reduce((sum, { requestQuantity }) => sum + requestQuantity, 0);
	let pieces = remainingQuantity(productOrder) + canceled;
	const original = { ...common, productOrderType: 'PROD_ORDER' as const };
	const entries = [settled(original, 'NORMAL_SETTLE_ORIGINAL', part(pieces), decidedAt)];
	for (const { requestQuantity, completedDate = decidedAt } of later) {
		const whole = later.length === 1 && pieces === requestQuantity;
		const back = less(part(pieces), part(pieces - requestQuantity));
		entries.push(
			whole
				? reversed(original, 'NORMAL_SETTLE_AFTER_CANCEL', back, completedDate)
				: reversed(
						{ ...common, productOrderType: 'QUANTITY_CANCEL' },
						'QUANTITY_CANCEL_DEDUCTION',
						back,
						completedDate,
					),
		);
		pieces -= requestQuantity;
	}
	return entries;
}

/** The delivery fee of a package, once, when the first product order of it is settled. */
function deliveryEntries(siblings: readonly ProductOrder[], { points, payDate }: Paid): Entry[] {
	const [first] = siblings;
	if (!first || first.shipping.deliveryFeeAmount === 0) return [];
	const { order, shipping } = first;
	const common = {
		order,
		productOrderId: shipping.packageNumber,
		productOrderType: 'DELIVERY',
		payDate,
	} as const;
	const fee = {
		...NOTHING,
		paid: shipping.deliveryFeeAmount,
		points: points.ofDelivery(order),
	};
	const instants = siblings.flatMap((one) => settlingInstant(one) ?? []);
	if (instants.length === 0) return [pending(common, fee, siblings.every(isClosed))];
	return [settled(common, 'NORMAL_SETTLE_ORIGINAL', fee, Math.min(...instants))];
}

type Common = Pick<Entry, 'order' | 'productOrderId' | 'productOrderType' | 'payDate'> &
	Partial<Pick<Entry, 'productOrder'>>;

function settled(common: Common, settleType: SettleType, part: Part, at: number): Entry {
	const basisDate = dayOf(at);
	return {
		...common,
		...money(common, part),
		settleType,
		decision: 'SETTLED',
		basisDate,
		expectDate: nextBusinessDay(basisDate),
	};
}

function reversed(common: Common, settleType: SettleType, part: Part, at: number): Entry {
	const entry = settled(common, settleType, part, at);
	return {
		...entry,
		payAmount: -entry.payAmount,
		benefit: 0 - entry.benefit,
		points: -entry.points,
		shares: entry.shares.map((share) => ({ ...share, amount: -share.amount })),
		commissions: entry.commissions.map((one) => ({
			...one,
			basis: -one.basis,
			amount: 0 - one.amount,
		})),
	};
}

/** What is paid but not settled: yet, or ever. */
function pending(common: Common, part: Part, closed: boolean): Entry {
	return {
		...common,
		...money(common, closed ? NOTHING : part),
		settleType: closed ? 'NORMAL_SETTLE_BEFORE_CANCEL' : 'NORMAL_SETTLE_ORIGINAL',
		decision: closed ? 'BEFORE_CANCEL' : 'UNSETTLED',
	};
}

function money({ order, productOrderType }: Common, { paid, points, coupon, benefit }: Part) {
	const shares = sharesOf(order, paid, points);
	if (coupon > 0) shares.push({ means: 'PAYMEANS_TYPE_NMP_DISCOUNT', amount: coupon });
	return {
		payAmount: paid + coupon - benefit,
		benefit,
		points,
		shares,
		commissions: commissionsOn(order, shares, productOrderType === 'DELIVERY'),
	};
}

/** Whether an entry is a sale for the tax office. */
export function isTaxed({ productOrderType, vatDetailType }: Entry): boolean {
	return vatDetailType !== undefined || SALES.has(productOrderType);
}

const SALES: ReadonlySet<string> = new Set(['PROD_ORDER', 'DELIVERY', 'QUANTITY_CANCEL']);

/** When a product order began to be settled: the purchase was decided or the exchange done. */
export function settlingInstant(productOrder: ProductOrder): number | undefined {
	if (productOrder.decisionDate !== undefined) return productOrder.decisionDate;
	return productOrder.productOrderStatus === 'EXCHANGED'
		? productOrder.claim?.completedDate
		: undefined;
}

function isClosed({ productOrderStatus }: ProductOrder): boolean {
	return ['CANCELED', 'RETURNED', 'CANCELED_BY_NOPAYMENT'].includes(productOrderStatus);
}
