import type { IDataObject } from 'n8n-workflow';

import { CHANGES, openShop, QUERY, type Shop } from '../../support/shops/shop';

const LIST = '/v1/pay-order/mall/product-orders';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const at = (resource: string, operation: string, parameters: IDataObject = {}) => ({
	resource,
	operation,
	...(parameters as object),
});
const goOn = { onError: 'continueRegularOutput' } as const;
const ids = (rows: IDataObject[]) => rows.map(({ productOrderId }) => productOrderId);
const DAY = 86_400_000;

/** Orders of some days, `perDay` a day, ending now. */
function history(days: number, perDay: number): string[] {
	const created: string[] = [];
	const end = shop.sandbox.clock.now();
	for (let day = days; day > 0; day--) {
		shop.sandbox.clock.set(end - day * DAY + 60_000);
		created.push(...shop.paidOrders(perDay));
	}
	shop.sandbox.clock.set(end);
	return created;
}

describe('get', () => {
	test('reads 700 product orders of as many items in three calls', async () => {
		const wanted = shop.paidOrders(700);
		const { json, items, error } = await shop.engine.run(at('productOrder', 'get'), {
			items: wanted.map((productOrderId) => ({ productOrderId })),
		});
		expect(error).toBeUndefined();
		expect(ids(json)).toEqual(wanted);
		expect(items[699]?.pairedItem).toEqual({ item: 699 });
		expect(shop.calls(QUERY)).toBe(3);
	});

	test('returns one flat row, with the fields that a shop works with', async () => {
		const [id = ''] = shop.paidOrders(1);
		const { json } = await shop.engine.run(at('productOrder', 'get'), {
			items: [{ productOrderId: id }],
		});
		const [row = {}] = json;
		expect(row).toMatchObject({
			productOrderId: id,
			productOrderStatus: 'PAYED',
			placeOrderStatus: 'NOT_YET',
		});
		for (const name of [
			'orderId',
			'productName',
			'quantity',
			'totalPaymentAmount',
			'receiverName',
			'address',
			'zipCode',
		]) {
			expect(row[name] ?? null).not.toBeNull();
		}
		expect(Object.values(row).every((value) => Object(value) !== value)).toBe(true);
	});

	test("raw is Naver's own structure, unknown fields included", async () => {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.faults.add({ kind: 'unknownFields', match: { path: QUERY }, times: 0 });
		const { json } = await shop.engine.run(at('productOrder', 'get', { output: 'raw' }), {
			items: [{ productOrderId: id }],
		});
		expect(json[0]).toMatchObject({ order: {}, productOrder: { productOrderId: id } });
		expect(JSON.stringify(json[0])).toMatch(/unknown|UNKNOWN|future|FUTURE/i);
	});

	test.each(['simplified', 'sheet', 'raw'])(
		'personal data is masked or left out (%s)',
		async (output) => {
			const [id = ''] = shop.paidOrders(1);
			const run = async (personalData: string) =>
				JSON.stringify(
					(
						await shop.engine.run(at('productOrder', 'get', { output, personalData }), {
							items: [{ productOrderId: id }],
						})
					).json[0],
				);
			const full = await run('full');
			const { order, shippingAddress } = shop.sandbox.npay.productOrder(id) as unknown as {
				order: { ordererName: string; ordererTel: string };
				shippingAddress: {
					name: string;
					tel1: string;
					baseAddress: string;
					detailedAddress: string;
				};
			};
			const personal = [
				order.ordererName,
				order.ordererTel,
				shippingAddress.name,
				shippingAddress.tel1,
				shippingAddress.baseAddress,
				shippingAddress.detailedAddress,
			];
			for (const value of personal) expect(full).toContain(value);
			for (const mode of ['masked', 'omit']) {
				const text = await run(mode);
				for (const value of personal) expect(text).not.toContain(value);
				expect(text).toContain(id);
			}
			expect(await run('masked')).toContain('010-****-****');
		},
	);

	test('an id that Naver does not know fails by itself', async () => {
		const [id = ''] = shop.paidOrders(1);
		const items = [{ productOrderId: id }, { productOrderId: '2026112299999999' }];
		const { json } = await shop.engine.run(at('productOrder', 'get'), { items, ...goOn });
		expect(json).toMatchObject([
			{ productOrderId: id },
			{ productOrderId: '2026112299999999', success: false, code: 'NOT_FOUND' },
		]);
		const { error } = await shop.engine.run(at('productOrder', 'get'), { items });
		expect(error?.message).toMatch(/2026112299999999.*does not know/);
	});

	test.each([
		['resetBefore', {}],
		['status', { status: 503 }],
		['truncate', {}],
		['html', {}],
	] as const)('a read whose answer is lost is repeated: %s', async (kind, more) => {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.faults.add({ kind, ...more, match: { path: QUERY }, times: 2 } as never);
		const { json, error } = await shop.engine.run(at('productOrder', 'get'), {
			items: [{ productOrderId: id }],
		});
		expect(error).toBeUndefined();
		expect(ids(json)).toEqual([id]);
		expect(shop.calls(QUERY)).toBe(3);
	});

	test('of an answer of 20 MB little is kept, whether it can be read or not', async () => {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.faults.add({ kind: 'huge', bytes: 20_000_000, match: { path: QUERY }, times: 0 });
		const { error, saved } = await shop.engine.run(at('productOrder', 'get'), {
			items: [{ productOrderId: id }],
		});
		expect(error === undefined ? 'fine' : error.message).toMatch(
			/fine|cut off, or is not what its API sends/,
		);
		expect(saved.length).toBeLessThan(100_000);
	});
});

