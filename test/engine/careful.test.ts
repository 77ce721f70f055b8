import type { IDataObject } from 'n8n-workflow';

import { CHANGES, CONFIRM, DISPATCH, openShop, QUERY, type Shop } from '../support/shops/shop';
import * as sleeping from '../support/sleep';

const LIST = '/v1/pay-order/mall/product-orders';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const dispatch = {
	resource: 'productOrder',
	operation: 'dispatch',
	deliveryMethod: 'DELIVERY',
	deliveryCompanyCode: 'CJGLS',
	trackingNumber: '640000000001',
};
const items = (ids: string[]) => ids.map((productOrderId) => ({ productOrderId }));
const sent = (path = '/claim/') => shop.sandbox.journal.entries({ path });

/** A paid product order of some pieces, of which one was cancelled. */
function partlyCancelled(): string {
	const [{ productOrderIds: [id = ''] = [] } = {}] = shop.sandbox.npay.createOrders({
		count: 1,
		state: 'PAYED',
		quantity: 3,
	});
	shop.sandbox.npay.act(id, { action: 'requestCancel', quantity: 1 });
	expect(shop.sandbox.npay.productOrder(id)?.productOrderStatus).toBe('PAYED');
	shop.sandbox.journal.clear();
	return id;
}

describe('a part of the quantity', () => {
	const part = {
		resource: 'cancel',
		operation: 'request',
		cancelReason: 'SOLD_OUT',
		extent: 'partial',
		cancelQuantity: 1,
	};

	test('does not go together with Retry On Fail, which would take it again', async () => {
		const ids = shop.paidOrders(1);
		const { error } = await shop.engine.run(part, { items: items(ids), retryOnFail: true });
		expect(error?.message).toMatch(/Pieces does not go together .* Retry On Fail/);
		expect(sent()).toEqual([]);
	});

	test('of one product order in two items is refused: it would be one, reported as two', async () => {
		const [id = ''] = shop.paidOrders(1);
		const { error } = await shop.engine.run(part, { items: items([id, id]) });
		expect(error?.message).toMatch(/is in items 0 and 1, each for a part/);
		expect(sent()).toEqual([]);
	});

	test('that was cancelled before does not make the rest look cancelled', async () => {
		const id = partlyCancelled();
		const whole = {
			resource: 'cancel',
			operation: 'request',
			cancelReason: 'SOLD_OUT',
			extent: 'full',
		};
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: '/claim/' }, times: 0 });
		const { error } = await shop.engine.run(whole, { items: items([id]) });
		expect(error?.message).toMatch(/not seen done/);
		shop.sandbox.faults.clear();
		const dry = await shop.engine.run(
			{ ...whole, options: { dryRun: true } },
			{ items: items([id]) },
		);
		expect(dry.json[0]).toMatchObject({ allowed: true, alreadyDone: false });
		const approve = await shop.engine.run(
			{ resource: 'cancel', operation: 'approve' },
			{ items: items([id]), ...goOn },
		);
		// The cancellation of that one piece is done; nothing is said, or done, about the rest.
		expect(approve.json[0]).toMatchObject({
			success: true,
			alreadyDone: true,
			requestQuantity: 1,
			remainQuantity: 2,
		});
		expect(sent().filter(({ path }) => path.includes('approve'))).toEqual([]);
	});
});

test('a cancel request that comes while an answer is lost is not refused by sending again', async () => {
	const [id = ''] = shop.paidOrders(1);
	await shop.engine.run({ resource: 'productOrder', operation: 'confirm' }, { items: items([id]) });
	shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: DISPATCH } });
	sleeping.restart(() => shop.sandbox.npay.act(id, 'requestCancel'));
	const { json } = await shop.engine.run(dispatch, { items: items([id]), ...goOn });
	expect(json[0]).toMatchObject({ success: false, error: expect.stringContaining('취소 요청') });
	expect(sent(DISPATCH)).toHaveLength(1);
	expect(shop.sandbox.npay.stateOf(id)).toBe('CANCEL_REQUEST');
});

test('an order that the guard could not read is not dispatched', async () => {
	const ids = shop.paidOrders(2);
	shop.sandbox.faults.add({ kind: 'dropData', match: { path: QUERY }, times: 0 });
	const { json } = await shop.engine.run(dispatch, { items: items(ids), ...goOn });
	expect(json).toMatchObject(
		ids.map(() => ({
			success: false,
			error: expect.stringMatching(/^Not sent, because the product order could not be read first/),
		})),
	);
	expect(sent(DISPATCH)).toEqual([]);
});

