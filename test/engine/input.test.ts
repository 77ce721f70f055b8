import type { IDataObject } from 'n8n-workflow';

import { NPAY_WRITES } from '../support/contracts/npayWrites';
import { someOrAll } from '../support/shops/sandboxOptions';
import { CONFIRM, openShop, type Shop } from '../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

/** Items that are many. */
const MANY = someOrAll(3_000, 10_000);

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
				period: 'custom',
				lastChangedFrom: '2026-11-22 10:00',
				lastChangedTo: '2026-11-22 09:00',
			},
			{},
			/From is after To/,
		],
		[
			'from after to',
			{ operation: 'getMany', period: 'custom', from: '2026-11-22 10:00', to: '2026-11-22 09:00' },
			{},
			/From is after To/,
		],
		[
			'no start',
			{ operation: 'getMany', period: 'custom', from: '={{ null }}' },
			{},
			/From is empty/,
		],
		[
			'a limit of none',
			{ operation: 'getMany', period: 'custom', from: '2026-11-22', limit: 0 },
			{},
			/Limit must be a whole number/,
		],
		[
			'pages too large',
			{ operation: 'getMany', period: 'custom', from: '2026-11-22', options: { pageSize: 301 } },
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

	test('every bad item is named in a line of its own, counted as n8n counts', async () => {
		const { error } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm' },
			{ items: [{ productOrderId: '?' }, { productOrderId: GOOD }, { productOrderId: '' }] },
		);
		expect(error?.message).toBe(
			'2 of 3 items are wrong. First: Item 0: Product Order ID "?" is not an ID.',
		);
		expect(error?.description?.split('\n').slice(0, 3)).toEqual([
			'Nothing was sent.',
			'Item 0: Product Order ID "?" is not an ID.',
			'Item 2: Product Order ID is empty.',
		]);
		expect(error?.context.itemIndex).toBe(0);
	});

	test('a bad row is named with its order: one line for each of two problems', async () => {
		const { error } = await shop.engine.run(
			{
				resource: 'productOrder',
				...dispatch,
				deliveryCompanyCode: '={{ $json.courier }}',
				trackingNumber: '={{ $json.number }}',
			},
			{
				items: [
					{ productOrderId: GOOD, courier: 'CJGLS', number: '' },
					{ productOrderId: '2026112212345672', courier: 'CJGLS', number: '640000000001' },
					{ productOrderId: '2026112212345673,2026112212345675', courier: '?', number: '1' },
				],
			},
		);
		const lines = error?.description?.split('\n') ?? [];
		expect(lines[1]).toBe(`Item 0 (${GOOD}): Tracking Number is empty.`);
		expect(lines[2]).toMatch(
			/^Item 2 \(2026112212345673, 2026112212345675\): Delivery Company "\?" is not one/,
		);
		expect(error?.message).toMatch(/^2 of 3 items are wrong\. First: Item 0 \(2026112212345671\)/);
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});

	test('set to continue, a bad row carries its order', async () => {
		const { json } = await shop.engine.run(
			{ resource: 'productOrder', ...dispatch, trackingNumber: '={{ $json.number }}' },
			{ items: [{ productOrderId: GOOD, number: '' }], onError: 'continueRegularOutput' },
		);
		expect(json).toMatchObject([{ productOrderId: GOOD, success: false }]);
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

describe('IDs that a spreadsheet has rounded', () => {
	const ids = ['2026112212345670', '2026112212345680', '2026112212345690'];
	const rows = (count: number) => ids.slice(0, count).map((productOrderId) => ({ productOrderId }));

	test.each(Object.entries(NPAY_WRITES))(
		'three of them are refused: %s',
		async (_, { parameters }) => {
			const { error } = await shop.engine.run(parameters, { items: rows(3) });
			expect(error?.message).toMatch(/^3 of 3 items are wrong.*spreadsheet had rounded it/);
			expect(error?.description).toMatch(/Format the column as text .*Allow IDs Ending in Zero/);
			expect(shop.sandbox.journal.entries()).toEqual([]);
		},
	);

	test('two are a hint', async () => {
		const { hints, json } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm' },
			{ items: rows(2), onError: 'continueRegularOutput' },
		);
		expect(json).toMatchObject([{ code: '100001' }, { code: '100001' }]);
		expect(hints).toEqual([expect.stringMatching(/^All Product Order IDs end in 0/)]);
	});

	test('an option lets three through, with the hint', async () => {
		const { hints } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm', options: { allowRoundedIds: true } },
			{ items: rows(3), onError: 'continueRegularOutput' },
		);
		expect(shop.calls(CONFIRM)).toBe(1);
		expect(hints).toHaveLength(1);
	});

	test('one that ends otherwise is enough to trust them', async () => {
		const { hints } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm' },
			{
				items: [...rows(3), { productOrderId: GOOD }],
				onError: 'continueRegularOutput',
			},
		);
		expect(shop.calls(CONFIRM)).toBe(1);
		expect(hints).toEqual([]);
	});
});

