import { floorToSecond, toKst } from '../../core/time/kst';
import type { ProductOrderStore } from '../orders/store';
import type { Operation, ProductOrder, WriteCounts, WriteTally } from '../types';

/** What truly happened to one product order; all times KST. */
export interface LedgerEntry extends WriteCounts {
	productOrderId: string;
	orderId: string;
	/** Every change that existed, oldest first. `lastChangedDate` is what the feed says (whole seconds). */
	changes: Array<{ type: string; lastChangedDate: string; at: string; listedFrom: string }>;
	/** First and last step of its life, change or not. */
	first: string;
	last: string;
	/** Every kind of write: how often it took effect, and how often it was refused after that. */
	writes: WriteTally;
	again: WriteTally;
}

export interface Ledger {
	totals: WriteCounts & {
		productOrders: number;
		changes: number;
		/** Writes that took effect more than once on one product order: must stay 0. */
		confirmedTwice: number;
		dispatchedTwice: number;
		writes: WriteTally;
		again: WriteTally;
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
			writes: added(entries.map(({ writes }) => writes)),
			again: added(entries.map(({ again }) => again)),
		},
		entries,
	};
}

function added(tallies: readonly WriteTally[]): WriteTally {
	const total: WriteTally = {};
	for (const tally of tallies) {
		for (const [operation, count] of Object.entries(tally) as Array<[Operation, number]>) {
			total[operation] = (total[operation] ?? 0) + count;
		}
	}
	return total;
}

function entryOf(productOrder: ProductOrder): LedgerEntry {
	const { productOrderId, order, changes, history, counts, writes, again } = productOrder;
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
		writes: { ...writes },
		again: { ...again },
		first: toKst(history[0]?.at ?? order.orderDate),
		last: toKst(history[history.length - 1]?.at ?? order.orderDate),
	};
}
