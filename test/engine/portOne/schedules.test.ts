import type { IDataObject } from 'n8n-workflow';

import { CUSTOMER, openPortOne, type PortOneShop } from '../../support/shops/portOneShop';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const AT = '2026-12-05T10:00:00.000+09:00';
const LATER = '2026-12-08T10:00:00.000+09:00';
const CREATE = '/subscribe/payments/schedule';
const goOn = { onError: 'continueRegularOutput' } as const;

const create = (changed: IDataObject = {}) => ({
	resource: 'schedule',
	operation: 'create',
	customer_uid: CUSTOMER,
	merchant_uid: 'order-1',
	schedule_at: AT,
	amount: 9900,
	name: '정기 구독',
	...changed,
});
const on = (operation: string, merchant_uid = 'order-1', changed: IDataObject = {}) =>
	({ resource: 'schedule', operation, merchant_uid, ...changed }) as never;
const fail = (message = '한도 초과') =>
	shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'fails', message });
const works = () => shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'succeeds' });
const charges = () => shop.sandbox.portOneV1.ledger().totals;

/** A payment that was tried and failed. */
async function failedPayment(): Promise<void> {
	await shop.run(create() as never);
	fail();
	await shop.passTo(AT);
}

describe('create', () => {
	test('schedules a payment, with times in Korea', async () => {
		const { json, items, error } = await shop.run(create() as never);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([
			{
				merchant_uid: 'order-1',
				customer_uid: CUSTOMER,
				schedule_at: AT,
				schedule_status: 'scheduled',
				amount: 9900,
				success: true,
			},
		]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	test('sends the payments of one customer together', async () => {
		const items = Array.from({ length: 12 }, (_, index) => ({ uid: `order-${index}` }));
		const { json, error } = await shop.run(create({ merchant_uid: '={{ $json.uid }}' }) as never, {
			items,
		});
		expect(error).toBeUndefined();
		expect(json.map(({ merchant_uid }) => merchant_uid)).toEqual(items.map(({ uid }) => uid));
		expect(shop.calls(CREATE, 'POST')).toBe(1);
	});

	test('run again, it is done already', async () => {
		await shop.run(create() as never);
		const { json, error } = await shop.run(create() as never);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true, alreadyDone: true, schedule_at: AT }]);
	});

	test('one that was tried before its time, and failed, is not done already', async () => {
		await shop.run(create() as never);
		await shop.run(on('unschedule'));
		fail();
		await shop.run(on('retry'), goOn);
		const { json } = await shop.run(create() as never, goOn);
		expect(json).toMatchObject([{ success: false }]);
		expect(json[0]?.advice).toMatch(/tried and failed/);
	});

	test('many payments that meet too many calls (429) are not sent one by one', async () => {
		shop.sandbox.faults.add({
			kind: 'rateLimit',
			match: { path: CREATE, method: 'POST' },
			times: 0,
		});
		const items = Array.from({ length: 64 }, (_, index) => ({ uid: `order-${index}` }));
		const { json } = await shop.run(create({ merchant_uid: '={{ $json.uid }}' }) as never, {
			items,
			...goOn,
		});
		expect(json.every(({ success }) => success === false)).toBe(true);
		expect(shop.calls(CREATE, 'POST')).toBe(6);
	});

	test('one that PortOne refuses does not hold up the others', async () => {
		await shop.run(create({ amount: 1 }) as never);
		const items = ['order-0', 'order-1', 'order-2'].map((uid) => ({ uid }));
		const { json } = await shop.run(create({ merchant_uid: '={{ $json.uid }}' }) as never, {
			items,
			...goOn,
		});
		expect(json.map(({ success }) => success)).toEqual([true, false, true]);
		expect(json[1]).toMatchObject({ merchant_uid: 'order-1' });
		expect(String(json[1]?.advice)).toMatch(/scheduled \(예약됨\)/);
	});

	test.each([
		[{ merchant_uid: '={{ $json.missing }}' }, /Merchant UID is empty/],
		[{ merchant_uid: 'x'.repeat(41) }, /Merchant UID has 41 characters; PortOne takes 40/],
		[{ customer_uid: '={{ $json.missing }}' }, /Customer UID is empty/],
		[{ schedule_at: '2026-11-21 10:00' }, /Schedule At has passed/],
		[{ schedule_at: 'tomorrow' }, /Schedule At "tomorrow" is not a date/],
		[{ amount: 0 }, /Amount must be a whole number above 0, not "0"/],
		[{ amount: 9900.5 }, /Amount has decimals, and KRW has none/],
		[{ name: 'x'.repeat(41) }, /Order Name has 41 characters/],
		[{ options: { card_quota: 3 } }, /Instalment Months need an amount of 50,000/],
		[{ options: { promotion_id: 'x' } }, /Promotion ID does not start with/],
		[{ options: { bypass: '{' } }, /Bypass \(JSON\) is not JSON/],
		[{ options: { tax_free: 9901 } }, /Tax-Free Amount is more than the amount/],
		[{ card: { card_number: '4111' } }, /Card Number must be/],
	])('refuses %j before anything is sent', async (changed, message) => {
		const { error } = await shop.run(create(changed as IDataObject) as never);
		expect(error?.message).toMatch(message);
		expect(shop.calls()).toBe(0);
	});

	test('with a card it issues a billing key, and the card is never told', async () => {
		const card = {
			card_number: '1234567890123456',
			expiry: '2029-12',
			birth: '900101',
			pwd_2digit: '97',
		};
		shop.sandbox.portOneV1.patchSettings({
			newCards: { result: 'fails', message: '1234-5678-9012-3456 거절' },
		});
		const items = [{ id: 1 }];
		const run = await shop.run(
			create({ customer_uid: 'new', card, options: { checking_amount: 100 } }) as never,
			{ items, ...goOn },
		);
		const told = JSON.stringify([run.json, run.errors, run.error]);
		for (const value of ['1234567890123456', '1234-5678-9012-3456', '900101']) {
			expect(told).not.toContain(value);
		}
		shop.sandbox.portOneV1.patchSettings({ newCards: { result: 'succeeds' } });
		const ok = await shop.run(
			create({ customer_uid: 'newer', merchant_uid: 'order-2', card }) as never,
		);
		expect(ok.json).toMatchObject([{ success: true, customer_uid: 'newer' }]);
		expect(JSON.stringify(ok.json)).not.toContain('900101');
	});
});

