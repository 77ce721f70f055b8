import type { IDataObject } from 'n8n-workflow';

import { CHANGES, credentialFor, openShop, QUERY, type Shop } from '../../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const MINUTE = 60_000;
const ids = (items: IDataObject[] | null) =>
	(items ?? []).map(({ productOrderId }) => productOrderId);
const trigger = (parameters: IDataObject = {}) =>
	shop.engine.trigger({ triggerOn: 'changes', ...(parameters as object) });

/** Polls until nothing comes, a minute apart; what n8n saves after each emission is what the next poll gets. */
async function drain(parameters: IDataObject = {}, staticData: IDataObject = {}, most = 50) {
	const polls: IDataObject[][] = [];
	let kept = staticData;
	for (let poll = 0; poll < most; poll++) {
		const result = await trigger(parameters).poll(kept);
		kept = result.staticData;
		if (result.items === null) break;
		polls.push(result.items);
	}
	return { polls, items: polls.flat(), staticData: kept };
}

const turn = (ms: number) => shop.sandbox.clock.advance(ms);

test('emits each changed product order once, with its details', async () => {
	// The second of a change is in its event's id.
	shop.sandbox.clock.freeze();
	const { staticData } = await trigger().poll({});
	const created = shop.paidOrders(3);
	turn(MINUTE);
	const first = await trigger().poll(staticData);
	expect(ids(first.items)).toEqual(created);
	expect(first.items?.[0]).toMatchObject({
		eventId: `${created[0]}_20261122T090000_PAYED`,
		productOrderId: created[0],
		orderId: expect.any(String),
		lastChangedType: 'PAYED',
		lastChangedDate: '2026-11-22T09:00:00.000+09:00',
		productOrderStatus: 'PAYED',
		placeOrderStatus: 'NOT_YET',
		receiverName: expect.any(String),
	});
	turn(MINUTE);
	expect((await trigger().poll(first.staticData)).items).toBeNull();
	expect(shop.calls(QUERY)).toBe(1);
});

test('the first poll looks back as far as set, and no further', async () => {
	const [old = ''] = shop.paidOrders(1);
	turn(30 * MINUTE);
	const [recent = ''] = shop.paidOrders(1);
	turn(MINUTE);
	expect(ids((await trigger().poll({})).items)).toEqual([recent]);
	const { items } = await trigger({ options: { initialLookbackMinutes: 60 } }).poll({});
	expect(ids(items)).toEqual([old, recent]);
});

test('emits a product order again when it changes again, with another event id', async () => {
	const [id = ''] = shop.paidOrders(1);
	turn(MINUTE);
	const first = await trigger().poll({});
	shop.sandbox.npay.act(id, 'changeAddress');
	turn(MINUTE);
	const second = await trigger().poll(first.staticData);
	expect(second.items).toMatchObject([
		{ productOrderId: id, lastChangedType: 'DELIVERY_ADDRESS_CHANGED' },
	]);
	expect(second.items?.[0]?.eventId).not.toBe(first.items?.[0]?.eventId);
});

test('only the chosen changes, others leave no trace', async () => {
	const [a = '', b = ''] = shop.paidOrders(2);
	turn(MINUTE);
	const types = { changeTypes: ['DELIVERY_ADDRESS_CHANGED'] };
	const first = await trigger(types).poll({});
	expect(first.items).toBeNull();
	shop.sandbox.npay.act(b, 'changeAddress');
	turn(MINUTE);
	expect(ids((await trigger(types).poll(first.staticData)).items)).toEqual([b]);
	expect(a).not.toBe(b);
});

test('a second that is not over yet is left to the next poll', async () => {
	const { staticData } = await trigger().poll({});
	const [id = ''] = shop.paidOrders(1);
	turn(3_000);
	const first = await trigger().poll(staticData);
	expect(first.items).toBeNull();
	turn(3_000);
	expect(ids((await trigger().poll(first.staticData)).items)).toEqual([id]);
});

test('a change that is listed late is found', async () => {
	const { staticData } = await trigger().poll({});
	shop.sandbox.npay.patchSettings({ listingDelayMs: 4 * MINUTE });
	const [late = ''] = shop.paidOrders(1);
	shop.sandbox.npay.patchSettings({ listingDelayMs: 0 });
	turn(MINUTE);
	const [prompt = ''] = shop.paidOrders(1);
	turn(MINUTE);
	const first = await trigger().poll(staticData);
	expect(ids(first.items)).toEqual([prompt]);
	turn(3 * MINUTE);
	expect(ids((await trigger().poll(first.staticData)).items)).toEqual([late]);
});

