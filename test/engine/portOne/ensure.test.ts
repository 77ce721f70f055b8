import type { IDataObject } from 'n8n-workflow';

import { CUSTOMER, openPortOne, type PortOneShop } from '../../support/shops/portOneShop';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const CREATE = '/subscribe/payments/schedule';
const goOn = { onError: 'continueRegularOutput' } as const;
const DECEMBER = '2026-12-05T10:00:00.000+09:00';

const ensure = (changed: IDataObject = {}) =>
	({
		resource: 'schedule',
		operation: 'ensure',
		customer_uid: CUSTOMER,
		timing: 'exact',
		schedule_at: DECEMBER,
		amount: 9900,
		name: '정기 구독',
		...changed,
	}) as never;
const monthly = (changed: IDataObject = {}) =>
	ensure({ timing: 'monthly', anchorDay: 5, after: '', afterDate: '', ...changed });
const create = async (merchant_uid: string, schedule_at: string, changed: IDataObject = {}) =>
	await shop.run({
		resource: 'schedule',
		operation: 'create',
		customer_uid: CUSTOMER,
		merchant_uid,
		schedule_at,
		amount: 9900,
		name: 'x',
		...changed,
	} as never);
const scheduled = async () =>
	(
		await shop.run({
			resource: 'schedule',
			operation: 'getMany',
			period: 'custom',
			schedule_from: '2026-11-01',
			schedule_to: '2028-12-31',
			schedule_status: 'scheduled',
			returnAll: true,
		})
	).json;
const totals = () => shop.sandbox.portOneV1.ledger().totals;