describe('a checking amount', () => {
	const checked = (changed: IDataObject = {}) =>
		create({ options: { checking_amount: 100 }, ...changed }) as never;

	test('is charged once, whatever becomes of the answer', async () => {
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: CREATE, method: 'POST' } });
		const { error } = await shop.run(checked());
		expect(error?.message).toMatch(/It is not known whether PortOne did this/);
		expect(shop.calls(CREATE, 'POST')).toBe(1);
	});

	test('that was charged with the payment scheduled is found by reading', async () => {
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: CREATE, method: 'POST' } });
		const { json } = await shop.run(checked());
		expect(json).toMatchObject([{ success: true, verified: true }]);
		expect(shop.calls(CREATE, 'POST')).toBe(1);
	});

	test('does not go together with Retry On Fail', async () => {
		const { error } = await shop.run(checked(), { retryOnFail: true });
		expect(error?.message).toMatch(/Checking Amount does not go together with .*Retry On Fail/);
		expect(shop.calls()).toBe(0);
	});

	test.each([
		[100, 1],
		[101, 0],
	])('with %i payments of a customer takes %i calls', async (count, calls) => {
		const items = Array.from({ length: count }, (_, index) => ({ uid: `order-${index}` }));
		const { json } = await shop.run(checked({ merchant_uid: '={{ $json.uid }}' }), {
			items,
			...goOn,
		});
		expect(json).toHaveLength(count);
		expect(json.every(({ success }) => success === (calls === 1))).toBe(true);
		expect(shop.calls(CREATE, 'POST')).toBe(calls);
	});
});