test('hundreds in one second are drained in bounded polls, oldest first, none twice', async () => {
	const created = shop.paidOrders(1500);
	turn(MINUTE);
	const { polls, items } = await drain({ options: { maxPerPoll: 500 } });
	expect(polls.every(({ length }) => length <= 600)).toBe(true);
	expect(ids(items)).toEqual(created);
});

test('an outage of nine days is walked oldest to newest', async () => {
	const { staticData } = await trigger().poll({});
	const created: string[] = [];
	for (let day = 0; day < 9; day++) {
		created.push(...shop.paidOrders(7));
		turn(24 * 60 * MINUTE);
	}
	const { items } = await drain({}, staticData);
	expect(ids(items)).toEqual(created);
});

test('rows that change while pages are read are not lost', async () => {
	const { staticData } = await trigger().poll({});
	const created = shop.paidOrders(900);
	turn(MINUTE);
	shop.sandbox.faults.add({
		kind: 'changeWhilePaging',
		count: 5,
		match: { path: CHANGES },
		times: 3,
	});
	const first = await drain({}, staticData);
	turn(MINUTE);
	const second = await drain({}, first.staticData);
	expect(new Set(ids([...first.items, ...second.items]))).toEqual(new Set(created));
	const latest = new Map(
		[...first.items, ...second.items].map((item) => [item.productOrderId, item.lastChangedType]),
	);
	for (const [id, type] of latest) {
		expect(shop.sandbox.npay.ledger(id as string).entries[0]?.changes.at(-1)?.type).toBe(type);
	}
});

describe('when a call fails', () => {
	test.each([
		['a page', CHANGES],
		['the details', QUERY],
	])(
		'%s: the poll fails in plain words, the state stays, the next poll brings all',
		async (_, path) => {
			const { staticData } = await trigger().poll({});
			const created = shop.paidOrders(3);
			turn(MINUTE);
			shop.sandbox.faults.add({ kind: 'status', status: 500, match: { path }, times: 0 });
			const copy = structuredClone(staticData);
			await expect(trigger().poll(staticData)).rejects.toMatchObject({
				message: expect.stringMatching(/./),
			});
			expect(staticData).toEqual(copy);
			shop.sandbox.faults.clear();
			expect(ids((await trigger().poll(copy)).items)).toEqual(created);
		},
	);

	test('a 401 that stays does not say the word after which n8n gives up', async () => {
		shop.sandbox.faults.add({ kind: 'unauthorized', match: { path: CHANGES }, times: 0 });
		const error = await trigger()
			.poll({})
			.catch((thrown: Error) => thrown);
		expect(error).toBeInstanceOf(Error);
		expect(JSON.stringify(error) + String(error)).not.toContain('Authorization');
	});

	test.each(['init', 'leadershipChange'] as const)(
		'while n8n starts (%s), the trigger is activated in spite of it: n8n would try again after ever longer times',
		async (activation) => {
			const restarted = shop.engine.trigger({ triggerOn: 'changes' }, 'shop', activation);
			const { staticData } = await trigger().poll({});
			const created = shop.paidOrders(1);
			turn(MINUTE);
			shop.sandbox.faults.add({ kind: 'status', status: 503, match: { path: CHANGES }, times: 0 });
			const poll = async (saved: IDataObject) => await restarted.poll(saved, 'trigger', activation);
			expect(await poll(staticData)).toEqual({ items: null, staticData });
			await expect(poll(staticData)).rejects.toMatchObject({ message: expect.any(String) });
			shop.sandbox.faults.clear();
			expect(ids((await poll(staticData)).items)).toEqual(created);
		},
	);

	test('whoever switches the workflow on is told', async () => {
		shop.sandbox.faults.add({ kind: 'status', status: 503, match: { path: CHANGES }, times: 0 });
		const switchedOn = shop.engine.trigger({ triggerOn: 'changes' }, 'shop', 'Switched on');
		await expect(switchedOn.poll({}, 'trigger', 'activate')).rejects.toBeInstanceOf(Error);
	});

	test('pages read before it are emitted, the rest follows', async () => {
		const { staticData } = await trigger().poll({});
		const created = shop.paidOrders(700);
		turn(MINUTE);
		shop.sandbox.faults.add({
			kind: 'status',
			status: 503,
			match: { path: CHANGES, page: 2 },
			times: 3,
		});
		const { items } = await drain({ options: { maxPerPoll: 1000 } }, staticData);
		expect(ids(items)).toEqual(created);
	});
});

