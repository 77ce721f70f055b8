import type { Sandbox } from '../../../sandbox';
import { control } from '../support/client';
import {
	DAY_MS,
	frozenSandbox,
	later,
	PortOneV2Client,
	VIRTUAL_ACCOUNT,
} from '../support/portone-v2';

describe('the control API and the faults of the simulated PortOne V2', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new PortOneV2Client(sandbox);
	});
	afterAll(() => sandbox.close());

	const ask = async (method: string, path: string, body?: unknown) =>
		(await control(sandbox, method, `/portone-v2${path}`, body)).body;

	it('makes billing keys, says what their cards do, and deletes them', async () => {
		const spec = { billingKey: 'a/b', outcome: { result: 'fails', failsTimes: 1 } };
		expect(await ask('POST', '/billing-keys', spec)).toMatchObject({ ...spec, status: 'ISSUED' });
		const outcome = { result: 'succeeds', slowMs: 5 };
		expect(await ask('PATCH', '/billing-keys/a%2Fb', outcome)).toMatchObject({ outcome });
		expect(await ask('DELETE', '/billing-keys/a%2Fb')).toMatchObject({ status: 'DELETED' });
		expect(await ask('DELETE', '/billing-keys/none')).toEqual({
			error: 'There is no billing key none.',
		});
		expect(await ask('POST', '/billing-keys')).toMatchObject({
			billingKey: expect.stringContaining('billing-key-'),
		});
		expect(await ask('GET', '/billing-keys?limit=1')).toMatchObject({ total: 2, items: [{}] });
	});

	it('opens windows for cards and payments', async () => {
		const customer = { id: 'kim', name: { full: '김네이버' } };
		const key = { billingKey: 'k', status: 'READY', cardNumber: '5555444433332222', customer };
		expect(await ask('POST', '/billing-keys', key)).toMatchObject({
			status: 'READY',
			number: '555544******2222',
			customer,
		});
		expect((await ask('POST', '/billing-keys', { channelGroupId: 'none' })).error).toBe(
			'There is no channel group none.',
		);
		expect((await ask('POST', '/billing-keys', { cardNumber: '12' })).error).toContain('pattern');
		const paid = { paymentId: 'p', totalAmount: 500, currency: 'USD', customer };
		expect(await ask('POST', '/payments', paid)).toMatchObject({
			id: 'p',
			status: 'PAID',
			amount: { total: 500, paid: 500 },
			currency: 'USD',
		});
		expect((await ask('POST', '/payments', paid)).error).toBe('이미 결제가 완료되었습니다.');
		expect((await ask('POST', '/payments', { channelKey: 'none' })).error).toBe(
			'There is no channel none.',
		);
		expect(await ask('POST', '/payments')).toMatchObject({ status: 'PAID' });
	});

	it('shows payments, schedules and the ledger, and lets buyers deposit', async () => {
		sandbox.portOneV2.addBillingKey({ billingKey: 'k' });
		await client.schedule('k', 's', later(DAY_MS));
		await client.pay('v', { method: { virtualAccount: VIRTUAL_ACCOUNT } });
		expect(await ask('POST', '/payments/v/deposit')).toMatchObject({ status: 'PAID' });
		expect(await ask('POST', '/payments/v/deposit')).toMatchObject({
			error: 'Payment v waits for no deposit.',
		});
		sandbox.clock.advance(DAY_MS);
		expect(await ask('GET', '/payments')).toMatchObject({ items: [{ id: 's' }, { id: 'v' }] });
		expect(await ask('GET', '/schedules')).toMatchObject({ items: [{ status: 'SUCCEEDED' }] });
		expect(await ask('GET', '/ledger?paymentId=v')).toMatchObject({ totals: { charges: 1 } });
		expect((await control(sandbox, 'GET', '/state')).body).toMatchObject({
			portOneV2: {
				basePath: '/portone/v2',
				payments: { PAID: 2 },
				schedules: { SUCCEEDED: 1 },
				billingKeys: 1,
			},
		});
	});

	it('changes settings, until a reset', async () => {
		const changed = await ask('PATCH', '/settings', { failures: { rate: 1 }, maxCancels: 3 });
		expect(changed).toMatchObject({ failures: { rate: 1, afterMoney: 0 }, maxCancels: 3 });
		const lists = await ask('PATCH', '/settings', { lists: { cursorMeans: 'from' } });
		expect(lists).toMatchObject({ lists: { cursorMeans: 'from', textSearch: 'part' } });
		await control(sandbox, 'POST', '/reset', { portOneV2: { totalCount: 'returned' } });
		expect(await ask('GET', '/settings')).toMatchObject({
			failures: { rate: 0 },
			maxCancels: 100,
			totalCount: 'returned',
		});
		expect((await ask('PATCH', '/settings', { maxCancels: 0 })).error).toContain('must be >= 1');
	});

	it.each([
		['unauthorized', 401, 'UNAUTHORIZED'],
		['ipNotAllowed', 403, 'FORBIDDEN'],
		['rateLimit', 429, 'TOO_MANY_REQUESTS'],
	] as const)('refuses by the fault %s', async (kind, status, type) => {
		sandbox.faults.add({ kind, match: { server: 'portone-v2' } });
		expect(await client.pay('a')).toMatchObject({ status, body: { type } });
		expect(sandbox.portOneV2.ledger().totals.payments).toBe(0);
	});

	it('refuses with any type that a fault asks for', async () => {
		const code = 'MAX_WEBHOOK_COUNT_REACHED';
		sandbox.faults.add({ kind: 'status', status: 409, code });
		expect(await client.pay('a')).toMatchObject({ status: 409, body: { type: code } });
	});

	it('sends replies that lack their essentials, or have more than documented', async () => {
		await client.pay('a');
		sandbox.faults.add({ kind: 'dropData' });
		expect((await client.read('a')).body).not.toHaveProperty('status');
		sandbox.faults.add({ kind: 'unknownFields' });
		expect((await client.read('a')).body).toMatchObject({
			channel: { pgProvider: 'SANDBOX_NEW_PG' },
			sandboxUnknownText: expect.any(String),
		});
		expect((await client.get('/nothing')).status).toBe(404);
	});

	it('lists 10,000 schedules quickly', async () => {
		sandbox.portOneV2.addBillingKey({ billingKey: 'k' });
		await client.schedule('k', 'first', later(DAY_MS));
		const [first] = sandbox.portOneV2.books.schedules.values();
		for (let index = 0; index < 10_000; index += 1) {
			sandbox.portOneV2.books.addSchedule({ ...first!, id: `${index}`, paymentId: `p${index}` });
		}
		const started = Date.now();
		const filter = { from: later(0), until: later(2 * DAY_MS) };
		const { body } = await client.list({ filter, page: { number: 10, size: 1000 } });
		expect(body).toMatchObject({ page: { totalCount: 10_001 } });
		expect(Date.now() - started).toBeLessThan(2000);
	});
});
