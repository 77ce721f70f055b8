import Ajv from 'ajv';

import type { Sandbox } from '../../../sandbox';
import type { FaultSpec } from '../../../sandbox/core/faults/kinds';
import { NPAY_ROUTES } from '../../../sandbox/npay/endpoints';
import { STATES } from '../../../sandbox/npay/orders/states';
import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import {
	FEED,
	frozenSandbox,
	MALL,
	type Reply,
	START,
	TestClient,
	tokenForm,
} from '../support/client';
import { claim, CLAIM_PATHS } from '../support/operations';
import { CONTRACT_ROUTES, schemaOf } from './contract/replies';

const ajv = new Ajv({ allErrors: true });
const PAGE = { pageNumber: 1, pageSize: 1000 };
const EIGHT = '2026-11-22T08:00:00.000+09:00';

const HEADERS: Record<string, RegExp> = {
	'gncp-gw-trace-id': /^[\w-]+\^\d{13}\^\d+$/,
	'gncp-gw-httpclient-responsetime': /^\d+$/,
	'gncp-gw-ratelimit-replenish-rate': /^\d+$/,
	'gncp-gw-ratelimit-burst-capacity': /^\d+$/,
	'gncp-gw-ratelimit-remaining': /^\d+$/,
	'content-type': /^application\/json/,
};

