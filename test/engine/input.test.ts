import type { IDataObject } from 'n8n-workflow';

import { CONFIRM, openShop, type Shop } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const GOOD = '2026112212345671';
const dispatch = {
	operation: 'dispatch',
	deliveryMethod: 'DELIVERY',
	deliveryCompanyCode: 'CJGLS',
	trackingNumber: '1',
};
const delay = {
	operation: 'delay',
	dispatchDueDate: '2026-11-25 18:00',
	delayedDispatchReason: 'PRODUCT_PREPARE',
	dispatchDelayedDetailedReason: '입고 지연',
};

describe('is refused before anything is sent, with item and parameter', () => {
	test.each<[string, IDataObject, IDataObject, RegExp]>([
		['no id', { operation: 'confirm' }, { productOrderId: '' }, /Product Order ID is empty/],
		[
			'an id that is none',
			{ operation: 'confirm' },
			{ productOrderId: 'order #5' },
			/Product Order ID "#5" is not an ID/,
		],
		[
			'null for an id',
			{ operation: 'confirm' },
			{ productOrderId: null },
			/Product Order ID is empty/,
		],
		[
			'an object for an id',
			{ operation: 'confirm' },
			{ productOrderId: { id: GOOD } },
			/Product Order ID must be an ID/,
		],
		[
			'an empty list',
			{ operation: 'confirm' },
			{ productOrderId: [] },
			/Product Order ID is empty/,
		],
		[
			'a bad id in a list',
			{ operation: 'confirm' },
			{ productOrderId: `${GOOD},2026!` },
			/Product Order ID "2026!" is not/,
		],
		[
			'a rounded number',
			{ operation: 'confirm' },
			{ productOrderId: 2.026112212345671e20 },
			/which has lost digits/,
		],
		[
			'a rounded text',
			{ operation: 'confirm' },
			{ productOrderId: '2.02611E+15' },
			/spreadsheet has rounded/,
		],
		[
			'an id too long',
			{ operation: 'confirm' },
			{ productOrderId: '1'.repeat(21) },
			/is not an ID/,
		],
		['no order id', { operation: 'getIds' }, { orderId: ' ' }, /Order ID is empty/],
		[
			'no tracking number',
			{ ...dispatch, trackingNumber: '' },
			{ productOrderId: GOOD },
			/Tracking Number is empty/,
		],
		[
			'no courier',
			{ ...dispatch, deliveryCompanyCode: '={{ "" }}' },
			{ productOrderId: GOOD },
			/Delivery Company is empty/,
		],
		[
			'an unknown courier',
			{ ...dispatch, deliveryCompanyCode: '={{ "NOBODY" }}' },
			{ productOrderId: GOOD },
			/Delivery Company "NOBODY" is not one of/,
		],
		[
			'a date that is none',
			{ ...dispatch, options: { dispatchDate: 'tomorrow' } },
			{ productOrderId: GOOD },
			/Dispatch Date "tomorrow" is not a date/,
		],
		[
			'31 February',
			{ ...delay, dispatchDueDate: '2026-02-31' },
			{ productOrderId: GOOD },
			/Dispatch Due Date "2026-02-31" is not a date/,
		],
		[
			'no due date',
			{ ...delay, dispatchDueDate: '={{ "" }}' },
			{ productOrderId: GOOD },
			/Dispatch Due Date is empty/,
		],
		[
			'no reason in words',
			{ ...delay, dispatchDelayedDetailedReason: ' ' },
			{ productOrderId: GOOD },
			/Detailed Reason is empty/,
		],
		[
			'from after to',
			{
				operation: 'getChanges',
				lastChangedFrom: '2026-11-22 10:00',
				lastChangedTo: '2026-11-22 09:00',
			},
			{},
			/Changed From is after Changed To/,
		],
		[
			'from after to',
			{ operation: 'getMany', from: '2026-11-22 10:00', to: '2026-11-22 09:00' },
			{},
			/From is after To/,
		],
		['no start', { operation: 'getMany', from: '={{ null }}' }, {}, /From is empty/],
		[
			'a limit of none',
			{ operation: 'getMany', from: '2026-11-22', limit: 0 },
			{},
			/Limit must be a whole number/,
		],
		[
			'pages too large',
			{ operation: 'getMany', from: '2026-11-22', options: { pageSize: 301 } },
			{},
			/Rows Per Call must be .* to 300/,
		],
	])('%s', async (_, parameters, json, message) => {
		const good = { productOrderId: GOOD, orderId: GOOD };
		const { error } = await shop.engine.run(
			{ resource: 'productOrder', ...(parameters as object) },
			{ items: [good, { ...good, ...json }] },
		);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/^Nothing was sent/);
		const isOfSecondItem = Object.values(json).some((value) => value !== GOOD);
		expect(error?.context.itemIndex).toBe(isOfSecondItem ? 1 : 0);
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});

	test('every bad item is named', async () => {
		const { error } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm' },
			{ items: [{ productOrderId: '?' }, { productOrderId: GOOD }, { productOrderId: '' }] },
		);
		expect(error?.description).toMatch(
			/"\?" is not an ID: item 0\.\nProduct Order ID is empty: item 2/,
		);
	});

	test('one product order with two tracking numbers', async () => {
		const { error } = await shop.engine.run(
			{ resource: 'productOrder', ...dispatch, trackingNumber: '={{ $json.number }}' },
			{
				items: [
					{ productOrderId: GOOD, number: '111' },
					{ productOrderId: `2026112212345672,${GOOD}`, number: '222' },
				],
			},
		);
		expect(error?.message).toMatch(new RegExp(`${GOOD} has different values in items 0 and 1`));
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});
});