test('$now, another millisecond for each item, makes no conflict', async () => {
	const [id = ''] = shop.paidOrders(1);
	let clock = 0;
	const now = () => new Date(shop.sandbox.clock.now() + clock++).toISOString();
	const rows = [id, id].map((productOrderId) => ({ productOrderId, at: now() }));
	const sentOff = await shop.engine.run(
		{ ...dispatch, options: { dispatchDate: '={{ $json.at }}' } },
		{ items: rows },
	);
	expect(sentOff.json.map(({ success }) => success)).toEqual([true, true]);
	const gaps = await shop.engine.run(
		{
			resource: 'productOrder',
			operation: 'checkGaps',
			period: 'custom',
			from: '={{ $json.at }}',
			to: '2026-11-23',
		},
		{ items: rows },
	);
	expect(gaps.error).toBeUndefined();
});

test('a date without a time as the end of a period includes that day', async () => {
	shop.sandbox.clock.set('2026-11-22T18:00:00.000+09:00');
	const [id = ''] = shop.paidOrders(1);
	const { json } = await shop.engine.run({
		resource: 'productOrder',
		operation: 'getMany',
		period: 'custom',
		from: '2026-11-21',
		to: '2026-11-22',
	});
	expect(json.map(({ productOrderId }) => productOrderId)).toEqual([id]);
});

test.each([
	['택배', 'DELIVERY'],
	['퀵서비스', 'QUICK_SVC'],
])('a sheet may say %s for the delivery method', async (word, code) => {
	const [id = ''] = shop.paidOrders(1);
	await shop.engine.run(
		{ ...dispatch, deliveryMethod: '={{ $json.how }}' },
		{ items: [{ productOrderId: id, how: word }] },
	);
	const body = sent(DISPATCH)[0]?.body as { dispatchProductOrders: IDataObject[] };
	expect(body.dispatchProductOrders[0]?.deliveryMethod).toBe(code);
});

test('an unknown delivery method is refused before anything is sent', async () => {
	const { error } = await shop.engine.run(
		{ ...dispatch, deliveryMethod: '={{ "TELEPORT" }}' },
		{ items: [{ productOrderId: '2026112212345671' }] },
	);
	expect(error?.message).toMatch(/Delivery Method "TELEPORT" is not one/);
	expect(shop.sandbox.journal.entries()).toEqual([]);
});

test('what Naver refuses whole, again and again, is not hammered', async () => {
	const ids = shop.paidOrders(300);
	shop.sandbox.faults.add({
		kind: 'status',
		status: 400,
		code: '4000',
		match: { path: CONFIRM },
		times: 0,
	});
	const { json } = await shop.engine.run(
		{ resource: 'productOrder', operation: 'confirm' },
		{ items: items(ids), ...goOn },
	);
	expect(json.every(({ success }) => success === false)).toBe(true);
	expect(shop.calls(CONFIRM)).toBeLessThan(20);
});

test('one product order that Naver cannot read keeps no other from being read', async () => {
	const ids = shop.paidOrders(8);
	const real = shop.sandbox.npay.productOrder.bind(shop.sandbox.npay);
	expect(real(ids[0] ?? '')).toBeDefined();
	shop.sandbox.faults.add({
		kind: 'status',
		status: 400,
		code: '4000',
		match: { path: QUERY },
		times: 1,
	});
	const { json, error } = await shop.engine.run(
		{ resource: 'productOrder', operation: 'get' },
		{ items: items(ids) },
	);
	expect(error).toBeUndefined();
	expect(json.map(({ productOrderId }) => productOrderId)).toEqual(ids);
});

describe('an answer that is not what the contract says', () => {
	test('pages that never end are an error, not an endless loop', async () => {
		shop.paidOrders(3);
		const pages = {
			contents: [{ productOrderId: '1', content: {} }],
			pagination: { hasNext: true },
		};
		await expect(
			repeat('getMany', { period: 'custom', from: '2026-11-22' }, { data: pages }),
		).resolves.toMatch(/same page/);
	});

	test('a list under another name is an error, not silence', async () => {
		for (const [operation, parameters, data] of [
			['getChanges', { period: 'custom', lastChangedFrom: '2026-11-22' }, { changes: [] }],
			['getMany', { period: 'custom', from: '2026-11-22' }, { productOrders: [] }],
		] as const) {
			await expect(repeat(operation, parameters, { data })).resolves.toMatch(
				/not what its API sends/,
			);
		}
	});

	test('a change that tells of nothing but its product order is a change', async () => {
		const data = { lastChangeStatuses: [{ productOrderId: '1' }] };
		const from = { period: 'custom', lastChangedFrom: '2026-11-22' };
		const { json, error } = await answerAll('getChanges', from, { data });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ productOrderId: '1' }]);
	});

	/** @returns the message of what comes of one body as the answer to every read */
	const repeat = async (...asked: Parameters<typeof answerAll>): Promise<string> =>
		(await answerAll(...asked)).error?.message ?? '';

	/** Answers every read with one body. */
	async function answerAll(operation: string, parameters: IDataObject, body: object) {
		const http = await import('node:http');
		const server = http.createServer((request, response) => {
			response.setHeader('content-type', 'application/json');
			const token = { access_token: 't', expires_in: 10_800, token_type: 'Bearer' };
			response.end(JSON.stringify(request.url?.includes('oauth2') ? token : body));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as { port: number };
		shop.engine.saveCredential('shop', 'npayApi', { baseUrl: `http://127.0.0.1:${port}/npay` });
		const result = await shop.engine.run({
			resource: 'productOrder',
			operation,
			...(parameters as object),
			returnAll: true,
		});
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		return result;
	}
});

