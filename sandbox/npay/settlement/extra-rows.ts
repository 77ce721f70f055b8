import type { ProductOrderStore } from '../orders/store';
import type { Review } from '../reviews';
import type { Order, ProductOrder } from '../types';
import { type PayMeansType, sharesOf } from './commissions';
import { type Day, dayOf, nextBusinessDay } from './days';
import { type Entry, settlingInstant } from './entries';

/** What a shop pays for a buyer's review, KRW. A guess: shops set it themselves. */
const REVIEW_POINTS = { GENERAL: 150, PREMIUM: 500 } as const;

/** A delivery fee that a claim on a part made due after all, and the discount on it, KRW. */
const FEE_CHANGE = 3000;
const FEE_DISCOUNT_CHANGE = -500;

/** A row of the settlement to put there by hand; what is not said has a likely value. Amounts KRW. */
export interface ExtraRow {
	/** Any code, known or not. */
	productOrderType: string;
	paySettleAmount: number;
	/** Absent = the row has no number, as reviews have none. */
	productOrderId?: string;
	orderId?: string;
	/** `productName`: what the row is for. */
	name?: string;
	/** Its settleBasisDate, `yyyy-MM-dd`; default yesterday. */
	day?: Day;
	/** Its settleExpectDate; default the next business day. */
	expectDate?: Day;
	/** False: no line of the daily settlement counts it, as nobody says that there can't be such a row. */
	inDaily?: boolean;
	/** One commission on it, with any codes. */
	commission?: { type: string; means: string; amount: number };
	/** Shows in VAT under this `detailType`; absent = not at all. */
	vatDetailType?: string;
}

/** Rows that settle what buyers' claims on a part changed in delivery fees, and their reviews. */
export function derivedRows(store: ProductOrderStore, reviews: readonly Review[]): Entry[] {
	const seen = new Set<Order>();
	const entries: Entry[] = [];
	for (const { order } of store.all()) {
		if (seen.has(order)) continue;
		seen.add(order);
		entries.push(...feeChanges(store.ofOrder(order.orderId)));
	}
	return [...entries, ...reviews.map(reviewRow)];
}

/** The entry of a row by hand; `order` is its own, or else says only whose it is. */
export function extraEntry(row: ExtraRow & { day: Day }, order: Order): Entry {
	const { commission, vatDetailType, paySettleAmount, expectDate, inDaily = true } = row;
	return {
		...plain(order, row.productOrderId, row.day, paySettleAmount),
		...(expectDate !== undefined && { expectDate }),
		...(!inDaily && { withoutDaily: true }),
		productOrderType: row.productOrderType,
		withoutOrder: row.orderId === undefined,
		...(row.name !== undefined && { name: row.name }),
		...(vatDetailType !== undefined && { vatDetailType }),
		commissions: commission
			? [
					{
						type: commission.type,
						means: commission.means,
						basis: paySettleAmount,
						amount: commission.amount,
					},
				]
			: [],
	};
}

/** Both changes have the package's number, which its delivery fee has too. */
function feeChanges(siblings: readonly ProductOrder[]): Entry[] {
	const partly = siblings.filter(isPartlyGone);
	const instants = siblings.flatMap((one) => settlingInstant(one) ?? []);
	const [first] = siblings;
	if (!first || partly.length === 0 || instants.length === 0) return [];
	const day = dayOf(Math.min(...instants));
	const { order, shipping } = first;
	const change = (name: string, amount: number, vatDetailType: string): Entry => ({
		...plain(order, shipping.packageNumber, day, amount),
		productOrderType: 'POST_ORDER_ADJUSTMENT_AMOUNT',
		name,
		vatDetailType,
	});
	return [
		change('배송비금액변동', FEE_CHANGE, 'VOUCH_DETAIL_DLVREC'),
		change('배송비할인금액변동', FEE_DISCOUNT_CHANGE, 'VOUCH_DETAIL_DLCNCL'),
	];
}

function isPartlyGone({ completedClaims, line }: ProductOrder): boolean {
	return completedClaims.some(
		({ claimStatus, requestQuantity }) =>
			(claimStatus === 'CANCEL_DONE' || claimStatus === 'RETURN_DONE') &&
			requestQuantity < line.quantity,
	);
}

function reviewRow({ productOrder, reviewType, createdDate }: Review): Entry {
	const type = reviewType === 'PREMIUM' ? 'PREMIUM_PURCHASE_REVIEW' : 'PURCHASE_REVIEW';
	return {
		...plain(productOrder.order, undefined, dayOf(createdDate), -REVIEW_POINTS[reviewType]),
		productOrderType: type,
		withoutOrder: true,
	};
}

function plain(order: Order, productOrderId: string | undefined, day: Day, amount: number): Entry {
	const [share] = sharesOf(order, Math.abs(amount), 0);
	const means: PayMeansType = share?.means ?? 'PAYMEANS_TYPE_NCASH';
	return {
		order,
		...(productOrderId !== undefined && { productOrderId }),
		productOrderType: '',
		settleType: 'NORMAL_SETTLE_ORIGINAL',
		decision: 'SETTLED',
		payDate: day,
		basisDate: day,
		expectDate: nextBusinessDay(day),
		payAmount: amount,
		benefit: 0,
		shares: [{ means, amount }],
		points: 0,
		commissions: [],
	};
}
