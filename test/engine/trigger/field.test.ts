import type { IDataObject } from 'n8n-workflow';

import type { FaultSpec } from '../../../sandbox/core/faults/kinds';
import { CHANGES, openShop, type Shop } from '../../support/shops/shop';

/** What servers, networks and n8n itself do to the trigger out there, through the real node. */

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ids = (items: IDataObject[] | null) =>
	(items ?? []).map(({ productOrderId }) => productOrderId);
const turn = (ms: number) => shop.sandbox.clock.advance(ms);
const STATE = 'npayTrigger:id-Trigger:state';

/** The trigger's life, poll by poll; a failed one leaves everything as it was. */
class Life {
	staticData: IDataObject = {};

	failed = 0;

	readonly items: IDataObject[] = [];

	constructor(private readonly parameters: IDataObject = {}) {}

	async poll(): Promise<IDataObject[]> {
		const trigger = shop.engine.trigger({ triggerOn: 'changes', ...(this.parameters as object) });
		const result = await trigger.poll(this.staticData).catch(() => undefined);
		if (result === undefined) this.failed++;
		this.staticData = result?.staticData ?? this.staticData;
		this.items.push(...(result?.items ?? []));
		return result?.items ?? [];
	}

	get state(): IDataObject {
		return (this.staticData.global as IDataObject)[STATE] as IDataObject;
	}

	damage(change: (state: IDataObject) => unknown): void {
		const state = change(structuredClone(this.state));
		this.staticData = { ...this.staticData, global: { [STATE]: state } as IDataObject };
	}
}

/** One answer of the feed with something else in place of what it says of the next page. */
const more = (value: unknown): FaultSpec => ({
	kind: 'setMembers',
	members: { more: value },
	within: 'data',
	match: { path: CHANGES },
	times: 1,
});

test.each([
	['null members', { moreFrom: null, moreSequence: null }],
	['empty members', { moreFrom: '', moreSequence: '' }],
	['no members', {}],
	['null', null],
	['a place that is no time', { moreFrom: 'never', moreSequence: '1' }],
	['a number', { moreFrom: 5 }],
	['a place before the window', { moreFrom: '2026-11-21T09:00:00.000+09:00', moreSequence: '1' }],
])(
	'%s for the next page, on full pages and on others: nothing is lost, nothing comes twice',
	async (_, value) => {
		const life = new Life({ includeDetails: false });
		await life.poll();
		const created: string[] = [];
		for (let second = 0; second < 4; second++) {
			created.push(...shop.paidOrders(120));
			turn(1_000);
		}
		turn(MINUTE);
		for (let poll = 0; poll < 4; poll++) {
			shop.sandbox.faults.add(more(value));
			await life.poll();
			shop.sandbox.faults.clear();
		}
		created.push(...shop.paidOrders(1));
		turn(MINUTE);
		for (let poll = 0; poll < 3; poll++) await life.poll();
		expect(ids(life.items).sort()).toEqual(created.sort());
		const invalid = shop.sandbox.journal
			.entries({ path: CHANGES })
			.filter(({ query }) => /null|Invalid|never/.test(JSON.stringify(query)));
		expect(invalid).toEqual([]);
	},
);

test('a maintenance at HTTP 200 for three hours: the polls fail in words, and what changed meanwhile comes after it', async () => {
	const life = new Life();
	await life.poll();
	shop.sandbox.faults.add({
		kind: 'status',
		status: 200,
		code: 'GW.BLOCK.02',
		message: '점검 중',
		match: { path: CHANGES },
		times: 0,
	});
	const created: string[] = [];
	for (let poll = 0; poll < 6; poll++) {
		created.push(...shop.paidOrders(1));
		turn(30 * MINUTE);
		await life.poll();
	}
	expect([life.failed, life.items]).toEqual([6, []]);
	shop.sandbox.faults.clear();
	await life.poll();
	expect(ids(life.items)).toEqual(created);
});

