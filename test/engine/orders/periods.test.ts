import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { openShop, type Shop } from '../../support/shops/shop';

/** Periods by Naver's clock, which is days away from this machine's. */

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());
afterEach(() => shop.sandbox.clock.resume());

const LIST = '/v1/pay-order/mall/product-orders';
const CHANGES = `${LIST}/last-changed-statuses`;
const CASES = '/v1/pay-settle-mall/settle/case';

const run = async (parameters: IDataObject, items: IDataObject[] = [{}]) =>
	await shop.engine.run(parameters as INodeParameters, { items, onError: 'stopWorkflow' });
const queries = (path: string) =>
	shop.sandbox.journal
		.entries()
		.filter((entry) => entry.path === path)
		.map(({ query }) => query);
const at = (now: string) => {
	shop.sandbox.clock.freeze();
	shop.sandbox.clock.set(`${now}+09:00`);
	shop.sandbox.journal.clear();
};

describe('times', () => {
	test.each([
		['2026-11-22T23:59:00.000', 'today', '2026-11-22T00:00:00.000+09:00'],
		['2026-11-23T00:01:00.000', 'today', '2026-11-23T00:00:00.000+09:00'],
		['2026-11-23T00:01:00.000', 'yesterday', '2026-11-22T00:00:00.000+09:00'],
		['2026-11-23T00:01:00.000', 'last24Hours', '2026-11-22T00:01:00'],
		['2026-12-01T00:01:00.000', 'last7Days', '2026-11-25T00:00:00.000+09:00'],
		['2027-01-01T00:01:00.000', 'lastMonth', '2026-12-01T00:00:00.000+09:00'],
	])('at %s, %s begins at %s', async (now, period, start) => {
		at(now);
		const { error } = await run({ resource: 'productOrder', operation: 'getMany', period });
		expect(error).toBeUndefined();
		expect(String(queries(LIST)[0]?.from).slice(0, start.length)).toBe(start);
	});

	test('a period that is over ends with it, and takes no call more', async () => {
		at('2026-11-23T00:01:00.000');
		await run({ resource: 'productOrder', operation: 'getMany', period: 'yesterday' });
		expect(queries(LIST).map(({ from, to }) => [from, to])).toEqual([
			['2026-11-22T00:00:00.000+09:00', '2026-11-22T23:59:59.999+09:00'],
		]);
	});

	test.each([
		['productOrder', 'getMany'],
		['productOrder', 'checkGaps'],
		['productOrder', 'getChanges'],
		['review', 'getMany'],
	])('%s > %s opens with the last 24 hours, by Naver’s clock', async (resource, operation) => {
		shop.sandbox.clock.advance(-25 * 3_600_000);
		const [old = ''] = shop.paidOrders(1);
		shop.sandbox.clock.advance(2 * 3_600_000);
		const [young = ''] = shop.paidOrders(1);
		shop.sandbox.clock.advance(23 * 3_600_000);
		const { json, error } = await run({ resource, operation });
		expect(error).toBeUndefined();
		if (resource === 'review') return;
		const ids = json.map(({ productOrderId }) => productOrderId);
		expect(ids).toContain(young);
		expect(ids).not.toContain(old);
	});

	test('all items of a run have the same day, for one look at the clock', async () => {
		const { clock } = shop.sandbox;
		at('2026-11-22T23:30:00.000');
		const now = clock.now.bind(clock);
		// Midnight passes once the time has been told.
		const isTold = () => queries(CHANGES).length > 0;
		const spy = jest
			.spyOn(clock, 'now')
			.mockImplementation(() => now() + (isTold() ? 3_600_000 : 0));
		await run(
			{ resource: 'productOrder', operation: 'getMany', period: '={{ $json.which }}' },
			['today', '오늘', 'Today'].map((which) => ({ which })),
		);
		expect(new Date(clock.now()).toISOString()).toMatch(/^2026-11-22T15:3/);
		spy.mockRestore();
		expect(new Set(queries(LIST).map(({ from }) => from))).toEqual(
			new Set(['2026-11-22T00:00:00.000+09:00']),
		);
		expect(queries(CHANGES)).toHaveLength(1);
	});

	test('a custom period asks for no time', async () => {
		await run({
			resource: 'productOrder',
			operation: 'getMany',
			period: 'custom',
			from: '2026-11-22',
		});
		expect(queries(CHANGES)).toEqual([]);
	});

	test('a period that there is not is refused, and so is a place in the feed without its time', async () => {
		const named = { resource: 'vat', operation: 'getDaily', period: '={{ "today" }}' };
		expect((await run(named)).error?.message).toMatch(/^Period "today" is not one of/);
		const { error } = await run({
			...{ resource: 'productOrder', operation: 'getChanges' },
			options: { moreSequence: '2026112212345671' },
		});
		expect(error?.message).toMatch(/^More Sequence belongs to a time/);
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});

	test('items that ask Check Gaps for periods of other names are refused', async () => {
		const { error } = await run(
			{ resource: 'productOrder', operation: 'checkGaps', period: '={{ $json.which }}' },
			[{ which: 'today' }, { which: 'yesterday' }, { which: 'today' }],
		);
		expect(error?.message).toMatch(
			/^Period is another one than that of the first item \(yesterday\)/,
		);
		expect(error?.context.itemIndex).toBe(1);
	});
});