test('set to continue, bad items fail by themselves and the others are done', async () => {
	const [id = ''] = shop.paidOrders(1);
	const { json, items } = await shop.engine.run(
		{ resource: 'productOrder', operation: 'confirm' },
		{
			items: [{ productOrderId: 'x y!' }, { productOrderId: id }],
			onError: 'continueRegularOutput',
		},
	);
	expect(json).toMatchObject([
		{ success: false, error: expect.stringMatching(/Product Order ID/) },
		{ productOrderId: id, success: true },
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

test('the same product order in several items is sent once', async () => {
	const [id = ''] = shop.paidOrders(1);
	const { json } = await shop.engine.run(
		{ resource: 'productOrder', ...dispatch, trackingNumber: '640000000001' },
		{ items: [{ productOrderId: id }, { productOrderId: id }] },
	);
	expect(json.map(({ success }) => success)).toEqual([true, true]);
	expect(shop.sandbox.npay.ledger().totals).toMatchObject({ dispatched: 1, dispatchedAgain: 0 });
});

test('an unknown courier passes where the option allows it, and Naver decides', async () => {
	const [id = ''] = shop.paidOrders(1);
	const { json } = await shop.engine.run(
		{
			resource: 'productOrder',
			...dispatch,
			deliveryCompanyCode: '={{ "NEWCOURIER" }}',
			options: { allowUnknownCompany: true },
		},
		{ items: [{ productOrderId: id }], onError: 'continueRegularOutput' },
	);
	expect(json[0]).toMatchObject({ success: false, traceId: expect.any(String) });
});

test('10,000 items at once are confirmed, each with its own result', async () => {
	shop.sandbox.npay.patchSettings({ rateLimit: { enabled: false } });
	const ids = shop.paidOrders(10_000);
	const { json } = await shop.engine.run(
		{ resource: 'productOrder', operation: 'confirm' },
		{ items: ids.map((productOrderId) => ({ productOrderId })) },
	);
	expect(json).toHaveLength(10_000);
	expect(
		json.every(
			({ success }, index) => success === true && json[index]?.productOrderId === ids[index],
		),
	).toBe(true);
	expect(shop.calls(CONFIRM)).toBe(Math.ceil(10_000 / 30));
});

test('an operation of a later version says so', async () => {
	const { error } = await shop.engine.run({ resource: 'productOrder', operation: 'teleport' });
	expect(error?.message).toMatch(/does not know the operation "teleport"/);
});

describe('delay', () => {
	test('gives the buyer a later date, one call for each product order', async () => {
		const ids = shop.paidOrders(2);
		const { json, error } = await shop.engine.run(
			{ resource: 'productOrder', ...delay },
			{ items: ids.map((productOrderId) => ({ productOrderId })) },
		);
		expect(error).toBeUndefined();
		expect(json).toMatchObject(ids.map((productOrderId) => ({ productOrderId, success: true })));
		const [call] = shop.sandbox.journal.entries({ path: '/delay' });
		expect(call?.body).toEqual({
			dispatchDueDate: '2026-11-25T18:00:00.000+09:00',
			delayedDispatchReason: 'PRODUCT_PREPARE',
			dispatchDelayedDetailedReason: '입고 지연',
		});
	});

	test('the same again is success, another date is not', async () => {
		const items = shop.paidOrders(1).map((productOrderId) => ({ productOrderId }));
		await shop.engine.run({ resource: 'productOrder', ...delay }, { items });
		const same = await shop.engine.run({ resource: 'productOrder', ...delay }, { items });
		expect(same.json).toMatchObject([{ success: true, alreadyDone: true }]);
		const other = await shop.engine.run(
			{ resource: 'productOrder', ...delay, dispatchDueDate: '2026-11-26' },
			{ items },
		);
		expect(other.error?.message).toContain('[9999]');
	});

	test('a lost answer is verified', async () => {
		const items = shop.paidOrders(1).map((productOrderId) => ({ productOrderId }));
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: '/delay' } });
		const { json } = await shop.engine.run({ resource: 'productOrder', ...delay }, { items });
		expect(json).toMatchObject([{ success: true, verified: true }]);
		expect(shop.calls('/delay')).toBe(1);
	});
});
