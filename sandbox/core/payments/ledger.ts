import { toKst } from '../time/kst';

/** `lost`: the money moved, and the answer was a failure. */
export type TryOutcome = 'paid' | 'failed' | 'lost' | 'refused';

/** One try to pay, as it truly went. `at` is epoch ms of the virtual clock. */
export interface PaymentTry {
	/** Whose payment id it is: ids are unique per owner. */
	owner: string;
	paymentId: string;
	/** The order that is paid, under however many payment ids. */
	order: string;
	amount: number;
	at: number;
	outcome: TryOutcome;
}

/** What was given back of a payment. */
export interface GivenBack {
	refunded: number;
	whole: boolean;
}

export interface LedgerFilter {
	paymentId?: string | undefined;
	order?: string | undefined;
}

/** What truly happened under one payment id, or to one order. Amounts in the payments' currency. */
export interface LedgerEntry {
	/** The payment id, or the order. */
	key: string;
	owner: string;
	/** Payment ids under which an order was tried. */
	paymentIds: string[];
	tries: Array<Pick<PaymentTry, 'paymentId' | 'outcome' | 'amount'> & { at: string }>;
	/** How often money came in, and how much. */
	charges: number;
	charged: number;
	/** Payments that were given back whole, and how much was given back in all. */
	cancels: number;
	refunded: number;
}

export interface PaymentLedger {
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
		refunded: number;
		/** Payment ids, and orders, that were charged more than once: must stay 0. */
		paymentsChargedTwice: number;
		ordersChargedTwice: number;
	};
	payments: LedgerEntry[];
	orders: LedgerEntry[];
}

type GivenBackOf = (owner: string, paymentId: string) => GivenBack;

/** The truth by which double charges are judged. A payment that was given back whole does not count. */
export function paymentLedger(
	all: readonly PaymentTry[],
	givenBackOf: GivenBackOf,
	{ paymentId, order }: LedgerFilter,
): PaymentLedger {
	const tries = all
		.filter((one) => paymentId === undefined || one.paymentId === paymentId)
		.filter((one) => order === undefined || one.order === order);
	const payments = entriesOf(tries, 'paymentId', givenBackOf);
	const orders = entriesOf(tries, 'order', givenBackOf);
	const count = (outcome: TryOutcome) => tries.filter((one) => one.outcome === outcome).length;
	const sum = (name: 'charges' | 'charged' | 'cancels' | 'refunded') =>
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
			refunded: sum('refunded'),
			paymentsChargedTwice: payments.filter(isChargedTwice).length,
			ordersChargedTwice: orders.filter(isChargedTwice).length,
		},
		payments,
		orders,
	};
}

/** What an order is: `orderId` in the JSON of the custom data, or else the order's name. */
export function orderOf(orderName: string, customData: string | null | undefined): string {
	try {
		const data = JSON.parse(customData ?? '') as { orderId?: unknown } | null;
		const id = data?.orderId;
		return typeof id === 'string' || typeof id === 'number' ? String(id) : orderName;
	} catch {
		return orderName;
	}
}

function isChargedTwice({ charges, cancels }: LedgerEntry): boolean {
	return charges - cancels > 1;
}

function entriesOf(
	tries: PaymentTry[],
	by: 'paymentId' | 'order',
	givenBackOf: GivenBackOf,
): LedgerEntry[] {
	const groups = new Map<string, PaymentTry[]>();
	for (const one of tries) {
		const key = JSON.stringify([one.owner, one[by]]);
		const others = groups.get(key);
		if (others) others.push(one);
		else groups.set(key, [one]);
	}
	return [...groups.values()].map((group) => entryOf(group, by, givenBackOf));
}

function entryOf(
	group: PaymentTry[],
	by: 'paymentId' | 'order',
	givenBackOf: GivenBackOf,
): LedgerEntry {
	const [first] = group as [PaymentTry];
	const paymentIds = [...new Set(group.map((one) => one.paymentId))];
	const charges = group.filter(({ outcome }) => outcome === 'paid' || outcome === 'lost');
	const givenBack = paymentIds.map((id) => givenBackOf(first.owner, id));
	return {
		key: first[by],
		owner: first.owner,
		paymentIds,
		tries: group.map(({ paymentId, outcome, amount, at }) => ({
			paymentId,
			outcome,
			amount,
			at: toKst(at),
		})),
		charges: charges.length,
		charged: charges.reduce((total, { amount }) => total + amount, 0),
		cancels: givenBack.filter(({ whole }) => whole).length,
		refunded: givenBack.reduce((total, { refunded }) => total + refunded, 0),
	};
}
