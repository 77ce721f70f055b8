import type { IDataObject } from 'n8n-workflow';

import { BILLING_KEY, openPortOneV2, type PortOneV2Shop } from '../../support/shops/portOneV2Shop';

/** What spreadsheets make of cells, as an operation of PortOne V2 and CEOS meets it. */
let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const pay = async (changed: IDataObject) =>
	await shop.run({
		resource: 'payment',
		operation: 'payWithBillingKey',
		paymentId: 'order-1',
		billingKey: BILLING_KEY,
		orderName: '노트북',
		total: 15_000,
		...changed,
	} as never);
const payCeos = async (changed: IDataObject) =>
	await shop.runCeos({
		resource: 'payment',
		operation: 'payInstantly',
		paymentId: 'order-1',
		orderName: '노트북',
		totalPayAmount: 15_000,
		...changed,
	} as never);
const calls = () => shop.sandbox.journal.entries().length;

describe('amounts', () => {
	const WRONG: Array<[string | number | boolean, RegExp]> = [
		['15.000', /whose dot can stand for thousands/],
		['0x10', /must be a whole number/],
		['1e3', /spreadsheet has rounded/],
		['1000.5', /KRW has none/],
		[1000.5, /KRW has none/],
		[2 ** 53, /too large to be exact/],
		[true, /must be a whole number/],
	];

	test.each(WRONG)('%j takes no money', async (amount, message) => {
		const { error } = await pay({ total: amount });
		expect(error?.message).toMatch(message);
		const { error: ofCeos } = await payCeos({ totalPayAmount: amount });
		expect(ofCeos?.message).toMatch(message);
		const { error: ofRefund } = await shop.run({
			resource: 'payment',
			operation: 'cancel',
			paymentId: 'order-1',
			reason: '고객 변심',
			extent: 'partial',
			amount,
		} as never);
		expect(ofRefund?.message).toMatch(/^Amount (is|must|has)/);
		expect(calls()).toBe(0);
	});

	test.each(['15,000원', '￦15,000', '１５，０００'])('%s is 15,000 won', async (total) => {
		expect((await pay({ total })).error).toBeUndefined();
		const charge = shop.sandbox.journal.entries().find(({ method, path }) => {
			return method === 'POST' && path.includes('/payments/');
		});
		expect(charge?.body).toMatchObject({ amount: { total: 15_000 } });
	});

	test('cents are whole, and no won', async () => {
		for (const [total, message] of [
			['12.34', /Amount has decimals/],
			['₩12', /Amount must be a whole number/],
		] as const) {
			const { error } = await pay({ total, currency: 'USD' });
			expect(error?.message).toMatch(message);
		}
		expect(calls()).toBe(0);
	});

	test.each([
		[{ options: { taxFree: '1.000' } }, /Tax-Free Amount is "1\.000", whose dot/],
		[{ options: { vat: '0x10' } }, /VAT Amount must be a whole number/],
		[
			{ products: { product: [{ id: '1', name: 'a', amount: '12.000', quantity: 1 }] } },
			/Products have a Unit Price in row 1 that is "12\.000", whose dot/,
		],
		[
			{ products: { product: [{ id: '1', name: 'a', amount: 1, quantity: '0x2' }] } },
			/Products have no whole number as Quantity in row 1, but "0x2"/,
		],
		[
			{ products: { product: [{ id: '1', name: 'a', amount: true, quantity: 1 }] } },
			/Products have no whole number as Unit Price in row 1/,
		],
	])('%j is refused', async (changed, message) => {
		const { error } = await pay(changed);
		expect(error?.message).toMatch(message);
		expect(calls()).toBe(0);
	});
});

test.each(['2.02611E+13', '20261122000123.0', '#N/A', 'order\u200b-1', '2,026,112'])(
	'the payment ID %j, ruined by a sheet, is refused',
	async (paymentId) => {
		expect((await pay({ paymentId })).error?.message).toMatch(/^Payment ID /);
		expect((await payCeos({ paymentId })).error?.message).toMatch(/^Payment ID /);
		expect(calls()).toBe(0);
	},
);

test.each(['10', '2027', '12/05/26', 46361])('time to pay %j is refused', async (timeToPay) => {
	const { error } = await shop.run({
		resource: 'schedule',
		operation: 'create',
		paymentId: 'order-1',
		billingKey: BILLING_KEY,
		orderName: '구독',
		total: 1000,
		timeToPay,
	} as never);
	expect(error?.message).toMatch(/^Time to Pay "/);
	expect(calls()).toBe(0);
});
