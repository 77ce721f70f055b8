import type { Sandbox } from '../../../sandbox';
import { DEFAULT_ACCOUNT } from '../../../sandbox/portone-v1/settings';
import { DAY, frozenSandbox, NOW, PortOneClient } from '../support/portone-v1';

const OTHER = { impKey: 'other-key', impSecret: 'other-secret' };
const MINUTE = 60_000;

describe('access tokens', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new PortOneClient(sandbox);
	});
	afterAll(() => sandbox.close());

	const ask = async () => (await client.renewToken()).body.response;

	it('live 30 minutes, and are the same until then', async () => {
		const first = await ask();
		expect(first).toEqual({
			access_token: expect.stringMatching(/^[0-9a-f]{40}$/),
			now: NOW,
			expired_at: NOW + 1800,
		});
		sandbox.clock.advance(28 * MINUTE);
		expect(await ask()).toEqual({ ...first, now: NOW + 1680 });
		sandbox.clock.advance(2 * MINUTE);
		const second = await ask();
		expect(second.access_token).not.toBe(first.access_token);
		expect(second.expired_at).toBe(NOW + 3600);
	});

	it('live five minutes longer when asked for in their last minute', async () => {
		const first = await ask();
		sandbox.clock.advance(29 * MINUTE);
		expect(await ask()).toEqual({ ...first, now: NOW + 1740, expired_at: NOW + 2100 });
		expect((await ask()).expired_at).toBe(NOW + 2100);
	});

	it('are refused when expired, revoked, unknown or missing', async () => {
		const status = async () => (await client.get('/payments/imp_1')).status;
		expect(await status()).toBe(401);
		await ask();
		expect(await status()).toBe(404);
		sandbox.clock.advance(30 * MINUTE);
		const expired = await client.get('/payments/imp_1');
		expect(expired).toEqual({
			status: 401,
			body: { code: -1, message: 'Unauthorized', response: null },
		});
		await ask();
		sandbox.portOneV1.revokeTokens();
		expect(await status()).toBe(401);
		client.token = 'something';
		expect(await status()).toBe(401);
	});

	it('come bare or after Bearer', async () => {
		await ask();
		client.token = `Bearer ${client.token}`;
		expect((await client.get('/payments/imp_1')).status).toBe(404);
	});

	it('are given for JSON and for a form, for right keys only', async () => {
		const { impKey, impSecret } = DEFAULT_ACCOUNT;
		const form = await client.postForm('/users/getToken', {
			imp_key: impKey,
			imp_secret: impSecret,
		});
		expect(form.body.code).toBe(0);
		for (const body of [{ imp_key: impKey, imp_secret: 'x' }, { imp_key: impKey }, {}]) {
			const reply = await client.post('/users/getToken', body);
			expect([reply.status, reply.body.code, reply.body.response]).toEqual([401, -1, null]);
		}
	});

	it('show their own account only', async () => {
		sandbox.portOneV1.patchSettings({ accounts: [DEFAULT_ACCOUNT, OTHER] });
		const other = await PortOneClient.ready(sandbox, OTHER);
		await ask();
		expect(other.token).not.toBe(client.token);
		sandbox.portOneV1.addBillingKey({ customerUid: 'customer-1' });
		await client.schedule('mine', NOW + DAY);
		const { impUid } = sandbox.portOneV1.createPayment();
		expect((await other.get(`/payments/${impUid}`)).status).toBe(404);
		expect((await other.get('/subscribe/payments/schedule/mine')).status).toBe(404);
		const range = { schedule_from: NOW, schedule_to: NOW + 2 * DAY };
		expect((await other.get('/subscribe/payments/schedule', range)).body.response).toEqual([]);
		expect((await client.get('/subscribe/payments/schedule', range)).body.response).toHaveLength(1);
		const [order] = sandbox.portOneV1.createNaverOrders({ count: 1 });
		const path = `/naver/product-orders/${order!.productOrderIds[0]}`;
		expect([(await other.get(path)).status, (await client.get(path)).status]).toEqual([404, 200]);
	});

	it('and keys, and cards, never get into the journal', async () => {
		await ask();
		await client.post('/subscribe/payments/schedule', {
			customer_uid: 'customer-9',
			card_number: '1234-5678-9012-3456',
			expiry: '2029-12',
			birth: '900101',
			pwd_2digit: '12',
			schedules: [],
		});
		await client.post('/payments/cancel', { imp_uid: 'x', refund_account: '56211105948400' });
		const text = JSON.stringify(sandbox.journal.entries());
		const secrets = [
			client.token,
			DEFAULT_ACCOUNT.impSecret,
			'1234-5678-9012-3456',
			'2029-12',
			'900101',
		];
		for (const secret of [...secrets, '56211105948400']) expect(text).not.toContain(secret);
		expect(text).toContain('"pwd_2digit":"[removed]"');
		expect(sandbox.journal.entries()[0]).toMatchObject({ server: 'portone-v1', status: 200 });
		expect(sandbox.journal.entries()[1]).toMatchObject({ tokenSeq: 1 });
	});
});
