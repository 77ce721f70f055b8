import type { Sandbox } from '../../../sandbox';
import { DEFAULT_ACCOUNT } from '../../../sandbox/portone-v1/settings';
import { CeosClient } from '../support/ceos';
import { control, frozenSandbox, oneProductOrder, TestClient } from '../support/client';
import { instant, PortOneV2Client } from '../support/portone-v2';

/** A server whose answer is lost, or comes from a gateway, and which goes on working. */
describe('a slow commit', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => sandbox.reset({ ceos: { failures: { rate: 0 } } }));
	afterAll(() => sandbox.close());

	/** Turns the clock, and lets what was put off come to its end. */
	async function pass(ms: number): Promise<void> {
		sandbox.clock.advance(ms);
		await new Promise((resolve) => setImmediate(resolve));
	}

	/** A refund of PortOne V1, as a bare call. */
	async function refund(body: object): Promise<number> {
		const base = sandbox.portOneV1BaseUrl;
		const post = (path: string, members: object, authorization = '') =>
			fetch(base + path, {
				method: 'POST',
				headers: { 'content-type': 'application/json', authorization },
				body: JSON.stringify(members),
			});
		const { impKey, impSecret } = DEFAULT_ACCOUNT;
		const asked = await post('/users/getToken', { imp_key: impKey, imp_secret: impSecret });
		const { response } = (await asked.json()) as { response: { access_token: string } };
		return (await post('/payments/cancel', body, response.access_token)).status;
	}

	it('cuts the connection, and does the work when its time has come', async () => {
		const client = await TestClient.ready(sandbox);
		const id = oneProductOrder(sandbox);
		sandbox.faults.add({ kind: 'slowCommit', ms: 14_000, match: { path: 'dispatch' } });
		await expect(client.dispatch(id)).rejects.toThrow();
		await pass(13_999);
		expect(sandbox.npay.stateOf(id)).toBe('PAYED_NOT_YET');
		await pass(1);
		expect(sandbox.npay.stateOf(id)).toBe('DELIVERING');
		expect(sandbox.journal.entries({ path: 'dispatch' })).toMatchObject([
			{
				status: 0,
				faults: ['slowCommit'],
				later: { at: '2026-11-22T09:00:14.000+09:00', status: 200 },
			},
		]);
	});

	it.each([408, 502, 503, 504])('answers meanwhile as a gateway does: %d', async (status) => {
		const client = await TestClient.ready(sandbox);
		const id = oneProductOrder(sandbox);
		sandbox.faults.add({ kind: 'slowCommit', ms: 4000, status });
		const reply = await client.confirm(id);
		expect(reply.status).toBe(status);
		expect(reply.body.code).toMatch(/^GW\.(TIMEOUT|PROXY|BLOCK)/);
		sandbox.faults.add({ kind: 'slowCommit', ms: 4000, status, html: true });
		const page = await fetch(`${sandbox.npayBaseUrl}/v1/nothing`);
		expect([page.status, page.headers.get('content-type')]).toEqual([
			status,
			'text/html;charset=UTF-8',
		]);
		await pass(4000);
		expect(sandbox.npay.stateOf(id)).toBe('PAYED_OK');
	});

	it('can stay silent until the client gives up', async () => {
		const client = new CeosClient(sandbox);
		sandbox.faults.add({ kind: 'slowCommit', ms: 16_000, hang: true });
		const call = fetch(`${sandbox.ceosBaseUrl}/payments/p1/instant`, {
			method: 'POST',
			headers: { authorization: `Bearer ${client.secret}`, 'content-type': 'application/json' },
			body: JSON.stringify({ storeId: 's', orderName: 'o', totalPayAmount: 1, currency: 'KRW' }),
			signal: AbortSignal.timeout(150),
		});
		await expect(call).rejects.toThrow(/timeout/);
		expect((await client.read('p1')).status).toBe(404);
		await pass(16_000);
		expect((await client.read('p1')).body).toMatchObject({ paymentStatus: 'PAID' });
	});

	it('CEOS: checked on arrival, two calls under one id are two charges; at commit one', async () => {
		const client = new CeosClient(sandbox);
		for (const [id, check] of [
			['early', 'arrival'],
			['late', 'commit'],
		] as const) {
			sandbox.faults.add({ kind: 'slowCommit', ms: 14_000, check, times: 1 });
			await expect(client.pay(id)).rejects.toThrow();
			expect((await client.pay(id)).status).toBe(200);
			await pass(14_000);
		}
		const charges = ({ paymentIds, charges }: { paymentIds: string[]; charges: number }) => [
			paymentIds[0],
			charges,
		];
		expect(sandbox.ceos.ledger().payments.map(charges)).toEqual([
			['early', 2],
			['late', 1],
		]);
		expect(sandbox.journal.entries().map(({ later }) => later?.status)).toEqual([
			200,
			undefined,
			409,
			undefined,
		]);
	});

	it.each([
		['arrival', 6000],
		['commit', 3000],
	] as const)('V1: a part of a refund, checked at %s, gives %d back', async (check, given) => {
		const { impUid } = sandbox.portOneV1.createPayment({ amount: 10_000 });
		const part = { imp_uid: impUid, amount: 3000, checksum: 10_000 };
		sandbox.faults.add({ kind: 'slowCommit', ms: 4000, check, match: { path: 'cancel' } });
		await expect(refund(part)).rejects.toThrow();
		await pass(2000);
		expect(await refund(part)).toBe(200);
		await pass(2000);
		expect(sandbox.portOneV1.ledger().totals.refunded).toBe(given);
	});

	it.each([
		['arrival', 6000],
		['commit', 3000],
	] as const)('V2: a part of a refund, checked at %s, gives %d back', async (check, given) => {
		const client = new PortOneV2Client(sandbox);
		await client.pay('p');
		const part = { amount: 3000, reason: '부분 환불', currentCancellableAmount: 11_000 };
		sandbox.faults.add({ kind: 'slowCommit', ms: 4000, check, match: { path: 'cancel' } });
		await expect(client.post('/payments/p/cancel', part)).rejects.toThrow();
		await pass(2000);
		expect((await client.post('/payments/p/cancel', part)).status).toBe(200);
		await pass(2000);
		expect(sandbox.portOneV2.ledger().totals.refunded).toBe(given);
	});

	it('V2: a declined try under an id does not keep the first one from charging later', async () => {
		const client = new PortOneV2Client(sandbox);
		sandbox.faults.add({ kind: 'slowCommit', ms: 45_000 });
		await expect(client.pay('p')).rejects.toThrow();
		sandbox.portOneV2.patchSettings({ instantCards: { result: 'fails' } });
		expect((await client.pay('p')).body.type).toBe('PG_PROVIDER');
		expect(sandbox.portOneV2.payment('p').status).toBe('FAILED');
		sandbox.portOneV2.patchSettings({ instantCards: { result: 'succeeds' } });
		await pass(45_000);
		expect(sandbox.portOneV2.payment('p').status).toBe('PAID');
	});

	it('V2: a payment that is under way is READY and cannot be paid again', async () => {
		const client = new PortOneV2Client(sandbox);
		sandbox.faults.add({ kind: 'slowCommit', ms: 45_000, check: 'arrival' });
		await expect(client.pay('p')).rejects.toThrow();
		expect((await client.get('/payments/p')).body['status']).toBe('READY');
		expect((await client.post('/payments/p/instant', instant())).body.type).toBe('ALREADY_PAID');
		await pass(45_000);
		expect(sandbox.portOneV2.payment('p').status).toBe('PAID');
	});

	it('goes by itself while the clock runs, and is forgotten by a reset', async () => {
		const client = await TestClient.ready(sandbox);
		const id = oneProductOrder(sandbox);
		sandbox.clock.resume();
		sandbox.faults.add({ kind: 'slowCommit', ms: 20 });
		await expect(client.confirm(id)).rejects.toThrow();
		while (sandbox.npay.stateOf(id) !== 'PAYED_OK') {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		sandbox.faults.add({ kind: 'slowCommit', ms: 1000, match: { server: 'ceos' } });
		await expect(new CeosClient(sandbox).pay('p')).rejects.toThrow();
		await control(sandbox, 'POST', '/reset');
		await pass(5000);
		expect(sandbox.ceos.ledger().totals.charges).toBe(0);
	});
});