describe('reads', () => {
	test('get tells of an unknown one in plain words', async () => {
		const { error } = await shop.run(on('get', '없는 주문/1'));
		expect(error?.message).toMatch(/없는 주문\/1: PortOne has no scheduled payment/);
		expect(shop.sandbox.journal.entries({ path: CREATE }).at(-1)?.path).toContain(
			encodeURIComponent('없는 주문/1'),
		);
	});

	test('getMany cuts a year up, filters by status and sorts', async () => {
		const items = Array.from({ length: 12 }, (_, month) => ({
			uid: `order-${String(month).padStart(2, '0')}`,
			at: new Date(Date.UTC(2026, 11 + month, 5, 1)).toISOString(),
		}));
		await shop.run(
			create({ merchant_uid: '={{ $json.uid }}', schedule_at: '={{ $json.at }}' }) as never,
			{ items },
		);
		await shop.run(on('unschedule', 'order-03'));
		const list = async (changed: IDataObject) =>
			(
				await shop.run({
					resource: 'schedule',
					operation: 'getMany',
					period: 'custom',
					schedule_from: '2026-11-22',
					schedule_to: '2027-11-21',
					returnAll: true,
					...changed,
				} as never)
			).json.map(({ merchant_uid }) => merchant_uid);
		const uids = items.map(({ uid }) => uid);
		expect(await list({ sorting: 'scheduled' })).toEqual(uids);
		expect(await list({})).toEqual([...uids].reverse());
		expect(await list({ schedule_status: 'revoked' })).toEqual(['order-03']);
		expect(await list({ returnAll: false, limit: 5, sorting: 'scheduled' })).toEqual(
			uids.slice(0, 5),
		);
	});

	test.each(['rows', 'paged'] as const)(
		'getManyByCustomer reads all pages of a list that takes no page size (%s)',
		async (customerSchedules) => {
			shop.sandbox.portOneV1.patchSettings({ customerSchedules });
			const items = Array.from({ length: 45 }, (_, index) => ({ uid: `order-${index}` }));
			await shop.run(create({ merchant_uid: '={{ $json.uid }}' }) as never, { items });
			const { json, error } = await shop.run({
				resource: 'schedule',
				operation: 'getManyByCustomer',
				period: 'custom',
				customer_uid: CUSTOMER,
				from: '2026-12-01',
				to: '2026-12-31',
				'schedule-status': 'scheduled',
				returnAll: true,
			});
			expect(error).toBeUndefined();
			expect(new Set(json.map(({ merchant_uid }) => merchant_uid)).size).toBe(45);
			const [call] = shop.sandbox.journal.entries({ path: 'customer' });
			expect(call?.query).toMatchObject({ 'schedule-status': 'scheduled' });
		},
	);

	test.each(['calendarMonths', 'ninetyDays'] as const)(
		'10,000 over 12 months come in the fewest calls (%s)',
		async (longestRange) => {
			shop.sandbox.portOneV1.patchSettings({ longestRange });
			const start = Date.parse('2026-11-23T00:00:00+09:00') / 1000;
			const year = 363 * 86_400;
			for (let part = 0; part < 10; part++) {
				const schedules = Array.from({ length: 1000 }, (_, index) => ({
					merchant_uid: `s-${part}-${index}`,
					schedule_at: start + Math.floor(((part * 1000 + index) * year) / 10_000),
					currency: 'KRW',
					amount: 9900,
					name: 'x',
				}));
				await postDirectly(CREATE, { customer_uid: CUSTOMER, schedules });
			}
			const before = shop.calls(CREATE, 'GET');
			const { json, error } = await shop.run({
				resource: 'schedule',
				operation: 'getMany',
				period: 'custom',
				schedule_from: '2026-11-22',
				schedule_to: '2027-11-21',
				returnAll: true,
			});
			expect(error).toBeUndefined();
			expect(new Set(json.map(({ merchant_uid }) => merchant_uid)).size).toBe(10_000);
			// Four parts of a quarter (2,500 rows, three pages each); one more call finds out about 90 days.
			const calls = shop.calls(CREATE, 'GET') - before;
			expect(calls).toBeLessThanOrEqual(longestRange === 'calendarMonths' ? 12 : 16);
		},
	);
});

