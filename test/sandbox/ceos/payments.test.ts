import type { Sandbox } from '../../../sandbox';
import { CeosClient, frozenSandbox, purchase, START } from '../support/ceos';
import { control } from '../support/client';

describe('payments at the simulated CEOS', () => {
	let sandbox: Sandbox;
	let client: CeosClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new CeosClient(sandbox);
	});
	afterAll(() => sandbox.close());

	it('are dated by the virtual clock, in Korean time without an offset', async () => {
		sandbox.clock.set('2025-10-22T20:21:35.529+09:00');
		expect((await client.pay('a')).body).toEqual({
			paymentId: 'a',
			paidAt: '2025-10-22T20:21:35.529000',
		});
		sandbox.clock.set('2025-12-31T15:00:00Z');
		expect((await client.pay('b')).body).toMatchObject({ paidAt: '2026-01-01T00:00:00.000000' });
	});

	it('have ids of any characters', async () => {
		for (const id of ['주문/1?x=1#y', 'a b%2F', '20251022_0001']) {
			expect((await client.pay(id)).body).toMatchObject({ paymentId: id });
			expect((await client.read(id)).body).toMatchObject({ paymentId: id });
		}
	});

	it.each<[string, object]>([
		['no store', { storeId: undefined }],
		['a blank store', { storeId: ' ' }],
		['no order name', { orderName: undefined }],
		['no amount', { totalPayAmount: undefined }],
		['an amount as text', { totalPayAmount: '1000' }],
		['part of a won', { totalPayAmount: 0.5 }],
		['nothing to pay', { totalPayAmount: 0 }],
		['another currency', { currency: 'JPY' }],
		['an object as customData', { customData: { item: 1 } }],
		['a member of PortOne', { channelKey: 'x' }],
	])('are refused with %s', async (_what, change) => {
		expect((await client.pay('a', { ...change })).status).toBe(400);
		expect(sandbox.ceos.ledger().totals).toMatchObject({ charges: 0, payments: 0 });
	});

	it('take JSON only, and unknown members if set so', async () => {
		const [path, body] = ['/payments/a/instant', JSON.stringify(purchase())];
		expect((await client.send('POST', path, '{"storeId":')).status).toBe(400);
		expect((await client.send('POST', path)).status).toBe(400);
		const form = { 'content-type': 'text/plain' };
		expect((await client.send('POST', path, body, form)).status).toBe(415);
		sandbox.ceos.patchSettings({ unknownInput: 'ignore' });
		expect((await client.pay('a', { memo: 1 })).status).toBe(200);
		expect(sandbox.journal.entries().at(-1)).toMatchObject({ notes: ['unknown member memo'] });
	});

	it('are cancelled once, and never when they failed', async () => {
		await client.pay('a');
		expect((await client.cancel('a')).status).toBe(200);
		expect((await client.cancel('a')).status).toBe(409);
		expect((await client.pay('a')).status).toBe(409);
		sandbox.ceos.putPayment({ paymentId: 'f', status: 'FAILED' });
		expect((await client.cancel('f')).status).toBe(409);
		expect(sandbox.ceos.ledger({ paymentId: 'a' }).payments).toMatchObject([
			{ charges: 1, cancels: 1, tries: [{ outcome: 'paid' }, { outcome: 'refused' }] },
		]);
	});

	it('fail in one case out of ten, always the same ones', async () => {
		sandbox.ceos.patchSettings({ failures: { rate: 0.1 } });
		const run = async () => {
			const ids = Array.from({ length: 300 }, (_, index) => `p${index}`);
			const replies = [];
			for (const id of ids) replies.push((await client.pay(id)).status);
			return replies;
		};
		const first = await run();
		sandbox.reset({ ceos: { failures: { rate: 0.1 } } });
		expect(await run()).toEqual(first);
		const { failed, charges } = sandbox.ceos.ledger().totals;
		expect([failed + charges, failed]).toEqual([300, first.filter((one) => one === 500).length]);
		expect(failed).toBeGreaterThan(15);
		expect(failed).toBeLessThan(50);
	});

	it('fail before the money moves, or after it, as set', async () => {
		sandbox.ceos.patchSettings({ failures: { rate: 1 }, failureStatus: 502 });
		expect((await client.pay('before')).status).toBe(502);
		expect((await client.read('before')).body).toMatchObject({ paymentStatus: 'FAILED' });
		sandbox.ceos.patchSettings({ failures: { afterMoney: 1 } });
		expect((await client.pay('after')).status).toBe(502);
		expect((await client.read('after')).body).toMatchObject({ paymentStatus: 'PAID' });
		sandbox.ceos.patchSettings({ failures: { afterMoney: 0 }, failedRecord: 'none' });
		expect((await client.pay('none')).status).toBe(502);
		expect((await client.read('none')).status).toBe(404);
		expect(sandbox.ceos.ledger().totals).toMatchObject({ failed: 2, lost: 1, charges: 1 });
	});

	it('may be tried again under the id that failed, or may not', async () => {
		sandbox.ceos.putPayment({ paymentId: 'f', status: 'FAILED' });
		expect((await client.pay('f')).status).toBe(200);
		sandbox.ceos.putPayment({ paymentId: 'f', status: 'FAILED' });
		sandbox.ceos.patchSettings({ failedId: 'taken' });
		expect((await client.pay('f')).status).toBe(409);
		expect((await client.pay('f-2')).status).toBe(200);
	});

	it('are counted by order, so that a second id for the same order shows', async () => {
		const customData = JSON.stringify({ orderId: 7 });
		await client.pay('a', { customData });
		await client.pay('b', { customData, orderName: '다른 이름' });
		await client.pay('c', { customData: 'no JSON', orderName: 'by name' });
		const { totals, orders } = sandbox.ceos.ledger();
		expect(totals).toMatchObject({ orders: 2, paymentsChargedTwice: 0, ordersChargedTwice: 1 });
		expect(orders).toMatchObject([
			{ key: '7', paymentIds: ['a', 'b'], charges: 2, charged: 3_000_000 },
			{ key: 'by name', charges: 1 },
		]);
		await client.cancel('b');
		expect(sandbox.ceos.ledger({ order: '7' }).totals).toMatchObject({ ordersChargedTwice: 0 });
	});

	it('are charged twice by a server that does not look, when set so', async () => {
		sandbox.ceos.patchSettings({ paidId: 'charged' });
		await client.pay('a');
		expect((await client.pay('a')).status).toBe(200);
		expect(sandbox.ceos.ledger().totals).toMatchObject({ charges: 2, paymentsChargedTwice: 1 });
	});

	it('happen although the answer is lost, late, or broken', async () => {
		const match = { server: 'ceos', path: '/payments/{paymentId}/instant' };
		sandbox.faults.add({ kind: 'resetAfter', match });
		await expect(client.pay('lost')).rejects.toThrow();
		sandbox.faults.add({ kind: 'resetBefore', match });
		await expect(client.pay('never')).rejects.toThrow();
		sandbox.faults.add({ kind: 'truncate', mode: 'chunked', match });
		expect(typeof (await client.pay('half')).body).toBe('string');
		sandbox.faults.add({ kind: 'unknownFields' });
		expect((await client.read('half')).body).toMatchObject({ pgProvider: 'SANDBOX_NEW_PAY' });
		sandbox.faults.add({ kind: 'dropData' });
		expect((await client.read('half')).body).toEqual({});
		const late = AbortSignal.timeout(30);
		sandbox.faults.add({ kind: 'latency', ms: 120, match });
		const path = `${sandbox.ceosBaseUrl}/payments/late/instant`;
		const headers = {
			authorization: `Bearer ${client.secret}`,
			'content-type': 'application/json',
		};
		const body = JSON.stringify(purchase());
		await expect(fetch(path, { method: 'POST', headers, body, signal: late })).rejects.toThrow();
		expect((await client.read('late')).status).toBe(404);
		while (sandbox.ceos.books.find('sandbox', 'late') === undefined) {
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		expect(sandbox.ceos.ledger().payments.map(({ key }) => key)).toEqual(['lost', 'half', 'late']);
	});

	it('stand in the journal without the secret', async () => {
		await client.pay('a');
		const [entry] = sandbox.journal.entries({ path: '/payments/{paymentId}/instant' });
		expect(entry).toMatchObject({
			server: 'ceos',
			path: '/payments/a/instant',
			clientId: 'sandbox',
			at: START,
			body: { storeId: 'my_store_001' },
		});
		expect(JSON.stringify(sandbox.journal.entries())).not.toContain(client.secret);
	});

	it('are seen and made by the control API', async () => {
		const ask = (method: string, path: string, body?: unknown) =>
			control(sandbox, method, `/ceos${path}`, body);
		const made = await ask('POST', '/payments', { paymentId: 'x', status: 'CANCELLED' });
		expect(made.body).toMatchObject({ githubId: 'sandbox', paidAt: START, cancelledAt: START });
		await client.pay('y');
		expect((await ask('GET', '/payments?limit=1')).body).toMatchObject({
			total: 2,
			items: [{ paymentId: 'y', status: 'PAID' }],
		});
		expect((await ask('GET', '/ledger?paymentId=y')).body).toMatchObject({
			totals: { charges: 1, payments: 1 },
		});
		const changed = await ask('PATCH', '/settings', { failures: { rate: 0.5 }, failedId: 'taken' });
		expect(changed.body).toMatchObject({
			failures: { rate: 0.5, seed: 'ceos' },
			failedId: 'taken',
		});
		expect((await control(sandbox, 'GET', '/state')).body).toMatchObject({
			ceos: { basePath: '/ceos', payments: { PAID: 1, FAILED: 0, CANCELLED: 1 } },
		});
		await control(sandbox, 'POST', '/reset', { ceos: { secretShape: 'text' } });
		expect((await ask('GET', '/settings')).body).toMatchObject({
			secretShape: 'text',
			failures: { rate: 0 },
		});
		expect((await ask('PATCH', '/settings', { failures: { rate: 2 } })).status).toBe(400);
		expect((await ask('PATCH', '/settings', { secretShape: 'xml' })).body.error).toContain('text');
		expect(() => sandbox.ceos.payment('none')).toThrow('There is no payment none.');
	});
});