describe('after a restart', () => {
	/** The same state, as another process finds it. */
	const inAnotherProcess = (staticData: IDataObject): IDataObject =>
		JSON.parse(
			JSON.stringify(staticData).replace(/"process":"[^"]*"/g, '"process":"another"'),
		) as IDataObject;

	test('the last batch comes again, with the same event ids, and nothing else', async () => {
		const before = shop.paidOrders(2);
		turn(MINUTE);
		const first = await trigger().poll({});
		expect(ids(first.items)).toEqual(before);
		const last = shop.paidOrders(3);
		turn(MINUTE);
		const second = await trigger().poll(first.staticData);
		const fresh = shop.paidOrders(1);
		turn(MINUTE);
		const third = await trigger().poll(inAnotherProcess(second.staticData));
		expect(ids(third.items)).toEqual([...last, ...fresh]);
		expect(third.items?.slice(0, 3).map(({ eventId }) => eventId)).toEqual(
			second.items?.map(({ eventId }) => eventId),
		);
		turn(MINUTE);
		expect((await trigger().poll(third.staticData)).items).toBeNull();
	});

	test('Durable Polling switched on where n8n has none is ignored: the last batch comes again', async () => {
		const durable = () => trigger({ options: { durablePolling: true } });
		const created = shop.paidOrders(2);
		turn(MINUTE);
		const first = await durable().poll({});
		turn(MINUTE);
		const second = await durable().poll(inAnotherProcess(first.staticData));
		expect(ids(second.items)).toEqual(created);
	});

	test('with nothing emitted since, nothing comes again', async () => {
		shop.paidOrders(2);
		turn(MINUTE);
		const first = await trigger().poll({});
		turn(MINUTE);
		const quiet = await trigger().poll(first.staticData);
		expect((await trigger().poll(inAnotherProcess(quiet.staticData))).items).toBeNull();
	});

	test('malformed state counts as none', async () => {
		const [id = ''] = shop.paidOrders(1);
		turn(MINUTE);
		for (const state of ['x', 7, {}, { version: 1 }, { version: 2, shop: 's' }, []]) {
			expect(
				ids((await trigger().poll({ global: { 'npayTrigger:id-Trigger:state': state } })).items),
			).toEqual([id]);
		}
	});
});

test('a renamed node goes on where it was', async () => {
	shop.paidOrders(2);
	turn(MINUTE);
	const { staticData } = await trigger().poll({});
	const renamed = Object.fromEntries(
		Object.entries(staticData).map(([key, value]) => [
			key.replace('node:Trigger', 'node:Old name'),
			value,
		]),
	);
	expect((await trigger().poll(renamed)).items).toBeNull();
});

test("another shop's credential starts anew, a renewed secret does not", async () => {
	shop.paidOrders(2);
	turn(MINUTE);
	const { staticData } = await trigger().poll({});
	const [application] = shop.sandbox.npay.settings.applications;
	const clientSecret = '$2a$04$renewedRenewedRenewedu';
	shop.sandbox.npay.patchSettings({
		applications: [
			{ ...application!, clientSecret },
			{ clientId: 'other-app', clientSecret, merchantId: 'np_other' },
		],
	});
	shop.engine.saveCredential('shop', 'npayApi', { applicationSecret: clientSecret });
	const same = await trigger().poll(staticData);
	expect(same.items).toBeNull();
	shop.sandbox.npay.createOrders({ count: 1, state: 'PAYED', merchantId: 'np_other' });
	turn(MINUTE);
	shop.engine.saveCredential(
		'shop',
		'npayApi',
		credentialFor(shop.sandbox, { applicationId: 'other-app', applicationSecret: clientSecret }),
	);
	expect((await trigger().poll(same.staticData)).items).toHaveLength(1);
});

test('another choice of types goes for what is read from then on', async () => {
	const { staticData } = await trigger({ changeTypes: ['CANCELED'] }).poll({});
	shop.paidOrders(2);
	turn(MINUTE);
	const before = await trigger({ changeTypes: ['CANCELED'] }).poll(staticData);
	expect(before.items).toBeNull();
	const after = await trigger({ changeTypes: [] }).poll(before.staticData);
	expect(after.items).toBeNull();
	const created = shop.paidOrders(1);
	turn(MINUTE);
	expect(ids((await trigger({ changeTypes: [] }).poll(after.staticData)).items)).toEqual(created);
});

test('two polls at once emit everything once', async () => {
	const { staticData } = await trigger().poll({});
	const created = shop.paidOrders(5);
	turn(MINUTE);
	const registered = trigger().register(staticData);
	const results = await Promise.all([registered.poll(), registered.poll()]);
	expect(results.flatMap((items) => ids(items))).toEqual(created);
});

