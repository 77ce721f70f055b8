import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { BILLING_KEY, openPortOneV2, type PortOneV2Shop } from '../../support/shops/portOneV2Shop';

/** Periods by PortOne's clock, which is a day ahead of this machine's, and limits. */

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
	jest.spyOn(Date, 'now').mockImplementation(() => shop.sandbox.clock.now() - 86_400_000);
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const list = async (parameters: IDataObject = {}, items: IDataObject[] = [{}]) =>
	await shop.run({ resource: 'schedule', operation: 'getMany', ...parameters } as INodeParameters, {
		items,
	});
const filters = () =>
	shop.sandbox.journal
		.entries({ path: '/payment-schedules' })
		.filter(({ path }) => path.endsWith('/payment-schedules'))
		.map(({ query }) => (JSON.parse(String(query.requestBody)) as { filter: IDataObject }).filter);

test.each([
	['2026-11-22T23:59:00', 'today', '2026-11-22T00:00:00.000', '2026-11-22T23:59:59.999'],
	['2026-11-23T00:01:00', 'today', '2026-11-23T00:00:00.000', '2026-11-23T23:59:59.999'],
	['2026-11-23T00:01:00', 'last24Hours', '2026-11-22T00:01:00.000', '2026-11-23T00:01:00.000'],
	['2026-12-31T12:00:00', 'next7Days', '2026-12-31T00:00:00.000', '2027-01-06T23:59:59.999'],
	['2027-01-31T12:00:00', 'nextMonth', '2027-02-01T00:00:00.000', '2027-02-28T23:59:59.999'],
	['2028-03-31T12:00:00', 'lastMonth', '2028-02-01T00:00:00.000', '2028-02-29T23:59:59.999'],
])('at %s, %s is %s to %s', async (now, period, from, until) => {
	shop.sandbox.clock.freeze();
	shop.sandbox.clock.set(`${now}.000+09:00`);
	const { error } = await list({ period });
	shop.sandbox.clock.resume();
	expect(error).toBeUndefined();
	expect(filters()).toMatchObject([{ from: `${from}+09:00`, until: `${until}+09:00` }]);
});

test('all items ask for the time once; a custom period does not ask', async () => {
	await list({}, [{}, {}, {}]);
	expect(shop.calls('/payment-schedules/n8n-clock')).toBe(1);
	await list({ period: 'custom', from: '2026-11-22', until: '2026-11-23' });
	expect(shop.calls('/payment-schedules/n8n-clock')).toBe(1);
});

test('a limit that cuts is told, one that fits is not', async () => {
	await shop.run(
		{
			...{ resource: 'schedule', operation: 'create', paymentId: '={{ $json.id }}' },
			...{ billingKey: BILLING_KEY, timeToPay: '2026-12-05 10:00' },
			...{ orderName: '정기', total: 9_900 },
		},
		{ items: Array.from({ length: 6 }, (_, index) => ({ id: `p${index}` })) },
	);
	const period = 'nextMonth';
	const { json, hints } = await list({ period, limit: 5 });
	expect(json).toHaveLength(5);
	expect(hints).toEqual([expect.stringMatching(/^Showing 5 of at least 6: Limit was reached/)]);
	expect((await list({ period, limit: 6 })).hints).toEqual([]);
	expect((await list({ period, returnAll: true })).hints).toEqual([]);
});
