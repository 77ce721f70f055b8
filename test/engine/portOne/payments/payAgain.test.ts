import type { INodeParameters } from 'n8n-workflow';

import { DOUBT_MS } from '../../../../nodes/shared/write/doubts';
import type { FaultSpec } from '../../../../sandbox/core/faults/kinds';
import { scheduleOnWire } from '../../../../sandbox/portone-v1/schedules/on-wire';
import { CUSTOMER, openPortOne, type PortOneShop } from '../../../support/shops/portOneShop';
import { restart, waits } from '../../../support/sleep';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const AGAIN = '/subscribe/payments/again';
const SCHEDULE = '/subscribe/payments/schedule/{merchant_uid}';

const again = (changed: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'payment', operation: 'payAgain', customer_uid: CUSTOMER },
	...{ merchant_uid: 'order-1', amount: 9_900, name: '정기 구독' },
	...changed,
});
const pay = (changed: object = {}) =>
	shop.sandbox.portOneV1.createPayment({ merchantUid: 'order-1', amount: 9_900, ...changed });
const charged = () => shop.sandbox.portOneV1.ledger().totals.charged;
const strike = (fault: object) =>
	shop.sandbox.faults.add({ match: { path: AGAIN }, ...fault } as FaultSpec);
const run = async (changed: INodeParameters = {}) => (await shop.run(again(changed), goOn)).json[0];

test('charges the billing key, and tells of the payment as Get does', async () => {
	const row = await run({ options: { tax_free: 900, buyer_name: '김구독' } });
	expect(row).toMatchObject({
		...{ merchant_uid: 'order-1', status: 'paid', amount: 9_900, success: true },
		...{ customer_uid: CUSTOMER, customer_uid_usage: 'payment' },
		paid_at: expect.stringMatching(/\+09:00$/),
	});
	expect(row).not.toHaveProperty('alreadyDone');
	expect(charged()).toBe(9_900);
	expect(shop.calls()).toBe(3);
});

test('a second run does not charge once more', async () => {
	await run();
	expect(await run()).toMatchObject({ merchant_uid: 'order-1', alreadyDone: true, success: true });
	const twice = await shop.run(again(), { items: [{}, {}] });
	expect(twice.json.map(({ alreadyDone }) => alreadyDone)).toEqual([true, true]);
	expect([charged(), shop.calls(AGAIN)]).toEqual([9_900, 1]);
});

test('two items for one payment charge it once', async () => {
	const { json } = await shop.run(again(), { items: [{}, {}] });
	expect(json.map(({ alreadyDone }) => alreadyDone ?? false)).toEqual([false, true]);
	expect(charged()).toBe(9_900);
});

test.each([
	['another amount', { amount: 9_000 }, /it is for 9900, not 9000/],
	['another customer_uid', { customer_uid: 'other' }, /billing key of another customer_uid/],
	['another currency', { options: { currency: 'USD' } }, /it is in KRW, not USD/],
] as Array<[string, INodeParameters, RegExp]>)(
	'a number under which something was paid with %s is a conflict, and nothing is sent',
	async (_, changed, words) => {
		await run();
		shop.sandbox.portOneV1.addBillingKey({ customerUid: 'other' });
		const row = await run(changed);
		expect(row).toMatchObject({
			merchant_uid: 'order-1',
			success: false,
			code: 'PAYMENT_ID_IN_USE',
		});
		expect(row?.error).toMatch(/^There is another payment with the ID order-1/);
		expect(row?.error).toMatch(words);
		expect(row?.advice).toMatch(/Merchant UID of its own/);
		expect(shop.calls(AGAIN)).toBe(1);
	},
);

test('a number that was paid in the payment window is a conflict', async () => {
	pay();
	expect((await run())?.error).toMatch(/it was not paid with a billing key/);
	expect(shop.calls(AGAIN)).toBe(0);
});

