import type { IDataObject } from 'n8n-workflow';

import { someOrAll } from '../../support/shops/sandboxOptions';
import { CHANGES, openShop, QUERY, type Shop } from '../../support/shops/shop';

/** What waits after a pause, at Naver's rate: two calls a second of each endpoint, four at once. */

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const CHANGED = someOrAll(5_000, 10_000);
const POLLS = CHANGED / 2_500;

const STATE = 'npayTrigger:id-Trigger:state';

test(`${CHANGED} changes after a pause, a poll a minute: 2,500 each, oldest first, and a bounded state`, async () => {
	const staticData: IDataObject = {};
	const { poll } = shop.engine
		.trigger({
			triggerOn: 'changes',
			output: 'raw',
			options: { initialLookbackMinutes: 900 },
		})
		.register(staticData);
	const spacingMs = 5 * SECOND;
	const ids = shop.sandbox.npay
		.createOrders({ count: CHANGED, state: 'PAYED', spacingMs })
		.flatMap(({ productOrderIds }) => productOrderIds);
	shop.sandbox.clock.advance(MINUTE);
	const startedAt = shop.sandbox.clock.now();
	const events: IDataObject[] = [];
	for (let polls = 0; polls < POLLS; polls++) {
		const begun = shop.sandbox.clock.now();
		const items = (await poll()) ?? [];
		for (const item of items) events.push(item);
		expect(items.every(({ details }) => details !== undefined)).toBe(true);
		const state = JSON.stringify((staticData.global as IDataObject)[STATE]);
		expect(state.length).toBeLessThan(65_536);
		// Feed and details side by side take as long as one of them.
		expect(shop.sandbox.clock.now() - begun).toBeLessThan(15 * SECOND);
		if (events.length < CHANGED)
			shop.sandbox.clock.advance(MINUTE - (shop.sandbox.clock.now() - begun));
	}
	expect(shop.sandbox.clock.now() - startedAt).toBeLessThanOrEqual(POLLS * MINUTE);
	expect(events).toHaveLength(CHANGED);
	expect(new Set(events.map(({ productOrderId }) => productOrderId))).toEqual(new Set(ids));
	expect(shop.sandbox.journal.entries({}).filter(({ status }) => status === 429)).toEqual([]);
});

test('the product orders of one page are read while the next page is', async () => {
	const { poll } = shop.engine.trigger({ triggerOn: 'changes' }).register({});
	await poll();
	shop.paidOrders(900);
	shop.sandbox.clock.advance(MINUTE);
	expect(await poll()).toHaveLength(900);
	const order = shop.sandbox.journal.entries({}).map(({ path }) => path);
	expect(order.indexOf(QUERY)).toBeLessThan(order.lastIndexOf(CHANGES));
});
