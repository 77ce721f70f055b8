import type { IDataObject } from 'n8n-workflow';

import { DISPATCH, openShop, QUERY, type Shop } from '../../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const dispatch = {
	resource: 'productOrder',
	operation: 'dispatch',
	deliveryMethod: 'DELIVERY',
	deliveryCompanyCode: '={{ $json.courier ?? "CJGLS" }}',
	trackingNumber: '={{ $json.number }}',
};
const number = (index: number) => String(640_000_000_000 + index);
const rows = (ids: string[]): IDataObject[] =>
	ids.map((productOrderId, index) => ({ productOrderId, number: number(index) }));
const order = (id: string) => shop.sandbox.npay.productOrder(id);
const goOn = { onError: 'continueRegularOutput' } as const;

test('dispatches with courier and number, after one look at the orders', async () => {
	const [id = ''] = shop.paidOrders(1);
	const { json, error } = await shop.engine.run(dispatch, { items: rows([id]) });
	expect(error).toBeUndefined();
	expect(json).toEqual([
		{
			productOrderId: id,
			success: true,
			traceId: expect.stringMatching(/\^/),
			number: number(0),
		},
	]);
	expect(order(id)).toMatchObject({
		productOrderStatus: 'DELIVERING',
		delivery: { deliveryCompany: 'CJGLS', trackingNumber: number(0) },
	});
	expect([shop.calls(QUERY), shop.calls(DISPATCH)]).toEqual([1, 1]);
});

test("sends the server's own time as dispatch date, and a user's as KST", async () => {
	// What is sent is held against the server's time to the millisecond.
	shop.sandbox.clock.freeze();
	shop.sandbox.clock.set('2026-11-22T09:00:00+09:00');
	const [a = '', b = ''] = shop.paidOrders(2);
	await shop.engine.run(dispatch, { items: rows([a]) });
	await shop.engine.run(
		{ ...dispatch, options: { dispatchDate: '2026-11-22 08:30' } },
		{ items: rows([b]) },
	);
	const sent = shop.sandbox.journal
		.entries({ path: DISPATCH })
		.map(
			({ body }) =>
				(body as { dispatchProductOrders: IDataObject[] }).dispatchProductOrders[0]?.dispatchDate,
		);
	expect(sent).toEqual(['2026-11-22T09:00:00.000+09:00', '2026-11-22T08:30:00.000+09:00']);
});

test.each(['CJGLS', 'CJ대한통운', 'CJ Logistics', 'cj 대한통운'])(
	'takes the courier %s',
	async (courier) => {
		const [id = ''] = shop.paidOrders(1);
		await shop.engine.run(dispatch, { items: [{ ...rows([id])[0], courier }] });
		expect(order(id)?.delivery?.deliveryCompany).toBe('CJGLS');
	},
);

test.each(['DIRECT_DELIVERY', 'QUICK_SVC', 'VISIT_RECEIPT', 'NOTHING'])(
	'%s goes without courier and number',
	async (deliveryMethod) => {
		const [id = ''] = shop.paidOrders(1);
		const { error } = await shop.engine.run({ ...dispatch, deliveryMethod }, { items: rows([id]) });
		expect(error).toBeUndefined();
		const [call] = shop.sandbox.journal.entries({ path: DISPATCH });
		const [sent] = (call?.body as { dispatchProductOrders: IDataObject[] }).dispatchProductOrders;
		expect(Object.keys(sent ?? {})).toEqual(['productOrderId', 'deliveryMethod', 'dispatchDate']);
	},
);

