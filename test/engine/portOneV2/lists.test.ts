import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { BILLING_KEY, openPortOneV2, type PortOneV2Shop } from '../../support/shops/portOneV2Shop';

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const CURSOR = '/payments-by-cursor';
const list = (changed: IDataObject = {}): INodeParameters => ({
	...{ resource: 'payment', operation: 'getMany', returnAll: true },
	...(changed as INodeParameters),
});
const pay = (count: number, spec: object = {}) => {
	for (let made = 0; made < count; made++) shop.sandbox.portOneV2.createPayment(spec);
};
const input = () =>
	shop.sandbox.journal
		.entries()
		.filter(({ path }) => path.startsWith('/payments'))
		.map(({ query }) => JSON.parse(String((query as IDataObject).requestBody)) as IDataObject);
const idsOf = (rows: IDataObject[]) => rows.map(({ paymentId }) => paymentId);

describe('payments', () => {
	test('all of a period come by cursor, 1000 a call, newest first, each once', async () => {
		pay(1_205);
		const { json, error } = await shop.run(list());
		expect(error).toBeUndefined();
		expect(new Set(idsOf(json)).size).toBe(1_205);
		expect(json).toHaveLength(1_205);
		expect(shop.calls(CURSOR)).toBe(2);
		const times = json.map(({ requestedAt }) => Date.parse(String(requestedAt)));
		expect(times).toEqual([...times].sort((a, b) => b - a));
		expect(json[0]).toMatchObject({ status: 'PAID', statusLabel: '결제 완료' });
	});

	test.each([
		{ cursorOrder: 'newestFirst', cursorMeans: 'from' },
		{ cursorOrder: 'oldestFirst', cursorMeans: 'from' },
		{ cursorOrder: 'newestFirst', cursorMeans: 'behind' },
	] as const)(
		'however a cursor is meant (%j), none is missing and none comes twice',
		async (lists) => {
			shop.sandbox.portOneV2.patchSettings({ lists });
			pay(2_300);
			const { json } = await shop.run(list());
			expect([json.length, new Set(idsOf(json)).size]).toEqual([2_300, 2_300]);
			expect(shop.calls(CURSOR)).toBe(3);
		},
	);

	test('a cursor that does not move is an error, not a loop', async () => {
		pay(1_001);
		const [payment] = shop.sandbox.portOneV2.books.allPayments();
		const row = { payment: { id: payment?.id, storeId: payment?.storeId }, cursor: 'same' };
		const body = { items: Array<object>(1000).fill(row) };
		shop.sandbox.faults.add({ kind: 'json', body, times: 0, match: { path: CURSOR } });
		const { error } = await shop.run(list());
		expect(error?.message).toMatch(/cut off, or is not what its API sends/);
		expect(shop.calls(CURSOR)).toBeLessThanOrEqual(6);
	});

	test('by their states too, which are looked at here', async () => {
		pay(3);
		pay(2, { status: 'FAILED' });
		pay(1, { status: 'VIRTUAL_ACCOUNT_ISSUED' });
		const { json } = await shop.run(list({ status: ['FAILED', 'VIRTUAL_ACCOUNT_ISSUED'] }));
		expect(json.map(({ status }) => status).sort()).toEqual([
			...['FAILED', 'FAILED', 'VIRTUAL_ACCOUNT_ISSUED'],
		]);
		expect(shop.calls(CURSOR)).toBe(1);
	});

	test('a small limit takes one page, one row more than it, and a hint tells of the others', async () => {
		pay(8);
		const { json, hints } = await shop.run(list({ returnAll: false, limit: 5, status: ['PAID'] }));
		expect(json).toHaveLength(5);
		expect(hints).toEqual([expect.stringMatching(/^Showing 5 of at least 6/)]);
		expect(shop.calls('/payments')).toBe(1);
		expect(input()).toMatchObject([
			{ page: { number: 0, size: 6 }, filter: { status: ['PAID'], sortOrder: 'DESC' } },
		]);
	});

	test('what PortOne alone can tell is asked of it, page by page, none twice though rows come in', async () => {
		pay(240, { orderName: '노트북 외 1건' });
		pay(10, { orderName: '가방' });
		shop.sandbox.faults.add({
			...{ kind: 'changeWhilePaging', count: 3, times: 0 },
			match: { path: '/payments' },
		} as never);
		const { json } = await shop.run(
			list({ options: { searchField: 'ORDER_NAME', searchValue: '노트북' } }),
		);
		expect([json.length, new Set(idsOf(json)).size]).toEqual([240, 240]);
		expect(shop.calls(CURSOR)).toBe(0);
		const [{ filter }] = input() as [IDataObject];
		expect(filter).toMatchObject({ textSearch: [{ field: 'ORDER_NAME', value: '노트북' }] });
		expect(filter).not.toHaveProperty('status');
	});

	test.each([
		[{ isTest: 'test' }, 2],
		[{ isTest: 'live' }, 3],
		[{ version: 'V1' }, 0],
		[{ methods: ['CARD'] }, 5],
		[{ methods: ['EASY_PAY'] }, 0],
		[{ pgProvider: 'TOSSPAYMENTS' }, 2],
		[{ searchField: 'PAYMENT_ID', searchValue: 'order-1' }, 1],
	])('with %j there are %d', async (options, count) => {
		pay(2, { channelKey: 'channel-key-sandbox-v2-test' });
		pay(2);
		pay(1, { paymentId: 'order-1' });
		expect((await shop.run(list({ options }))).json).toHaveLength(count);
	});

	test.each([
		[{ pgProvider: 'kcp v2' }, /PG Providers must be names/],
		[{ version: 'V3' }, /PortOne Version/],
	])('%j is refused before anything is sent', async (options, message) => {
		expect((await shop.run(list({ options }))).error?.message).toMatch(message);
		expect(shop.calls()).toBe(0);
	});

	test('the headers of webhooks, which hold signatures, do not come out', async () => {
		pay(1, { paymentId: 'a' });
		const webhook = {
			...{ id: 'w', url: 'https://shop.example', request: { header: 'secret', body: '{}' } },
			response: { code: '200', header: 'secret', body: 'ok' },
		};
		shop.sandbox.faults.add({
			...{ kind: 'setMembers', members: { webhooks: [webhook] } },
			match: { path: '/payments/a' },
		} as never);
		const { json } = await shop.run({ resource: 'payment', operation: 'get', paymentId: 'a' });
		expect(json).toMatchObject([{ webhooks: [{ id: 'w', request: { body: '{}' } }] }]);
		expect(JSON.stringify(json)).not.toContain('secret');
	});
});