test.each([{}, { to: '2026-11-22' }])(
	'a period of the wrong century is refused, and no day of it is read: %p',
	async (end) => {
		const { error } = await shop.engine.run({
			resource: 'productOrder',
			operation: 'getMany',
			period: 'custom',
			from: '2006-11-22',
			...end,
		});
		expect(error?.message).toMatch(/more than two years/);
		expect(shop.sandbox.journal.entries({ path: 'product-orders?' })).toEqual([]);
		expect(shop.sandbox.journal.entries().length).toBeLessThanOrEqual(2);
	},
);

test.each([
	'$2a$40$abcdefghijklmnopqrstuu',
	'$2a$31$abcdefghijklmnopqrstuu',
	'$2a$03$abcdefghijklmnopqrstuu',
])(
	'the secret %s, whose cost nobody could wait for, is refused at once',
	async (applicationSecret) => {
		shop.engine.saveCredential('shop', 'npayApi', { applicationSecret });
		const { error } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm' },
			{ items: [{ productOrderId: '1' }] },
		);
		expect(error?.message).toMatch(/does not look like one/);
	},
);

test.each([
	['maxPerPoll', 0],
	['maxPerPoll', 'abc'],
	['overlapMinutes', null],
	['settleSeconds', -1],
])('the trigger says that its option %s cannot be %p', async (name, value) => {
	const trigger = shop.engine.trigger({ options: { [name]: value } } as never);
	await expect(trigger.poll({})).rejects.toMatchObject({
		message: expect.stringMatching(/must be a whole number/),
	});
});

describe('holding back', () => {
	const holdback = {
		resource: 'return',
		operation: 'holdbackReturn',
		holdbackClassType: 'EXTRAFEEE',
		holdbackReturnDetailReason: '포장비',
	};

	test('for another fee than it is held for is no success', async () => {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.npay.put(id, 'RETURN_REQUEST');
		const first = await shop.engine.run(
			{ ...holdback, extraReturnFeeAmount: 1000 },
			{ items: items([id]) },
		);
		expect(first.json[0]).toMatchObject({ success: true });
		const other = await shop.engine.run(
			{ ...holdback, extraReturnFeeAmount: 5000 },
			{ items: items([id]), ...goOn },
		);
		expect(other.json[0]).toMatchObject({ success: false });
		const same = await shop.engine.run(
			{ ...holdback, extraReturnFeeAmount: 1000 },
			{ items: items([id]) },
		);
		expect(same.json[0]).toMatchObject({ success: true, alreadyDone: true });
	});
});

test('an exchange that was sent by another courier is not the same parcel', async () => {
	const [id = ''] = shop.paidOrders(1);
	shop.sandbox.npay.put(id, 'EXCHANGE_COLLECT_DONE');
	const parcel = {
		resource: 'exchange',
		operation: 'dispatchExchange',
		reDeliveryMethod: 'DELIVERY',
		reDeliveryTrackingNumber: '6400-0000-0001',
	};
	const run = async (reDeliveryCompany: string, more = {}) =>
		(
			await shop.engine.run(
				{ ...parcel, reDeliveryCompany, ...more },
				{ items: items([id]), ...goOn },
			)
		).json[0];
	expect(await run('CH1')).toMatchObject({ success: true });
	expect(await run('CJGLS')).toMatchObject({ success: false });
	expect(await run('CH1', { reDeliveryTrackingNumber: '640000000001' })).toMatchObject({
		alreadyDone: true,
	});
});

test('a trigger that takes the name of another goes on where it was itself', async () => {
	shop.paidOrders(1);
	shop.sandbox.clock.advance(60_000);
	const { staticData } = await shop.engine.trigger({}).poll({});
	const other = { ...(staticData['node:Trigger'] as IDataObject), node: 'another node' };
	expect(
		(await shop.engine.trigger({}).poll({ ...staticData, 'node:Trigger': other })).items,
	).toBeNull();
	expect(shop.calls(CHANGES)).toBeGreaterThan(0);
	expect(shop.calls(LIST)).toBeGreaterThan(0);
});
