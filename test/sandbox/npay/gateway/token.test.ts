import type { Sandbox } from '../../../../sandbox';
import { DEFAULT_APPLICATION } from '../../../../sandbox/npay/settings';
import { control, FEED, frozenSandbox, START, TestClient, tokenForm } from '../../support/client';

const MINUTE = 60_000;

describe('tokens of the simulated Npay', () => {
	let sandbox: Sandbox;
	let client: TestClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new TestClient(sandbox);
	});
	afterAll(() => sandbox.close());

	const feedStatus = async (token: string) => {
		client.token = token;
		return (await client.get(FEED, { lastChangedFrom: START })).status;
	};

	it('knows the signature of the official example', async () => {
		const application = {
			clientId: 'aaaabbbbcccc',
			clientSecret: '$2a$10$abcdefghijklmnopqrstuv',
			merchantId: 'np_example',
		};
		sandbox.npay.patchSettings({ applications: [application] });
		sandbox.clock.set(1643961623299);
		const form = new URLSearchParams({
			client_id: 'aaaabbbbcccc',
			timestamp: '1643961623299',
			client_secret_sign:
				'JDJhJDEwJGFiY2RlZmdoaWprbG1ub3BxcnN0dXVCVldZSk42T0VPdEx1OFY0cDQxa2IuTnpVaUEzbmsy',
			grant_type: 'client_credentials',
			type: 'SELF',
		});
		expect((await client.requestToken(form)).status).toBe(200);
	});

	it('gives the same token while 30 minutes are left, then a new one beside the old', async () => {
		const first = await client.renewToken();
		expect(first.body).toMatchObject({ expires_in: 10799, token_type: 'Bearer' });
		const old = client.token;

		sandbox.clock.advance(150 * MINUTE);
		const again = await client.renewToken();
		expect(again.body.access_token).toBe(old);
		expect(again.body.expires_in).toBe(30 * 60 - 1);

		sandbox.clock.advance(1);
		await client.renewToken();
		const renewed = client.token;
		expect(renewed).not.toBe(old);
		expect(await feedStatus(old)).toBe(200);

		sandbox.clock.advance(30 * MINUTE - 2);
		expect(await feedStatus(old)).toBe(200);
		sandbox.clock.advance(1);
		expect(await feedStatus(old)).toBe(401);
		expect(await feedStatus(renewed)).toBe(200);
	});

	it.each([
		['client_id', { client_id: 'nobody' }],
		['client_secret_sign', { client_secret_sign: 'bm90IGEgc2lnbmF0dXJl' }],
		['client_secret_sign', { client_secret_sign: undefined }],
		['grant_type', { grant_type: undefined }],
		['grant_type', { grant_type: 'password' }],
		['type', { type: 'OTHER' }],
		['account_id', { account_id: 'someone' }],
		['account_id', { type: 'SELLER' }],
		['timestamp', { timestamp: 'soon' }],
	])('refuses a wrong %s: %j', async (name, change) => {
		const { status, body } = await client.requestToken(tokenForm(sandbox, change));
		expect(status).toBe(400);
		expect(body).toMatchObject({
			code: 'BAD_REQUEST',
			message: `${name} 항목이 유효하지 않습니다.`,
			invalidInputs: [{ name }],
		});
	});

	it.each([
		[-5 * MINUTE, 200],
		[5 * MINUTE, 200],
		[-5 * MINUTE - 1, 400],
		[5 * MINUTE + 1, 400],
	])('takes a timestamp that is off by %d ms with %d', async (off, status) => {
		const timestamp = String(sandbox.clock.now() + off);
		expect((await client.requestToken(tokenForm(sandbox, { timestamp }))).status).toBe(status);
	});

	it('can take signatures by this machine’s clock when the virtual one was turned', async () => {
		const timestamp = String(Date.now());
		const form = () => tokenForm(sandbox, { timestamp });
		sandbox.clock.set('2020-01-01T00:00:00.000+09:00');
		expect((await client.requestToken(form())).status).toBe(400);
		sandbox.npay.patchSettings({ signatureClock: 'either' });
		expect((await client.requestToken(form())).status).toBe(200);
	});

	it('accepts SELLER with an account and no type at all, with tokens of their own', async () => {
		const self = await client.renewToken();
		const seller = await client.requestToken(
			tokenForm(sandbox, { type: 'SELLER', account_id: 'shop' }),
		);
		const untyped = await client.requestToken(tokenForm(sandbox, { type: undefined }));
		expect([seller.status, untyped.status]).toEqual([200, 200]);
		expect(seller.body.access_token).not.toBe(self.body.access_token);
	});

	it('lets query-string calls pass with a note, or penalises them when strict', async () => {
		const inQuery = () => client.send('POST', `/v1/oauth2/token?${tokenForm(sandbox)}`, {});
		expect((await inQuery()).status).toBe(200);
		expect(sandbox.journal.entries()[0]?.notes).toEqual(['token parameters in the query string']);

		sandbox.npay.patchSettings({ strictToken: true });
		const first = await inQuery();
		expect(first.status).toBe(200);
		expect(first.headers.get('gncp-gw-quota-remaining')).toBe('0');
		const second = await client.requestToken(tokenForm(sandbox));
		expect(second.status).toBe(429);
		expect(second.body.code).toBe('GW.QUOTA_LIMIT');
		expect(second.headers.get('gncp-gw-quota-period')).toBe('HOURS');
		expect(second.headers.get('gncp-gw-quota-limit')).toBe('1');

		sandbox.clock.advance(60 * MINUTE);
		expect((await client.requestToken(tokenForm(sandbox))).status).toBe(200);
		expect((await client.requestToken(tokenForm(sandbox))).status).toBe(429);
	});

	it('refuses callers that are not on the address list, at every API', async () => {
		await client.renewToken();
		const allowedIps = ['203.0.113.7'];
		sandbox.npay.patchSettings({ applications: [{ ...DEFAULT_APPLICATION, allowedIps }] });
		const token = await client.requestToken(tokenForm(sandbox));
		const feed = await client.get(FEED, { lastChangedFrom: START });
		expect([token.body.code, feed.body.code]).toEqual(['GW.IP_NOT_ALLOWED', 'GW.IP_NOT_ALLOWED']);
		expect([token.status, feed.status]).toEqual([403, 403]);
	});

	it('refuses applications without the right to the order API', async () => {
		await client.renewToken();
		sandbox.npay.patchSettings({ applications: [{ ...DEFAULT_APPLICATION, orderApi: false }] });
		const { status, body } = await client.get(FEED, { lastChangedFrom: START });
		expect([status, body.code]).toEqual([403, 'GW.AUTHZ']);
	});

	it('refuses missing, unknown and revoked tokens', async () => {
		expect(await feedStatus('')).toBe(401);
		expect(await feedStatus('made-up')).toBe(401);
		await client.renewToken();
		const revoked = client.token;
		await control(sandbox, 'POST', '/npay/tokens/revoke');
		expect(await feedStatus(revoked)).toBe(401);
		await client.renewToken();
		expect(client.token).not.toBe(revoked);
	});

	it('never journals a token, a signature or a secret', async () => {
		await client.renewToken();
		await client.get(FEED, { lastChangedFrom: START });
		await client.send('POST', `/v1/oauth2/token?${tokenForm(sandbox)}`, {});
		const text = JSON.stringify(sandbox.journal.entries());
		expect(text).not.toContain(client.token);
		expect(text).not.toContain(tokenForm(sandbox).get('client_secret_sign'));
		expect(text).toContain('[removed]');
		expect(sandbox.journal.entries()[1]).toMatchObject({ tokenSeq: 1, clientId: 'sandbox-app' });
	});
});