/** A request past the node, with a token of its own. */
async function postDirectly(path: string, body: object): Promise<void> {
	const base = shop.sandbox.portOneV1BaseUrl;
	const [account] = shop.sandbox.portOneV1.settings.accounts;
	const post = async (at: string, content: object, token?: string) =>
		(await (
			await fetch(base + at, {
				method: 'POST',
				body: JSON.stringify(content),
				headers: {
					'content-type': 'application/json',
					...(token === undefined ? {} : { authorization: token }),
				},
			})
		).json()) as { code: number; response: { access_token: string } };
	const { response } = await post('/users/getToken', {
		imp_key: account?.impKey,
		imp_secret: account?.impSecret,
	});
	expect((await post(path, body, response.access_token)).code).toBe(0);
}

describe('moving', () => {
	test('update gives another time', async () => {
		await shop.run(create() as never);
		const { json } = await shop.run(on('update', 'order-1', { schedule_at: LATER }));
		expect(json).toMatchObject([{ success: true, schedule_at: LATER }]);
		expect(await shop.schedule('order-1')).toMatchObject({ schedule_at: LATER });
	});

	test('update of one that was paid is refused, with how it stands', async () => {
		await shop.run(create() as never);
		await shop.passTo(AT);
		const { error } = await shop.run(on('update', 'order-1', { schedule_at: LATER }));
		expect(error?.description).toMatch(/It is paid/);
	});

	test('reschedule takes a failed one, which is then paid once', async () => {
		await failedPayment();
		works();
		const { json } = await shop.run(on('reschedule', 'order-1', { schedule_at: LATER }));
		expect(json).toMatchObject([
			{ success: true, schedule_at: LATER, schedule_status: 'scheduled' },
		]);
		await shop.passTo(LATER);
		expect(charges()).toMatchObject({ charges: 1, chargedTwice: 0 });
	});

	test('two items with other times for one payment are refused', async () => {
		const { error } = await shop.run(on('update', 'order-1', { schedule_at: '={{ $json.at }}' }), {
			items: [{ at: AT }, { at: LATER }],
		});
		expect(error?.message).toMatch(/order-1 has different values in items 0 and 1/);
		expect(shop.calls()).toBe(0);
	});
});

describe('retry', () => {
	test('charges a failed payment at once', async () => {
		await failedPayment();
		works();
		const { json } = await shop.run(on('retry'));
		expect(json).toMatchObject([{ success: true, status: 'paid', merchant_uid: 'order-1' }]);
		expect(charges()).toMatchObject({ charges: 1, chargedTwice: 0 });
	});

	test('a second time it is done already, and nothing is sent', async () => {
		await failedPayment();
		works();
		await shop.run(on('retry'));
		const { json } = await shop.run(on('retry'));
		expect(json).toMatchObject([{ success: true, alreadyDone: true, payment_status: 'paid' }]);
		expect(shop.calls('/retry')).toBe(1);
	});

	test('that fails again is a failure with the reason, though PortOne says 200', async () => {
		await failedPayment();
		const { json } = await shop.run(on('retry'), goOn);
		expect(json).toMatchObject([{ success: false, code: 'PAYMENT_FAILED' }]);
		expect(json[0]?.error).toMatch(/failed: 한도 초과/);
	});

	test('of one that was paid and refunded is refused', async () => {
		await shop.run(create() as never);
		await shop.passTo(AT);
		const [entry] = shop.sandbox.portOneV1.ledger().entries;
		shop.sandbox.portOneV1.refund(String(entry?.tries[0]?.impUid));
		const { error } = await shop.run(on('retry'));
		expect(error?.message).toMatch(/It was paid and given back/);
		expect(shop.calls('/retry')).toBe(0);
	});

	test('of one that waits for its time is refused', async () => {
		await shop.run(create() as never);
		const { error } = await shop.run(on('retry'));
		expect(error?.message).toMatch(/It was not tried yet: it is scheduled/);
		expect(shop.calls('/retry')).toBe(0);
	});

	test.each([
		['after it was done', 'resetAfter'],
		['before it was done', 'resetBefore'],
	] as const)('whose answer is lost %s ends with one charge', async (_, kind) => {
		await failedPayment();
		works();
		shop.sandbox.faults.add({ kind, match: { path: '/retry' } });
		const { json, error } = await shop.run(on('retry'));
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true }]);
		expect(json[0]?.verified).toBe(kind === 'resetAfter' ? true : undefined);
		expect(charges()).toMatchObject({ charges: 1, chargedTwice: 0 });
		expect(shop.calls('/retry')).toBe(kind === 'resetAfter' ? 1 : 2);
	});
});