describe('what is done', () => {
	test('created, then unchanged, in calls that stay few', async () => {
		const first = await shop.run(ensure());
		expect(first.error).toBeUndefined();
		expect(first.json).toMatchObject([
			{ action: 'created', success: true, schedule_at: DECEMBER, period: '202612' },
		]);
		const before = shop.calls();
		const second = await shop.run(ensure());
		expect(second.json).toMatchObject([
			{ action: 'unchanged', merchant_uid: first.json[0]?.merchant_uid },
		]);
		expect(shop.calls() - before).toBeLessThanOrEqual(4);
		expect(await scheduled()).toHaveLength(1);
	});

	test('moved to another time, that of another shop code too', async () => {
		await create('by-hand', '2026-12-01T10:00:00+09:00');
		const { json } = await shop.run(ensure());
		expect(json).toMatchObject([
			{
				action: 'moved',
				merchant_uid: 'by-hand',
				schedule_at: DECEMBER,
				movedFrom: '2026-12-01T10:00:00.000+09:00',
			},
		]);
		expect(await scheduled()).toHaveLength(1);
	});

	test('replaced for another amount, and again for the first one', async () => {
		await shop.run(ensure());
		for (const amount of [12_000, 9_900]) {
			const { json } = await shop.run(ensure({ amount }));
			expect(json).toMatchObject([{ action: 'replaced', amount, schedule_at: DECEMBER }]);
			expect(json[0]?.cancelled).toHaveLength(1);
			expect(await scheduled()).toMatchObject([{ amount }]);
		}
	});

	test('a period that was paid is not paid again', async () => {
		await shop.run(ensure({ period: 'dec' }));
		await shop.passTo(DECEMBER);
		const { json } = await shop.run(ensure({ period: 'dec', schedule_at: '2026-12-20 10:00' }));
		expect(json).toMatchObject([{ action: 'alreadyPaid', payment_status: 'paid' }]);
		expect(await scheduled()).toHaveLength(0);
		const unnamed = await shop.run(ensure());
		expect(unnamed.error?.message).toMatch(/time of the next payment has passed/);
	});

	test('several payments a month need a period of their own, and an error says so', async () => {
		await shop.run(ensure());
		await shop.passTo(DECEMBER);
		const weekly = { schedule_at: '2026-12-12 10:00' };
		const { error } = await shop.run(ensure(weekly));
		expect(error?.message).toMatch(/payment of period 202612 .* is already paid/);
		const named = await shop.run(ensure({ ...weekly, period: '2026W50' }));
		expect(named.json).toMatchObject([{ action: 'created' }]);
	});

	test('a period whose payment was refunded is left alone', async () => {
		await shop.run(ensure({ period: 'dec' }));
		await shop.passTo(DECEMBER);
		const [entry] = shop.sandbox.portOneV1.ledger().entries;
		shop.sandbox.portOneV1.refund(String(entry?.tries[0]?.impUid));
		const { json } = await shop.run(ensure({ period: 'dec', schedule_at: '2026-12-20' }));
		expect(json).toMatchObject([{ action: 'alreadyRefunded' }]);
	});

	test('a period whose payment failed gets a new one', async () => {
		const first = await shop.run(ensure());
		const { merchant_uid } = first.json[0] as { merchant_uid: string };
		shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'fails' });
		await shop.passTo(DECEMBER);
		const second = await shop.run(ensure({ schedule_at: '2026-12-08 10:00' }));
		expect(second.json).toMatchObject([{ action: 'created', merchant_uid: `${merchant_uid}r1` }]);
	});

	test('one whose payment was revoked gets none, as the customer may have left, unless asked for', async () => {
		const first = await shop.run(ensure());
		const { merchant_uid } = first.json[0] as { merchant_uid: string };
		await shop.run({ resource: 'schedule', operation: 'unschedule', merchant_uid });
		for (const at of [DECEMBER, '2026-12-08 10:00']) {
			const { error } = await shop.run(ensure({ schedule_at: at }));
			expect(error?.message).toMatch(/payment of period 202612 .* was revoked \(예약철회\)/);
			expect(error?.description).toMatch(/Book Revoked Again/);
		}
		expect(await scheduled()).toHaveLength(0);
		const again = await shop.run(ensure({ options: { bookRevoked: true } }));
		expect(again.json).toMatchObject([{ action: 'created', merchant_uid: `${merchant_uid}r1` }]);
	});

	test('what Ensure did not make is not cancelled for another amount, unless asked for', async () => {
		await create('by-hand', DECEMBER, { amount: 500_000 });
		const { error } = await shop.run(ensure());
		expect(error?.message).toMatch(/payment of 500000 that Ensure did not make: by-hand/);
		expect(error?.description).toMatch(/Cancel Others/);
		expect(await scheduled()).toMatchObject([{ merchant_uid: 'by-hand' }]);
		const done = await shop.run(ensure({ options: { cancelOthers: true } }));
		expect(done.json).toMatchObject([{ action: 'replaced', cancelled: ['by-hand'] }]);
	});

	test('a payment in another currency is not replaced by one in won that nobody asked for', async () => {
		await shop.run(ensure({ amount: 20, options: { currency: 'USD' } }));
		const { error } = await shop.run(ensure({ amount: 20 }));
		expect(error?.message).toMatch(/scheduled payment is in USD/);
		expect(await scheduled()).toMatchObject([{ currency: 'USD' }]);
		const named = await shop.run(ensure({ amount: 20, options: { currency: 'KRW' } }));
		expect(named.json).toMatchObject([{ action: 'replaced', currency: 'KRW' }]);
	});

	test('several that wait are an error that names them, or are cancelled if asked for', async () => {
		await create('a', '2026-12-10T10:00:00+09:00');
		await create('b', DECEMBER);
		const refused = await shop.run(ensure(), goOn);
		expect(refused.json[0]?.error).toMatch(/2 scheduled payments: .*a, scheduled.*; b|b, .*a,/);
		expect(await scheduled()).toHaveLength(2);
		const done = await shop.run(ensure({ options: { cancelOthers: true } }));
		expect(done.json).toMatchObject([{ action: 'unchanged', merchant_uid: 'b', cancelled: ['a'] }]);
		expect(await scheduled()).toHaveLength(1);
	});

	test('with a prefix of its own, each subscription has its next payment', async () => {
		const options = { consider: 'prefix' };
		for (const merchantUidPrefix of ['gold-', 'box-']) {
			const { json } = await shop.run(ensure({ options, merchantUidPrefix }));
			expect(json).toMatchObject([{ action: 'created' }]);
			expect(String(json[0]?.merchant_uid)).toMatch(new RegExp(`^${merchantUidPrefix}202612`));
		}
		expect(await scheduled()).toHaveLength(2);
	});

	test.each([
		[{ merchantUidPrefix: '구독' }, /Merchant UID Prefix may have up to 10 letters/],
		[{ schedule_at: '2026-11-01' }, /has passed/],
		[{ amount: 0 }, /Amount must be/],
		[{ amount: 9900.5 }, /Amount has decimals/],
		[{ timing: 'monthly', anchorDay: 32 }, /Day of Month must be/],
		[{ timing: 'monthly', timeOfDay: '25:00', after: '', afterDate: '' }, /Time of Day must be/],
		[{ timing: 'monthly', after: 'order-1', afterDate: '' }, /is not a number that Ensure made/],
	])('refuses %j', async (changed, message) => {
		const { error } = await shop.run(ensure(changed as IDataObject));
		expect(error?.message).toMatch(message);
		expect(shop.calls('', 'POST')).toBe(0);
	});
});