test.each(['body', 'header', 'both'] as const)(
	'one answer whose time is a day ahead (%s): no change after it is lost',
	async (of) => {
		const life = new Life({ includeDetails: false });
		const created = shop.paidOrders(1);
		turn(MINUTE);
		await life.poll();
		shop.sandbox.faults.add({
			kind: 'timestampSkew',
			ms: DAY,
			of,
			match: { path: CHANGES },
			times: 1,
		});
		await life.poll();
		for (let poll = 0; poll < 15; poll++) {
			created.push(...shop.paidOrders(1));
			turn(MINUTE);
			await life.poll();
		}
		expect(ids(life.items)).toEqual(created);
	},
);

test.each<[string, (state: IDataObject) => unknown]>([
	['a place out of all bounds', (state) => ({ ...state, after: { from: 1e300 } })],
	[
		'a window whose end is too far',
		(state) => ({
			...state,
			after: {
				...(state.after as object),
				walk: {
					to: Date.parse('2027-11-22'),
					more: { moreFrom: 'never', moreSequence: '' },
					resumeFrom: 0,
					notBefore: 0,
				},
			},
		}),
	],
	['200,000 events', (state) => ({ ...state, seen: new Array(200_000).fill('t4l0o0abcdefgh') })],
	['nothing that makes sense', () => 'x'],
	['a place years ahead', (state) => ({ ...state, after: { from: Date.parse('2031-01-01') } })],
])('stored state with %s: every later poll works, and nothing is lost', async (_, damage) => {
	const life = new Life({ includeDetails: false });
	const created = shop.paidOrders(2);
	turn(MINUTE);
	await life.poll();
	life.damage(damage);
	created.push(...shop.paidOrders(2));
	turn(HOUR);
	for (let poll = 0; poll < 3; poll++) await life.poll();
	expect(life.failed).toBe(0);
	expect([...new Set(ids(life.items))]).toEqual(created);
	created.push(...shop.paidOrders(1));
	turn(MINUTE);
	await life.poll();
	expect(ids(life.items).at(-1)).toBe(created.at(-1));
});

test('rows that can not be read come, too: without a product order once, with the row as it is', async () => {
	const life = new Life();
	await life.poll();
	const created = shop.paidOrders(2);
	shop.sandbox.faults.add({ kind: 'nullRows', match: { path: CHANGES }, times: 2 });
	turn(MINUTE);
	for (let poll = 0; poll < 3; poll++) await life.poll();
	const [unreadable, ...readable] = [
		...life.items.filter((item) => item.unreadable === true),
		...life.items.filter((item) => item.unreadable !== true),
	];
	expect(unreadable).toMatchObject({ eventId: expect.any(String), unreadable: true, change: null });
	expect(ids(readable)).toEqual(created);
	shop.sandbox.npay.insertFeedRow({
		productOrderId: created[0],
		lastChangedDate: '2026-11-22T09:01:30.000+09:00',
	} as never);
	turn(MINUTE);
	expect(await life.poll()).toMatchObject([
		{ productOrderId: created[0], productName: expect.any(String) },
	]);
});

describe('two live pollers in one process', () => {
	test.each(['changes', 'awaitingAction'])(
		'%s: the one that was registered last emits, the stale one falls silent',
		async (triggerOn) => {
			const parameters = { triggerOn, includeDetails: false } as never;
			const stale = shop.engine.trigger(parameters).register({});
			await stale.poll();
			const live = shop.engine.trigger(parameters).register({});
			await live.poll();
			const created = shop.paidOrders(2);
			turn(MINUTE);
			const before = shop.sandbox.journal.entries({}).length;
			expect(await stale.poll()).toBeNull();
			expect(shop.sandbox.journal.entries({})).toHaveLength(before);
			expect(ids(await live.poll())).toEqual(created);
			turn(MINUTE);
			expect(await stale.poll()).toBeNull();
		},
	);

	test('a poll of the stale one that is under way tells nothing', async () => {
		const parameters = { triggerOn: 'changes', includeDetails: false };
		const stale = shop.engine.trigger(parameters).register({});
		await stale.poll();
		const created = shop.paidOrders(2);
		turn(MINUTE);
		const underWay = stale.poll();
		const live = shop.engine.trigger(parameters).register({});
		expect([await live.poll(), await underWay].flatMap((items) => ids(items))).toEqual(created);
	});
});
