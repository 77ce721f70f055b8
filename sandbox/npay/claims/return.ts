import type { ProductOrderStore } from '../orders/store';
import type { HistoryEntry, ProductOrder } from '../types';
import { openClaim } from './claim';
import type { Claim, Collection } from './types';

export const RETURN_REASONS = [
	'INTENT_CHANGED',
	'COLOR_AND_SIZE',
	'WRONG_ORDER',
	'PRODUCT_UNSATISFIED',
	'DELAYED_DELIVERY',
	'SOLD_OUT',
	'DROPPED_DELIVERY',
	'BROKEN',
	'INCORRECT_INFO',
	'WRONG_DELIVERY',
	'WRONG_OPTION',
] as const;

/** Reasons that are the buyer's own doing, so that the way back is theirs to pay. */
const BUYERS_OWN: ReadonlySet<string> = new Set([
	'INTENT_CHANGED',
	'COLOR_AND_SIZE',
	'WRONG_ORDER',
	'SIMPLE_INTENT_CHANGED',
	'MISTAKE_ORDER',
]);

/** One parcel back to the merchant, KRW; an exchange goes both ways. */
const WAY_BACK_FEE = 3000;

/** Courier that Naver sends for a pickup, as if the product had it configured. */
const PICKUP_COURIER = 'CJGLS';

interface Ask {
	claimType: 'RETURN' | 'EXCHANGE';
	reason: string;
	detailedReason?: string | undefined;
	requestChannel: string;
	quantity?: number | undefined;
	collection: Collection;
	/** The goods are on their way back already. */
	onTheWay: boolean;
}

/** Opens a return or an exchange. */
export function claimBack(
	{
		productOrder,
		store,
		now,
	}: { productOrder: ProductOrder; store: ProductOrderStore; now: number },
	{ onTheWay, detailedReason, ...ask }: Ask,
	step: Pick<HistoryEntry, 'by' | 'action'>,
): Claim {
	const ways = ask.claimType === 'EXCHANGE' ? 2 : 1;
	const fee = BUYERS_OWN.has(ask.reason) ? ways * WAY_BACK_FEE : 0;
	const claim = openClaim(
		productOrder,
		store.nextId(now),
		{
			...ask,
			claimStatus: onTheWay ? 'COLLECTING' : requestStatus(ask.claimType),
			...(detailedReason && { detailedReason }),
			deliveryFeeDemandAmount: fee,
			...(fee > 0 && { deliveryFeePayMethod: '환불금에서 차감' }),
		},
		now,
	);
	store.record(productOrder, { ...step, change: 'CLAIM_REQUESTED' });
	return claim;
}

/** A pickup that Naver orders by itself. */
export function automaticPickup(claimNumber: string): Collection {
	return {
		deliveryMethod: 'RETURN_DESIGNATED',
		deliveryCompany: PICKUP_COURIER,
		trackingNumber: `6${claimNumber.slice(-11)}`,
		status: 'COLLECT_REQUEST_TO_DELIVERY_COMPANY',
	};
}

/** Goods that the buyer sends back; nothing is on the way yet. */
export const SENT_BY_BUYER: Readonly<Collection> = {
	deliveryMethod: 'RETURN_INDIVIDUAL',
	status: 'NOT_REQUESTED',
};

/** Marks the goods as back with the merchant. */
export function markCollected(claim: Claim, now: number): void {
	claim.collection = {
		...(claim.collection ?? SENT_BY_BUYER),
		status: 'DELIVERED',
		completedDate: now,
	};
}

function requestStatus(claimType: 'RETURN' | 'EXCHANGE') {
	return claimType === 'RETURN' ? 'RETURN_REQUEST' : 'EXCHANGE_REQUEST';
}
