import { type Sandbox, startSandbox } from '../../sandbox';
import { PAGE_FILES } from '../../sandbox/page/routes';
import { control, FEED, frozenSandbox, MALL, START, TestClient } from './support/client';

const NO_ORDER = { orderId: '', productOrderIds: [] };

describe('the control API', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	const ask = (method: string, path: string, body?: unknown) =>
		control(sandbox, method, path, body);
	const order = async (spec: object) => (await ask('POST', '/npay/orders', spec)).body.orders;

	it('tells the state and resets all of it', async () => {
		await order({ count: 2 });
		await ask('POST', '/clock', { advanceMs: 5000 });
		await ask('POST', '/faults', { kind: 'dropData' });
		await ask('PATCH', '/npay/settings', { listingDelayMs: 9 });
		await (await TestClient.ready(sandbox)).confirm('1');
		expect((await ask('GET', '/state')).body).toMatchObject({
			version: 1,
			clock: { now: '2026-11-22T09:00:05.000+09:00', frozen: true },
			npay: { productOrders: 2, countsByStatus: { PAYED: 2 } },
		});
		const { body } = await ask('POST', '/reset');
		expect(body).toMatchObject({ clock: { now: START }, npay: { productOrders: 0 } });
		expect(sandbox.npay.settings).toMatchObject({
			listingDelayMs: 0,
			rateLimit: { enabled: false },
		});
		expect([sandbox.journal.entries(), sandbox.faults.list()]).toEqual([[], []]);
	});

	it('resets with settings on top of those of the start', async () => {
		await ask('POST', '/reset', { npay: { claimLayout: 'new' } });
		expect(sandbox.npay.settings).toMatchObject({
			claimLayout: 'new',
			rateLimit: { enabled: false },
		});
	});

	it('turns, sets, stops and resumes the clock', async () => {
		expect((await ask('POST', '/clock', { set: '2030-01-01T00:00:00Z' })).body['now']).toBe(
			'2030-01-01T09:00:00.000+09:00',
		);
		await ask('POST', '/clock', { frozen: false });
		const before = sandbox.clock.now();
		while (sandbox.clock.now() === before) await new Promise((resolve) => setImmediate(resolve));
		await ask('POST', '/clock', { frozen: true });
		const stopped = sandbox.clock.now();
		expect((await ask('GET', '/clock')).body).toMatchObject({ epochMs: stopped, frozen: true });
		expect((await ask('POST', '/clock', { set: 'tomorrow' })).body.error).toContain(
			'is not a time',
		);
	});

	it('makes the same orders from the same seed, of the wished kind', async () => {
		const details = async () => {
			await ask('POST', '/reset');
			const orders = await order({
				count: 3,
				productsPerOrder: 2,
				seed: 'same',
				quantity: 4,
				unitPrice: 1000,
				productName: '김치',
			});
			const ids = orders.flatMap((one) => one.productOrderIds);
			return Promise.all(
				ids.map(async (id) => (await ask('GET', `/npay/product-orders/${id}`)).body),
			);
		};
		const first = await details();
		expect(await details()).toEqual(first);
		expect(first).toHaveLength(6);
		expect(first[0]).toMatchObject({
			productName: '김치',
			quantity: 4,
			history: [{ action: 'order and pay' }],
		});
	});

	it('spaces orders in time up to now, or from a given payment', async () => {
		const paidAt = (id: string) => sandbox.npay.productOrder(id)?.order.paymentDate;
		const now = sandbox.clock.now();
		const idsOf = (orders: Array<{ productOrderIds: string[] }>) =>
			orders.flatMap((one) => one.productOrderIds);
		expect(idsOf(await order({ count: 3, spacingMs: 500 })).map(paidAt)).toEqual([
			now - 1000,
			now - 500,
			now,
		]);
		const from = '2026-11-01T00:00:00.000+09:00';
		const dated = idsOf(await order({ count: 2, spacingMs: 500, paymentDate: from }));
		expect(dated.map(paidAt)).toEqual([Date.parse(from), Date.parse(from) + 500]);
		expect(dated[0]?.startsWith('20261101')).toBe(true);
	});

	it('makes ten thousand orders in good time', async () => {
		const started = Date.now();
		expect(await order({ count: 10_000 })).toHaveLength(10_000);
		expect(Date.now() - started).toBeLessThan(5000);
		expect(new Set(sandbox.npay.productOrders().map((one) => one.productOrderId)).size).toBe(
			10_000,
		);
	});

	it('lists product orders, newest first, filtered and in parts', async () => {
		const [first] = await order({ count: 3 });
		await ask('POST', `/npay/product-orders/${first?.productOrderIds[0]}/act`, {
			action: 'requestCancel',
		});
		const total = async (query: string) =>
			(await ask('GET', `/npay/product-orders?${query}`)).body['total'];
		expect(await total('')).toBe(3);
		expect(await total('status=PAYED')).toBe(2);
		expect(await total('claimStatus=CANCEL_DONE')).toBe(1);
		expect(await total(`orderId=${first?.orderId}`)).toBe(1);
		const { items } = (await ask('GET', '/npay/product-orders?limit=1&offset=2')).body;
		expect(items).toMatchObject([{ productOrderId: first?.productOrderIds[0], actions: [] }]);
		expect((await ask('GET', '/npay/product-orders?limit=many')).body.error).toBe(
			'"limit" must be a whole number.',
		);
	});

	it('lets buyers act, or says in a sentence why not', async () => {
		const [{ productOrderIds } = NO_ORDER] = await order({ count: 1 });
		const act = (body: object) =>
			ask('POST', `/npay/product-orders/${productOrderIds[0]}/act`, body);
		const changed = await act({ action: 'changeAddress', address: { detailedAddress: '3층' } });
		expect(changed.body).toMatchObject({
			receiverAddressChanged: true,
			lastChangedType: 'DELIVERY_ADDRESS_CHANGED',
		});
		const refused = await act({ action: 'deliver' });
		expect(refused.status).toBe(400);
		expect(refused.body.error).toBe(
			`"deliver" needs a dispatched order on its way; ${productOrderIds[0]} is PAYED, NOT_YET.`,
		);
		expect((await act({ action: 'steal' })).body.error).toContain('must be one of: pay,');
		expect((await ask('POST', '/npay/product-orders/1/act', { action: 'pay' })).status).toBe(404);
		expect((await ask('GET', '/npay/product-orders/1')).status).toBe(404);
	});

	it('puts product orders into named states', async () => {
		const [{ productOrderIds } = NO_ORDER] = await order({ count: 1 });
		const put = (state: string) =>
			ask('POST', `/npay/product-orders/${productOrderIds[0]}/put`, { state });
		expect((await put('EXCHANGE_HELD')).body).toMatchObject({
			state: 'EXCHANGE_HELD',
			productOrderStatus: 'DELIVERED',
			claimStatus: 'COLLECTING',
			heldBack: true,
			actions: ['completeCollect', 'withdrawClaim', 'payFee'],
		});
		expect((await put('PAYED_OK')).body.error).toBe(
			`The way to PAYED_OK begins at PAYED_NOT_YET; ${productOrderIds[0]} is EXCHANGE_HELD.`,
		);
		expect((await put('LOST')).body.error).toContain('must be one of: PAYMENT_WAITING,');
	});

	it('keeps the truth in the ledger', async () => {
		const client = await TestClient.ready(sandbox);
		const paymentDate = '2026-11-22T08:59:59.900+09:00';
		const [{ productOrderIds } = NO_ORDER] = await order({ count: 1, paymentDate });
		const id = String(productOrderIds[0]);
		await client.confirm(id);
		await client.confirm(id);
		await client.dispatch(id);
		await client.dispatch(id);
		await client.dispatch(id);
		await client.confirm(id);
		expect((await ask('GET', `/ledger?productOrderId=${id}`)).body).toMatchObject({
			totals: { productOrders: 1, changes: 2, confirmedTwice: 0, dispatchedTwice: 0 },
			entries: [
				{
					productOrderId: id,
					changes: [
						{
							type: 'PAYED',
							lastChangedDate: '2026-11-22T08:59:59.000+09:00',
							at: '2026-11-22T08:59:59.900+09:00',
						},
						{ type: 'DISPATCHED', lastChangedDate: START, listedFrom: START },
					],
					confirmed: 1,
					confirmedAgain: 2,
					dispatched: 1,
					dispatchedAgain: 2,
					first: '2026-11-22T08:59:59.900+09:00',
					last: START,
				},
			],
		});
	});

	it('journals every request to a simulated API', async () => {
		const client = await TestClient.ready(sandbox);
		await client.get(FEED, { lastChangedFrom: START });
		await client.query('1', '2');
		await client.get('/v1/elsewhere');
		const { entries } = (await ask('GET', '/journal')).body;
		expect(entries).toMatchObject([
			{
				seq: 1,
				method: 'POST',
				route: '/v1/oauth2/token',
				status: 200,
				body: { client_secret_sign: '[removed]' },
			},
			{
				seq: 2,
				method: 'GET',
				route: FEED,
				query: { lastChangedFrom: START },
				tokenSeq: 1,
				at: START,
			},
			{ seq: 3, body: { productOrderIds: ['1', '2'] } },
			{ seq: 4, path: '/v1/elsewhere', status: 404, code: 'GW.NOT_FOUND' },
		]);
		expect((await ask('GET', '/journal?since=1&limit=2')).body.entries).toMatchObject([
			{ seq: 3 },
			{ seq: 4 },
		]);
		expect((await ask('GET', '/journal?path=last-changed')).body.entries).toHaveLength(1);
		expect((await ask('DELETE', '/journal')).body.entries).toEqual([]);
		await client.query('1');
		expect(sandbox.journal.entries()).toMatchObject([{ seq: 5 }]);
	});

	it('inserts rows into the feed', async () => {
		const row = {
			orderId: '1',
			productOrderId: '2',
			lastChangedType: 'NEW',
			lastChangedDate: START,
		};
		expect((await ask('POST', '/npay/feed/rows', row)).body).toEqual({ inserted: 1 });
		const client = await TestClient.ready(sandbox);
		const { body } = await client.get(FEED, { lastChangedFrom: START });
		expect(body.data.lastChangeStatuses).toMatchObject([
			{ productOrderId: '2', lastChangedType: 'NEW' },
		]);
	});

	it.each([
		['PATCH', '/npay/settings', { claimLayout: 'up' }, 'must be one of: both, old, new'],
		[
			'PATCH',
			'/npay/settings',
			{ applications: [{ clientId: 'a', clientSecret: 'b', merchantId: 'c' }] },
			'pattern',
		],
		['PATCH', '/npay/settings', { speed: 1 }, 'The body may not have "speed".'],
		['POST', '/npay/orders', {}, "The body must have required property 'count'."],
		['POST', '/npay/orders', { count: 1, paymentDate: 'soon' }, '"soon" is not a time'],
		['POST', '/clock', { advanceMs: '5' }, '"advanceMs" must be number.'],
	])('%s %s refuses %j with a sentence', async (method, path, body, sentence) => {
		const reply = await ask(method, path, body);
		expect(reply.status).toBe(400);
		expect(reply.body.error).toContain(sentence);
	});

	it('says what it does not know', async () => {
		const { status, body } = await ask('GET', '/nothing');
		expect([status, body.error]).toEqual([404, 'There is no GET /control/nothing.']);
	});

	it('serves its page and what it needs from this host only', async () => {
		for (const path of Object.keys(PAGE_FILES)) {
			const response = await fetch(sandbox.url + path);
			expect(response.status).toBe(200);
			expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
			expect(await response.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
		}
	});
});

describe('starting and stopping', () => {
	it('runs with the real time by default and stops at once with requests under way', async () => {
		const sandbox = await startSandbox();
		expect(Math.abs(sandbox.clock.now() - Date.now())).toBeLessThan(1000);
		sandbox.faults.add({ kind: 'latency', ms: 60_000 });
		const hanging = fetch(`${sandbox.npayBaseUrl}${MALL}/product-orders`).catch(() => 'cut');
		while (sandbox.faults.list()[0]?.applied !== 1)
			await new Promise((resolve) => setImmediate(resolve));
		const started = Date.now();
		await sandbox.close();
		expect(Date.now() - started).toBeLessThan(1000);
		expect(await hanging).toBe('cut');
	});

	it('says so when the port is taken', async () => {
		const sandbox = await startSandbox();
		const port = Number(new URL(sandbox.url).port);
		await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
		await sandbox.close();
	});
});
