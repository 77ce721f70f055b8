import type { Sandbox } from '../../../sandbox';
import { CARD, DAY, frozenSandbox, NOW, PortOneClient, purchase } from '../support/portone-v1';
import type { Members } from '../support/wire';

const LIST = '/subscribe/payments/schedule';
const DAY_MS = DAY * 1000;

describe('schedules', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await PortOneClient.ready(sandbox);
		sandbox.portOneV1.addBillingKey({
			customerUid: 'customer-1',
			customer: { name: '이지우', tel: '010-0000-1111' },
		});
	});
	afterAll(() => sandbox.close());

	const pass = async (seconds: number) => {
		sandbox.clock.advance(seconds * 1000);
		await client.renewToken();
	};
	const state = async (merchantUid: string) => {
		const { response } = (await client.get(`${LIST}/${merchantUid}`)).body;
		return [response['schedule_status'], response['payment_status']];
	};
	const move = (merchantUid: string, schedule_at: number) =>
		client.put(`${LIST}/${merchantUid}`, { schedule_at });
	const reschedule = (merchantUid: string, schedule_at: number) =>
		client.post(`${LIST}/${merchantUid}/reschedule`, { schedule_at });
	const retry = (merchantUid: string) => client.post(`${LIST}/${merchantUid}/retry`);
	const unschedule = (body: Members) => client.post('/subscribe/payments/unschedule', body);
	const uids = (rows: Members[]) => rows.map((row) => row['merchant_uid']);

	it('are made several at once, all or none', async () => {
		const make = (schedules: Members[]) =>
			client.post(LIST, { customer_uid: 'customer-1', schedules });
		const made = await make([purchase('a', NOW + 1), purchase('b', NOW + 2)]);
		expect(uids(made.body.response)).toEqual(['a', 'b']);
		expect(made.body.response[0]).toMatchObject({ buyer_name: '이지우', imp_uid: null });
		const wrong = await make([purchase('c', NOW + 1), purchase('b', NOW + 2)]);
		expect(wrong).toMatchObject({ status: 200, body: { code: 1, response: null } });
		expect(wrong.body.message).toContain('merchant_uid');
		expect((await client.get(`${LIST}/c`)).status).toBe(404);
		expect((await make([purchase('d', NOW + 1), purchase('d', NOW + 2)])).body.code).toBe(1);
	});

	it.each<[string, Members, boolean?]>([
		['the past', { schedule_at: NOW - 1 }],
		['the present', { schedule_at: NOW }, true],
		['no amount', { amount: undefined }],
		['an amount of 0', { amount: 0 }],
		['half a won', { amount: 0.5 }],
		['cents', { amount: 10.5, currency: 'USD' }, true],
		['no name', { name: '' }],
		['a name that is too long', { name: '가'.repeat(41) }],
		['an order number that is too long', { merchant_uid: 'x'.repeat(41) }],
		['an order number that is none', { merchant_uid: 7 }],
		['more tax-free than amount', { tax_free: 9901 }],
		['instalments of little', { card_quota: 3 }],
		['instalments of much', { card_quota: 3, amount: 50_000 }, true],
		['one instalment', { card_quota: 1, amount: 50_000 }],
		['a promotion that is none', { promotion_id: 'p-1' }],
		['a bypass that is no JSON', { bypass: '{' }],
		['an unknown kind of product', { product_type: 'other' }],
		['a number as text', { amount: '9900' }, true],
	])('take or refuse %s', async (_name, change, taken = false) => {
		const reply = await client.schedule('a', NOW + DAY, change);
		expect([reply.status, reply.body.code === 0]).toEqual([200, taken]);
		expect(sandbox.portOneV1.shop.schedules.size).toBe(Number(taken));
	});

	it('refuse what the document does not have, or note it', async () => {
		expect((await client.schedule('a', NOW + DAY, { price: 1 })).body.code).toBe(1);
		expect((await client.get(LIST, { from: NOW })).status).toBe(400);
		sandbox.portOneV1.patchSettings({ unknownInput: 'ignore' });
		expect((await client.schedule('a', NOW + DAY, { price: 1 })).body.code).toBe(0);
		expect(sandbox.journal.entries().at(-1)?.notes).toEqual([
			'unknown parameter schedules[0].price',
		]);
	});

	it.each([
		['ksnet', { buyer_name: '김' }, { buyer_name: '김', product_type: 'digital' }],
		['welcome', {}, { buyer_name: '김' }],
		['paypal_v2', {}, { currency: 'USD' }],
		['smartro_v2', {}, { buyer_name: '김', buyer_email: 'a@b.c', buyer_tel: '1' }],
	])('of %s need what that PG needs', async (pgProvider, wrong, right) => {
		sandbox.portOneV1.patchSettings({ channels: [{ key: 'k', pgProvider, pgId: 'm' }] });
		sandbox.portOneV1.addBillingKey({ customerUid: 'customer-1', channelKey: 'k' });
		expect((await client.schedule('a1', NOW + DAY, wrong)).body.code).toBe(1);
		expect((await client.schedule('a1', NOW + DAY, right)).body.code).toBe(0);
		if (pgProvider === 'smartro_v2') {
			expect((await client.schedule('a-2', NOW + DAY, right)).body.code).toBe(1);
		}
	});

	it('register the card of a new customer, and check it if asked to', async () => {
		const make = (change: Members) =>
			client.post(LIST, {
				customer_uid: 'new',
				...CARD,
				schedules: [purchase('n', NOW + DAY)],
				...change,
			});
		for (const wrong of [
			{ card_number: undefined },
			{ card_number: '1234567890123456' },
			{ expiry: '2026-10' },
			{ birth: '19900101' },
			{ pwd_2digit: '1' },
			{ channel_key: 'none' },
			{ channel_key: 'channel-key-sandbox-naverpay' },
			{ customer_uid: 'u'.repeat(81) },
		]) {
			expect((await make(wrong)).body.code).toBe(1);
		}
		sandbox.portOneV1.patchSettings({ newCards: { result: 'fails', message: '한도 초과' } });
		const refused = await make({ checking_amount: 100 });
		expect(refused.body.message).toContain('한도 초과');
		expect(sandbox.portOneV1.ledger().totals).toMatchObject({ charges: 0, merchantUids: 0 });
		sandbox.portOneV1.removeBillingKey('new');
		sandbox.portOneV1.patchSettings({ newCards: { result: 'succeeds' } });
		expect((await make({ checking_amount: 100 })).body.code).toBe(0);
		const checks = [...sandbox.portOneV1.shop.payments.all()];
		expect(checks.map(({ status, customerUidUsage }) => [status, customerUidUsage])).toEqual([
			['failed', 'issue'],
			['cancelled', 'issue'],
		]);
		expect(sandbox.portOneV1.notifications()).toEqual([]);
		await pass(DAY);
		expect(await state('n')).toEqual(['executed', 'paid']);
		const { impUid } = sandbox.portOneV1.ledger({ merchantUid: 'n' }).entries[0]!.tries[0]!;
		const { response } = (await client.get(`/payments/${impUid}`)).body;
		expect(response['card_number']).toBe('123456******3456');
	});

	it('are moved while they wait, and never into the past', async () => {
		await client.schedule('a', NOW + DAY);
		expect((await move('a', NOW + 2 * DAY)).body.response['schedule_at']).toBe(NOW + 2 * DAY);
		expect((await move('a', NOW - 1)).status).toBe(400);
		expect((await move('b', NOW + DAY)).status).toBe(404);
		expect((await client.put(`${LIST}/a`, {})).status).toBe(400);
		await pass(DAY);
		expect(await state('a')).toEqual(['scheduled', null]);
		await pass(DAY);
		expect(await state('a')).toEqual(['executed', 'paid']);
		expect((await move('a', NOW + 9 * DAY)).status).toBe(400);
		expect((await reschedule('a', NOW + 9 * DAY)).status).toBe(400);
		expect((await retry('a')).status).toBe(400);
	});

	it('are retried and rescheduled when they failed or were revoked, and only then', async () => {
		sandbox.portOneV1.setCard('customer-1', { result: 'fails', message: '분실 카드' });
		await client.schedule('a', NOW + DAY);
		for (const reply of [await retry('a'), await reschedule('a', NOW + 2 * DAY)]) {
			expect([reply.status, reply.body.code]).toEqual([400, -1]);
		}
		await pass(DAY);
		const { response } = (await client.get(`${LIST}/a`)).body;
		expect(response).toMatchObject({
			schedule_status: 'executed',
			payment_status: 'failed',
			fail_reason: '분실 카드',
		});
		expect((await move('a', NOW + 9 * DAY)).status).toBe(400);
		expect((await retry('a')).body.response).toMatchObject({
			status: 'failed',
			fail_reason: '분실 카드',
			paid_at: 0,
			failed_at: NOW + DAY,
		});
		expect((await reschedule('a', NOW + DAY - 1)).status).toBe(400);
		expect((await reschedule('a', NOW + 2 * DAY)).body.response).toMatchObject({
			schedule_status: 'scheduled',
			payment_status: null,
			imp_uid: null,
			executed_at: 0,
			fail_reason: null,
		});
		sandbox.portOneV1.addBillingKey({ customerUid: 'customer-1' });
		await unschedule({ merchant_uid: ['a'] });
		expect(await state('a')).toEqual(['revoked', null]);
		expect((await retry('a')).body.response).toMatchObject({ status: 'paid', amount: 9900 });
		expect(await state('a')).toEqual(['executed', 'paid']);
		expect((await retry('a')).status).toBe(400);
		expect(sandbox.portOneV1.ledger({ merchantUid: 'a' }).entries[0]).toMatchObject({
			tries: [{ status: 'failed' }, { status: 'failed' }, { status: 'paid' }],
			charges: 1,
		});
		expect((await retry('b')).status).toBe(404);
	});

	it('fail without a billing key, and cannot be retried without one', async () => {
		await client.schedule('a', NOW + DAY);
		sandbox.portOneV1.removeBillingKey('customer-1');
		await pass(DAY);
		expect(await state('a')).toEqual(['executed', 'failed']);
		expect((await retry('a')).status).toBe(404);
	});

	it('may fail so many times, and may take their time', async () => {
		sandbox.portOneV1.setCard('customer-1', { result: 'succeeds', failsTimes: 1, slowMs: 60_000 });
		await client.schedule('a', NOW + DAY);
		await pass(DAY + 30);
		expect(await state('a')).toEqual(['scheduled', null]);
		expect((await move('a', NOW + 9 * DAY)).status).toBe(400);
		expect((await unschedule({ merchant_uid: ['a'] })).body.code).toBe(1);
		await pass(30);
		expect(await state('a')).toEqual(['executed', 'failed']);
		sandbox.portOneV1.setCard('customer-1', { result: 'succeeds', slowMs: 50 });
		const [slow, second] = await Promise.all([retry('a'), retry('a')]);
		expect([slow.status, second.status].sort()).toEqual([200, 400]);
		expect(await state('a')).toEqual(['executed', 'paid']);
	});

	it('are revoked by customer, by order number, or by both', async () => {
		sandbox.portOneV1.addBillingKey({ customerUid: 'customer-2' });
		const other = [purchase('z', NOW + DAY)];
		await client.post(LIST, { customer_uid: 'customer-2', schedules: other });
		for (const uid of ['a', 'b', 'c', 'd']) await client.schedule(uid, NOW + DAY);
		const both = await unschedule({ customer_uid: 'customer-1', merchant_uid: ['a', 'z'] });
		expect(uids(both.body.response)).toEqual(['a']);
		expect(both.body.response[0]).toMatchObject({ schedule_status: 'revoked', revoked_at: NOW });
		expect(uids((await unschedule({ merchant_uid: 'b' })).body.response)).toEqual(['b']);
		const all = await unschedule({ customer_uid: 'customer-1' });
		expect(uids(all.body.response)).toEqual(['c', 'd']);
		const again = await unschedule({ customer_uid: 'customer-1' });
		expect([again.status, again.body.code, again.body.message]).toEqual([
			200,
			1,
			'취소할 예약결제 기록이 존재하지 않습니다.',
		]);
		expect((await unschedule({})).body.code).toBe(1);
		await pass(DAY);
		expect([await state('a'), await state('z')]).toEqual([
			['revoked', null],
			['executed', 'paid'],
		]);
		expect((await client.schedule('a', NOW + 5 * DAY)).body.code).toBe(1);
	});

	it('are listed by their time: from included, to not, newest first, three months at most', async () => {
		for (const [index, uid] of ['a', 'b', 'c'].entries()) {
			await client.schedule(uid, NOW + (index + 1) * DAY);
		}
		await unschedule({ merchant_uid: ['b'] });
		const list = async (query: Members) => {
			const range = { schedule_from: NOW + DAY, schedule_to: NOW + 4 * DAY };
			const { status, body } = await client.get(LIST, { ...range, ...query });
			return status === 200 ? uids(body.response) : status;
		};
		expect(await list({})).toEqual(['c', 'b', 'a']);
		expect(await list({ sorting: 'scheduled' })).toEqual(['a', 'b', 'c']);
		expect(await list({ schedule_to: NOW + 3 * DAY })).toEqual(['b', 'a']);
		expect(await list({ schedule_status: 'revoked' })).toEqual(['b']);
		expect(await list({ limit: 2, page: 2 })).toEqual(['a']);
		expect(await list({ limit: 1001 })).toBe(400);
		expect(await list({ limit: 0 })).toBe(400);
		expect(await list({ page: 0 })).toBe(400);
		expect(await list({ schedule_status: 'failed' })).toBe(400);
		expect(await list({ schedule_to: NOW })).toBe(400);
		// 23 November to 23 February, Korean days.
		expect(await list({ schedule_to: NOW + 93 * DAY })).toEqual(['c', 'b', 'a']);
		expect(await list({ schedule_to: NOW + 93 * DAY + 1 })).toBe(400);
		sandbox.portOneV1.patchSettings({ longestRange: 'ninetyDays' });
		expect(await list({ schedule_to: NOW + 92 * DAY })).toBe(400);
		expect((await client.get(LIST, {})).status).toBe(400);
	});

	it('of a customer are on two paths, 20 a page', async () => {
		const schedules = Array.from({ length: 25 }, (_, index) => purchase(`s${index}`, NOW + index));
		await client.post(LIST, { customer_uid: 'customer-1', schedules });
		const range = { from: NOW, to: NOW + DAY };
		for (const path of [
			`${LIST}/customers/customer-1`,
			'/subscribe/customers/customer-1/schedules',
		]) {
			const pages = [
				await client.get(path, range),
				await client.get(path, { ...range, page: 2 }),
				await client.get(path, { ...range, 'schedule-status': 'revoked' }),
				await client.get(path, { ...range, schedule_status: 'revoked' }),
			];
			expect(pages.map(({ body }) => body.response?.length)).toEqual([20, 5, 0, undefined]);
			expect(pages[0]!.body.response[0]).toMatchObject({ merchant_uid: 's24' });
		}
		const nobody = await client.get(`${LIST}/customers/nobody`, range);
		expect(nobody.body.response).toEqual([]);
	});

	it('show what became of their payment', async () => {
		await client.schedule('a', NOW + DAY);
		await pass(DAY);
		await client.post('/payments/cancel', { merchant_uid: 'a' });
		expect(await state('a')).toEqual(['executed', 'cancelled']);
		expect((await retry('a')).status).toBe(400);
	});

	it('can be changed under a client that reads page by page', async () => {
		const schedules = ['a', 'b', 'c', 'd'].map((uid, index) => purchase(uid, NOW + index + 1));
		await client.post(LIST, { customer_uid: 'customer-1', schedules });
		sandbox.faults.add({ kind: 'changeWhilePaging', match: { page: 2, server: 'portone-v1' } });
		const page = async (number: number) => {
			const query = { schedule_from: NOW, schedule_to: NOW + DAY, schedule_status: 'scheduled' };
			return uids((await client.get(LIST, { ...query, limit: 2, page: number })).body.response);
		};
		expect([await page(1), await page(2)]).toEqual([['d', 'c'], ['a']]);
	});

	it('come in forms, as brackets or as JSON text', async () => {
		const brackets = await client.postForm(
			LIST,
			`customer_uid=customer-1&schedules[0][merchant_uid]=a&schedules[0][schedule_at]=${NOW + 1}` +
				'&schedules[0][currency]=KRW&schedules[0][amount]=100&schedules[0][name]=x' +
				'&schedules[0][extra][naverUseCfm]=20261231',
		);
		expect(brackets.body).toMatchObject({ code: 0, response: [{ amount: 100 }] });
		const json = await client.postForm(LIST, {
			customer_uid: 'customer-1',
			schedules: JSON.stringify([purchase('b', NOW + 1)]),
		});
		expect(json.body.code).toBe(0);
		const gone = await client.postForm(
			'/subscribe/payments/unschedule',
			'merchant_uid[]=a&merchant_uid[]=b',
		);
		expect(gone.body.response).toHaveLength(2);
		expect((await client.send('POST', LIST, '{', 'application/json')).body.code).toBe(1);
	});

	it('fire in order and on their own dates, however far the clock is turned', async () => {
		for (const month of [3, 1, 2]) await client.schedule(`m${month}`, NOW + month * 30 * DAY);
		sandbox.clock.advance(365 * DAY_MS);
		const { entries } = sandbox.portOneV1.ledger();
		expect(entries.map(({ merchantUid }) => merchantUid)).toEqual(['m1', 'm2', 'm3']);
		const at = [...sandbox.portOneV1.shop.payments.all()].map(({ paidAt }) => paidAt);
		expect(at).toEqual([30, 60, 90].map((days) => (NOW + days * DAY) * 1000));
	});
});