describe('transactions', () => {
	const ofPayment = (paymentId: string): INodeParameters => ({
		...{ resource: 'payment', operation: 'getTransactions', paymentId },
	});

	test('every try under an ID, failed ones too', async () => {
		pay(1, { paymentId: 'a', status: 'FAILED' });
		pay(1, { paymentId: 'a' });
		const { json } = await shop.run(ofPayment('a'));
		expect(json.map(({ status }) => status).sort()).toEqual(['FAILED', 'PAID']);
		for (const row of json) {
			expect(row).toMatchObject({ paymentId: 'a', transactionId: row.id });
		}
	});

	test('of a payment that is not there it is an error', async () => {
		const { error } = await shop.run(ofPayment('nobody'));
		expect(error?.message).toMatch(
			/has no payment \(결제건\) with this payment ID|PAYMENT_NOT_FOUND/,
		);
	});
});

describe('billing keys', () => {
	const keys = (changed: IDataObject = {}): INodeParameters => ({
		...{ resource: 'billingKey', operation: 'getMany', returnAll: true },
		...(changed as INodeParameters),
	});

	test('one, with the Korean term of its state', async () => {
		const get = { resource: 'billingKey', operation: 'get' };
		expect((await shop.run({ ...get, billingKey: BILLING_KEY })).json).toMatchObject([
			{ billingKey: BILLING_KEY, status: 'ISSUED', statusLabel: '발급 완료' },
		]);
		const { error } = await shop.run({ ...get, billingKey: 'nobody' });
		expect(error?.message).toMatch(/has no billing key \(빌링키\)|BILLING_KEY_NOT_FOUND/);
	});

	test('many, of a customer, by their states, all pages', async () => {
		for (let made = 0; made < 210; made++) {
			shop.sandbox.portOneV2.addBillingKey({ customer: { id: made < 205 ? 'kim' : 'lee' } });
		}
		const [first] = (await shop.run(keys({ customerId: 'lee' }))).json;
		shop.sandbox.portOneV2.deleteBillingKey(String(first?.billingKey));
		expect((await shop.run(keys())).json).toHaveLength(211);
		expect((await shop.run(keys({ customerId: 'kim' }))).json).toHaveLength(205);
		const deleted = await shop.run(keys({ customerId: 'lee', status: ['DELETED'] }));
		expect(deleted.json).toMatchObject([{ status: 'DELETED', statusLabel: '삭제 완료' }]);
		const some = await shop.run(keys({ returnAll: false, limit: 3 }));
		expect(some.json).toHaveLength(3);
	});

	test('from after to is refused', async () => {
		const { error } = await shop.run(
			keys({ options: { from: '2026-12-01', until: '2026-11-01' } }),
		);
		expect(error?.message).toMatch(/From is after To/);
	});
});
