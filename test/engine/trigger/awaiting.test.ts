import type { IDataObject } from 'n8n-workflow';

import type { StateName } from '../../../sandbox/npay/orders/states';
import { openShop, type Shop } from '../../support/shops/shop';

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

function inState(state: StateName): string {
	const [id = ''] = shop.paidOrders(1);
	shop.sandbox.npay.put(id, state);
	return id;
}

/** Polls so seldom that each poll reads all look-back days. */
const HOURLY = { item: [{ mode: 'everyHour', minute: 0 }] };

const trigger = (awaiting: string[], options: IDataObject = {}) =>
	shop.engine.trigger({
		triggerOn: 'awaitingAction',
		awaiting,
		options: options as object,
		pollTimes: HOURLY,
	} as never);
const names = (items: IDataObject[] | null) =>
	(items ?? []).map(
		({ productOrderId, awaiting }) => `${String(productOrderId)} ${String(awaiting)}`,
	);

const act = async (
	resource: string,
	operation: string,
	productOrderId: string,
	more: object = {},
) => {
	const { error } = await shop.engine.run(
		{ resource, operation, ...more },
		{ items: [{ productOrderId }] },
	);
	expect(error).toBeUndefined();
};

/** Each kind: a state in which an order waits for it, and what makes it done. */
const KINDS: Array<[string, StateName, (id: string) => Promise<void>]> = [
	['confirm', 'PAYED_NOT_YET', async (id) => await act('productOrder', 'confirm', id)],
	[
		'dispatch',
		'PAYED_OK',
		async (id) => await act('productOrder', 'dispatch', id, { deliveryMethod: 'DIRECT_DELIVERY' }),
	],
	['cancelApproval', 'CANCEL_REQUEST', async (id) => await act('cancel', 'approve', id)],
	['returnDecision', 'RETURN_COLLECT_DONE', async (id) => await act('return', 'approveReturn', id)],
	[
		'exchangeCollect',
		'EXCHANGE_COLLECTING',
		async (id) => await act('exchange', 'completeCollect', id),
	],
	[
		'exchangeRedelivery',
		'EXCHANGE_COLLECT_DONE',
		async (id) =>
			await act('exchange', 'dispatchExchange', id, { reDeliveryMethod: 'DIRECT_DELIVERY' }),
	],
];

test.each(KINDS)(
	'%s: emitted at the set interval and not before, until it is done',
	async (kind, state, finish) => {
		const id = inState(state);
		shop.sandbox.clock.advance(MINUTE);
		const options = { repeatAfterMinutes: 30 };
		const first = await trigger([kind], options).poll({});
		expect(names(first.items)).toEqual([`${id} ${kind}`]);
		expect(first.items?.[0]).toMatchObject({
			eventId: expect.stringContaining(`${id}_${kind}`),
			orderId: expect.any(String),
			productName: expect.any(String),
		});

		shop.sandbox.clock.advance(29 * MINUTE);
		const early = await trigger([kind], options).poll(first.staticData);
		expect(early.items).toBeNull();

		shop.sandbox.clock.advance(MINUTE);
		const again = await trigger([kind], options).poll(early.staticData);
		expect(names(again.items)).toEqual([`${id} ${kind}`]);
		expect(again.items?.[0]?.eventId).toBe(first.items?.[0]?.eventId);

		await finish(id);
		shop.sandbox.clock.advance(2 * HOUR);
		expect((await trigger([kind], options).poll(again.staticData)).items).toBeNull();
	},
);

test("dispatchOverdue: not before the deadline, by the server's clock", async () => {
	const id = inState('PAYED_OK');
	shop.sandbox.clock.advance(MINUTE);
	const early = await trigger(['dispatchOverdue'], { lookbackDays: 30 }).poll({});
	expect(early.items).toBeNull();
	shop.sandbox.clock.advance(10 * DAY);
	const late = await trigger(['dispatchOverdue'], { lookbackDays: 30 }).poll(early.staticData);
	expect(names(late.items)).toEqual([`${id} dispatchOverdue`]);
	await act('productOrder', 'dispatch', id, { deliveryMethod: 'DIRECT_DELIVERY' });
	shop.sandbox.clock.advance(2 * HOUR);
	expect(
		(await trigger(['dispatchOverdue'], { lookbackDays: 30 }).poll(late.staticData)).items,
	).toBeNull();
});

