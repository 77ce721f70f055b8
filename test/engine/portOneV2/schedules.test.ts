import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { DOUBT_MS } from '../../../nodes/shared/write/doubts';
import { BILLING_KEY, openPortOneV2, type PortOneV2Shop } from '../../support/shops/portOneV2Shop';
import { restart } from '../../support/sleep';

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const LIST = '/payment-schedules';
const create = (paymentId: string, changed: IDataObject = {}): INodeParameters => ({
	...{ resource: 'schedule', operation: 'create', paymentId, billingKey: BILLING_KEY },
	...{ timeToPay: '2026-12-05 10:00', orderName: '정기 구독', total: 9_900 },
	...(changed as INodeParameters),
});
const list = (changed: IDataObject = {}): INodeParameters => ({
	...{
		resource: 'schedule',
		operation: 'getMany',
		period: 'custom',
		from: '2026-11-22',
		until: '2027-11-22',
	},
	...{ returnAll: true },
	...(changed as INodeParameters),
});
const revoke = (scheduleId: string | string[], changed: IDataObject = {}): INodeParameters => ({
	...{ resource: 'schedule', operation: 'revoke', scheduleId: scheduleId as string },
	...(changed as INodeParameters),
});
const schedules = () => [...shop.sandbox.portOneV2.books.schedules.values()];
/** Somebody revokes a schedule past the node. */
function revokeElsewhere(id: string | undefined): void {
	const schedule = shop.sandbox.portOneV2.books.schedules.get(id ?? '');
	if (schedule) Object.assign(schedule, { status: 'REVOKED', revokedAt: shop.sandbox.clock.now() });
}
/** Does something at the first wait of the node. */
function meanwhile(act: () => void): void {
	let isDone = false;
	restart((ms) => {
		shop.sandbox.clock.advance(ms);
		if (!isDone) act();
		isDone = true;
	});
}
const created = async (paymentId: string, changed: IDataObject = {}): Promise<string> =>
	String((await shop.run(create(paymentId, changed))).json[0]?.scheduleId);

describe('create', () => {
	test('schedules a payment, which is made at its time', async () => {
		const { json } = await shop.run(create('구독/1'));
		expect(json).toMatchObject([
			{
				paymentId: '구독/1',
				scheduleId: expect.any(String),
				timeToPay: '2026-12-05T10:00:00.000+09:00',
				success: true,
			},
		]);
		shop.sandbox.clock.set('2026-12-05T10:00:01.000+09:00');
		expect(shop.sandbox.portOneV2.ledger().totals).toMatchObject({ charges: 1, charged: 9_900 });
	});

	test.each(['resetAfter', 'truncate'])('after %s there is one', async (kind) => {
		shop.sandbox.faults.add({ kind, match: { method: 'POST' } } as never);
		const { json } = await shop.run(create('a'));
		expect(json).toMatchObject([{ success: true, scheduleId: schedules()[0]?.id }]);
		expect(schedules()).toHaveLength(1);
	});

	// A connection that broke before the call came can't be told from one that broke after it. What was sent again at
	// once was booked a second time where the first call was still under way and somebody had revoked the second's.
	test.each([
		{ kind: 'resetBefore' },
		{ kind: 'html', status: 504 },
		{ kind: 'html', status: 408 },
	])('after %j it is unknown; ten minutes later there is one', async (fault) => {
		shop.sandbox.faults.add({ ...fault, match: { method: 'POST' } } as never);
		expect((await shop.run(create('a'), goOn)).json[0]?.error).toMatch(/^It is not known whether/);
		const again = (await shop.run(create('a'), goOn)).json[0];
		expect(again?.error).toMatch(/^Not sent: .* no schedule for this payment yet/);
		expect([shop.calls('/schedule', 'POST'), schedules().length]).toEqual([1, 0]);
		shop.sandbox.clock.advance(DOUBT_MS);
		expect((await shop.run(create('a'))).json).toMatchObject([{ success: true }]);
		expect(schedules()).toHaveLength(1);
	});

	test('what PortOne itself says it has failed at is sent again', async () => {
		const failed = { kind: 'status', status: 500, code: 'INTERNAL', message: '오류' } as const;
		shop.sandbox.faults.add({ ...failed, match: { method: 'POST' } });
		expect((await shop.run(create('a'))).json).toMatchObject([{ success: true }]);
		expect([shop.calls('/schedule', 'POST'), schedules().length]).toEqual([2, 1]);
	});

	test('a second time it is done already; for another amount or time it is an error', async () => {
		await shop.run(create('a'));
		expect((await shop.run(create('a'))).json).toMatchObject([{ alreadyDone: true }]);
		for (const changed of [{ total: 1 }, { timeToPay: '2026-12-06 10:00' }]) {
			const { error } = await shop.run(create('a', changed));
			expect(error?.message).toMatch(/PAYMENT_SCHEDULE_ALREADY_EXISTS/);
			expect(error?.description).toMatch(/Revoke that schedule first/);
		}
		expect(schedules()).toHaveLength(1);
	});

	test('a time that has passed is refused before anything is sent', async () => {
		const { error } = await shop.run(create('a', { timeToPay: '2026-11-21' }));
		expect(error?.message).toMatch(/Time to Pay has passed/);
		expect(shop.calls()).toBe(0);
	});
});

