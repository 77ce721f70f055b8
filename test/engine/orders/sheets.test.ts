import type { IDataObject } from 'n8n-workflow';

import { CATALOG } from '../../support/engine/engine';
import { openShop, type Shop } from '../../support/shops/shop';

/** What spreadsheets make of cells, as an operation of Npay meets it. */
let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		now: '2026-12-20T09:00:00.000+09:00',
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
	shop.sandbox.npay.seedSettlement({ month: '2026-11', orders: 20, seed: 'sheets' });
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.sandbox.journal.clear());

const GOOD = '2026112212345671';
const run = async (parameters: IDataObject, items: IDataObject[] = [{ productOrderId: GOOD }]) =>
	await shop.engine.run(parameters as never, { items });

const SENDS: Array<[name: string, label: string, parameters: IDataObject, field: string]> = [
	[
		'Dispatch',
		'Tracking Number',
		{
			resource: 'productOrder',
			operation: 'dispatch',
			deliveryMethod: 'DELIVERY',
			deliveryCompanyCode: 'CJGLS',
		},
		'trackingNumber',
	],
	[
		'Exchange > Dispatch',
		'Redelivery Tracking Number',
		{
			resource: 'exchange',
			operation: 'dispatchExchange',
			reDeliveryMethod: 'DELIVERY',
			reDeliveryCompany: 'CJGLS',
		},
		'reDeliveryTrackingNumber',
	],
	[
		'Return > Request',
		'Collect Tracking Number',
		{
			resource: 'return',
			operation: 'requestReturn',
			extent: 'full',
			returnReason: 'BROKEN',
			collectDeliveryMethod: 'RETURN_INDIVIDUAL',
			collectDeliveryCompany: 'CJGLS',
		},
		'collectTrackingNumber',
	],
];

describe.each(SENDS)('the tracking number of %s', (_, label, parameters, field) => {
	test.each([
		['6.12346E+11', /a number that a spreadsheet has rounded/],
		['612345678901.0', /which a spreadsheet has taken for a number/],
		[6.12346e22, /which has lost digits/],
		['#N/A', /"#N\/A"/],
		['612345678901 612345678902', /two numbers/],
		['송장없음', /not a tracking number/],
		['0', /not a tracking number/],
		[0, /not a tracking number/],
		['-', /not a tracking number/],
		['=612345678901', /a formula/],
	])('%j is refused with its item before anything is sent', async (number, message) => {
		const { error } = await run({ ...parameters, [field]: '={{ $json.number }}' }, [
			{ productOrderId: GOOD, number: '612345678901' },
			{ productOrderId: '2026112212345672', number },
		]);
		expect(error?.message).toMatch(message);
		expect(error?.message).toMatch(new RegExp(`^${label} `));
		expect(error?.description).toMatch(/^Nothing was sent/);
		expect(error?.context.itemIndex).toBe(1);
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});
});

test('full-width digits and the apostrophe of a cell go out plain', async () => {
	const [first = '', second = ''] = shop.paidOrders(2);
	const { json } = await run(
		{ ...SENDS[0]?.[2], deliveryCompanyCode: '대한통운', trackingNumber: '={{ $json.number }}' },
		[
			{ productOrderId: first, number: '６４００００００００１１' },
			{ productOrderId: second, number: "'640000000012" },
		],
	);
	expect(json).toMatchObject([{ success: true }, { success: true }]);
	const [call] = shop.sandbox.journal.entries({ path: '/dispatch' });
	expect(call?.body).toMatchObject({
		dispatchProductOrders: [
			{ deliveryCompanyCode: 'CJGLS', trackingNumber: '640000000011' },
			{ deliveryCompanyCode: 'CJGLS', trackingNumber: '640000000012' },
		],
	});
});

test('a courier that is nearly one is answered with the nearest', async () => {
	const { error } = await run({
		...SENDS[0]?.[2],
		deliveryCompanyCode: '={{ "한진택베" }}',
		trackingNumber: '640000000001',
	});
	expect(error?.message).toMatch(/Delivery Company "한진택베" is not one of/);
	expect(error?.description).toMatch(/Did you mean 한진택배 \(HANJIN\)/);
});

test.each(['confirm', 'get'])('%s: an ID with commas is refused, not split', async (operation) => {
	const { error } = await run({ resource: 'productOrder', operation }, [
		{ productOrderId: '2,026,112,200,000,001' },
	]);
	expect(error?.message).toMatch(/"2,026,112,200,000,001", one number with commas/);
	expect(shop.sandbox.journal.entries()).toEqual([]);
});

const CUSTOM = { period: 'custom' };