describe('getIds', () => {
	test('lists the product orders of each order', async () => {
		const created = shop.sandbox.npay.createOrders({ count: 2, productsPerOrder: 3 });
		const { json, items } = await shop.engine.run(at('productOrder', 'getIds'), {
			items: created.map(({ orderId }) => ({ orderId })),
		});
		expect(json).toEqual(
			created.flatMap(({ orderId, productOrderIds }) =>
				productOrderIds.map((productOrderId) => ({ orderId, productOrderId })),
			),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 0, 1, 1, 1].map((item) => ({ item })),
		);
	});

	test("an order that isn't there fails with Naver's words", async () => {
		const { json } = await shop.engine.run(at('productOrder', 'getIds'), {
			items: [{ orderId: '2026112200000000' }],
			...goOn,
		});
		expect(json).toMatchObject([
			{ orderId: '2026112200000000', success: false, code: '100003', traceId: expect.any(String) },
		]);
	});
});

describe('getChanges', () => {
	test('reads a period longer than a day in windows, pages included', async () => {
		const created = history(3, 350);
		const { json } = await shop.engine.run(
			at('productOrder', 'getChanges', {
				period: 'custom',
				lastChangedFrom: '2026-11-19T09:00:00+09:00',
				returnAll: true,
			}),
		);
		expect(new Set(ids(json))).toEqual(new Set(created));
		expect(json).toHaveLength(created.length);
		const calls = shop.sandbox.journal.entries({ path: CHANGES });
		expect(calls.map(({ status }) => status)).toEqual(calls.map(() => 200));
		expect(calls.length).toBeLessThanOrEqual(8);
	});

	test('pages of one window all have the same end, though the clock goes on', async () => {
		shop.paidOrders(700);
		shop.sandbox.clock.resume();
		await shop.engine.run(
			at('productOrder', 'getChanges', {
				period: 'custom',
				lastChangedFrom: '2026-11-22 08:00',
				returnAll: true,
			}),
		);
		shop.sandbox.clock.freeze();
		const ends = shop.sandbox.journal
			.entries({ path: CHANGES })
			.map(({ query }) => query.lastChangedTo);
		expect(ends.length).toBe(3);
		expect(new Set(ends).size).toBe(1);
	});

	test('keeps to limit, period and type', async () => {
		const created = history(2, 5);
		shop.sandbox.npay.act(created[7] ?? '', 'changeAddress');
		const run = async (parameters: IDataObject) =>
			(await shop.engine.run(at('productOrder', 'getChanges', parameters))).json;
		const from = { period: 'custom', lastChangedFrom: '2026-11-20 09:00' };
		expect(await run({ ...from, limit: 3 })).toHaveLength(3);
		expect(await run({ ...from, lastChangedTo: '2026-11-20 10:00', returnAll: true })).toHaveLength(
			5,
		);
		expect(
			ids(await run({ ...from, lastChangedType: 'DELIVERY_ADDRESS_CHANGED', returnAll: true })),
		).toEqual([created[7]]);
		expect(await run({ ...from, lastChangedType: 'CLAIM_REQUESTED', returnAll: true })).toEqual([]);
		expect(
			await run({ period: 'custom', lastChangedFrom: '2026-11-01', returnAll: true }),
		).toHaveLength(10);
	});

	test('rows that change while they are read come once, as they are last', async () => {
		const created = history(1, 700);
		shop.sandbox.clock.resume();
		shop.sandbox.faults.add({
			kind: 'changeWhilePaging',
			count: 3,
			match: { path: CHANGES },
			times: 2,
		});
		const { json } = await shop.engine.run(
			at('productOrder', 'getChanges', {
				period: 'custom',
				lastChangedFrom: '2026-11-21 09:00',
				returnAll: true,
			}),
		);
		shop.sandbox.clock.freeze();
		expect(new Set(ids(json)).size).toBe(json.length);
		expect(new Set(ids(json))).toEqual(new Set(created));
	});

	test('goes on from a place that was kept', async () => {
		shop.paidOrders(10);
		const all = (
			await shop.engine.run(
				at('productOrder', 'getChanges', {
					period: 'custom',
					lastChangedFrom: '2026-11-22 08:00',
					returnAll: true,
				}),
			)
		).json;
		const { json } = await shop.engine.run(
			at('productOrder', 'getChanges', {
				period: 'custom',
				lastChangedFrom: all[6]?.lastChangedDate,
				returnAll: true,
				options: { moreSequence: all[6]?.productOrderId, limitCount: 2 },
			}),
		);
		expect(ids(json)).toEqual(ids(all.slice(6)));
	});
});

