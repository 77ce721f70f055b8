import type { Sandbox } from '../../../sandbox';
import { control } from '../support/client';
import { frozenSandbox, PortOneClient, START } from '../support/portone-v1';

describe('the control API of the simulated PortOne', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	const ask = async (method: string, path: string, body?: unknown) => {
		const { status, body: answer } = await control(sandbox, method, path, body);
		return Object.assign(answer, { http: status });
	};
	const portOne = (method: string, path: string, body?: unknown) =>
		ask(method, `/portone-v1${path}`, body);

	it('makes cards, says what they do, and takes them away', async () => {
		const made = await portOne('POST', '/billing-keys', {
			customerUid: 'a/b',
			customer: { name: '김' },
		});
		expect(made).toMatchObject({
			customerUid: 'a/b',
			outcome: { result: 'succeeds' },
			channelKey: 'channel-key-sandbox-card',
		});
		const outcome = { result: 'fails', message: '분실', failsTimes: 2, slowMs: 5 };
		expect(await portOne('PATCH', '/billing-keys/a%2Fb', outcome)).toMatchObject({ outcome });
		expect(await portOne('GET', '/billing-keys')).toMatchObject({ total: 1, items: [{ outcome }] });
		const other = { customerUid: 'a/b', channelKey: 'none' };
		expect((await portOne('POST', '/billing-keys', other)).error).toBe('There is no channel none.');
		expect(await portOne('DELETE', '/billing-keys/a%2Fb')).toMatchObject({ removed: true });
		expect((await portOne('DELETE', '/billing-keys/a%2Fb')).http).toBe(404);
		expect((await portOne('PATCH', '/billing-keys/a%2Fb', outcome)).http).toBe(400);
	});

	it('makes cards of a channel group, and sets how payments are searched', async () => {
		const spec = { customerUid: 'g', channelGroupId: 'group-1', customerId: 'user-1' };
		expect(await portOne('POST', '/billing-keys', spec)).toMatchObject(spec);
		expect(await portOne('PATCH', '/settings', { search: { mostRows: 20 } })).toMatchObject({
			search: { mostRows: 20, longRange: 'refused' },
		});
		expect((await portOne('PATCH', '/settings', { search: { mostRows: 0 } })).http).toBe(400);
		expect(await portOne('PATCH', '/settings', { repeatedPayAgain: 'refused' })).toMatchObject({
			repeatedPayAgain: 'refused',
			search: { mostRows: 20 },
		});
	});

	it('makes subscriptions, and shows what comes next', async () => {
		const { merchantUids } = await portOne('POST', '/subscriptions', { months: 3 });
		expect(merchantUids).toEqual(['sub_1_1', 'sub_1_2', 'sub_1_3']);
		await ask('POST', '/clock', { set: '2026-12-22T09:00:00+09:00' });
		const { items, total } = await portOne('GET', '/schedules?limit=2');
		expect([total, items]).toMatchObject([
			3,
			[
				{
					merchantUid: 'sub_1_2',
					status: 'scheduled',
					scheduleAt: '2027-01-22T09:00:00.000+09:00',
				},
				{ merchantUid: 'sub_1_3' },
			],
		]);
		expect(await portOne('GET', '/schedules?status=executed')).toMatchObject({
			items: [{ merchantUid: 'sub_1_1', paymentStatus: 'paid' }],
		});
		expect(await ask('GET', '/state')).toMatchObject({
			portOneV1: {
				basePath: '/portone/v1',
				schedules: { scheduled: 2, executed: 1, revoked: 0 },
				payments: { paid: 1 },
				billingKeys: 1,
			},
		});
		expect(await portOne('GET', '/ledger?customerUid=customer-1')).toMatchObject({
			totals: { charges: 1, charged: 9900 },
		});
	});

	it('makes payments, lets buyers deposit, and refunds', async () => {
		const made = await portOne('POST', '/payments', { payMethod: 'vbank', status: 'ready' });
		const path = `/payments/${String(made['impUid'])}`;
		expect(made).toMatchObject({ status: 'ready', detail: { vbank_num: expect.any(String) } });
		expect((await portOne('POST', `${path}/refund`)).error).toContain('cannot be refunded');
		expect(await portOne('POST', `${path}/deposit`)).toMatchObject({ status: 'paid' });
		expect((await portOne('POST', `${path}/deposit`)).http).toBe(400);
		expect(await portOne('POST', `${path}/refund`, { amount: 1 })).toMatchObject({ refunded: 1 });
		expect(await portOne('GET', path)).toMatchObject({ detail: { cancel_amount: 1 } });
		expect((await portOne('GET', '/payments/imp_1')).error).toBe('There is no payment imp_1.');
		expect(await portOne('GET', '/payments')).toMatchObject({ total: 1 });
	});

	it('makes and links Naver Pay orders', async () => {
		const { orders } = await portOne('POST', '/naver-orders', { count: 2, productsPerOrder: 2 });
		expect(orders).toMatchObject([{ impUid: expect.any(String) }, { orderId: expect.any(String) }]);
		const [own] = (await ask('POST', '/npay/orders', { count: 1 })).orders;
		const link = { orderId: own!.orderId, merchantUid: 'shop-1' };
		expect(await portOne('POST', '/naver-orders/link', link)).toMatchObject(link);
		expect((await portOne('POST', '/naver-orders/link', link)).error).toContain('linked already');
	});

	it('sends notifications again, and shows how they went', async () => {
		const { impUid } = await portOne('POST', '/payments');
		expect(await portOne('POST', '/notifications', { impUid })).toMatchObject({ byHand: true });
		expect(await portOne('POST', '/notifications/settle')).toMatchObject({ settled: true });
		const { items } = await portOne('GET', '/notifications');
		expect(items).toMatchObject([
			{ id: 2, byHand: true, withheld: 'noUrl', createdAt: START },
			{ id: 1, body: { imp_uid: impUid, status: 'paid' }, attempts: [] },
		]);
	});

	it('changes settings, until a reset', async () => {
		const notifications = { url: 'http://127.0.0.1:9/', repeats: 5 };
		const changed = await portOne('PATCH', '/settings', { notifications, customerPageSize: 7 });
		expect(changed).toMatchObject({
			customerPageSize: 7,
			notifications: { repeatAfterMs: 60_000 },
		});
		await ask('POST', '/reset', { portOneV1: { unknownInput: 'ignore' } });
		expect(await portOne('GET', '/settings')).toMatchObject({
			unknownInput: 'ignore',
			customerPageSize: 20,
			notifications: { url: null, repeats: 0 },
		});
		const client = await PortOneClient.ready(sandbox);
		await portOne('POST', '/tokens/revoke');
		expect((await client.get('/payments/imp_1')).status).toBe(401);
	});

	it.each([
		['PATCH', '/settings', { notifications: { repeats: 6 } }, 'must be <= 5'],
		['PATCH', '/settings', { speed: 1 }, 'may not have "speed"'],
		['POST', '/billing-keys', {}, "required property 'customerUid'"],
		['POST', '/payments', { amount: 0 }, '"amount" must be > 0'],
		['POST', '/payments', { status: 'cancelled' }, 'must be one of: ready, paid, failed'],
		['POST', '/payments', { startedAt: 'soon' }, '"soon" is not a time'],
		['POST', '/naver-orders', {}, "required property 'count'"],
		['POST', '/notifications', { impUid: 'imp_1' }, 'There is no payment imp_1.'],
	])('%s %s refuses %j with a sentence', async (method, path, body, sentence) => {
		const { http, error } = await portOne(method, path, body);
		expect([http, error]).toEqual([400, expect.stringContaining(sentence)]);
	});

	it('aims faults at one server only', async () => {
		const client = await PortOneClient.ready(sandbox);
		await ask('POST', '/faults', { kind: 'status', status: 503, match: { server: 'npay' } });
		expect((await client.get('/payments/imp_1')).status).toBe(404);
		await ask('POST', '/faults', { kind: 'status', status: 503, match: { server: 'portone-v1' } });
		expect((await client.get('/payments/imp_1')).status).toBe(503);
	});

	it('has faults for PortOne: money moved and nobody was told', async () => {
		const client = await PortOneClient.ready(sandbox);
		const { impUid } = sandbox.portOneV1.createPayment();
		sandbox.faults.add({ kind: 'resetAfter', match: { path: '/payments/cancel' } });
		const cancel = () => client.post('/payments/cancel', { imp_uid: impUid, amount: 1000 });
		await expect(cancel()).rejects.toThrow();
		expect(sandbox.portOneV1.ledger().totals).toMatchObject({ cancels: 1, refunded: 1000 });
		sandbox.faults.add({ kind: 'dropData' });
		expect((await client.get(`/payments/${impUid}`)).body).toEqual({ code: 0, message: null });
		sandbox.faults.add({ kind: 'unknownFields' });
		expect((await client.get(`/payments/${impUid}`)).body.response).toMatchObject({
			pay_method: 'sandbox_new_method',
			sandboxUnknownText: expect.any(String),
		});
		for (const [kind, status] of [
			['rateLimit', 429],
			['ipNotAllowed', 403],
		] as const) {
			sandbox.faults.add({ kind });
			expect((await client.get(`/payments/${impUid}`)).status).toBe(status);
		}
	});
});
