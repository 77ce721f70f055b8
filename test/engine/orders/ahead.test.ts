import type { IDataObject } from 'n8n-workflow';

import { CHANGES, DISPATCH, openShop, QUERY, type Shop } from '../../support/shops/shop';

/** Reads and looks that go on beside each other, as the order of the calls shows it. */

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const at = (operation: string, parameters: IDataObject = {}) => ({
	...{ resource: 'productOrder', operation },
	...(parameters as object),
});
const ids = (rows: IDataObject[]) => rows.map(({ productOrderId }) => productOrderId);

/** The calls of some paths in the order in which they came, by a letter each. */
const callsInOrder = (letters: Record<string, string>) =>
	[...shop.sandbox.journal.entries()]
		.sort((one, other) => one.seq - other.seq)
		.flatMap(({ path }) => letters[path] ?? [])
		.join('');

describe('dispatch', () => {
	const parcels = (orders: string[]) =>
		orders.map((productOrderId, index) => ({
			productOrderId,
			deliveryCompanyCode: 'CH1',
			trackingNumber: String(640_000_000_000 + index),
		}));

	test('700 are looked at 300 ahead of what goes out, in the fewest calls', async () => {
		const orders = shop.paidOrders(700);
		const { json, error } = await shop.engine.run(at('dispatch'), { items: parcels(orders) });
		expect(error).toBeUndefined();
		expect(ids(json)).toEqual(orders);
		expect(json.every(({ success }) => success === true)).toBe(true);
		const order = callsInOrder({ [QUERY]: 'L', [DISPATCH]: 'd' });
		expect(order.replaceAll('L', '')).toHaveLength(Math.ceil(700 / 30));
		expect(order.replaceAll('d', '')).toBe('LLL');
		// The second look is under way with the first write, the third one only after the first part.
		expect(order.indexOf('L', 1)).toBeLessThanOrEqual(3);
		expect(order.lastIndexOf('L')).toBeGreaterThan(9);
		expect(order.lastIndexOf('L')).toBeLessThan(20);
	});

	test('nothing goes out that was not looked at before', async () => {
		const orders = shop.paidOrders(700);
		await shop.engine.run(at('dispatch'), { items: parcels(orders) });
		const looked = new Set<string>();
		for (const { path, body } of shop.sandbox.journal.entries()) {
			const { productOrderIds = [], dispatchProductOrders = [] } = (body ?? {}) as {
				productOrderIds?: string[];
				dispatchProductOrders?: Array<{ productOrderId: string }>;
			};
			if (path === QUERY) for (const id of productOrderIds) looked.add(id);
			for (const { productOrderId } of dispatchProductOrders)
				expect(looked.has(productOrderId)).toBe(true);
		}
		expect(looked.size).toBe(700);
	});

	test('those that were sent before leave no gaps in the calls', async () => {
		const orders = shop.paidOrders(620);
		const items = parcels(orders);
		const before = items.filter((_, index) => index % 2 === 0);
		await shop.engine.run(at('dispatch'), { items: before });
		shop.sandbox.journal.clear();
		const { json } = await shop.engine.run(at('dispatch'), { items });
		expect(json.filter(({ alreadyDone }) => alreadyDone === true)).toHaveLength(310);
		expect(shop.calls(DISPATCH)).toBe(Math.ceil(310 / 30));
	});

	test('a look that fails keeps its own from being sent, and no others', async () => {
		const orders = shop.paidOrders(700);
		const fault = { kind: 'status', status: 400, code: '4000' } as const;
		// The second look and its halves: what it is about can't be told apart.
		shop.sandbox.faults.add({ ...fault, match: { path: QUERY }, after: 1, times: 599 });
		const { json } = await shop.engine.run(at('dispatch'), {
			items: parcels(orders),
			onError: 'continueRegularOutput',
		});
		const failed = json.filter(({ success }) => success === false);
		expect(ids(failed)).toEqual(orders.slice(300, 600));
		expect(String(failed[0]?.error)).toMatch(/^Not sent, because the product order could not be/);
		expect(json.filter(({ success }) => success === true)).toHaveLength(400);
	});

	test('a credential that is refused meanwhile: no more looks, and each row says so', async () => {
		const orders = shop.paidOrders(1000);
		shop.sandbox.faults.add({
			...{ kind: 'status', status: 403, code: 'GW.AUTHZ', times: 0, after: 1 },
			match: { path: QUERY },
		} as never);
		const { json } = await shop.engine.run(at('dispatch'), {
			items: parcels(orders),
			onError: 'continueRegularOutput',
		});
		expect(shop.calls(QUERY)).toBe(2);
		expect(json.filter(({ success }) => success === true)).toHaveLength(300);
		expect(json.filter(({ success }) => success === false)).toHaveLength(700);
	});
});