test('what waits for longer than the lookback is found within a day, then at each interval', async () => {
	const id = inState('PAYED_NOT_YET');
	shop.sandbox.clock.advance(45 * DAY);
	const { poll } = trigger(['confirm'], { lookbackDays: 7, repeatAfterMinutes: 120 }).register({});
	const found: number[] = [];
	for (let hour = 0; hour < 30; hour++) {
		if (names(await poll()).includes(`${id} confirm`)) found.push(hour);
		shop.sandbox.clock.advance(HOUR);
	}
	const [first = Number.POSITIVE_INFINITY] = found;
	expect(first).toBeLessThanOrEqual(24);
	expect(found).toEqual(
		Array.from({ length: Math.ceil((30 - first) / 2) }, (_, index) => first + 2 * index),
	);
});

test('with nothing chosen, everything that waits is emitted, and nothing else', async () => {
	const waiting: Array<[string, StateName]> = [
		...KINDS.map(([kind, state]): [string, StateName] => [kind, state]),
		['heldBack', 'RETURN_HELD'],
	];
	const expected = waiting.map(([kind, state]) => `${inState(state)} ${kind}`);
	for (const state of [
		'DELIVERING',
		'DELIVERED',
		'PURCHASE_DECIDED',
		'RETURNED',
		'CANCELED',
		'EXCHANGE_REDELIVERING',
	] as const) {
		inState(state);
	}
	shop.sandbox.clock.advance(MINUTE);
	const { items } = await trigger([]).poll({});
	expect(names(items).sort()).toEqual(expected.sort());
});

test.each(['RETURN_HELD', 'EXCHANGE_COLLECT_DONE_HELD'] as const)(
	'a claim that is held back (%s) is announced by its own kind, and not by that of a decision',
	async (state) => {
		const id = inState(state);
		shop.sandbox.clock.advance(MINUTE);
		expect(names((await trigger([]).poll({})).items)).toEqual([`${id} heldBack`]);
		expect((await trigger(['returnDecision', 'exchangeRedelivery']).poll({})).items).toBeNull();
	},
);

test('stored state that is deleted or damaged, or a clock that was ahead, changes nothing of what is emitted', async () => {
	const id = inState('PAYED_NOT_YET');
	shop.sandbox.clock.advance(MINUTE);
	const { staticData } = await trigger(['confirm']).poll({});
	const { 'npayTrigger:id-Trigger:awaiting': kept } = staticData.global as Record<
		string,
		{ emitted: Record<string, string> }
	>;
	const hash = Object.values(kept?.emitted ?? {})[0] ?? '';
	const ahead = Math.floor((shop.sandbox.clock.now() + 2 * DAY) / 1000).toString(36);
	for (const state of [
		undefined,
		null,
		'x',
		{},
		{ ...kept, emitted: { x: 5, '!!': hash } },
		{ ...kept, emitted: { [ahead]: hash } },
	]) {
		const global = { 'npayTrigger:id-Trigger:awaiting': state } as unknown as IDataObject;
		expect(names((await trigger(['confirm']).poll({ global })).items)).toEqual([`${id} confirm`]);
	}
	// What is whole counts, beside what isn't.
	const mixed = { ...kept, version: undefined, emitted: { ...kept?.emitted, x: 5 } };
	const global = { 'npayTrigger:id-Trigger:awaiting': mixed } as unknown as IDataObject;
	expect((await trigger(['confirm']).poll({ global })).items).toBeNull();
});