describe('getMany', () => {
	test('reads a period in windows and pages, each product order once', async () => {
		const created = history(2, 320);
		const { json } = await shop.engine.run(
			at('productOrder', 'getMany', {
				period: 'custom',
				from: '2026-11-20 09:00',
				returnAll: true,
			}),
		);
		expect(new Set(ids(json))).toEqual(new Set(created));
		expect(json).toHaveLength(created.length);
		expect(shop.sandbox.journal.entries({ path: LIST }).every(({ status }) => status === 200)).toBe(
			true,
		);
	});

	test('pages of one window all have the same end', async () => {
		shop.paidOrders(700);
		shop.sandbox.clock.resume();
		await shop.engine.run(
			at('productOrder', 'getMany', {
				period: 'custom',
				from: '2026-11-22 08:00',
				returnAll: true,
			}),
		);
		shop.sandbox.clock.freeze();
		const ends = shop.sandbox.journal.entries({ path: LIST }).map(({ query }) => query.to);
		expect(ends.length).toBe(3);
		expect(new Set(ends).size).toBe(1);
	});

	test('sends filters as the API names them, and empty ones not at all', async () => {
		const [a = ''] = shop.paidOrders(3);
		await shop.engine.run(at('productOrder', 'confirm'), { items: [{ productOrderId: a }] });
		const { json } = await shop.engine.run(
			at('productOrder', 'getMany', {
				period: 'custom',
				from: '2026-11-22 08:00',
				rangeType: 'PAYED_DATETIME',
				filters: {
					productOrderStatuses: ['PAYED', 'DELIVERING'],
					placeOrderStatusType: 'OK',
					claimStatuses: [],
				},
				returnAll: true,
			}),
		);
		expect(ids(json)).toEqual([a]);
		const call = shop.sandbox.journal.entries({ path: LIST }).at(-1);
		expect(call?.query).toMatchObject({
			productOrderStatuses: ['PAYED', 'DELIVERING'],
			placeOrderStatusType: 'OK',
		});
		expect(call?.query).not.toHaveProperty('claimStatuses');
	});

	test('stops at the limit', async () => {
		shop.paidOrders(20);
		const { json } = await shop.engine.run(
			at('productOrder', 'getMany', { period: 'custom', from: '2026-11-22 08:00', limit: 7 }),
		);
		expect(json).toHaveLength(7);
	});
});

test('a failing read of one item leaves the others their results', async () => {
	const { orderId } = shop.sandbox.npay.createOrders({ count: 1 })[0] ?? { orderId: '' };
	const { json } = await shop.engine.run(at('productOrder', 'getIds'), {
		items: [{ orderId: '2026112200000000' }, { orderId }],
		...goOn,
	});
	expect(json).toMatchObject([{ success: false }, { orderId, productOrderId: expect.any(String) }]);
});