test('a number whose payment was given back is not charged anew', async () => {
	const first = await run();
	await shop.run({
		...{ resource: 'payment', operation: 'cancel', extent: 'full', reason: 'x' },
		imp_uid: String(first?.imp_uid),
	});
	expect((await run())?.error).toMatch(/was paid and cancelled/);
	expect(shop.calls(AGAIN)).toBe(1);
});

test('a virtual account that waits for its deposit keeps its number from being charged', async () => {
	pay({ status: 'ready', payMethod: 'vbank' });
	expect((await run())?.error).toMatch(/is under way \(ready\)/);
	expect(shop.calls(AGAIN)).toBe(0);
});

test('a number that is scheduled is not charged, as it would be once more at its time', async () => {
	const schedule = {
		...{ resource: 'schedule', operation: 'create', customer_uid: CUSTOMER },
		...{ merchant_uid: 'order-1', schedule_at: '2026-12-05 10:00', amount: 9_900, name: 'x' },
	};
	await shop.run(schedule);
	const row = await run();
	expect(row).toMatchObject({ merchant_uid: 'order-1', success: false, code: 'SCHEDULED' });
	expect(row?.error).toMatch(/is scheduled \(예약됨\) for 2026-12-05T10:00/);
	expect(await run({ options: { dryRun: true } })).toMatchObject({ allowed: false });
	expect(shop.calls(AGAIN)).toBe(0);
	await shop.run({ resource: 'schedule', operation: 'unschedule', merchant_uid: 'order-1' });
	expect(await run()).toMatchObject({ success: true });
});

describe('a number that had a schedule whose payment is not shown', () => {
	const schedule = { resource: 'schedule', merchant_uid: 'order-1' };

	/** Books the number, and makes PortOne tell that it stands otherwise by now. */
	async function bookAs(changed: object) {
		await shop.run({
			...{ ...schedule, operation: 'create', customer_uid: CUSTOMER },
			...{ schedule_at: '2026-12-05 10:00', amount: 9_900, name: 'x' },
		});
		const told = [...shop.sandbox.portOneV1.shop.schedules.all()].map((one) =>
			scheduleOnWire(shop.sandbox.portOneV1.shop, one),
		);
		const executed_at = Math.floor(shop.sandbox.clock.now() / 1000);
		shop.sandbox.faults.add({
			...{ kind: 'json', times: 0, match: { method: 'GET', path: SCHEDULE } },
			body: {
				...{ code: 0, message: null },
				response: { ...told[0], schedule_status: 'executed', executed_at, ...changed },
			},
		} as FaultSpec);
	}

	test.each([
		['paid', 'paid', 'PAID_BY_SCHEDULE', /by its schedule .* is paid .* not shown yet/],
		['being executed', null, 'BEING_EXECUTED', /is being executed \(실행 중\)/],
		['in a state of its own', 'ready', 'BEING_EXECUTED', /is being executed/],
	] as const)('and is %s is not charged', async (_, payment_status, code, words) => {
		await bookAs({ payment_status });
		const row = await run();
		expect(row).toMatchObject({ merchant_uid: 'order-1', success: false, code });
		expect(row?.error).toMatch(words);
		expect(row?.advice).toMatch(/Scheduled Payment > Get/);
		const dry = await run({ options: { dryRun: true } });
		expect(dry).toMatchObject({ allowed: false, reason: row?.error });
		expect([charged(), shop.calls(AGAIN)]).toEqual([0, 0]);
	});

	test.each([
		['failed', { payment_status: 'failed', fail_reason: '한도초과' }],
		['was refunded', { payment_status: 'cancelled' }],
		['was revoked', { schedule_status: 'revoked', executed_at: 0 }],
	])('and %s is charged', async (_, changed) => {
		await bookAs(changed);
		expect(await run({ options: { dryRun: true } })).toMatchObject({ allowed: true });
		expect(await run()).toMatchObject({ success: true, status: 'paid' });
		expect(charged()).toBe(9_900);
	});

	test('is looked at in the turn of its payment, just before it is sent', async () => {
		await shop.run(again({ merchant_uid: '={{ $json.uid }}' }), {
			items: [{ uid: 'order-1' }, { uid: 'order-2' }],
		});
		const routes = shop.sandbox.journal.entries().map(({ route }) => route);
		for (const [index, route] of routes.entries()) {
			if (route === AGAIN) expect(routes[index - 1]).toBe(SCHEDULE);
		}
		expect(shop.calls(AGAIN)).toBe(2);
	});

	test('is not charged where that can not be read', async () => {
		const match = { method: 'GET', path: SCHEDULE };
		shop.sandbox.faults.add({ kind: 'status', status: 500, times: 0, match } as FaultSpec);
		expect((await run())?.error).toMatch(/^The scheduled payment .* so that nothing was sent: /);
		expect(shop.calls(AGAIN)).toBe(0);
		shop.sandbox.faults.clear();
		expect(await run()).toMatchObject({ success: true });
	});
});

