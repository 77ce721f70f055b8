import type { INodeParameters } from 'n8n-workflow';

import type { FaultSpec } from '../../../../sandbox/core/faults/kinds';
import { CUSTOMER, openPortOne, type PortOneShop } from '../../../support/shops/portOneShop';
import { restart } from '../../../support/sleep';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const KEY = '/subscribe/customers/{customer_uid}';

const on = (operation: string, changed: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'billingKey', operation, customer_uid: CUSTOMER },
	...changed,
});
const add = (customerUid: string, changed: object = {}) =>
	shop.sandbox.portOneV1.addBillingKey({ customerUid, ...changed });
const isThere = (customerUid = CUSTOMER) => {
	const { shop: books, settings } = shop.sandbox.portOneV1;
	return books.billingKeys.find(settings.accounts[0]?.impKey ?? '', customerUid) !== undefined;
};
const remove = async (changed: INodeParameters = {}) =>
	(await shop.run(on('delete', changed), goOn)).json[0];
const strike = (fault: object) =>
	shop.sandbox.faults.add({ match: { method: 'DELETE' }, ...fault } as FaultSpec);
const deletions = () => shop.calls(KEY, 'DELETE');
const schedule = async (merchant_uid: string, schedule_at = '2026-12-05 10:00') =>
	await shop.run({
		...{ resource: 'schedule', operation: 'create', customer_uid: CUSTOMER },
		...{ merchant_uid, schedule_at, amount: 9_900, name: '정기' },
	});
const pay = (merchantUid: string) =>
	shop.sandbox.portOneV1.createPayment({ merchantUid, customerUid: CUSTOMER });

test('get reads a billing key, its card masked and its times in Korea', async () => {
	const { json } = await shop.run(on('get'));
	expect(json).toMatchObject([
		{
			customer_uid: CUSTOMER,
			card_number: expect.stringContaining('*'),
			inserted: expect.stringMatching(/\+09:00$/),
			updated: expect.stringMatching(/\+09:00$/),
		},
	]);
	const { error } = await shop.run(on('get', { customer_uid: 'nobody' }));
	expect(error?.message).toMatch(/PortOne has no billing key \(빌링키\) for this customer_uid/);
});

test('get many reads the keys of all items at once, and names those that are not there', async () => {
	add('second');
	const { json } = await shop.run(on('getMany', { customer_uid: '={{ $json.uids }}' }), {
		items: [{ uids: [CUSTOMER, 'nobody'] }, { uids: 'second' }],
		...goOn,
	});
	expect(json).toMatchObject([
		{ customer_uid: CUSTOMER, card_name: expect.any(String) },
		{ customer_uid: 'nobody', success: false },
		{ customer_uid: 'second' },
	]);
	expect(shop.calls('/subscribe/customers', 'GET')).toBe(1);
});

test('an agent is not told who the customer is', async () => {
	add('kim', { customer: { name: '김고객', tel: '010-1234-5678', email: 'kim@example.com' } });
	const { json } = await shop.run(on('get', { customer_uid: 'kim' }), { asTool: true });
	expect(JSON.stringify(json)).not.toMatch(/김고객|1234-5678|kim@example/);
	const plain = await shop.run(on('get', { customer_uid: 'kim' }));
	expect(JSON.stringify(plain.json)).toMatch(/김고객/);
});

test('get payments reads all pages, and stops at Limit', async () => {
	for (let index = 0; index < 21; index++) pay(`order-${index}`);
	const all = await shop.run(on('getPayments', { returnAll: true }));
	expect(all.json).toHaveLength(21);
	expect(all.json[0]).toMatchObject({ merchant_uid: 'order-20', customer_uid: CUSTOMER });
	expect(shop.calls(`${KEY}/payments`)).toBe(2);
	const some = await shop.run(on('getPayments', { returnAll: false, limit: 3 }));
	expect(some.json).toHaveLength(3);
	expect(some.hints.join()).toMatch(/Limit was reached/);
	const { error } = await shop.run(on('getPayments', { customer_uid: 'nobody' }));
	expect(error?.message).toMatch(/no billing key/);
});

