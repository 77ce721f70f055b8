import type { ProductOrderStore } from '../orders/store';
import type { NpaySettings } from '../settings';
import type { HistoryEntry, ProductOrder } from '../types';
import { completeClaim, openClaim, openOf } from './claim';
import type { Claim } from './types';

export const CANCEL_REASONS = [
	'INTENT_CHANGED',
	'COLOR_AND_SIZE',
	'WRONG_ORDER',
	'PRODUCT_UNSATISFIED',
	'DELAYED_DELIVERY',
	'SOLD_OUT',
	'INCORRECT_INFO',
] as const;

interface Place {
	productOrder: ProductOrder;
	store: ProductOrderStore;
	settings: NpaySettings;
	now: number;
}

interface Ask {
	reason: string;
	detailedReason?: string | undefined;
	quantity?: number | undefined;
	requestChannel: string;
}

/** True while a cancel waits for the merchant or is being carried out. */
export function hasOpenCancel(productOrder: ProductOrder): boolean {
	return openOf(productOrder, 'CANCEL') !== undefined;
}

/** Opens a cancel that waits for the merchant. */
export function askForCancel({ productOrder, store, now }: Place, ask: Ask): void {
	openCancel(productOrder, store, ask, 'CANCEL_REQUEST', now);
	store.record(productOrder, { by: 'buyer', action: 'requestCancel', change: 'CLAIM_REQUESTED' });
}

/** Opens a cancel that needs nobody's consent and refunds at once, if the refund does not stick. */
export function cancelAtOnce(
	{ productOrder, store, settings, now }: Place,
	ask: Ask,
	step: Pick<HistoryEntry, 'by' | 'action'>,
): void {
	const claim = openCancel(productOrder, store, ask, 'CANCELING', now);
	store.record(productOrder, { ...step, change: 'CLAIM_REQUESTED' });
	if (settings.refundSticks || productOrder.refundSticks) {
		claim.refundStandbyReason = '환불 처리 지연';
		return;
	}
	completeClaim(productOrder, claim, now);
	store.record(productOrder, { by: 'naver', action: 'completeCancel', change: 'CLAIM_COMPLETED' });
}

function openCancel(
	productOrder: ProductOrder,
	store: ProductOrderStore,
	{ detailedReason, ...ask }: Ask,
	claimStatus: 'CANCEL_REQUEST' | 'CANCELING',
	now: number,
): Claim {
	const claim = { claimType: 'CANCEL' as const, claimStatus, ...ask };
	return openClaim(
		productOrder,
		store.nextId(now),
		{ ...claim, ...(detailedReason && { detailedReason }) },
		now,
	);
}