test('a card that fails says why, and the next run tries it under the same number', async () => {
	shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'fails' } as never);
	const failed = await run();
	expect(failed).toMatchObject({ merchant_uid: 'order-1', success: false, code: 'PAYMENT_FAILED' });
	expect(failed?.error).toMatch(/결제실패\): \[51\] 잔액이 부족하거나/);
	expect(failed?.advice).toMatch(/Nothing was taken/);
	expect([charged(), waits]).toEqual([0, []]);
	shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'succeeds' } as never);
	expect(await run()).toMatchObject({ success: true, status: 'paid' });
	// Of both the one that was paid counts, whichever is newer.
	expect(await run()).toMatchObject({ alreadyDone: true });
});

test('a customer without a billing key is refused in PortOne’s words', async () => {
	const row = await run({ customer_uid: 'nobody' });
	expect(row).toMatchObject({ success: false, error: expect.stringMatching(/빌링키/) });
});

describe('an answer that is lost', () => {
	test('is made up for by reading: paid', async () => {
		strike({ kind: 'resetAfter' });
		expect(await run()).toMatchObject({ success: true, verified: true, status: 'paid' });
		expect([charged(), shop.calls(AGAIN)]).toEqual([9_900, 1]);
	});

	test('without a record is unknown: sent neither again nor by the next run', async () => {
		strike({ kind: 'resetBefore' });
		const lost = await run();
		expect(lost?.error).toMatch(/^It is not known whether PortOne took payment order-1/);
		expect(lost?.advice).toMatch(/Until .* \(KST\) nothing more is sent/);
		expect((await run())?.error).toMatch(/^It is not known whether .*was not sent again$/);
		expect((await run({ options: { dryRun: true } }))?.allowed).toBe(false);
		expect([charged(), shop.calls(AGAIN)]).toEqual([0, 1]);
		shop.sandbox.clock.advance(DOUBT_MS);
		expect(await run()).toMatchObject({ success: true });
		expect(charged()).toBe(9_900);
	});

	test('and a payment that is made late is found by the next run', async () => {
		strike({ kind: 'slowCommit', ms: 5 * 60_000, status: 504, html: true });
		expect((await run())?.error).toMatch(/^It is not known/);
		shop.sandbox.clock.advance(5 * 60_000);
		await shop.sandbox.portOneV1.settled();
		expect(await run()).toMatchObject({ success: true, alreadyDone: true, verified: true });
		expect([charged(), shop.calls(AGAIN)]).toEqual([9_900, 1]);
	});

	test('and a card that failed is not told as failed: another run may have tried it', async () => {
		shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'fails' } as never);
		strike({ kind: 'resetAfter' });
		expect((await run())?.error).toMatch(/^It is not known/);
	});

	test('keeps a retry of a scheduled payment of that number from being sent', async () => {
		shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'fails' } as never);
		const schedule = { resource: 'schedule', merchant_uid: 'order-1' };
		await shop.run({
			...{ ...schedule, operation: 'create', customer_uid: CUSTOMER },
			...{ schedule_at: '2026-12-05 10:00', amount: 9_900, name: 'x' },
		});
		await shop.passTo('2026-12-05T10:01:00+09:00');
		strike({ kind: 'resetBefore' });
		await run();
		const { json } = await shop.run({ ...schedule, operation: 'retry' }, goOn);
		expect(json[0]?.error).toMatch(/Pay with Billing Key was asked for it/);
		expect(shop.calls('/retry')).toBe(0);
	});
});