describe('month by month', () => {
	test('from the 31st over the end of February back to the 31st, whatever day it was paid', async () => {
		shop.sandbox.clock.set('2027-01-20T09:00:00+09:00');
		let last: IDataObject = {};
		const days: string[] = [];
		for (let month = 0; month < 5; month++) {
			const { json, error } = await shop.run(
				monthly({
					anchorDay: 31,
					after: String(last.merchant_uid ?? ''),
					afterDate: String(last.schedule_at ?? ''),
				}),
			);
			expect(error).toBeUndefined();
			expect(json).toMatchObject([{ action: 'created' }]);
			last = json[0] ?? {};
			days.push(String(last.schedule_at).slice(0, 10));
			await shop.passTo(String(last.schedule_at));
			// Paid late: the next one follows from what it was for.
			shop.sandbox.clock.advance(6 * 86_400_000);
			last = { ...last, schedule_at: '' };
		}
		expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
		expect(totals()).toMatchObject({ charges: 5, chargedTwice: 0 });
	});

	test('a notification that comes again later changes nothing', async () => {
		const first = await shop.run(monthly());
		await shop.passTo(String(first.json[0]?.schedule_at));
		const after = { after: String(first.json[0]?.merchant_uid) };
		const second = await shop.run(monthly(after));
		await shop.passTo(String(second.json[0]?.schedule_at));
		const third = await shop.run(monthly({ after: String(second.json[0]?.merchant_uid) }));
		expect(third.json).toMatchObject([{ action: 'created', period: '202702' }]);
		const again = await shop.run(monthly(after));
		expect(again.json).toMatchObject([{ action: 'alreadyPaid', period: '202701' }]);
		expect(await scheduled()).toMatchObject([{ merchant_uid: third.json[0]?.merchant_uid }]);
	});
});

test('without a last payment: the first month to come that is not paid for', async () => {
	const first = await shop.run(monthly());
	expect(first.json).toMatchObject([{ action: 'created', period: '202612' }]);
	await shop.passTo(DECEMBER);
	for (const action of ['created', 'unchanged']) {
		const { json } = await shop.run(monthly({ anchorDay: 20 }));
		expect(json).toMatchObject([{ action, schedule_at: '2027-01-20T10:00:00.000+09:00' }]);
	}
});

