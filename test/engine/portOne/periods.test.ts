import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CUSTOMER, openPortOne, type PortOneShop } from '../../support/shops/portOneShop';

/** Periods by PortOne's clock, which is a day ahead of this machine's, and limits. */

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
	jest.spyOn(Date, 'now').mockImplementation(() => shop.sandbox.clock.now() - 86_400_000);
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const ONE = '/subscribe/payments/schedule/n8n-clock';
const run = async (parameters: IDataObject, items: IDataObject[] = [{}]) =>
	await shop.run({ resource: 'schedule', ...parameters } as INodeParameters, { items });
const queries = (path: string) =>
	shop.sandbox.journal
		.entries()
		.filter((entry) => entry.path.endsWith(path))
		.map(({ query }) => query);
const unix = (kst: string): string => String(Date.parse(`${kst}+09:00`) / 1000);
const at = (now: string) => {
	shop.sandbox.clock.freeze();
	shop.sandbox.clock.set(`${now}.000+09:00`);
};
afterEach(() => shop.sandbox.clock.resume());

test.each([
	['2026-11-22T23:59:00', 'today', '2026-11-22T00:00:00', '2026-11-23T00:00:00'],
	['2026-11-23T00:01:00', 'today', '2026-11-23T00:00:00', '2026-11-24T00:00:00'],
	['2026-11-23T00:01:00', 'last24Hours', '2026-11-22T00:01:00', '2026-11-23T00:01:00'],
	['2026-12-31T12:00:00', 'next7Days', '2026-12-31T00:00:00', '2027-01-07T00:00:00'],
	['2027-01-31T12:00:00', 'nextMonth', '2027-02-01T00:00:00', '2027-03-01T00:00:00'],
	['2027-01-31T12:00:00', 'lastMonth', '2026-12-01T00:00:00', '2027-01-01T00:00:00'],
])('at %s, %s of both lists is %s to %s', async (now, period, from, to) => {
	at(now);
	await run({ operation: 'getMany', period });
	await run({ operation: 'getManyByCustomer', customer_uid: CUSTOMER, period });
	const expected = [unix(from), unix(to)];
	const [all] = queries('/subscribe/payments/schedule');
	expect([all?.schedule_from, all?.schedule_to]).toEqual(expected);
	const [own] = shop.sandbox.journal.entries({ path: 'customers' });
	expect([own?.query.from, own?.query.to]).toEqual(expected);
});

test('all items ask for the time once; a custom period does not ask', async () => {
	await run({ operation: 'getMany' }, [{}, {}, {}]);
	expect(queries(ONE)).toHaveLength(1);
	const custom = { period: 'custom', schedule_from: '2026-11-22', schedule_to: '2026-11-23' };
	await run({ operation: 'getMany', ...custom });
	expect(queries(ONE)).toHaveLength(1);
});

test('an open period is too long by PortOne’s clock, not by this machine’s', async () => {
	const ask = async () =>
		await run({
			...{ resource: 'payment', operation: 'getMany' },
			...{ period: 'custom', from: '2026-11-01' },
		});
	at('2036-10-31T12:00:00');
	expect((await ask()).error).toBeUndefined();
	const before = queries('/payments/status/all').length;
	at('2999-01-01T12:00:00');
	expect((await ask()).error?.message).toMatch(
		/From, 2026-11-01 00:00 \(KST\), is more than ten years before the server's now/,
	);
	expect(queries('/payments/status/all')).toHaveLength(before);
});

test.each<[string, IDataObject, string, string]>([
	['last24Hours', {}, '2026-11-22T12:00:00', '2026-11-23T12:00:00'],
	['today', { period: 'today' }, '2026-11-23T00:00:00', '2026-11-23T12:00:00'],
	['yesterday', { period: 'yesterday' }, '2026-11-22T00:00:00', '2026-11-23T00:00:00'],
	[
		'a custom one up to now',
		{ period: 'custom', from: '2026-11-01' },
		'2026-11-01T00:00:00',
		'2026-11-23T12:00:00',
	],
])('reviews: %s', async (_, parameters, from, to) => {
	at('2026-11-23T12:00:00');
	const { error } = await run({
		...{ resource: 'naverReview', operation: 'getMany' },
		...{ channel_key: 'channel-key-sandbox-naverco', ...parameters },
	});
	expect(error).toBeUndefined();
	const [query] = queries('/naver/reviews');
	expect([query?.from, query?.to]).toEqual([unix(from), unix(to)]);
});

describe('limits', () => {
	const schedules = async (count: number) =>
		await run(
			{
				...{ operation: 'create', merchant_uid: '={{ $json.uid }}', customer_uid: CUSTOMER },
				...{ schedule_at: '2026-12-05 10:00', amount: 9_900, name: '정기' },
			},
			Array.from({ length: count }, (_, index) => ({ uid: `order-${index}` })),
		);
	const hintsOf = async (parameters: IDataObject) => {
		const { error, hints, json } = await run({ period: 'nextMonth', limit: 5, ...parameters });
		expect(error).toBeUndefined();
		return { hints, count: json.length };
	};

	test('one more than the limit is told, exactly the limit is not', async () => {
		await schedules(6);
		expect(await hintsOf({ operation: 'getMany' })).toEqual({
			count: 5,
			hints: [expect.stringMatching(/^Showing 5 of at least 6: Limit was reached/)],
		});
		expect(await hintsOf({ operation: 'getMany', limit: 6 })).toEqual({ count: 6, hints: [] });
		expect(await hintsOf({ operation: 'getMany', returnAll: true })).toEqual({
			count: 6,
			hints: [],
		});
	});

	test('of a customer, whose list tells no page size', async () => {
		await schedules(6);
		const list = { operation: 'getManyByCustomer', customer_uid: CUSTOMER };
		const { hints } = await hintsOf(list);
		expect(hints).toEqual([expect.stringMatching(/^Showing 5 of (at least )?6/)]);
		expect((await hintsOf({ ...list, limit: 7 })).hints).toEqual([]);
	});
});

test('a word of Get Many’s is no period that Ensure takes', async () => {
	const { error } = await run({
		...{ operation: 'ensure', customer_uid: CUSTOMER, timing: 'exact' },
		...{ schedule_at: '2026-12-05 10:00', amount: 9_900, name: '정기', period: 'today' },
	});
	expect(error?.message).toMatch(/^Period still has "today", which was chosen for Get Many/);
	expect(shop.calls()).toBe(0);
});