describe('delete', () => {
	test('deletes a billing key, and is done already the second time', async () => {
		expect(await remove({ reason: '탈퇴' })).toMatchObject({
			...{ customer_uid: CUSTOMER, success: true },
		});
		expect(isThere()).toBe(false);
		expect(await remove()).toMatchObject({
			customer_uid: CUSTOMER,
			success: true,
			alreadyDone: true,
		});
		expect(deletions()).toBe(1);
	});

	test('is refused while scheduled payments wait, which are named, unless it is wished for', async () => {
		for (let index = 1; index < 8; index++) await schedule(`order-${index}`);
		const refused = await remove();
		expect(refused).toMatchObject({ success: false, code: 'SCHEDULES_WAITING' });
		expect(refused?.error).toMatch(
			/^Not deleted: 7 scheduled payments \(결제예약\) wait .*order-\d, 2026-12-05 10:00 \(KST\);.*; …$/,
		);
		expect(refused?.advice).toMatch(/Delete with Payments Scheduled/);
		expect([isThere(), deletions()]).toEqual([true, 0]);
		const options = { deleteWithSchedules: true, requester: 'customer' };
		expect(await remove({ options })).toMatchObject({ success: true });
		expect(isThere()).toBe(false);
	});

	test('is not held back by payments that are over or revoked', async () => {
		await schedule('order-1');
		await shop.run({ resource: 'schedule', operation: 'unschedule', merchant_uid: 'order-1' });
		expect(await remove()).toMatchObject({ success: true });
	});

	test('is held back by a payment a year ahead', async () => {
		await schedule('order-1', '2027-11-05 10:00');
		expect((await remove())?.error).toMatch(/1 scheduled payment \(결제예약\) waits .*order-1/);
	});

	test('that can not see what waits does not delete', async () => {
		shop.sandbox.faults.add({
			...{ kind: 'status', status: 500, times: 0 },
			match: { path: '/subscribe/payments/schedule/customers' },
		} as FaultSpec);
		expect((await remove())?.error).toMatch(/^Not sent, because the billing key could not be read/);
		expect([isThere(), deletions()]).toEqual([true, 0]);
	});

	test('whose answer is lost is made up for by reading', async () => {
		strike({ kind: 'resetAfter' });
		expect(await remove()).toMatchObject({ success: true, verified: true });
		expect(deletions()).toBe(1);
	});

	test('that was lost on its way is sent again', async () => {
		strike({ kind: 'resetBefore' });
		expect(await remove()).toMatchObject({ success: true });
		expect([isThere(), deletions()]).toEqual([false, 2]);
	});

	test('leaves a card alone that was registered meanwhile under the same customer_uid', async () => {
		strike({ kind: 'resetBefore' });
		let isDone = false;
		restart((ms) => {
			shop.sandbox.clock.advance(ms);
			if (!isDone) add(CUSTOMER, { cardNumber: '5500-0000-0000-0004' });
			isDone = true;
		});
		expect((await remove())?.error).toMatch(
			/a card was registered under this customer_uid since then/,
		);
		expect([isThere(), deletions()]).toEqual([true, 1]);
	});

	test('that is unknown after it was lost each time says so', async () => {
		strike({ kind: 'resetBefore', times: 0 });
		expect((await remove())?.error).toMatch(/^Sent 3 times and not seen done/);
		expect(isThere()).toBe(true);
	});

	test('of one key with two reasons is refused before anything is sent', async () => {
		const { error } = await shop.run(on('delete', { reason: '={{ $json.reason }}' }), {
			items: [{ reason: 'a' }, { reason: 'b' }],
		});
		expect(error?.message).toMatch(/has different values in items 0 and 1/);
		expect(shop.calls()).toBe(0);
	});
});