describe('a payment that is scheduled, the answer lost, and revoked by somebody within two seconds', () => {
	beforeEach(() => {
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { method: 'POST' } });
		meanwhile(() => revokeElsewhere(schedules()[0]?.id));
	});

	test('is not scheduled again, by this run nor by the next one', async () => {
		const { json } = await shop.run(create('a'), goOn);
		expect(json[0]?.error).toMatch(/^Not sent again after a lost answer .*REVOKED/);
		const again = await shop.run(create('a'), goOn);
		expect(again.json[0]?.error).toMatch(/^Not sent: it is not known whether .*REVOKED/);
		expect(again.json[0]?.advice).toMatch(/Until 2026-.* \(KST\) it is not sent again/);
		expect(schedules().map(({ status }) => status)).toEqual(['REVOKED']);
		expect(shop.calls('/schedule', 'POST')).toBe(1);
	});

	test('may be scheduled ten minutes later, should that be wanted', async () => {
		await shop.run(create('a'), goOn);
		shop.sandbox.clock.advance(DOUBT_MS);
		expect((await shop.run(create('a'))).json).toMatchObject([{ success: true }]);
	});
});

describe('get and get many', () => {
	test('get tells how one stands, in Korean time', async () => {
		const scheduleId = await created('a');
		const get = { resource: 'schedule', operation: 'get', scheduleId };
		expect((await shop.run(get)).json).toMatchObject([
			{ scheduleId, status: 'SCHEDULED', timeToPay: '2026-12-05T10:00:00.000+09:00' },
		]);
		const { error } = await shop.run({ ...get, scheduleId: 'x' });
		expect(error?.message).toMatch(/no payment schedule .* \[PAYMENT_SCHEDULE_NOT_FOUND\]/);
	});

	test('what is asked for arrives: in the query, because n8n sends no body with a GET', async () => {
		await shop.run(list({ status: ['SCHEDULED'], returnAll: false, limit: 7 }));
		const [call] = shop.sandbox.journal.entries({ path: LIST });
		expect(call?.method).toBe('GET');
		expect(JSON.parse(String(call?.query.requestBody))).toMatchObject({
			page: { number: 0, size: 8 },
			filter: { status: ['SCHEDULED'] },
		});
	});

	test('an answer to another question is not taken for the list', async () => {
		shop.sandbox.faults.add({ kind: 'dropData', times: 0, match: { path: LIST } });
		const { error } = await shop.run(list());
		expect(error?.message).toMatch(/not what its API sends/);
	});

	test('reads all pages, or as many as wanted', async () => {
		const items = Array.from({ length: 230 }, (_, index) => ({ id: `p${index}` }));
		await shop.run(create('={{ $json.id }}'), { items });
		expect((await shop.run(list())).json).toHaveLength(230);
		expect(shop.calls(LIST, 'GET')).toBe(3);
		expect((await shop.run(list({ returnAll: false, limit: 120 }))).json).toHaveLength(120);
	});

	test('filters by state, billing key and period', async () => {
		shop.sandbox.portOneV2.addBillingKey({ billingKey: 'other' });
		await created('a');
		await created('b', { billingKey: 'other', timeToPay: '2026-12-06' });
		await shop.run(revoke(await created('c', { timeToPay: '2026-12-07' })));
		const ids = async (changed: IDataObject) =>
			(await shop.run(list(changed))).json.map(({ paymentId }) => paymentId);
		expect(await ids({})).toEqual(['c', 'b', 'a']);
		expect(await ids({ options: { order: 'ASC' } })).toEqual(['a', 'b', 'c']);
		expect(await ids({ status: ['REVOKED'] })).toEqual(['c']);
		expect(await ids({ options: { billingKey: 'other' } })).toEqual(['b']);
		expect(await ids({ from: '2026-12-06', until: '2026-12-06' })).toEqual(['b']);
		expect(await ids({ options: { isForTest: 'test' } })).toEqual([]);
	});
});