describe('every reply of the simulated Npay agrees with the contract', () => {
	let sandbox: Sandbox;
	let client: TestClient;

	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await TestClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	/** Checks the reply of the last request; gives it back. */
	function agreeing(reply: Reply): Reply {
		const entry = sandbox.journal.entries().at(-1);
		const check = ajv.compile(schemaOf(entry?.route, reply.status));
		check(reply.body);
		expect({ route: entry?.route, status: reply.status, errors: check.errors }).toMatchObject({
			errors: null,
		});
		for (const [name, pattern] of Object.entries(HEADERS)) {
			expect(`${name}: ${reply.headers.get(name)}`).toMatch(
				new RegExp(`^${name}: ${pattern.source.slice(1)}`),
			);
		}
		if (reply.body.traceId !== undefined) {
			expect(reply.headers.get('gncp-gw-trace-id')).toBe(reply.body.traceId);
		}
		// Members without a value are left out, but for those of `more`, which the field sends as null.
		const body = JSON.stringify(reply.body, (name, value: unknown) =>
			name === 'more' ? undefined : value,
		);
		if (!('elements' in reply.body)) expect(body).not.toContain(':null');
		return reply;
	}

	/** Product orders in every state, and some with a history. */
	async function everyState(): Promise<string[]> {
		const make = (spec: object = {}) =>
			sandbox.npay.createOrders({ count: 1, productsPerOrder: 2, ...spec })[0]!.productOrderIds;
		const act = sandbox.npay.act.bind(sandbox.npay);
		const [waiting, lapsed] = [
			make({ state: 'PAYMENT_WAITING' }),
			make({ state: 'PAYMENT_WAITING' }),
		];
		act(lapsed[0]!, 'expirePayment');
		const [paid, moved, canceled, late] = [make(), make(), make(), make()];
		act(moved[0]!, 'changeAddress');
		act(canceled[0]!, 'requestCancel', {
			reason: 'DELAYED_DELIVERY',
			detailedReason: '너무 늦어요',
		});
		await client.post(`${MALL}/product-orders/${late[0]}/delay`, DELAY);
		const [asked, withdrawn, refused] = [1, 2, 3].map(() => make({ placeOrderStatus: 'OK' }));
		for (const ids of [asked!, withdrawn!, refused!]) act(ids[0]!, 'requestCancel');
		act(withdrawn![0]!, 'withdrawCancel');
		const [sent, delivered, decided, self] = [make(), make(), make(), make()];
		for (const ids of [refused!, sent, delivered, decided]) await client.dispatch(ids[0]!);
		await client.dispatch(self[0]!, {
			deliveryMethod: 'DIRECT_DELIVERY',
			deliveryCompanyCode: undefined,
			trackingNumber: undefined,
		});
		act(delivered[0]!, 'deliver');
		act(decided[0]!, 'decide');
		const service = make({ expectedDeliveryMethod: 'NOTHING' });
		const named = STATES.map((state) => {
			const unpaid = state === 'PAYMENT_WAITING' || state === 'CANCELED_BY_NOPAYMENT';
			const [id] = make(unpaid ? { state: 'PAYMENT_WAITING' } : {});
			return sandbox.npay.put(id!, state).productOrderId;
		});
		const [again, canceledLate, partly] = [1, 2, 3].map(() => make({ quantity: 3 })[0]!);
		sandbox.npay.put(again!, 'EXCHANGE_REDELIVERING');
		act(again!, 'requestReturn', { pickup: true, quantity: 1, reason: 'BROKEN' });
		act(sandbox.npay.put(canceledLate!, 'PURCHASE_DECIDED').productOrderId, 'adminCancel');
		act(partly!, 'requestCancel', { quantity: 1 });
		return [
			...named,
			...[again!, canceledLate!, partly!],
			...[waiting, lapsed, paid, moved, canceled, late, asked!, withdrawn!, refused!],
			...[sent, delivered, decided, self, service],
		].flat();
	}

	const DELAY = {
		dispatchDueDate: '2026-11-30T23:59:59.000+09:00',
		delayedDispatchReason: 'CUSTOM_BUILD',
		dispatchDelayedDetailedReason: '주문 제작',
	};

	it('when reading orders in every state', async () => {
		const ids = await everyState();
		for (const claimLayout of ['both', 'old', 'new'] as const) {
			sandbox.npay.patchSettings({ claimLayout });
			const { body } = agreeing(await client.query(...ids));
			expect(body.data).toHaveLength(ids.length);
		}
		agreeing(await client.post(`${MALL}/product-orders/query`, { productOrderIds: ids }));
		for (const rangeType of ['PAYED_DATETIME', 'CLAIM_REQUESTED_DATETIME']) {
			agreeing(await client.get(`${MALL}/product-orders`, { from: EIGHT, rangeType, pageSize: 7 }));
		}
		agreeing(await client.get(FEED, { lastChangedFrom: EIGHT, limitCount: 5 }));
		agreeing(await client.get(FEED, { lastChangedFrom: EIGHT }));
		agreeing(await client.get(FEED, { lastChangedFrom: '2026-01-01T00:00:00.000+09:00' }));
		const { orderId } = sandbox.npay.overview().items[0]!;
		agreeing(await client.get(`${MALL}/orders/${orderId}/product-order-ids`));
	});

	it('when reading in field mode', async () => {
		sandbox.reset({ field: true });
		client = await TestClient.ready(sandbox);
		const ids = await everyState();
		sandbox.npay.seedSettlement({ orders: 40 });
		sandbox.npay.addReview({ productOrderId: ids.at(-1)! });
		agreeing(await client.query(...ids));
		agreeing(await client.get(FEED, { lastChangedFrom: EIGHT }));
		const range = { startDate: '2026-10-01', endDate: '2026-10-31', ...PAGE };
		for (const book of ['settle/daily', 'vat/case', 'vat/daily']) {
			const { body } = agreeing(await client.get(`/v1/pay-settle-mall/${book}`, range));
			expect(body.elements.length).toBeGreaterThan(0);
		}
		const day = { searchDate: '2026-10-20', ...PAGE };
		for (const book of ['settle/case', 'settle/commission-details']) {
			agreeing(await client.get(`/v1/pay-settle-mall/${book}`, day));
		}
	});

	it('when writing on orders in every state', async () => {
		const ids = await everyState();
		// More than 30 at once are refused whole.
		for (let at = 0; at < ids.length; at += 30) {
			expect(agreeing(await client.confirm(...ids.slice(at, at + 30))).status).toBe(200);
		}
		const one = ids.slice(0, STATES.length);
		for (const id of one) {
			agreeing(await client.post(`${MALL}/product-orders/${id}/delay`, DELAY));
			agreeing(await client.dispatch(id, { trackingNumber: '12345' }));
			agreeing(await client.dispatch(id));
		}
		sandbox.npay.patchSettings({ stateErrorStyle: 'http400' });
		for (const id of one) {
			agreeing(await client.dispatch(id));
			agreeing(await client.confirm(id));
		}
		for (const path of CLAIM_PATHS) agreeing(await claim(client, ids.at(-1)!, path));
	});

	it('when refusing input', async () => {
		const [order] = sandbox.npay.createOrders({ count: 1 });
		const productOrderId = order!.productOrderIds[0]!;
		agreeing(await client.get(FEED, { lastChangedFrom: 'yesterday' }));
		agreeing(await client.get(FEED, { lastChangedFrom: START, lastChangedType: '' }));
		agreeing(
			await client.get(FEED, {
				lastChangedFrom: START,
				lastChangedTo: '2027-01-01T00:00:00.000+09:00',
			}),
		);
		agreeing(await client.get(`${MALL}/product-orders`, {}));
		agreeing(await client.get(`${MALL}/orders/1/product-order-ids`));
		agreeing(await client.post(`${MALL}/product-orders/query`, { productOrderIds: [] }));
		agreeing(await client.confirm('1', '1'));
		agreeing(await client.dispatch(productOrderId, { deliveryMethod: '' }));
		agreeing(await client.post(`${MALL}/product-orders/${productOrderId}/delay`, {}));
		agreeing(await client.post(`${MALL}/product-orders/1/delay`, DELAY));
		agreeing(
			await client.send('POST', `${MALL}/product-orders/query`, {
				body: '{',
				headers: { 'content-type': 'application/json' },
			}),
		);
	});

	it('when the gateway answers', async () => {
		agreeing(await client.get('/v1/nothing'));
		agreeing(await client.send('DELETE', FEED, {}));
		agreeing(await client.get(`${MALL}/product-orders/confirm`));
		agreeing(await client.requestToken(tokenForm(sandbox)));
		agreeing(await client.requestToken(tokenForm(sandbox, { client_id: 'x' })));
		agreeing(await client.requestToken('nothing'));
		sandbox.npay.patchSettings({ applications: [{ ...DEFAULT_APPLICATION, allowedIps: [] }] });
		agreeing(await client.get(FEED, { lastChangedFrom: START }));
		agreeing(await client.requestToken(tokenForm(sandbox)));
		sandbox.npay.patchSettings({ applications: [{ ...DEFAULT_APPLICATION, orderApi: false }] });
		agreeing(await client.get(FEED, { lastChangedFrom: START }));
		sandbox.npay.patchSettings({
			applications: [DEFAULT_APPLICATION],
			rateLimit: { enabled: true, burstCapacity: 1 },
		});
		agreeing(await client.query('1'));
		agreeing(await client.query('1'));
		client.token = '';
		agreeing(await client.get(FEED, { lastChangedFrom: START }));
	});

	it.each<FaultSpec>([
		{ kind: 'rateLimit' },
		{ kind: 'quota' },
		{ kind: 'unauthorized' },
		{ kind: 'ipNotAllowed' },
		{ kind: 'status', status: 500 },
		{ kind: 'status', status: 503, afterDone: true },
		{ kind: 'status', status: 504 },
		{ kind: 'latency', ms: 1 },
		{ kind: 'timestampSkew', ms: -5000 },
	])('under the fault %j', async (fault) => {
		sandbox.faults.add({ ...fault, times: 0 });
		agreeing(await client.get(FEED, { lastChangedFrom: START }));
		agreeing(await client.confirm('1'));
		agreeing(await claim(client, '1', 'return/approve'));
		agreeing(await client.get('/v1/pay-settle-mall/settle/case', { orderId: 1, ...PAGE }));
		agreeing(await client.requestToken(tokenForm(sandbox)));
	});

	it('for every API that is simulated', () => {
		expect([...CONTRACT_ROUTES].sort()).toEqual([...NPAY_ROUTES].sort());
	});

	it.each(CONTRACT_ROUTES)('at %s, with right and with wrong input', async (route) => {
		const [{ orderId, productOrderIds } = { orderId: '', productOrderIds: [] }] =
			sandbox.npay.createOrders({ count: 1 });
		const productOrderId = String(productOrderIds[0]);
		const path = route.replace('{orderId}', orderId).replace('{productOrderId}', productOrderId);
		const calls: Record<string, [good: () => Promise<Reply>, bad: () => Promise<Reply>]> = {
			'/v1/oauth2/token': [
				() => client.requestToken(tokenForm(sandbox)),
				() => client.requestToken(tokenForm(sandbox, { grant_type: undefined })),
			],
			[FEED]: [() => client.get(path, { lastChangedFrom: START }), () => client.get(path)],
			[`${MALL}/product-orders/query`]: [
				() => client.query(productOrderId),
				() => client.post(path, { productOrderIds: 1 }),
			],
			[`${MALL}/orders/{orderId}/product-order-ids`]: [
				() => client.get(path),
				() => client.get(path, { all: true }),
			],
			[`${MALL}/product-orders`]: [() => client.get(path, { from: START }), () => client.get(path)],
			[`${MALL}/product-orders/confirm`]: [
				() => client.confirm(productOrderId),
				() => client.confirm(),
			],
			[`${MALL}/product-orders/{productOrderId}/delay`]: [
				() => client.post(path, DELAY),
				() => client.post(path, {}),
			],
			[`${MALL}/product-orders/dispatch`]: [
				() => client.dispatch(productOrderId),
				() => client.post(path, {}),
			],
			[`${MALL}/reviews`]: [() => client.get(path, { from: START }), () => client.get(path)],
			...Object.fromEntries(
				CLAIM_PATHS.map((one) => [
					`${MALL}/product-orders/{productOrderId}/claim/${one}`,
					[
						() => claim(client, productOrderId, one),
						() => claim(client, productOrderId, one, { unknown: 1 }),
					],
				]),
			),
		};
		if (route.startsWith('/v1/pay-settle-mall')) {
			sandbox.npay.seedSettlement({ ordersPerDay: 8 });
			const day = '2026-10-20';
			const days = { startDate: '2026-10-01', endDate: '2026-10-31' };
			const query = { searchDate: day, ...PAGE };
			const range = { ...days, ...PAGE };
			const good = route.includes('daily') || route.includes('vat') ? range : query;
			calls[route] = [() => client.get(path, good), () => client.get(path, PAGE)];
			if (good === query) {
				const byPayment = { ...query, periodType: 'SETTLE_CASEBYCASE_PAY_DATE' };
				expect(agreeing(await client.get(path, byPayment)).body.elements).not.toEqual([]);
			}
		}
		if (route.endsWith('reviews')) {
			for (const reviewType of ['GENERAL', 'PREMIUM'] as const) {
				sandbox.npay.addReview({ productOrderId, reviewType });
			}
		}
		const [good, bad] = calls[route] ?? [];
		expect([agreeing(await good!()).status, agreeing(await bad!()).status]).toEqual([200, 400]);
	});
});