test('a day that can not be read keeps nothing of the others back', async () => {
	const id = inState('PAYED_NOT_YET');
	shop.sandbox.clock.advance(MINUTE);
	shop.sandbox.faults.add({
		kind: 'status',
		status: 500,
		match: { path: '/v1/pay-order/mall/product-orders' },
		after: 1,
		times: 3,
	});
	const first = await trigger(['confirm']).poll({});
	expect(names(first.items)).toEqual([`${id} confirm`]);
	shop.sandbox.faults.clear();
	shop.sandbox.faults.add({
		kind: 'status',
		status: 500,
		match: { path: '/v1/pay-order/mall/product-orders' },
		after: 1,
		times: 3,
	});
	// With nothing else to tell, it is told.
	await expect(trigger(['confirm']).poll(first.staticData)).rejects.toThrow();
});

test('a buyer who asks to cancel turns a waiting dispatch into a waiting approval', async () => {
	const id = inState('CANCEL_REQUEST');
	shop.sandbox.clock.advance(MINUTE);
	expect(names((await trigger([]).poll({})).items)).toEqual([`${id} cancelApproval`]);
});

test('state that is lost or malformed loses no order: it comes again', async () => {
	const id = inState('PAYED_NOT_YET');
	shop.sandbox.clock.advance(MINUTE);
	const { staticData } = await trigger(['confirm']).poll({});
	const key = 'npayTrigger:id-Trigger:awaiting';
	const kept = (staticData.global as IDataObject)[key] as IDataObject;
	const pollOn = async (state: unknown) =>
		names((await trigger(['confirm']).poll({ global: { [key]: state } as IDataObject })).items);
	expect(await pollOn(kept)).toEqual([]);
	for (const state of [undefined, 'x', { version: 1 }, { ...kept, shop: 'other' }]) {
		expect(await pollOn(state)).toEqual([`${id} confirm`]);
	}
});

test('more than a poll takes come with the next ones, none left out', async () => {
	const ids = shop.paidOrders(25);
	shop.sandbox.clock.advance(MINUTE);
	let staticData: IDataObject = {};
	const seen: unknown[] = [];
	for (let poll = 0; poll < 3; poll++) {
		const result = await trigger(['confirm'], { maxPerPoll: 10 }).poll(staticData);
		seen.push(...(result.items ?? []).map(({ productOrderId }) => productOrderId));
		staticData = result.staticData;
	}
	expect(seen.sort()).toEqual(ids.sort());
});

test('a poll that fails emits nothing and forgets nothing', async () => {
	const id = inState('PAYED_NOT_YET');
	shop.sandbox.clock.advance(MINUTE);
	shop.sandbox.faults.add({
		kind: 'status',
		status: 500,
		match: { path: '/v1/pay-order/mall/product-orders' },
		times: 3,
	});
	await expect(trigger(['confirm']).poll({})).rejects.toThrow();
	expect(names((await trigger(['confirm']).poll({})).items)).toEqual([`${id} confirm`]);
});

test('without details, and raw', async () => {
	inState('PAYED_NOT_YET');
	shop.sandbox.clock.advance(MINUTE);
	const parameters = { triggerOn: 'awaitingAction', awaiting: ['confirm'] };
	const bare = await shop.engine.trigger({ ...parameters, includeDetails: false }).poll({});
	expect(bare.items?.[0]).not.toHaveProperty('productName');
	const raw = await shop.engine.trigger({ ...parameters, output: 'raw' }).poll({});
	expect(raw.items?.[0]).toHaveProperty('details.productOrder');
});

test('as a row: what it waits for in Korean, and before the order', async () => {
	const id = inState('PAYED_NOT_YET');
	shop.sandbox.clock.advance(MINUTE);
	const parameters = { triggerOn: 'awaitingAction', awaiting: ['confirm'] };
	const plain = await shop.engine.trigger(parameters).poll({});
	expect(plain.items?.[0]).toMatchObject({ awaiting: 'confirm', awaitingLabel: '발주 확인' });
	const sheet = await shop.engine.trigger({ ...parameters, output: 'sheet' }).poll({});
	const [row = {}] = sheet.items ?? [];
	expect(Object.keys(row).slice(0, 3)).toEqual(['eventId', '처리대기', '상품주문번호']);
	expect(row).toMatchObject({
		처리대기: '발주 확인',
		상품주문번호: id,
		주문세부상태: '발주 미확인',
	});
});
