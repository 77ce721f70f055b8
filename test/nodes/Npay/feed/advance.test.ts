import { advance } from '../../../../nodes/Npay/feed/advance';
import type { ScanResult } from '../../../../nodes/Npay/feed/scan';
import type { FeedRow } from '../../../../nodes/Npay/feed/source';
import { parseState } from '../../../../nodes/Npay/feed/state';
import { FeedModel, type Oddity } from './model';

const START = Date.parse('2026-11-22T09:00:00+09:00');
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const options = {
	overlap: 10 * MINUTE,
	settle: 5_000,
	initialLookback: 10 * MINUTE,
	widestLookback: 30 * DAY,
	maxEvents: 500,
	maxPages: 200,
};

/** A feed and what is polled of it, a minute apart. */
class Shop {
	readonly clock = { now: START };

	readonly feed = new FeedModel(this.clock, 3);

	stored: unknown;

	last: ScanResult<FeedRow> | undefined;

	private orders = 0;

	order(): string {
		const id = `20261122${String(this.orders++).padStart(8, '0')}`;
		this.feed.change(id, 'PAYED', {});
		return id;
	}

	/** @returns the product orders that came */
	async poll(kind?: Oddity['kind'], calls = 1, from = 0): Promise<Array<string | undefined>> {
		this.clock.now += MINUTE;
		this.feed.startPoll(undefined, 0, kind && { kind, from, calls });
		this.last = await advance({
			state: parseState(this.stored),
			shop: 'shop',
			process: 'process',
			isTransactional: false,
			source: this.feed,
			options,
			types: [],
			hasTime: () => true,
		});
		this.stored = JSON.parse(JSON.stringify(this.last.state));
		return this.last.events.map(({ row }) => row.productOrderId);
	}
}

test.each(['oneAhead', 'oneBehind', 'bothAhead', 'bothBehind'] as const)(
	'one answer whose time is a day off (%s): of the changes after it none is lost, none comes twice',
	async (kind) => {
		for (const calls of [1, 1000]) {
			const shop = new Shop();
			const ordered = [shop.order()];
			const came = [...(await shop.poll()), ...(await shop.poll(kind, calls))];
			for (let poll = 0; poll < 15; poll++) {
				ordered.push(shop.order());
				came.push(...(await shop.poll()));
			}
			expect(came).toEqual(ordered);
		}
	},
);

test('a page behind rows without a time tells a time of the day before: what it shows comes later', async () => {
	const shop = new Shop();
	await shop.poll();
	for (const id of ['a', 'b', 'c']) shop.feed.change(id, 'PAYED', { lacks: 'date' });
	shop.clock.now += 20_000;
	const ordered = shop.order();
	shop.clock.now += 70 * MINUTE;
	const came = await shop.poll('oneBehind', 1, 1);
	for (let poll = 0; poll < 5; poll++) came.push(...(await shop.poll()));
	expect(came).toEqual(['a', 'b', 'c', ordered]);
});

test('going back from a place that was ahead is told', async () => {
	const shop = new Shop();
	shop.order();
	await shop.poll();
	await shop.poll('bothAhead', 1000);
	await shop.poll();
	expect(shop.last?.notices).toEqual(['placeAhead']);
});

test.each(['nullMore', 'emptyMore', 'fromAlone', 'neverMore', 'numberMore', 'farMore'] as const)(
	'pages that say %s of the next one: everything comes once, and what is saved can be read again',
	async (kind) => {
		const shop = new Shop();
		await shop.poll();
		const ordered: string[] = [];
		for (let second = 0; second < 10; second++) {
			ordered.push(shop.order());
			shop.clock.now += 1_000;
		}
		const came: Array<string | undefined> = [];
		for (let poll = 0; poll < 4; poll++) {
			came.push(...(await shop.poll(poll < 3 ? kind : undefined, 1).catch(() => [])));
			expect(parseState(shop.stored)?.damaged).toEqual([]);
		}
		expect(came).toEqual(ordered);
	},
);

test.each([
	['is lost', (state: object) => ({ ...state, before: null, after: null, anchor: null })],
	['is all that is left', (state: object) => ({ after: (state as { after: object }).after })],
])(
	'where the place %s, nothing is lost, though the look back at first is ten minutes',
	async (_, damage) => {
		const shop = new Shop();
		await shop.poll();
		const missed = shop.order();
		shop.clock.now += 2 * DAY;
		shop.stored = damage(shop.stored as object);
		expect(await shop.poll()).toEqual([missed]);
	},
);

test('a place in the pages that is refused: the window is read again, and nothing comes twice', async () => {
	const shop = new Shop();
	await shop.poll();
	const ordered = Array.from({ length: 8 }, () => shop.order());
	const came: Array<string | undefined> = [];
	const after = (state: unknown) => (state as { after: { walk?: { more: object } } }).after;
	options.maxPages = 2;
	came.push(...(await shop.poll()));
	expect(after(shop.stored).walk).toBeDefined();
	options.maxPages = 200;
	came.push(...(await shop.poll('refused')));
	expect(shop.last?.notices).toEqual(['placeRefused']);
	came.push(...(await shop.poll()));
	expect(came).toEqual(ordered);
});

test('rows that can not be read come once, whatever they lack', async () => {
	const shop = new Shop();
	await shop.poll();
	for (const lacks of ['date', 'type', 'id'] as const)
		shop.feed.change(`id without ${lacks}`, 'PAYED', { lacks });
	const came: Array<string | undefined> = [];
	for (let poll = 0; poll < 90; poll++) came.push(...(await shop.poll()));
	expect(came.sort()).toEqual(['id without date', 'id without type', undefined]);
});