describe('nothing to do', () => {
	test.each(Object.entries(NPAY_WRITES))(
		'an item without any field: %s',
		async (_, { parameters }) => {
			const { json, error, hints } = await shop.engine.run(parameters, { items: [{}] });
			expect(error).toBeUndefined();
			expect(json).toEqual([]);
			expect(hints).toEqual([
				expect.stringMatching(/^Nothing to do: one input item has no fields/),
			]);
			expect(shop.sandbox.journal.entries()).toEqual([]);
		},
	);

	test('an ID typed in the field runs', async () => {
		const [id = ''] = shop.paidOrders(1);
		const { json, hints } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm', productOrderId: id },
			{ items: [{}] },
		);
		expect(json).toMatchObject([{ productOrderId: id, success: true }]);
		expect(hints).toEqual([]);
	});

	test('an item without that column is an error', async () => {
		const { error } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'confirm' },
			{ items: [{ orderNo: '1' }] },
		);
		expect(error?.message).toBe('Product Order ID is empty');
	});
});

describe('Execute Once', () => {
	test.each(Object.entries(NPAY_WRITES))(
		'a write says that there may be more items: %s',
		async (_, write) => {
			const [id = ''] = shop.paidOrders(1);
			shop.sandbox.npay.put(id, write.from);
			const run = async (executeOnce: boolean) =>
				await shop.engine.run(write.parameters, {
					items: [{ productOrderId: id }, { productOrderId: GOOD }],
					onError: 'continueRegularOutput',
					executeOnce,
				});
			const { json, hints } = await run(true);
			expect(json).toMatchObject([{ productOrderId: id, success: true }]);
			expect(hints).toEqual([
				expect.stringMatching(/^Execute Once is on in this node&#39;s Settings/),
			]);
			expect((await run(false)).hints).not.toContainEqual(expect.stringMatching(/^Execute Once/));
		},
	);

	test('a read does not', async () => {
		const [id = ''] = shop.paidOrders(1);
		const { hints } = await shop.engine.run(
			{ resource: 'productOrder', operation: 'get' },
			{ items: [{ productOrderId: id }], executeOnce: true },
		);
		expect(hints).toEqual([]);
	});
});

test.each(Object.entries(NPAY_WRITES))(
	"an order's own number in place of a product order's: %s says which one is wanted",
	async (_, { parameters }) => {
		const [id = ''] = shop.paidOrders(1);
		const orderId = shop.sandbox.npay.productOrder(id)?.order.orderId ?? '';
		const { error } = await shop.engine.run(parameters, { items: [{ productOrderId: orderId }] });
		expect(error?.description).toMatch(
			/own number \(주문번호\) is another one: use Get Product Order IDs/,
		);
	},
);

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

test(`${MANY} items at once are confirmed, each with its own result`, async () => {
	shop.sandbox.npay.patchSettings({ rateLimit: { enabled: false } });
	const ids = shop.paidOrders(MANY);
	const { json } = await shop.engine.run(
		{ resource: 'productOrder', operation: 'confirm' },
		{ items: ids.map((productOrderId) => ({ productOrderId })) },
	);
	expect(json).toHaveLength(MANY);
	expect(
		json.every(
			({ success }, index) => success === true && json[index]?.productOrderId === ids[index],
		),
	).toBe(true);
	expect(shop.calls(CONFIRM)).toBe(Math.ceil(MANY / 30));
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