describe('a retry whose answer is lost, refused when it is sent again because it is under way', () => {
	test.each([
		['is unknown', false],
		['is found paid by then', true],
	])('%s', async (_, isPaidMeanwhile) => {
		await failedPayment();
		works();
		const match = { path: '/retry' };
		shop.sandbox.faults.add({ kind: 'resetBefore', match });
		const message = '이미 실행 중인 결제예약입니다.';
		const afterDone = isPaidMeanwhile;
		shop.sandbox.faults.add({ kind: 'status', status: 400, message, match, after: 1, afterDone });
		const { json } = await shop.run(on('retry'), goOn);
		expect(json).toMatchObject([{ success: isPaidMeanwhile }]);
		if (isPaidMeanwhile) expect(json[0]?.verified).toBe(true);
		else expect(json[0]?.error).toMatch(/not known whether PortOne did this: .*이미 실행 중/);
		expect(shop.calls('/retry')).toBe(2);
	});
});

describe('cancel', () => {
	test('cancels those that it names, in one call', async () => {
		const items = ['order-1', 'order/2', '주문 3', 'order-4'].map((uid) => ({ uid }));
		await shop.run(create({ merchant_uid: '={{ $json.uid }}' }) as never, { items });
		const { json, error } = await shop.run(on('unschedule', '={{ $json.uid }}'), {
			items: items.slice(0, 3),
		});
		expect(error).toBeUndefined();
		expect(json.map(({ schedule_status }) => schedule_status)).toEqual(Array(3).fill('revoked'));
		expect(shop.calls('/unschedule')).toBe(1);
		expect(await shop.schedule('order-4')).toMatchObject({ schedule_status: 'scheduled' });
	});

	test('without a merchant_uid everything would be cancelled: refused', async () => {
		const { error } = await shop.run(
			on('unschedule', '={{ $json.missing }}', { customer_uid: CUSTOMER }),
		);
		expect(error?.message).toMatch(/Merchant UID is empty/);
		expect(error?.description).toMatch(/Cancel All of the Customer/);
		expect(shop.calls()).toBe(0);
	});

	test('all of a customer with the switch that says so; then there is nothing left to do', async () => {
		const items = ['a', 'b', 'c'].map((uid) => ({ uid }));
		await shop.run(create({ merchant_uid: '={{ $json.uid }}' }) as never, { items });
		const all = {
			resource: 'schedule',
			operation: 'unschedule',
			cancelAll: true,
			customer_uid: CUSTOMER,
		};
		const first = await shop.run(all);
		expect(first.json).toMatchObject([
			{ success: true, cancelledCount: 3, customer_uid: CUSTOMER },
		]);
		expect([...(first.json[0]?.cancelled as string[])].sort()).toEqual(['a', 'b', 'c']);
		const second = await shop.run(all);
		expect(second.error).toBeUndefined();
		expect(second.json).toMatchObject([
			{ success: true, alreadyDone: true, cancelledCount: 0, cancelled: [] },
		]);
	});

	test('all of a customer, answer lost: tells what was cancelled, and no more', async () => {
		const items = ['a', 'b', 'c'].map((uid) => ({ uid }));
		await shop.run(create({ merchant_uid: '={{ $json.uid }}' }) as never, { items });
		await shop.run(on('unschedule', 'a'));
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: '/unschedule' } });
		const all = { resource: 'schedule', operation: 'unschedule', cancelAll: true };
		const { json } = await shop.run({ ...all, customer_uid: CUSTOMER });
		expect(json).toMatchObject([{ success: true, verified: true, cancelledCount: 2 }]);
		expect([...(json[0]?.cancelled as string[])].sort()).toEqual(['b', 'c']);
	});

	test('all of a customer whose payments can not be read first: nothing is sent', async () => {
		await shop.run(create() as never);
		const match = { path: 'customers', method: 'GET' };
		shop.sandbox.faults.add({ kind: 'resetBefore', match, times: 0 });
		const all = { resource: 'schedule', operation: 'unschedule', cancelAll: true };
		const { error } = await shop.run({ ...all, customer_uid: CUSTOMER });
		expect(error?.message).toMatch(/connection to PortOne broke/);
		expect(shop.calls('/unschedule')).toBe(0);
	});

	test('of one that was cancelled is done already, of one that was paid is refused', async () => {
		await shop.run(create() as never);
		await shop.run(create({ merchant_uid: 'order-2' }) as never);
		await shop.run(on('unschedule'));
		await shop.passTo(AT);
		const { json } = await shop.run(on('unschedule', 'order-1, order-2'), goOn);
		expect(json).toMatchObject([
			{ success: true, alreadyDone: true },
			{ success: false, merchant_uid: 'order-2' },
		]);
		expect(json[1]?.advice).toMatch(/It is paid/);
	});
});