describe('what the items hold', () => {
	test('without details: the change alone', async () => {
		shop.paidOrders(1);
		turn(MINUTE);
		const { items } = await trigger({ includeDetails: false }).poll({});
		expect(items?.[0]).toMatchObject({ eventId: expect.any(String), productOrderStatus: 'PAYED' });
		expect(items?.[0]).not.toHaveProperty('receiverName');
		expect(shop.calls(QUERY)).toBe(0);
	});

	test("raw: Naver's row and detail as they are", async () => {
		const [id = ''] = shop.paidOrders(1);
		turn(MINUTE);
		const { items } = await trigger({ output: 'raw' }).poll({});
		expect(items?.[0]).toMatchObject({
			eventId: expect.any(String),
			change: { productOrderId: id, lastChangedType: 'PAYED' },
			details: { order: {}, productOrder: { productOrderId: id } },
		});
	});

	test('personal data left out', async () => {
		shop.paidOrders(1);
		turn(MINUTE);
		const { items } = await trigger({ personalData: 'omit' }).poll({});
		expect(items?.[0]).toMatchObject({ receiverName: null, productName: expect.any(String) });
	});

	test.each(['simplified', 'sheet'])(
		'each item has the same columns, those of the event first, whatever is there (%s)',
		async (output) => {
			const [id = ''] = shop.paidOrders(1);
			shop.sandbox.npay.insertFeedRow({
				productOrderId: '2026112200000001',
				orderId: '2026112200000002',
				lastChangedType: 'NEW_TYPE',
				lastChangedDate: '2026-11-22T09:00:00.000+09:00',
				productOrderStatus: 'PAYED',
			} as never);
			shop.sandbox.npay.insertFeedRow({
				lastChangedDate: '2026-11-22T09:00:00.000+09:00',
			} as never);
			turn(MINUTE);
			const { items = [] } = await trigger({ output }).poll({});
			expect(items).toHaveLength(3);
			const rows = items ?? [];
			const [columns = []] = rows.map(Object.keys);
			expect(columns[0]).toBe('eventId');
			for (const row of rows) expect(Object.keys(row)).toEqual(columns);
			const isSheet = output === 'sheet';
			const idColumn = isSheet ? '상품주문번호' : 'productOrderId';
			const byId = new Map(rows.map((row) => [row[idColumn], row]));
			expect(byId.get(id)).toMatchObject(
				isSheet
					? {
							변경구분: '결제 완료',
							변경일시: '2026-11-22 09:00:00',
							주문상태: '결제 완료',
							비고: null,
						}
					: { lastChangedType: 'PAYED', lastChangedTypeLabel: '결제 완료', unreadable: null },
			);
			expect(byId.get('2026112200000001')).toMatchObject(
				isSheet
					? { 변경구분: 'NEW_TYPE', 주문상태: '결제 완료', 비고: expect.stringContaining('상세') }
					: { lastChangedTypeLabel: null, productOrderStatus: 'PAYED', detailsMissing: true },
			);
			expect(byId.get(null)).toMatchObject(
				isSheet
					? { 비고: expect.stringContaining('읽을 수 없는 변경') }
					: { unreadable: true, change: { receiverAddressChanged: false }, detailsMissing: null },
			);
			const bare = await trigger({ output, includeDetails: false }).poll({});
			const [few = []] = (bare.items ?? []).map(Object.keys);
			expect(few.length).toBeLessThan(columns.length);
			expect(few.filter((column) => !columns.includes(column))).toEqual([]);
			for (const row of bare.items ?? []) expect(Object.keys(row)).toEqual(few);
		},
	);

	test('a change whose details Naver does not have comes without', async () => {
		shop.sandbox.npay.insertFeedRow({
			productOrderId: '2026112200000001',
			orderId: '2026112200000002',
			lastChangedType: 'PAYED',
			lastChangedDate: '2026-11-22T09:00:00.000+09:00',
			productOrderStatus: 'PAYED',
		} as never);
		turn(MINUTE);
		const { items } = await trigger().poll({});
		expect(items).toMatchObject([{ productOrderId: '2026112200000001', detailsMissing: true }]);
	});

	test('types that nobody knows yet pass through', async () => {
		shop.sandbox.npay.insertFeedRow({
			productOrderId: '2026112200000001',
			orderId: '2026112200000002',
			lastChangedType: 'SOMETHING_NEW',
			lastChangedDate: '2026-11-22T09:00:00.000+09:00',
			productOrderStatus: 'NEW_STATE',
		} as never);
		turn(MINUTE);
		expect((await trigger().poll({})).items).toMatchObject([
			{ lastChangedType: 'SOMETHING_NEW', productOrderStatus: 'NEW_STATE' },
		]);
	});
});