describe('what is found before sending', () => {
	test('the same parcel again is success, and is not sent', async () => {
		const ids = shop.paidOrders(3);
		await shop.engine.run(dispatch, { items: rows(ids) });
		const again = await shop.engine.run(dispatch, { items: rows(ids) });
		expect(again.json).toEqual(
			rows(ids).map((row) => ({ ...row, success: true, alreadyDone: true })),
		);
		expect(shop.calls(DISPATCH)).toBe(1);
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({ dispatched: 3, dispatchedAgain: 0 });
	});

	test('another number for a dispatched order is a failure that says what to do', async () => {
		const [id = ''] = shop.paidOrders(1);
		await shop.engine.run(dispatch, { items: rows([id]) });
		const { error } = await shop.engine.run(dispatch, {
			items: [{ productOrderId: id, number: '111' }],
		});
		expect(error?.message).toContain(
			`Already dispatched with CJ대한통운 (CJGLS) ${number(0)}, where this item says CJ대한통운 (CJGLS) 111`,
		);
		expect(error?.description).toContain('네이버페이센터');
	});

	test("a buyer's open cancel request is not refused by accident", async () => {
		const ids = shop.paidOrders(2);
		await shop.engine.run({ resource: 'productOrder', operation: 'confirm' }, { items: rows(ids) });
		shop.sandbox.npay.act(ids[0] ?? '', 'requestCancel');
		const { json } = await shop.engine.run(dispatch, { items: rows(ids), ...goOn });
		expect(json).toMatchObject([
			{
				productOrderId: ids[0],
				success: false,
				code: 'CANCEL_REQUEST',
				error: expect.stringContaining('취소 요청'),
			},
			{ productOrderId: ids[1], success: true },
		]);
		expect(order(ids[0] ?? '')?.productOrderStatus).toBe('PAYED');
	});

	test('the option lets it be refused', async () => {
		const [id = ''] = shop.paidOrders(1);
		await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm' },
			{ items: rows([id]) },
		);
		shop.sandbox.npay.act(id, 'requestCancel');
		const { json } = await shop.engine.run(
			{ ...dispatch, options: { rejectCancelRequest: true } },
			{ items: rows([id]) },
		);
		expect(json).toMatchObject([{ success: true }]);
		expect(order(id)?.productOrderStatus).toBe('DELIVERING');
	});

	test('when the orders cannot be read, nothing is dispatched', async () => {
		const ids = shop.paidOrders(2);
		shop.sandbox.faults.add({ kind: 'status', status: 500, match: { path: QUERY }, times: 0 });
		const { error } = await shop.engine.run(dispatch, { items: rows(ids) });
		expect(error?.message).toContain('could not be read first');
		expect(shop.calls(DISPATCH)).toBe(0);
	});
});

describe('after a lost answer', () => {
	test('what the server had done is success with verified, and is not sent again', async () => {
		const ids = shop.paidOrders(3);
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: DISPATCH } });
		const { json, error } = await shop.engine.run(dispatch, { items: rows(ids) });
		expect(error).toBeUndefined();
		expect(json).toEqual(rows(ids).map((row) => ({ ...row, success: true, verified: true })));
		expect(shop.calls(DISPATCH)).toBe(1);
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({
			dispatched: 3,
			dispatchedAgain: 0,
			dispatchedTwice: 0,
		});
	});

	test.each([
		['the connection broke before anything was done', { kind: 'resetBefore' as const }],
		['a 500 came instead', { kind: 'status' as const, status: 500 }],
		['a 504 came instead', { kind: 'status' as const, status: 504 }],
	])('what was not done is sent once more: %s', async (_, fault) => {
		const ids = shop.paidOrders(2);
		shop.sandbox.faults.add({ ...fault, match: { path: DISPATCH } });
		const { json } = await shop.engine.run(dispatch, { items: rows(ids) });
		expect(json.map(({ success }) => success)).toEqual([true, true]);
		expect(shop.calls(DISPATCH)).toBe(2);
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({ dispatched: 2, dispatchedAgain: 0 });
	});

	test.each([
		['a 500 after it was done', { kind: 'status' as const, status: 500, afterDone: true }],
		['HTML after it was done', { kind: 'html' as const, afterDone: true }],
		['an answer cut in the middle', { kind: 'truncate' as const }],
		[
			'an answer cut short of its length',
			{ kind: 'truncate' as const, mode: 'contentLength' as const },
		],
		['an answer without data', { kind: 'dropData' as const }],
	])('%s is verified', async (_, fault) => {
		const ids = shop.paidOrders(2);
		shop.sandbox.faults.add({ ...fault, match: { path: DISPATCH } });
		const { json } = await shop.engine.run(dispatch, { items: rows(ids) });
		expect(json).toMatchObject([
			{ success: true, verified: true },
			{ success: true, verified: true },
		]);
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({ dispatched: 2, dispatchedAgain: 0 });
	});

	test('what stays undone ends after three tries, with an error', async () => {
		const ids = shop.paidOrders(2);
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: DISPATCH }, times: 0 });
		const { error } = await shop.engine.run(dispatch, { items: rows(ids) });
		expect(error?.message).toMatch(
			/2 of 2 not dispatched, 0 dispatched.*Sent 3 times and not seen done/,
		);
		expect(shop.calls(DISPATCH)).toBe(3);
	});

	test('what cannot be looked at is said to be unknown', async () => {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: DISPATCH } });
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: QUERY }, after: 1, times: 0 });
		const { error } = await shop.engine.run(dispatch, { items: rows([id]) });
		expect(error?.message).toMatch(/not known whether Naver did this/);
		expect(error?.description).toMatch(/before you run this again/);
		expect(shop.calls(DISPATCH)).toBe(1);
	});
});