describe('get', () => {
	test('1,500 in their order, in five calls', async () => {
		const orders = shop.paidOrders(1500);
		const { json } = await shop.engine.run(at('get'), {
			items: orders.map((productOrderId) => ({ productOrderId })),
		});
		expect(ids(json)).toEqual(orders);
		expect(shop.calls(QUERY)).toBe(5);
	});

	test('a refused application is met once', async () => {
		const orders = shop.paidOrders(1500);
		const fault = { kind: 'status', status: 403, code: 'GW.AUTHZ', times: 0 } as const;
		shop.sandbox.faults.add({ ...fault, match: { path: QUERY } });
		await shop.engine.run(at('get'), {
			items: orders.map((productOrderId) => ({ productOrderId })),
			onError: 'continueRegularOutput',
		});
		expect(shop.calls(QUERY)).toBe(1);
	});
});

describe('getChanges with details', () => {
	const all = { period: 'today', returnAll: true, includeDetails: true };
	const ORDERS = { [CHANGES]: 'c', [QUERY]: 'd' };

	test('orders are read while further changes are read', async () => {
		const orders = shop.paidOrders(1500);
		const { json, error } = await shop.engine.run(at('getChanges', all));
		expect(error).toBeUndefined();
		expect(new Set(ids(json))).toEqual(new Set(orders));
		const order = callsInOrder(ORDERS);
		expect(order.replaceAll('c', '')).toBe('ddddd');
		expect(order.indexOf('d')).toBeLessThan(order.lastIndexOf('c') - 1);
	});

	test.each(['simplified', 'sheet', 'raw'])('rows are those of the trigger: %s', async (output) => {
		shop.paidOrders(3);
		const [claimed = ''] = shop.paidOrders(1);
		shop.sandbox.npay.put(claimed, 'CANCEL_REQUEST');
		shop.sandbox.clock.advance(60_000);
		const form = { output, personalData: 'masked' };
		const { items } = await shop.engine
			.trigger({ triggerOn: 'changes', includeDetails: true, ...form })
			.poll({});
		const { json } = await shop.engine.run(at('getChanges', { ...all, ...form }));
		expect(items).toHaveLength(4);
		expect(json).toEqual(items);
	});

	test('one that changes while it is read comes once, with its latest change and order', async () => {
		const orders = shop.paidOrders(900);
		shop.sandbox.faults.add({
			...{ kind: 'changeWhilePaging', count: 5, times: 2 },
			match: { path: CHANGES },
		});
		const { json } = await shop.engine.run(at('getChanges', { ...all, output: 'raw' }));
		expect(ids(json).sort()).toEqual([...orders].sort());
		for (const { productOrderId, lastChangedType, details } of json) {
			const { productOrder } = details as { productOrder: { productOrderStatus: string } };
			const truth = shop.sandbox.npay.productOrder(String(productOrderId));
			expect(productOrder.productOrderStatus).toBe(truth?.productOrderStatus);
			if (lastChangedType === 'PAYED') expect(productOrder.productOrderStatus).toBe('PAYED');
		}
	});

	test('up to Limit: no more orders are read than come out', async () => {
		shop.paidOrders(700);
		const { json, hints } = await shop.engine.run(
			at('getChanges', { ...all, returnAll: false, limit: 20 }),
		);
		expect(json).toHaveLength(20);
		expect(hints).toEqual([expect.stringMatching(/^Showing 20 of at least 300: /)]);
		const [call] = shop.sandbox.journal.entries({ path: QUERY });
		expect((call?.body as { productOrderIds: string[] }).productOrderIds).toEqual(ids(json));
	});

	test('an order that cannot be read is a row that says so, and is told', async () => {
		const [one = '', other = ''] = shop.paidOrders(2);
		const fault = { kind: 'status', status: 400, code: '4000', message: '조회할 수 없습니다' };
		shop.sandbox.faults.add({ ...fault, match: { path: QUERY }, times: 2 } as never);
		const { json, hints } = await shop.engine.run(at('getChanges', all));
		expect(json).toMatchObject([
			{ productOrderId: one, detailsMissing: true, productOrderStatus: 'PAYED' },
			{ productOrderId: other, detailsMissing: null, detailsError: null },
		]);
		expect(String(json[0]?.detailsError)).toContain('조회할 수 없습니다');
		expect(hints).toEqual([expect.stringMatching(/^1 of 2 rows are without the details/)]);
	});

	test('an application without the right to read orders fails the reading, at once', async () => {
		shop.paidOrders(1500);
		const fault = { kind: 'status', status: 403, code: 'GW.AUTHZ', times: 0 } as const;
		shop.sandbox.faults.add({ ...fault, match: { path: QUERY } });
		const { error } = await shop.engine.run(at('getChanges', all));
		expect(error?.httpCode).toBe('403');
		expect(shop.calls(QUERY)).toBeLessThanOrEqual(3);
	});
});