describe.each([
	[
		'Dispatch Date',
		(date: unknown) => ({
			...SENDS[0]?.[2],
			trackingNumber: '1',
			options: { dispatchDate: date },
		}),
	],
	[
		'Dispatch Due Date',
		(date: unknown) => ({
			resource: 'productOrder',
			operation: 'delay',
			dispatchDueDate: date,
			delayedDispatchReason: 'PRODUCT_PREPARE',
			dispatchDelayedDetailedReason: '입고 지연',
		}),
	],
	[
		'From',
		(from: unknown) => ({ resource: 'productOrder', operation: 'getMany', ...CUSTOM, from }),
	],
	[
		'From',
		(startDate: unknown) => ({ resource: 'vat', operation: 'getDaily', ...CUSTOM, startDate }),
	],
	[
		'From',
		(searchDate: unknown) => ({
			...{ resource: 'settlement', operation: 'getByCase' },
			...CUSTOM,
			searchDate,
		}),
	],
])('%s', (label, withDate) => {
	test.each([
		['10', /only a part of a date/],
		['12:00', /only a part of a date/],
		['2027', /only a part of a date/],
		['11/29/26', /does not begin with a year of four digits/],
		[46355, /the serial number that a spreadsheet keeps/],
	])('%j is refused', async (date, message) => {
		const { error } = await run(withDate('={{ $json.date }}') as never, [
			{ productOrderId: GOOD, date },
		]);
		expect(error?.message).toMatch(message);
		expect(error?.message).toMatch(new RegExp(`^${label} `));
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});
});

describe('whole months in the time zone of a server far away', () => {
	const daysOf = () =>
		shop.sandbox.journal
			.entries({ path: '/v1/pay-settle-mall/' })
			.map(({ query }) => [query.startDate ?? query.searchDate, query.endDate]);
	const MONTH = {
		start: '={{ DateTime.fromISO("2026-11-15", { zone: "America/New_York" }).startOf("month") }}',
		end: '={{ DateTime.fromISO("2026-11-15", { zone: "America/New_York" }).endOf("month") }}',
	};

	test.each([
		['vat', 'getDaily'],
		['vat', 'getByCase'],
		['settlement', 'getDaily'],
	])('%s > %s asks for the days of that month', async (resource, operation) => {
		const { error, hints } = await run(
			{ resource, operation, ...CUSTOM, startDate: MONTH.start, endDate: MONTH.end },
			[{}],
		);
		expect(error).toBeUndefined();
		expect(hints).toEqual([]);
		expect(daysOf()[0]).toEqual(['2026-11-01', '2026-11-30']);
		expect(daysOf().at(-1)?.[1]).toBe('2026-11-30');
	});

	test('another time there is a day in Korea, and a hint tells so', async () => {
		const { error, hints } = await run(
			{
				...{ resource: 'settlement', operation: 'getDaily' },
				...CUSTOM,
				startDate: '2026-11-10T20:00:00-05:00',
			},
			[{}],
		);
		expect(error).toBeUndefined();
		expect(daysOf()[0]).toEqual(['2026-11-11', '2026-11-11']);
		expect(hints).toEqual([
			expect.stringMatching(/^From: 2026-11-10 in its own time zone is 2026-11-11 in Korea/),
		]);
	});
});

test.each(['1000.5', '39.000', '0x10', '1e3', 1000.5])(
	'%j won to be paid for a return that is held back are refused',
	async (amount) => {
		const { error } = await run(
			{
				resource: 'return',
				operation: 'holdbackReturn',
				holdbackClassType: 'ETC',
				holdbackReturnDetailReason: '확인',
				extraReturnFeeAmount: '={{ $json.amount }}',
			},
			[{ productOrderId: GOOD, amount }],
		);
		expect(error?.message).toMatch(/KRW has none|whose dot|whole number|rounded/);
		expect(shop.sandbox.journal.entries()).toEqual([]);
	},
);

describe('product information from a sheet', () => {
	const PRODUCT = {
		상품번호: 'P1',
		상품명: '셔츠',
		'판매가(원)': '￦12,000',
		과세구분: '과세상품',
		상품URL: 'https://a.kr/1',
		이미지URL: 'https://a.kr/1.png',
		재고수량: '품절',
		배송비: '무료',
	};
	const build = async (cells: IDataObject) =>
		await shop.engine.run(
			{ resource: 'productInfo', operation: 'buildXml' },
			{ items: [cells], node: CATALOG },
		);

	test('of a Mac, with its words and signs, is read', async () => {
		const decomposed = Object.fromEntries(
			Object.entries(PRODUCT).map(([header, cell]) => [
				header.normalize('NFD'),
				cell.normalize('NFD'),
			]),
		);
		const { json, error } = await build(decomposed);
		expect(error).toBeUndefined();
		const xml = String(json[0]?.xml);
		expect(xml).toContain('<basePrice>12000</basePrice>');
		expect(xml).toContain('<taxType>TAX</taxType>');
		expect(xml).toContain('<stockQuantity>0</stockQuantity>');
		expect(xml).toContain('<feePrice>0</feePrice>');
		expect(xml).toContain('셔츠');
	});

	test.each(['판매가(원)', '배송비'])('%s of 12.000 is refused', async (header) => {
		const { error } = await build({ ...PRODUCT, [header]: '12.000' });
		expect(error?.message).toMatch(/is "12\.000", whose dot can stand for thousands/);
	});

	test('a header that is nearly one is told', async () => {
		const { '판매가(원)': price, ...others } = PRODUCT;
		const { error } = await build({ ...others, 판매기: price });
		expect(error?.description).toMatch(/Is it "판매기"\? Call that 판매가/);
		const { hints } = await build({ ...PRODUCT, 상품명멍: '', '재고수<b': '' });
		expect(hints).toEqual([
			'The column &quot;상품명멍&quot; is not read. If it is 상품명, call it so.',
			expect.stringContaining('재고수&lt;b'),
		]);
	});
});