test('what can not be read first is not sent', async () => {
	shop.sandbox.faults.add({
		...{ kind: 'status', status: 500, times: 0 },
		match: { path: '/payments/findAll' },
	} as never);
	expect((await run())?.error).toMatch(/^Nothing was sent, because it could not be read/);
	expect(shop.calls(AGAIN)).toBe(0);
});

test('every page of what is under a number is read', async () => {
	shop.sandbox.portOneV1.patchSettings({ search: { mostRows: 1 } });
	await run();
	for (const reason of ['a', 'b']) pay({ status: 'failed', failReason: reason });
	expect(await run()).toMatchObject({ alreadyDone: true });
	expect(charged()).toBe(9_900);
});

test('does not go together with Retry On Fail', async () => {
	const { error } = await shop.run(again(), { retryOnFail: true });
	expect(error?.message).toMatch(/does not go together with the node setting Retry On Fail/);
	expect(shop.calls(AGAIN)).toBe(0);
	const dry = await shop.run(again({ options: { dryRun: true } }), { retryOnFail: true });
	expect(dry.error).toBeUndefined();
});

test('two runs at once charge once', async () => {
	restart((ms) => shop.sandbox.clock.advance(ms));
	const rows = await Promise.all([run(), run()]);
	expect(rows.map((row) => row?.success)).toEqual([true, true]);
	expect([charged(), shop.calls(AGAIN)]).toEqual([9_900, 1]);
});

test('items that give one number different amounts are refused before anything is sent', async () => {
	const { error } = await shop.run(again({ amount: '={{ $json.amount }}' }), {
		items: [{ amount: 1_000 }, { amount: 2_000 }],
	});
	expect(error?.message).toMatch(/order-1 has different values in items 0 and 1/);
	expect(shop.calls()).toBe(0);
});

test('a dry run charges nobody, and shows what would be sent', async () => {
	const dry = { options: { dryRun: true, tax_free: 900 } };
	expect(await run(dry)).toEqual({
		...{ merchant_uid: 'order-1', dryRun: true, allowed: true, alreadyDone: false, reason: null },
		...{ call: `POST ${AGAIN}`, send_customer_uid: CUSTOMER, send_amount: 9_900 },
		...{ send_name: '정기 구독', send_currency: 'KRW', send_tax_free: 900 },
	});
	expect(shop.calls(AGAIN)).toBe(0);
	await run();
	expect(await run(dry)).toMatchObject({ allowed: true, alreadyDone: true });
	expect(await run({ ...dry, amount: 1_000 })).toMatchObject({
		allowed: false,
		reason: expect.stringMatching(/it is for 9900, not 1000/),
	});
	expect(shop.calls(AGAIN)).toBe(1);
});

test('a promotion’s discount makes it no other payment', async () => {
	const promotion = { options: { promotion_id: 'promotion-id-1' } };
	await run(promotion);
	expect(await run(promotion)).toMatchObject({ alreadyDone: true });
});

test('no card number gets into what n8n saves', async () => {
	const { saved } = await shop.run(again());
	expect(saved).not.toMatch(/\d{4}-?\d{4}-?\d{4}-?\d{4}/);
	expect(saved).toContain('******');
});