describe('at once, and in spite of faults', () => {
	test('ten runs at once end with one payment', async () => {
		const runs = await Promise.all(
			Array.from({ length: 10 }, async () => await shop.run(ensure())),
		);
		for (const { error, json } of runs) {
			expect(error).toBeUndefined();
			expect(['created', 'unchanged']).toContain(json[0]?.action);
		}
		expect(runs.filter(({ json }) => json[0]?.action === 'created')).toHaveLength(1);
		expect(await scheduled()).toHaveLength(1);
	});

	test('runs at once with other amounts end with one payment', async () => {
		await shop.run(ensure());
		const amounts = [10_000, 11_000, 10_000, 12_000];
		await Promise.all(amounts.map(async (amount) => await shop.run(ensure({ amount }), goOn)));
		const left = await scheduled();
		expect(left).toHaveLength(1);
		expect(amounts).toContain(left[0]?.amount);
	});

	test('a crash between cancelling and creating leaves none, and the next run heals it', async () => {
		await shop.run(ensure());
		shop.sandbox.faults.add({
			kind: 'resetBefore',
			match: { path: CREATE, method: 'POST' },
			times: 0,
		});
		const crashed = await shop.run(ensure({ amount: 12_000 }));
		expect(crashed.error?.message).toMatch(/Sent 3 times and not seen done/);
		expect(await scheduled()).toHaveLength(0);
		shop.sandbox.faults.clear();
		const healed = await shop.run(ensure({ amount: 12_000 }));
		expect(healed.json).toMatchObject([{ action: 'created', amount: 12_000 }]);
	});

	test('a replacement that PortOne refuses tells what was cancelled for it', async () => {
		const before = await shop.run(ensure());
		const refusal = { kind: 'status', status: 400, message: '예약할 수 없습니다' } as const;
		shop.sandbox.faults.add({
			...refusal,
			match: { path: CREATE, method: 'POST' },
			times: 0,
		});
		const { error } = await shop.run(ensure({ amount: 12_000 }));
		expect(error?.message).toMatch(/예약할 수 없습니다/);
		expect(error?.message).toContain(
			`Cancelled before that: ${String(before.json[0]?.merchant_uid)}`,
		);
	});

	test('what was not seen cancelled is not told as cancelled', async () => {
		await shop.run(ensure());
		const match = { path: 'unschedule' };
		shop.sandbox.faults.add({ kind: 'resetBefore', match, times: 0 });
		const { error } = await shop.run(ensure({ amount: 12_000 }));
		expect(error?.message).toMatch(/Sent 3 times and not seen done/);
		expect(error?.message).not.toMatch(/Cancelled/);
		expect(await scheduled()).toHaveLength(1);
	});

	test.each(['resetAfter', 'resetBefore', 'truncate'] as const)(
		'each write with a %s ends as wanted, once',
		async (kind) => {
			const fault = () =>
				shop.sandbox.faults.add({ kind, match: { path: CREATE, method: 'POST' } });
			fault();
			const created = await shop.run(ensure());
			expect(created.json).toMatchObject([{ action: 'created', success: true }]);
			expect(await scheduled()).toHaveLength(1);
			shop.sandbox.faults.add({ kind, match: { path: CREATE, method: 'PUT' } });
			const moved = await shop.run(ensure({ schedule_at: '2026-12-07 10:00' }));
			expect(moved.json).toMatchObject([
				{ action: 'moved', schedule_at: '2026-12-07T10:00:00.000+09:00' },
			]);
			shop.sandbox.faults.add({ kind, match: { path: 'unschedule' } });
			fault();
			const replaced = await shop.run(ensure({ amount: 20_000 }));
			expect(replaced.json).toMatchObject([{ action: 'replaced', amount: 20_000 }]);
			expect(await scheduled()).toHaveLength(1);
		},
	);

	test('many customers in one run, one of whom has no billing key', async () => {
		const items = Array.from({ length: 20 }, (_, index) => ({ uid: `c-${index}` }));
		for (const { uid } of items.slice(1))
			shop.sandbox.portOneV1.addBillingKey({ customerUid: uid });
		const { json, items: out } = await shop.run(ensure({ customer_uid: '={{ $json.uid }}' }), {
			items,
			...goOn,
		});
		expect(json[0]).toMatchObject({ success: false, customer_uid: 'c-0' });
		expect(json.slice(1).every(({ action }) => action === 'created')).toBe(true);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});
});