describe('a lost answer', () => {
	const WRITES = [
		['create', () => create(), '/schedule', 'POST'],
		['update', () => on('update', 'order-1', { schedule_at: LATER }), '/order-1', 'PUT'],
		['unschedule', () => on('unschedule'), '/unschedule', 'POST'],
	] as const;

	test.each(
		WRITES.flatMap(([name, parameters, path, method]) =>
			(
				[
					{ kind: 'resetAfter' },
					{ kind: 'status', status: 502, afterDone: true },
					{ kind: 'truncate' },
					{ kind: 'html', status: 200, afterDone: true },
				] as const
			).map((fault) => [name, fault, parameters, path, method] as const),
		),
	)('%s, %j: found done by reading', async (name, fault, parameters, path, method) => {
		if (name !== 'create') await shop.run(create() as never);
		shop.sandbox.faults.add({ ...fault, match: { path, method } } as never);
		const { json, error } = await shop.run(parameters() as never);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true, verified: true, merchant_uid: 'order-1' }]);
		expect(shop.calls(path, method)).toBe(1);
	});

	test.each(WRITES)(
		'%s that did not arrive is sent again',
		async (name, parameters, path, method) => {
			if (name !== 'create') await shop.run(create() as never);
			shop.sandbox.faults.add({ kind: 'resetBefore', match: { path, method }, times: 2 });
			const { json, error } = await shop.run(parameters() as never);
			expect(error).toBeUndefined();
			expect(json).toMatchObject([{ success: true }]);
		},
	);

	test.each(WRITES)(
		'%s that never arrives is a failure in plain words',
		async (name, parameters, path, method) => {
			if (name !== 'create') await shop.run(create() as never);
			shop.sandbox.faults.add({ kind: 'resetBefore', match: { path, method }, times: 0 });
			const { error } = await shop.run(parameters() as never);
			expect(error?.message).toMatch(
				/Sent 3 times and not seen done: .*connection to PortOne broke/,
			);
		},
	);
});
