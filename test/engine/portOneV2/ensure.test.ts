import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { DOUBT_MS } from '../../../nodes/shared/write/doubts';
import {
	BILLING_KEY,
	openPortOneV2,
	portOneV2Credential,
	type PortOneV2Shop,
} from '../../support/shops/portOneV2Shop';
import { restart } from '../../support/sleep';

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const POST = { method: 'POST' } as const;
const DELETE = { method: 'DELETE' } as const;
const DECEMBER = '2026-12-05T10:00:00.000+09:00';
const NEW_KEY = 'billing-key-2';

const ensure = (changed: IDataObject = {}): INodeParameters => ({
	...{ resource: 'schedule', operation: 'ensure', billingKey: BILLING_KEY, timing: 'exact' },
	...{ timeToPay: DECEMBER, orderName: '정기 구독', total: 9_900 },
	...(changed as INodeParameters),
});
const monthly = (changed: IDataObject = {}) =>
	ensure({ timing: 'monthly', anchorDay: 5, after: '', afterDate: '', ...changed });
const create = async (paymentId: string, timeToPay: string, changed: IDataObject = {}) =>
	await shop.run({
		...ensure({ operation: 'create', paymentId, timeToPay }),
		...(changed as INodeParameters),
	});
const schedules = () => [...shop.sandbox.portOneV2.books.schedules.values()];
const waiting = () => schedules().filter(({ status }) => status === 'SCHEDULED');
const bookings = () => shop.calls('/schedule', 'POST');
const passTo = (time: string) => shop.sandbox.clock.set(time);
/** Somebody revokes a schedule past the node. */
function revokeElsewhere(): void {
	for (const schedule of waiting()) {
		Object.assign(schedule, { status: 'REVOKED', revokedAt: shop.sandbox.clock.now() });
	}
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

describe('what is done', () => {
	test('created, then unchanged, in calls that stay few', async () => {
		const first = await shop.run(ensure());
		expect(first.error).toBeUndefined();
		expect(first.json).toMatchObject([
			{ action: 'created', success: true, timeToPay: DECEMBER, period: '202612' },
		]);
		expect(shop.calls()).toBe(2);
		const second = await shop.run(ensure());
		expect(second.json).toMatchObject([
			{ action: 'unchanged', scheduleId: first.json[0]?.scheduleId, status: 'SCHEDULED' },
		]);
		expect(shop.calls()).toBe(3);
		expect(waiting()).toHaveLength(1);
		passTo('2026-12-05T10:00:01.000+09:00');
		expect(shop.sandbox.portOneV2.ledger().totals).toMatchObject({ charges: 1, charged: 9_900 });
	});

	test('moved to another time, that of another shop code too: never are there two', async () => {
		await create('by-hand', '2026-12-01T10:00:00+09:00');
		const { json } = await shop.run(ensure());
		expect(json).toMatchObject([
			{
				...{ action: 'moved', timeToPay: DECEMBER, cancelled: ['by-hand'] },
				movedFrom: '2026-12-01T10:00:00.000+09:00',
			},
		]);
		expect(schedules().map(({ status }) => status)).toEqual(['REVOKED', 'SCHEDULED']);
	});

	test('replaced for another amount, and again for the first one', async () => {
		await shop.run(ensure());
		for (const total of [12_000, 9_900]) {
			const { json } = await shop.run(ensure({ total }));
			expect(json).toMatchObject([{ action: 'replaced', totalAmount: total, timeToPay: DECEMBER }]);
			expect(json[0]?.cancelled).toHaveLength(1);
			expect(waiting()).toMatchObject([{ order: { amount: { total } } }]);
		}
	});

	test('a period that was paid is not paid again; one that was refunded is left alone', async () => {
		await shop.run(ensure({ period: 'dec' }));
		passTo('2026-12-05T10:00:01.000+09:00');
		const later = ensure({ period: 'dec', timeToPay: '2026-12-20 10:00' });
		const paid = await shop.run(later);
		expect(paid.json).toMatchObject([{ action: 'alreadyPaid', status: 'SUCCEEDED' }]);
		const paymentId = String(paid.json[0]?.paymentId);
		const cancel = { resource: 'payment', operation: 'cancel', extent: 'full', reason: '변심' };
		await shop.run({ ...cancel, paymentId });
		// In the field a refund is made a second after it was asked for.
		shop.sandbox.clock.advance(1_000);
		expect((await shop.run(later)).json).toMatchObject([{ action: 'alreadyRefunded' }]);
		expect(waiting()).toEqual([]);
	});

	test('what failed is booked anew; what was then paid under its ID by hand is not', async () => {
		shop.sandbox.portOneV2.addBillingKey({
			...{ billingKey: 'poor', outcome: { result: 'fails', message: '잔액 부족' } },
		} as never);
		const poor = { billingKey: 'poor', period: 'dec' };
		await shop.run(ensure(poor));
		passTo('2026-12-05T10:00:01.000+09:00');
		const [failed] = schedules();
		expect(failed?.status).toBe('FAILED');
		const later = ensure({ ...poor, timeToPay: '2026-12-08 10:00' });
		expect((await shop.run(later)).json).toMatchObject([{ action: 'created' }]);
		await shop.run({
			resource: 'schedule',
			operation: 'revoke',
			scheduleId: String(schedules()[1]?.id),
		});
		const byHand = { resource: 'payment', operation: 'payWithBillingKey', orderName: 'x' };
		const { paymentId = '' } = failed ?? {};
		await shop.run({ ...byHand, paymentId, billingKey: BILLING_KEY, total: 9_900 });
		expect((await shop.run(later)).json).toMatchObject([{ action: 'alreadyPaid' }]);
		expect(waiting()).toEqual([]);
	});

	test('a month whose payment is made is followed by the next one, without a last payment too', async () => {
		const first = await shop.run(monthly({ anchorDay: 31 }));
		expect(first.json).toMatchObject([{ period: '202611', action: 'created' }]);
		passTo('2026-12-01T09:00:00.000+09:00');
		const after = first.json[0]?.paymentId;
		expect((await shop.run(monthly({ anchorDay: 31, after }))).json).toMatchObject([
			{ period: '202612', timeToPay: '2026-12-31T10:00:00.000+09:00' },
		]);
		expect((await shop.run(monthly({ anchorDay: 31 }))).json).toMatchObject([
			{ period: '202612', action: 'unchanged' },
		]);
	});
});

test('a payment that was made at a further attempt is that of its month, even if it was paid late', async () => {
	passTo('2026-12-01T09:00:00.000+09:00');
	const december = await shop.run(monthly({ anchorDay: 31 }));
	expect(december.json).toMatchObject([{ period: '202612' }]);
	revokeElsewhere();
	passTo('2027-01-03T12:00:00.000+09:00');
	const after = `${String(december.json[0]?.paymentId)}-retry2`;
	const next = monthly({ anchorDay: 31, after, afterDate: '2027-01-03T11:00:00.000+09:00' });
	expect((await shop.run(next)).json).toMatchObject([
		{ period: '202701', timeToPay: '2027-01-31T10:00:00.000+09:00' },
	]);
});

describe('whose payments count', () => {
	test('several, or one of another amount that Ensure did not make, are an error that names them', async () => {
		await create('a', '2026-12-01 10:00', { total: 100 });
		const other = await shop.run(ensure());
		expect(other.error?.message).toMatch(
			/a scheduled payment of 100 that Ensure did not make: a, /,
		);
		expect(other.error?.description).toMatch(/Revoke it, switch on Revoke Others/);
		await create('b', '2026-12-02 10:00');
		expect((await shop.run(ensure())).error?.message).toMatch(/has 2 scheduled payments/);
		expect(waiting()).toHaveLength(2);
		const { json } = await shop.run(ensure({ options: { cancelOthers: true } }));
		expect(json).toMatchObject([{ action: 'moved', success: true }]);
		expect(waiting()).toMatchObject([{ order: { amount: { total: 9_900 } } }]);
	});

	test('those of a prefix only: several subscriptions on one billing key', async () => {
		const ofPrefix = (paymentIdPrefix: string) =>
			ensure({ paymentIdPrefix, options: { consider: 'prefix' } });
		for (const prefix of ['box-', 'tea-']) {
			expect((await shop.run(ofPrefix(prefix))).json).toMatchObject([{ action: 'created' }]);
		}
		expect(waiting()).toHaveLength(2);
		expect((await shop.run(ofPrefix('box-'))).json).toMatchObject([{ action: 'unchanged' }]);
	});

	test('with a customer ID a new card goes on where the old one stopped', async () => {
		for (const billingKey of ['old', NEW_KEY]) {
			shop.sandbox.portOneV2.addBillingKey({ billingKey, customer: { id: 'kim' } } as never);
		}
		const kim = { customerId: 'kim', period: 'dec' };
		expect((await shop.run(ensure({ ...kim, billingKey: 'old' }))).json).toMatchObject([
			{ action: 'created', billingKey: 'old' },
		]);
		const moved = await shop.run(ensure({ ...kim, billingKey: NEW_KEY }));
		expect(moved.json).toMatchObject([{ action: 'replaced', billingKey: NEW_KEY }]);
		expect(waiting()).toMatchObject([{ order: { billingKey: NEW_KEY, customer: { id: 'kim' } } }]);
		passTo('2026-12-05T10:00:01.000+09:00');
		const back = ensure({ ...kim, billingKey: 'old', timeToPay: '2026-12-20 10:00' });
		expect((await shop.run(back)).json).toMatchObject([{ action: 'alreadyPaid' }]);
	});

	test('two different customer IDs are refused before anything is sent', async () => {
		const { error } = await shop.run(ensure({ customerId: 'kim', customer: { id: 'lee' } }));
		expect(error?.message).toMatch(/Customer ID is not the same as/);
		expect(shop.calls()).toBe(0);
	});

	test('a payment in another currency is left alone unless the user says so', async () => {
		await create('usd', '2026-12-05 10:00', { currency: 'USD' });
		const { error } = await shop.run(ensure());
		expect(error?.message).toMatch(/scheduled payment is in USD/);
		expect(waiting()).toMatchObject([{ order: { currency: 'USD' } }]);
	});
});

describe('lost answers', () => {
	test.each(['resetAfter', 'truncate'])('booked, %s: found, and told', async (kind) => {
		shop.sandbox.faults.add({ kind, match: POST } as never);
		expect((await shop.run(ensure())).json).toMatchObject([{ action: 'created', verified: true }]);
		expect([bookings(), waiting().length]).toEqual([1, 1]);
	});

	test.each([{ kind: 'resetBefore' }, { kind: 'html', status: 504 }])(
		'not seen after %j: unknown, by the next run too; ten minutes later it is booked',
		async (fault) => {
			shop.sandbox.faults.add({ ...fault, match: POST } as never);
			const first = (await shop.run(ensure(), goOn)).json[0];
			expect(first?.error).toMatch(/^It is not known whether PortOne booked payment sub-202612/);
			expect(first?.advice).toMatch(/^Until 2026-.* \(KST\) nothing is booked for this customer/);
			const again = (await shop.run(ensure({ total: 100 }), goOn)).json[0];
			expect(again?.error).toMatch(/^It is not known/);
			expect([bookings(), schedules().length]).toEqual([1, 0]);
			shop.sandbox.clock.advance(DOUBT_MS);
			expect((await shop.run(ensure())).json).toMatchObject([{ action: 'created' }]);
			expect(waiting()).toHaveLength(1);
		},
	);

	test('an earlier booking in doubt that turns up is left as it is', async () => {
		shop.sandbox.faults.add({ kind: 'resetBefore', match: POST });
		await shop.run(ensure(), goOn);
		meanwhile(() => void shop.sandbox.faults.clear());
		const doubtful = (await shop.run(ensure(), goOn)).json[0];
		expect(doubtful?.error).toMatch(/^It is not known/);
		const paymentId = /payment (sub-\S+),/.exec(String(doubtful?.error))?.[1] ?? '';
		await create(paymentId, DECEMBER);
		expect((await shop.run(ensure())).json).toMatchObject([{ action: 'unchanged', paymentId }]);
		expect(waiting()).toHaveLength(1);
	});

	test('what PortOne itself says it has failed at is sent again', async () => {
		const failed = { kind: 'status', status: 500, code: 'INTERNAL', message: '오류' } as const;
		shop.sandbox.faults.add({ ...failed, match: POST });
		expect((await shop.run(ensure())).json).toMatchObject([{ action: 'created' }]);
		expect([bookings(), waiting().length]).toEqual([2, 1]);
	});

	test('booked, and revoked by somebody before it was seen: not booked again', async () => {
		shop.sandbox.faults.add({ kind: 'resetAfter', match: POST });
		meanwhile(revokeElsewhere);
		const { json } = await shop.run(ensure({ options: { bookRevoked: true } }), goOn);
		expect(json[0]?.error).toMatch(/^The payment was booked .* somebody has revoked it/);
		expect([bookings(), waiting().length]).toEqual([1, 0]);
	});

	test.each(['resetAfter', 'resetBefore'])(
		'revoking, %s: one is booked in its place',
		async (kind) => {
			await shop.run(ensure());
			shop.sandbox.faults.add({ kind, match: DELETE } as never);
			const { json } = await shop.run(ensure({ total: 12_000 }));
			expect(json).toMatchObject([{ action: 'replaced' }]);
			expect(waiting()).toMatchObject([{ order: { amount: { total: 12_000 } } }]);
		},
	);

	test('revoked to be moved, and the booking refused: told, and the next run goes on', async () => {
		await shop.run(ensure());
		const later = ensure({ timeToPay: '2026-12-07 10:00' });
		const refused = { kind: 'status', status: 409, code: 'SOMETHING', message: '안 됨' } as const;
		shop.sandbox.faults.add({ ...refused, times: 0, match: POST });
		const failed = await shop.run(later);
		expect(failed.error?.message).toMatch(/SOMETHING.*|안 됨/);
		expect(JSON.stringify([failed.error?.message, failed.error?.description])).toMatch(
			/Revoked before that: sub-202612/,
		);
		expect(waiting()).toEqual([]);
		shop.sandbox.faults.clear();
		expect((await shop.run(later)).json).toMatchObject([{ action: 'created', success: true }]);
		expect(waiting()).toHaveLength(1);
	});

	test('what can not be read is not touched', async () => {
		shop.sandbox.faults.add({ kind: 'status', status: 500, times: 0, match: { method: 'GET' } });
		const { error } = await shop.run(ensure());
		expect(JSON.stringify([error?.message, error?.description])).toMatch(/Not sent, because the/);
		expect(bookings()).toBe(0);
	});
});

describe('who has left', () => {
	test('is not booked again, unless an option says so', async () => {
		await shop.run(ensure());
		revokeElsewhere();
		const { error } = await shop.run(ensure());
		expect(error?.message).toMatch(/was revoked \(예약철회\)/);
		expect(waiting()).toEqual([]);
		const { json } = await shop.run(ensure({ options: { bookRevoked: true } }));
		expect(json).toMatchObject([{ action: 'created' }]);
	});

	test('nor is what a run revoked to move it that crashed before it booked: nobody knows any more', async () => {
		await shop.run(ensure());
		const refused = { kind: 'status', status: 409, code: 'SOMETHING', message: '안 됨' } as const;
		shop.sandbox.faults.add({ ...refused, times: 0, match: POST });
		const later = ensure({ timeToPay: '2026-12-07 10:00' });
		await shop.run(later, goOn);
		shop.sandbox.faults.clear();
		shop.engine.restart();
		shop.engine.store.clear();
		shop.engine.saveCredential('portOneV2', 'portOneV2Api', portOneV2Credential(shop.sandbox));
		expect((await shop.run(later)).error?.message).toMatch(/was revoked \(예약철회\)/);
	});
});

test('two runs at once end with one payment', async () => {
	const [one, other] = await Promise.all([shop.run(ensure()), shop.run(ensure())]);
	const actions = [one, other].map(({ json }) => json[0]?.action);
	expect(actions.sort()).toEqual(['created', 'unchanged']);
	expect(waiting()).toHaveLength(1);
});

test('items that want different payments for one customer are refused', async () => {
	const { error } = await shop.run(ensure({ total: '={{ $json.total }}' }), {
		items: [{ total: 1 }, { total: 2 }],
	});
	expect(error?.message).toMatch(/has different values in items 0 and 1/);
	expect(shop.calls()).toBe(0);
});