describe('days', () => {
	const SETTLE = '/v1/pay-settle-mall';

	test.each([
		['settlement', 'getDaily', {}, `${SETTLE}/settle/daily`, '2026-11-30', '2026-11-30'],
		['settlement', 'reconcile', {}, `${SETTLE}/settle/daily`, '2026-11-30', '2026-11-30'],
		[
			...(['settlement', 'getDaily', { period: 'last7Days' }, `${SETTLE}/settle/daily`] as const),
			...(['2026-11-25', '2026-12-01'] as const),
		],
		['vat', 'getDaily', {}, `${SETTLE}/vat/daily`, '2026-11-01', '2026-11-30'],
		['vat', 'getByCase', {}, `${SETTLE}/vat/case`, '2026-11-01', '2026-11-30'],
	])('%s > %s %j', async (resource, operation, parameters, path, startDate, endDate) => {
		at('2026-12-01T00:01:00.000');
		const { error } = await run({ resource, operation, ...(parameters as object) });
		expect(error).toBeUndefined();
		expect(queries(path)[0]).toMatchObject({ startDate, endDate });
	});

	test.each(['getByCase', 'getCommissionDetails'])(
		'settlement > %s: yesterday',
		async (operation) => {
			at('2026-11-30T23:59:00.000');
			const { error, hints } = await run({ resource: 'settlement', operation });
			expect(error).toBeUndefined();
			expect(hints).toEqual([]);
			const asked = shop.sandbox.journal.entries({ path: `${SETTLE}/settle/` });
			expect(asked.map(({ query }) => query.searchDate)).toEqual(['2026-11-29']);
		},
	);

	describe('and an ID', () => {
		const read = async (filters: object, changed: object = {}, items?: IDataObject[]) =>
			await run(
				{ ...{ resource: 'settlement', operation: 'getByCase', filters }, ...changed },
				items,
			);

		test('leave the period out, which a hint tells', async () => {
			const { error, hints } = await read({ orderId: '2026111000000001' });
			expect(error).toBeUndefined();
			expect(hints).toEqual([expect.stringMatching(/^Period was left out/)]);
			expect(queries(CASES)).toHaveLength(1);
			for (const name of ['searchDate', 'periodType']) {
				expect(queries(CASES)[0]).not.toHaveProperty(name);
			}
			expect(queries(CHANGES)).toEqual([]);
		});

		test('a custom period without days says the same, without a hint', async () => {
			const { error, hints } = await read({ orderId: '2026111000000001' }, { period: 'custom' });
			expect(error).toBeUndefined();
			expect(hints).toEqual([]);
			expect(queries(CASES)[0]).not.toHaveProperty('searchDate');
		});

		test.each(['orderId', 'productOrderId'])(
			'%s that comes out empty is refused: it is no list of everything',
			async (name) => {
				for (const empty of ['={{ $json.id }}', '={{ null }}', '']) {
					const { error } = await read({ [name]: empty }, {}, [{ id: '' }]);
					expect(error?.message).toMatch(/Order ID is empty$/);
				}
				const missing = await read({ [name]: '={{ $json.missing }}' }, {}, [{ other: 1 }]);
				expect(missing.error?.message).toMatch(/Order ID is empty$/);
				expect(shop.sandbox.journal.entries()).toEqual([]);
			},
		);
	});
});
