import { floorToSecond, toKst } from '../core/kst';
import type { ProductOrderStore } from './store';
import type { ProductOrder, WriteCounts } from './types';

/** What truly happened to one product order; all times KST. */
export interface LedgerEntry extends WriteCounts {
	productOrderId: string;
	orderId: string;
	/** Every change that existed, oldest first. `lastChangedDate` is what the feed says (whole seconds). */
	changes: Array<{ type: string; lastChangedDate: string; at: string; listedFrom: string }>;
	/** First and last step of its life, change or not. */
	first: string;
	last: string;
}

export interface Ledger {
	totals: WriteCounts & {
		productOrders: number;
		changes: number;
		/** Writes that took effect more than once on one product order: must stay 0. */
		confirmedTwice: number;
		dispatchedTwice: number;
	};
	entries: LedgerEntry[];
}

/** The truth by which loss and doubling are judged. `productOrderId` narrows it to one. */
export function ledgerOf(store: ProductOrderStore, productOrderId?: string): Ledger {
	const entries: LedgerEntry[] = [];
	for (const productOrder of store.all()) {
		if (productOrderId === undefined || productOrder.productOrderId === productOrderId) {
			entries.push(entryOf(productOrder));
		}
	}
	const sum = (count: (entry: LedgerEntry) => number) =>
		entries.reduce((total, entry) => total + count(entry), 0);
	return {
		totals: {
			productOrders: entries.length,
			changes: sum(({ changes }) => changes.length),
			confirmed: sum(({ confirmed }) => confirmed),
			confirmedAgain: sum(({ confirmedAgain }) => confirmedAgain),
			confirmedTwice: sum(({ confirmed }) => Number(confirmed > 1)),
			dispatched: sum(({ dispatched }) => dispatched),
			dispatchedAgain: sum(({ dispatchedAgain }) => dispatchedAgain),
			dispatchedTwice: sum(({ dispatched }) => Number(dispatched > 1)),
			delayed: sum(({ delayed }) => delayed),
			delayedAgain: sum(({ delayedAgain }) => delayedAgain),
		},
		entries,
	};
}

function entryOf({ productOrderId, order, changes, history, counts }: ProductOrder): LedgerEntry {
	return {
		productOrderId,
		orderId: order.orderId,
		changes: changes.map(({ type, at, listedFrom }) => ({
			type,
			lastChangedDate: toKst(floorToSecond(at)),
			at: toKst(at),
			listedFrom: toKst(listedFrom),
		})),
		...counts,
		first: toKst(history[0]?.at ?? order.orderDate),
		last: toKst(history[history.length - 1]?.at ?? order.orderDate),
	};
}
