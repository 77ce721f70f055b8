import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { DOUBT_MS } from '../../../nodes/shared/write/doubts';
import type { PaymentLedger } from '../../../sandbox/core/payments/ledger';
import { BILLING_KEY, openPortOneV2, type PortOneV2Shop } from '../../support/shops/portOneV2Shop';
import { someOrAll } from '../../support/shops/sandboxOptions';

const SEED = process.env.SEED ?? '20261122';

/** How many payments. */
const PAYMENTS = someOrAll(40, 300);
const BY_KEY = someOrAll(30, 200);
const CUT_OFF = someOrAll(24, 150);
const AS_MANY = someOrAll(12, 80);

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const CEOS: INodeParameters = {
	resource: 'payment',
	operation: 'payInstantly',
	paymentId: '={{ $json.paymentId }}',
	orderName: '={{ $json.orderName }}',
	totalPayAmount: '={{ $json.amount }}',
	customData: '={{ { orderId: $json.orderName } }}',
};
const PORTONE: INodeParameters = {
	resource: 'payment',
	operation: 'payWithBillingKey',
	paymentId: '={{ $json.paymentId }}',
	billingKey: BILLING_KEY,
	orderName: '={{ $json.orderName }}',
	total: '={{ $json.amount }}',
	options: { maxAttempts: 5 },
};
const goOn = { onError: 'continueRegularOutput' } as const;
const orders = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		paymentId: `20261122_${String(index + 1).padStart(4, '0')}`,
		orderName: `주문 ${index + 1}`,
		amount: 1_000 + index,
	}));

type Server = 'ceos' | 'portone-v2';
const ledger = (server: Server): PaymentLedger =>
	server === 'ceos' ? shop.sandbox.ceos.ledger() : shop.sandbox.portOneV2.ledger();
const pay = async (server: Server, items: IDataObject[]): Promise<IDataObject[]> => {
	const options = { ...goOn, items };
	const { json, error } =
		server === 'ceos' ? await shop.runCeos(CEOS, options) : await shop.run(PORTONE, options);
	expect(error).toBeUndefined();
	judge(ledger(server), json, items);
	return json;
};

/** One payment in ten fails, half of them after the money moved; one answer in twenty gets lost. */
function makeTrouble(server: Server, settings: object = {}): void {
	const failures = { rate: 0.1, afterMoney: 0.5, seed: SEED };
	if (server === 'ceos') shop.sandbox.ceos.patchSettings({ failures, ...settings });
	else shop.sandbox.portOneV2.patchSettings({ failures, ...settings });
	shop.sandbox.faults.add({
		...{ kind: 'resetAfter', probability: 0.05, times: 0, seed: SEED },
		match: { server },
	});
}

/** Holds what the node said against what truly happened. */
function judge(
	{ totals, orders: entries }: PaymentLedger,
	rows: IDataObject[],
	items: IDataObject[],
) {
	expect(totals).toMatchObject({ paymentsChargedTwice: 0, ordersChargedTwice: 0 });
	expect(totals.charges).toBe(entries.filter(({ charges }) => charges > 0).length);
	expect(rows).toHaveLength(items.length);
	const truths = new Map(entries.map((entry) => [entry.key, entry]));
	rows.forEach((row, index) => {
		const { orderName, amount, paymentId } = items[index] as IDataObject;
		const { charges, charged, tries } = truths.get(String(orderName)) ?? { charges: 0, tries: [] };
		if (row.success === true) {
			expect({ charges, charged }).toEqual({ charges: 1, charged: amount });
			expect(row.originalPaymentId ?? row.paymentId).toBe(paymentId);
			const paid = tries.find(({ outcome }) => outcome === 'paid' || outcome === 'lost');
			expect(row.paymentId).toBe(paid?.paymentId);
			return;
		}
		expect(row).toMatchObject({ success: false, paymentId, error: expect.any(String) });
		// What was taken is never called a failure: at most, that nobody knows.
		if (charges > 0) expect(row.error).toMatch(/not known whether|could not be read whether/);
	});
}

