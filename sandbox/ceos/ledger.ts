import { toKst } from '../core/kst';
import type { Books } from './books';
import type { Try } from './types';

export interface LedgerFilter {
	paymentId?: string | undefined;
	order?: string | undefined;
}

/** What truly happened under one payment id, or to one order. Amounts in the payments' currency. */
export interface LedgerEntry {
	/** The payment id, or the order. */
	key: string;
	githubId: string;
	/** Payment ids under which an order was tried. */
	paymentIds: string[];
	tries: Array<Pick<Try, 'paymentId' | 'outcome'> & { at: string; amount: number }>;
	/** How often money came in, and how much. */
	charges: number;
	charged: number;
	/** Charges that were given back. */
	cancels: number;
}

export interface Ledger {
	totals: {
		payments: number;
		orders: number;
		charges: number;
		charged: number;
		failed: number;
		/** Money that moved though the answer was a failure. */
		lost: number;
		refused: number;
		cancels: number;
		/** Payment ids, and orders, that were charged more than once: must stay 0. */
		paymentsChargedTwice: number;
		ordersChargedTwice: number;
	};
	payments: LedgerEntry[];
	orders: LedgerEntry[];
}

/**
 * The truth by which double charges are judged. What an order is: `orderId` in the JSON of
 * `customData`, or else the `orderName`. A charge that was given back whole does not count twice.
 */
export function ledgerOf(books: Books, { paymentId, order }: LedgerFilter): Ledger {
	const tries = books.tries
		.filter((one) => paymentId === undefined || one.paymentId === paymentId)
		.filter((one) => order === undefined || orderOf(one) === order);
	const payments = entriesOf(books, tries, (one) => one.paymentId);
	const orders = entriesOf(books, tries, orderOf);
	const count = (outcome: Try['outcome']) => tries.filter((one) => one.outcome === outcome).length;
	const sum = (name: 'charges' | 'charged' | 'cancels') =>
		payments.reduce((total, entry) => total + entry[name], 0);
	return {
		totals: {
			payments: payments.length,
			orders: orders.length,
			charges: sum('charges'),
			charged: sum('charged'),
			failed: count('failed'),
			lost: count('lost'),
			refused: count('refused'),
			cancels: sum('cancels'),
			paymentsChargedTwice: payments.filter(isChargedTwice).length,
			ordersChargedTwice: orders.filter(isChargedTwice).length,
		},
		payments,
		orders,
	};
}

function isChargedTwice({ charges, cancels }: LedgerEntry): boolean {
	return charges - cancels > 1;
}

function entriesOf(books: Books, tries: Try[], keyOf: (one: Try) => string): LedgerEntry[] {
	const groups = new Map<string, Try[]>();
	for (const one of tries) {
		const key = JSON.stringify([one.githubId, keyOf(one)]);
		const others = groups.get(key);
		if (others) others.push(one);
		else groups.set(key, [one]);
	}
	return [...groups.values()].map((group) => entryOf(books, group, keyOf));
}

function entryOf(books: Books, group: Try[], keyOf: (one: Try) => string): LedgerEntry {
	const [{ githubId }] = group as [Try];
	const paymentIds = [...new Set(group.map((one) => one.paymentId))];
	const charges = group.filter(({ outcome }) => outcome === 'paid' || outcome === 'lost');
	const isCancelled = (id: string) => books.find(githubId, id)?.status === 'CANCELLED';
	return {
		key: keyOf(group[0] as Try),
		githubId,
		paymentIds,
		tries: group.map((one) => ({
			paymentId: one.paymentId,
			outcome: one.outcome,
			at: toKst(one.at),
			amount: one.totalPayAmount,
		})),
		charges: charges.length,
		charged: charges.reduce((total, one) => total + one.totalPayAmount, 0),
		cancels: paymentIds.filter(isCancelled).length,
	};
}

function orderOf({ customData, orderName }: Try): string {
	try {
		const data = JSON.parse(customData ?? '') as { orderId?: unknown } | null;
		const id = data?.orderId;
		return typeof id === 'string' || typeof id === 'number' ? String(id) : orderName;
	} catch {
		return orderName;
	}
}
