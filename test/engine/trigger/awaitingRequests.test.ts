import type { StateName } from '../../../sandbox/npay/orders/states';
import { CHANGES, openShop, QUERY, type Shop } from '../../support/shops/shop';

/** How much one poll of *Awaiting Action* asks Naver for, and how long that takes at Naver's rate. */

let shop: Shop;
beforeAll(async () => {
	// As Naver has it: two calls a second of each endpoint, four at once.
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LISTS = '/v1/pay-order/mall/product-orders';

const waiting = (state: StateName): string => {
	const [id = ''] = shop.paidOrders(1);
	shop.sandbox.npay.put(id, state);
	return id;
};

const register = (parameters: object = {}) =>
	shop.engine.trigger({ triggerOn: 'awaitingAction', ...parameters }).register({});

/** One poll: the paths that it asked, how long it took by the shop's clock, and what it gave. */
async function pollOf(trigger: ReturnType<typeof register>) {
	const since = shop.sandbox.journal.entries({}).at(-1)?.seq ?? 0;
	const startedAt = shop.sandbox.clock.now();
	const items = (await trigger.poll()) ?? [];
	const tookMs = shop.sandbox.clock.now() - startedAt;
	const entries = shop.sandbox.journal.entries({ since, path: LISTS });
	return { items, tookMs, entries, paths: entries.map(({ path }) => path) };
}

test('a poll a minute: at most six requests, those after a start too, and all look-back days within half an hour', async () => {
	const days = new Set<unknown>();
	const trigger = register();
	for (let poll = 0; poll < 40; poll++) {
		if (poll % 10 === 5) waiting('PAYED_NOT_YET');
		const { paths, tookMs, entries } = await pollOf(trigger);
		expect(paths.length).toBeLessThanOrEqual(6);
		expect(tookMs).toBeLessThan(3 * SECOND);
		for (const { query } of poll < 30 ? entries : []) days.add(String(query.from).slice(0, 10));
		shop.sandbox.clock.advance(MINUTE);
	}
	const recent = Array.from({ length: 7 }, (_, back) => {
		const at = shop.sandbox.clock.now() - (back + 1) * DAY;
		return new Date(at + 9 * HOUR).toISOString().slice(0, 10);
	});
	expect([...days]).toEqual(expect.arrayContaining(recent));
	expect(shop.sandbox.journal.entries({}).filter(({ status }) => status === 429)).toEqual([]);
});

test('no window is cut for a moment: each takes a day', async () => {
	const trigger = register();
	for (let poll = 0; poll < 10; poll++) {
		const { entries } = await pollOf(trigger);
		for (const { query } of entries.filter(({ path }) => path === LISTS)) {
			const span = Date.parse(String(query.to)) - Date.parse(String(query.from));
			expect(span).toBe(DAY - 1);
		}
		shop.sandbox.clock.advance(MINUTE);
	}
});

test('a poll an hour, or at times of its own: all look-back days with each, and older ones at most seven', async () => {
	const pollTimes = { item: [{ mode: 'everyHour', minute: 0 }] };
	const trigger = register({ pollTimes });
	for (let poll = 0; poll < 4; poll++) {
		const { entries } = await pollOf(trigger);
		expect(entries.length).toBeLessThanOrEqual(1 + 2 + 2 * (7 + 7));
		const asked = new Set(entries.map(({ query }) => String(query.from).slice(0, 10)));
		for (let back = 1; back <= 7; back++) {
			const at = shop.sandbox.clock.now() - back * DAY;
			expect([...asked]).toContain(new Date(at + 9 * HOUR).toISOString().slice(0, 10));
		}
		shop.sandbox.clock.advance(HOUR);
	}
});

test('what was found on an earlier day comes again at the interval, and is read for it by its number', async () => {
	const ids = [waiting('PAYED_NOT_YET'), waiting('PAYED_NOT_YET')];
	shop.sandbox.clock.advance(3 * DAY);
	const trigger = register({ options: { repeatAfterMinutes: 10 } });
	const seen: string[][] = [];
	for (let poll = 0; poll < 38; poll++) {
		if (poll === 20) shop.sandbox.npay.put(ids[0] ?? '', 'DELIVERING');
		const { items, paths } = await pollOf(trigger);
		expect(paths.length).toBeLessThanOrEqual(6);
		if (items.length > 0) {
			seen.push(items.map(({ productOrderId }) => String(productOrderId)));
			if (seen.length > 1) expect(paths).toContain(QUERY);
		}
		shop.sandbox.clock.advance(MINUTE);
	}
	expect(seen.slice(0, 2)).toEqual([ids, ids]);
	expect(seen.slice(2)).toEqual([[ids[1]], ...(seen.length > 3 ? [[ids[1]]] : [])]);
	expect(seen.length).toBeGreaterThanOrEqual(3);
});

test('a buyer who asks to cancel an order paid long ago is told of with the next poll', async () => {
	const id = waiting('PAYED_NOT_YET');
	shop.sandbox.clock.advance(5 * DAY);
	const trigger = register({ awaiting: ['cancelApproval', 'dispatchOverdue'] });
	await pollOf(trigger);
	shop.sandbox.clock.advance(MINUTE);
	shop.sandbox.npay.put(id, 'CANCEL_REQUEST');
	shop.sandbox.clock.advance(MINUTE);
	const { items, paths } = await pollOf(trigger);
	expect(items.map(({ productOrderId }) => productOrderId)).toEqual([id]);
	expect(paths.filter((path) => path === CHANGES)).toHaveLength(1);
});