describe('when Naver refuses', () => {
	test('one bad row of a call that is refused whole does not keep the others from being done', async () => {
		const ids = shop.paidOrders(8);
		shop.sandbox.npay.patchSettings({ stateErrorStyle: 'http400' });
		shop.sandbox.npay.act(ids[5] ?? '', 'requestCancel');
		const { json } = await shop.engine.run(dispatch, { items: rows(ids), ...goOn });
		expect(json.map(({ success }) => success)).toEqual(ids.map((_, index) => index !== 5));
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({ dispatched: 7, dispatchedAgain: 0 });
	});

	test('the error names every failed id with code and trace id, and counts what was done', async () => {
		const ids = shop.paidOrders(40);
		for (const index of [3, 35]) shop.sandbox.npay.act(ids[index] ?? '', 'requestCancel');
		const { error } = await shop.engine.run(dispatch, { items: rows(ids) });
		expect(error?.message).toMatch(/2 of 40 not dispatched, 38 dispatched/);
		for (const index of [3, 35]) {
			expect(error?.description).toContain(`${ids[index]} in item ${index}`);
		}
		expect(error?.description).toMatch(/확인하세요 \[9999\].*\(trace ID .+\)/);
		expect(shop.sandbox.npay.ledger().totals.dispatched).toBe(38);
	});

	test('the error output gets failures only, with their fields under message', async () => {
		const ids = shop.paidOrders(2);
		shop.sandbox.npay.act(ids[0] ?? '', 'requestCancel');
		const { json, errors } = await shop.engine.run(dispatch, {
			items: rows(ids),
			onError: 'continueErrorOutput',
		});
		expect(json).toMatchObject([{ productOrderId: ids[1], success: true }]);
		expect(errors).toMatchObject([
			{
				productOrderId: ids[0],
				number: number(0),
				error: expect.stringContaining('[9999]'),
				message: {
					productOrderId: ids[0],
					success: false,
					code: '9999',
					traceId: expect.any(String),
				},
			},
		]);
	});

	test('an unknown product order has its own failure', async () => {
		const [id = ''] = shop.paidOrders(1);
		const { json } = await shop.engine.run(dispatch, {
			items: rows([id, '2026112299999999']),
			...goOn,
		});
		expect(json).toMatchObject([{ success: true }, { success: false, code: 'NOT_FOUND' }]);
	});

	test('a used-up quota stops the run: the rest is not sent', async () => {
		const ids = shop.paidOrders(95);
		shop.sandbox.faults.add({ kind: 'quota', match: { path: DISPATCH }, after: 1, times: 0 });
		const { json } = await shop.engine.run(dispatch, { items: rows(ids), ...goOn });
		expect(json.filter(({ success }) => success)).toHaveLength(30);
		expect(json[94]).toMatchObject({
			success: false,
			code: 'GW.QUOTA_LIMIT',
			error: expect.stringMatching(/^Not sent/),
		});
		expect(shop.calls(DISPATCH)).toBe(2);
	});
});

test('a shipment of several product orders takes one item', async () => {
	const ids = shop.paidOrders(3);
	const { json } = await shop.engine.run(dispatch, {
		items: [{ productOrderId: ids.join(', '), number: number(1) }],
	});
	expect(json.map(({ productOrderId }) => productOrderId)).toEqual(ids);
	expect(ids.map((id) => order(id)?.delivery?.trackingNumber)).toEqual(ids.map(() => number(1)));
});