/** Pays, and ten minutes later again what was not paid, as its errors advise. @returns how many were not paid at first */
async function payAll(server: Server, count: number): Promise<number> {
	const isPaid = ({ success }: IDataObject) => success === true;
	let items = orders(count);
	let unpaid = 0;
	for (let run = 1; items.length > 0; run++) {
		expect(run).toBeLessThan(6);
		const rows = await pay(server, items);
		for (const { error } of rows.filter((row) => !isPaid(row))) {
			expect(error).toMatch(/It is not known whether|Failed 5 times, and nothing was taken/);
		}
		items = items.filter((_, index) => !isPaid(rows[index] ?? {}));
		shop.sandbox.clock.advance(DOUBT_MS);
		if (run === 1) unpaid = items.length;
	}
	expect(ledger(server).totals).toMatchObject({ charges: count, orders: count, cancels: 0 });
	return unpaid;
}

/** Few payments have to meet some as well: how a server tells of failures is of no matter without one. */
const OFTEN = {
	failures: { rate: someOrAll(0.4, 0.1), afterMoney: someOrAll(0.25, 0.5), seed: SEED },
};

describe(`CEOS, seed ${SEED}`, () => {
	test(`${PAYMENTS} payments, 10 % failures, 5 % lost answers: each order is paid exactly once`, async () => {
		makeTrouble('ceos');
		expect(await payAll('ceos', PAYMENTS)).toBeLessThanOrEqual(10);
	});

	test.each([
		['ids of failed payments are used up', { failedId: 'taken' }],
		['refusals look like failures', { failedId: 'taken', failureStatus: 400 }],
		['failures look like a gateway', { failureStatus: 503 }],
		['failed payments leave no record', { failedRecord: 'none' }],
		['the server charges an id again and again', { paidId: 'charged' }],
		['and no record either', { paidId: 'charged', failedRecord: 'none', failureStatus: 400 }],
	])('as much where %s', async (_, settings) => {
		makeTrouble('ceos', { ...OFTEN, ...settings });
		expect(await payAll('ceos', AS_MANY)).toBeLessThanOrEqual(15);
		expect(ledger('ceos').totals.failed).toBeGreaterThan(0);
	});

	test.each([{}, { failedId: 'taken' }, { paidId: 'charged' }])(
		'cut off after half of them and executed again from the start: %p',
		async (settings) => {
			makeTrouble('ceos', { ...OFTEN, ...settings });
			// From the server's side, this is how a crash looks: what it does is never heard of again.
			shop.sandbox.faults.add({
				...{ kind: 'resetAfter', after: CUT_OFF, times: 0 },
				match: { server: 'ceos' },
			});
			const items = orders(CUT_OFF);
			const rows = await pay('ceos', items);
			const paid = rows.filter(({ success }) => success === true).length;
			expect(paid).toBeGreaterThan(CUT_OFF / 6);
			expect(paid).toBeLessThan((CUT_OFF / 6) * 5);
			shop.sandbox.faults.clear();
			await payAll('ceos', CUT_OFF);
		},
	);
});

describe(`PortOne V2, seed ${SEED}`, () => {
	test(`${BY_KEY} payments by billing key: each order is paid exactly once`, async () => {
		makeTrouble('portone-v2');
		expect(await payAll('portone-v2', BY_KEY)).toBeLessThanOrEqual(4);
	});

	test('as much where an ID may be tried twice only', async () => {
		makeTrouble('portone-v2', { maxTransactions: 2, failures: { rate: 0.4, seed: SEED } });
		await payAll('portone-v2', 100);
	});

	test('as much after a crash', async () => {
		makeTrouble('portone-v2');
		shop.sandbox.faults.add({
			...{ kind: 'resetAfter', after: 100, times: 0 },
			match: { server: 'portone-v2' },
		});
		await pay('portone-v2', orders(100));
		shop.sandbox.faults.clear();
		await payAll('portone-v2', 100);
	});
});