describe('revoke', () => {
	test('schedules of all items go out together', async () => {
		const ids = [await created('a'), await created('b'), await created('c')];
		const { json } = await shop.run(revoke('={{ $json.ids }}'), {
			items: [{ ids: ids.slice(0, 2) }, { ids: ids[2] }],
		});
		expect(json).toMatchObject(
			ids.map((scheduleId) => ({ scheduleId, status: 'REVOKED', success: true })),
		);
		const calls = shop.sandbox.journal.entries({ path: LIST });
		expect(calls.map(({ method }) => method)).toEqual(['DELETE']);
		expect(JSON.parse(String(calls[0]?.query.requestBody))).toEqual({ scheduleIds: ids });
	});

	test('one schedule with two billing keys is refused before anything is sent', async () => {
		const scheduleId = await created('a');
		const { json } = await shop.run(revoke(scheduleId, { billingKey: '={{ $json.key }}' }), {
			...goOn,
			items: [{ key: BILLING_KEY }, { key: 'another' }],
		});
		expect(json.map(({ error }) => error)).toEqual([
			expect.stringMatching(/has different values in items 0 and 1/),
			expect.stringMatching(/has different values in items 0 and 1/),
		]);
		expect(shop.calls(LIST, 'DELETE')).toBe(0);
	});

	test('PortOne refuses all for one: the others are revoked all the same', async () => {
		const ids = [await created('a'), 'unknown', await created('c')];
		const { json } = await shop.run(revoke(ids.join(',')), goOn);
		expect(json.map(({ success }) => success)).toEqual([true, false, true]);
		expect(json[1]).toMatchObject({ code: 'PAYMENT_SCHEDULE_NOT_FOUND' });
	});

	test.each(['resetAfter', 'resetBefore', 'truncate'])(
		'after %s they are revoked',
		async (kind) => {
			const scheduleId = await created('a');
			shop.sandbox.faults.add({ kind, match: { method: 'DELETE' } } as never);
			expect((await shop.run(revoke(scheduleId))).json).toMatchObject([{ success: true }]);
			expect((await shop.run(revoke(scheduleId))).json).toMatchObject([{ alreadyDone: true }]);
			expect(schedules()[0]?.status).toBe('REVOKED');
		},
	);

	test('all of a billing key, only when asked for', async () => {
		await created('a');
		await created('b');
		const nothing = await shop.run(revoke('={{ "" }}', { billingKey: BILLING_KEY }));
		expect(nothing.error?.message).toMatch(/Schedule ID is empty/);
		const { json } = await shop.run(revoke('', { revokeAll: true, billingKey: BILLING_KEY }));
		expect(json).toMatchObject([{ billingKey: BILLING_KEY, success: true, revokedCount: 2 }]);
		const again = await shop.run(revoke('', { revokeAll: true, billingKey: BILLING_KEY }));
		expect(again.json).toMatchObject([{ alreadyDone: true, revokedCount: 0 }]);
	});

	/** Does something between the look and the call. */
	const beforeCall = (act: () => void) => {
		shop.sandbox.faults.add({ kind: 'rateLimit', match: { method: 'DELETE' } });
		meanwhile(act);
	};
	const revokeAll = () => revoke('', { revokeAll: true, billingKey: BILLING_KEY });

	test('all of a billing key names what somebody else has revoked just then', async () => {
		const [a, b] = [await created('a'), await created('b')];
		beforeCall(() => revokeElsewhere(b));
		const { json } = await shop.run(revokeAll());
		expect(json).toMatchObject([{ success: true, revokedScheduleIds: [a], revokedMeanwhile: [b] }]);
	});

	test('where all were revoked meanwhile, it is not as if there had been none', async () => {
		const a = await created('a');
		beforeCall(() => revokeElsewhere(a));
		const { json } = await shop.run(revokeAll());
		expect(json).toMatchObject([{ success: true, revokedCount: 0, revokedMeanwhile: [a] }]);
		expect(json[0]).not.toHaveProperty('alreadyDone');
	});

	test('all of a billing key names what is being carried out, as a failure', async () => {
		const [a, b] = [await created('a'), await created('b')];
		beforeCall(() => {
			const schedule = shop.sandbox.portOneV2.books.schedules.get(b);
			if (schedule) schedule.status = 'STARTED';
		});
		const { json } = await shop.run(revokeAll(), goOn);
		expect(json[0]).toMatchObject({
			...{ success: false, revokedScheduleIds: [a], notRevoked: [b] },
			error: `1 of 2 that waited could not be revoked: ${b} is STARTED`,
		});
	});

	test('nothing is revoked where it can not be read what there is', async () => {
		await created('a');
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { method: 'GET' }, times: 0 });
		const { json } = await shop.run(revokeAll(), goOn);
		expect(json[0]?.error).toMatch(
			/^Not sent, because the billing key's scheduled payments could not be read/,
		);
		expect(shop.calls(LIST, 'DELETE')).toBe(0);
	});

	test('all of a billing key after a lost answer', async () => {
		await created('a');
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { method: 'DELETE' } });
		const { json } = await shop.run(revoke('', { revokeAll: true, billingKey: BILLING_KEY }));
		expect(json).toMatchObject([{ success: true, verified: true }]);
		expect(schedules()[0]?.status).toBe('REVOKED');
	});
});
