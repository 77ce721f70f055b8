import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CATALOG, Engine } from '../../support/engine';
import type { Chapter } from '../../support/manual';
import {
	CATALOG_ROWS,
	DOCUMENTS,
	normalised,
	ORDER,
	PARAM,
	PARAMS,
	PURCHASE_ROWS,
} from '../../support/manual';

let engine: Engine;
beforeAll(async () => {
	engine = await Engine.load();
});

const run = (parameters: INodeParameters, items: IDataObject[], settings = {}) =>
	engine.run(parameters, { items, node: CATALOG, ...settings });

const BUILD = { resource: 'purchase', operation: 'build' };
const XML = { resource: 'productInfo', operation: 'buildXml' };
const CHECK = { resource: 'purchase', operation: 'check' };
const chapters = Object.keys(DOCUMENTS) as Chapter[];
const { merchant_uid: uid, buyer_tel: tel, ...others } = ORDER;

describe("the manual's examples", () => {
	test.each(chapters)('product information of chapter %s', async (chapter) => {
		const { json, items } = await run(XML, CATALOG_ROWS[chapter]);
		expect(json).toHaveLength(1);
		expect(normalised(String(json[0]?.xml))).toBe(normalised(DOCUMENTS[chapter]));
		expect(json[0]?.xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>/);
		expect(json[0]?.contentType).toBe('application/xml; charset=UTF-8');
		expect(items[0]?.pairedItem).toEqual(CATALOG_ROWS[chapter].map((_, item) => ({ item })));
	});

	test('the purchase of chapter 1, from rows with Korean headers', async () => {
		const { json, items } = await run({ ...BUILD, additionalFields: others }, PURCHASE_ROWS);
		expect(json).toEqual([{ merchant_uid: uid, param: PARAM }]);
		expect(items[0]?.pairedItem).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
	});

	test.each(chapters)('chapter %s: the purchase is accepted', async (chapter) => {
		const { json } = await run(CHECK, [{ param: PARAMS[chapter], xml: DOCUMENTS[chapter] }]);
		expect(json[0]).toMatchObject({ accepted: true, reasons: [], merchant_uid: uid });
	});

	test('area surcharges', async () => {
		const { json } = await run({ resource: 'areaSurcharge', operation: 'buildXml' }, [
			{ id: 'P001', surprice: 3000 },
			{ id: 'P002', surprice: 0 },
		]);
		expect(normalised(String(json[0]?.xml))).toBe(
			'<additionalFees><additionalFee><id>P001</id><surprice>3000</surprice></additionalFee><additionalFee><id>P002</id><surprice>0</surprice></additionalFee></additionalFees>',
		);
	});

	test('the wish list of chapter 5', async () => {
		const product = {
			id: '상품아이디',
			name: '상품명',
			desc: '상품상세설명',
			uprice: 10000,
			url: 'http://www.yourshop.com/product/123',
			image: 'http://www.yourshop.com/product/123/thumbnail',
		};
		const { json } = await run({ resource: 'wishList', operation: 'build' }, [product]);
		expect(json).toEqual([{ param: { naverProducts: [product] } }]);
	});
});

describe('a purchase', () => {
	const row = {
		merchant_uid: 'o1',
		buyer_tel: tel,
		id: 'A',
		name: '신발',
		basePrice: 1000,
		quantity: 2,
		infoUrl: 'https://shop.kr/a',
		imageUrl: 'https://shop.kr/a.png',
		baseFee: 0,
	};
	const other = { ...row, id: 'B', name: '끈', quantity: 1 };

	test('gets its name and amount from the products where the shop gives none', async () => {
		const { json } = await run(BUILD, [row, other]);
		expect(json[0]?.param).toMatchObject({ name: '신발 외 1건', amount: 3000, pg: 'naverco' });
	});

	test('one item for each purchase, each paired with its own rows', async () => {
		const { json, items } = await run(BUILD, [row, { ...row, merchant_uid: 'o2' }, other]);
		expect(json.map(({ merchant_uid }) => merchant_uid)).toEqual(['o1', 'o2']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 2 }],
			[{ item: 1 }],
		]);
	});

	test('all rules of delivery', async () => {
		const rules = {
			...row,
			baseFee: 3000,
			feePayType: 'CASH_ON_DELIVERY',
			repeatByQty: 5,
			rangesByQty: '3:500, 6:1,000',
			surchargesByArea: '제주:4500, 도서산간:2000',
		};
		const { json } = await run(BUILD, [rules]);
		const [product] = (json[0]?.param as { naverProducts: IDataObject[] }).naverProducts;
		expect(product?.shipping).toEqual({
			method: 'DELIVERY',
			baseFee: 3000,
			feePayType: 'CASH_ON_DELIVERY',
			feeRule: {
				repeatByQty: 5,
				rangesByQty: [
					{ from: 3, surcharge: 500 },
					{ from: 6, surcharge: 1000 },
				],
				surchargesByArea: [
					{ area: 'jeju', surcharge: 4500 },
					{ area: 'island', surcharge: 2000 },
				],
			},
		});
		const { json: close } = await run(BUILD, [{ ...row, rangesByQty: '3:500,600:1,000;700:9' }]);
		expect(JSON.stringify(close)).toContain(
			'"rangesByQty":[{"from":3,"surcharge":500},{"from":600,"surcharge":1000},{"from":700,"surcharge":9}]',
		);
		const api = await run(BUILD, [{ ...row, surchargesByArea: 'api' }]);
		expect(JSON.stringify(api.json)).toContain('"feeRule":{"surchargesByArea":"API"}');
	});

	test('inflow, culture benefit, further fields and columns', async () => {
		const { json } = await run(
			{
				...BUILD,
				additionalFields: {
					cpaInflowCode: 'c',
					saClickId: '={{ $json.click }}',
					otherFields: '{"notice_url": "https://n8n.shop.kr/webhook"}',
				},
				options: { additionalColumns: 'isbn' },
			},
			[{ ...row, naverCultureBenefit: 'TRUE', isbn: '979-11', click: 'k' }],
		);
		expect(json[0]?.param).toMatchObject({
			naverInterface: { cpaInflowCode: 'c', saClickId: 'k' },
			naverCultureBenefit: true,
			notice_url: 'https://n8n.shop.kr/webhook',
			naverProducts: [{ id: 'A', isbn: '979-11' }],
		});
	});

	test('further fields never replace the order number, nor the products', async () => {
		const otherFields = '{"merchant_uid": "x", "naverProducts": [], "digital": false}';
		const { json } = await run({ ...BUILD, additionalFields: { otherFields } }, [row]);
		expect(json[0]?.param).toMatchObject({
			merchant_uid: 'o1',
			digital: false,
			naverProducts: [{ id: 'A' }],
		});
	});

	test('rows of one purchase that differ in a field of the order are refused', async () => {
		const { error } = await run(BUILD, [row, { ...other, buyer_tel: '02-123-4567' }]);
		expect(error?.message).toMatch(/Buyer Phone has different values in rows of one purchase/);
	});

	test.each<[string, IDataObject[], RegExp]>([
		['no id', [{ ...row, id: '' }], /^o1: id \(item 0\) is empty/],
		[
			'a price that is none',
			[row, { ...other, basePrice: '천원' }],
			/basePrice \(item 1\) "천원" is not a whole number/,
		],
		[
			'a row of a sheet, by its number',
			[{ ...row, row_number: 7, 판매가: 10.5, basePrice: '' }],
			/^o1: 판매가 \(row 7\) "10.5" is not/,
		],
		[
			'different prices of one product',
			[row, { ...row, basePrice: 1100 }],
			/basePrice \(items 0 and 1\) has different values: 1000 and 1100/,
		],
		[
			'two kinds of options without a code',
			[{ ...row, label1: '색상', value1: '빨강', label2: '크기', value2: 'L' }],
			/selectionCode \(item 0\) is empty, but a choice of two or more kinds/,
		],
		[
			'an option with a price but no code',
			[{ ...row, label1: '크기', value1: 'L', optionPrice: 100 }],
			/selectionCode \(item 0\) is empty, but an option that changes the price/,
		],
		[
			'an option that costs less than nothing',
			[{ ...row, label1: '크기', value1: 'S', optionPrice: -1500, selectionCode: 'S' }],
			/optionPrice \(item 0\) -1500 takes more off than the product costs \(1000\)/,
		],
		['an option without a value', [{ ...row, label1: '크기' }], /value1 \(item 0\) is empty/],
		[
			'no fee pay type',
			[{ ...row, baseFee: 2500 }],
			/feePayType \(item 0\) is empty, but delivery has a fee/,
		],
		[
			'an unknown method',
			[{ ...row, method: '비행기' }],
			/method \(item 0\) "비행기" is not one of/,
		],
		[
			'four ranges',
			[{ ...row, rangesByQty: '2:1,3:1,4:1,5:1' }],
			/rangesByQty \(item 0\) has 4 ranges; Naver Pay takes 3/,
		],
		[
			'the benefit mixed with others',
			[{ ...row, naverCultureBenefit: true }, other],
			/naverCultureBenefit \(items 0 and 1\) is true for one product/,
		],
		[
			'a supplement that comes twice',
			[0, 1].map(() => ({
				...row,
				supplementId: 's',
				supplementName: 's',
				supplementPrice: 1,
				supplementQuantity: 1,
			})),
			/supplementId \(item 1\) s comes twice, in items 0 and 1/,
		],
		[
			'a rounded id',
			[{ ...row, id: 1.5 }],
			/id \(item 0\) arrived as the number 1.5, which a sheet has changed/,
		],
		['a control character', [{ ...row, name: 'a\u000bb' }], /name \(item 0\) holds a control/],
		['no order number', [{ ...row, merchant_uid: '' }, row], /Merchant UID is empty/],
		['no phone', [{ ...row, buyer_tel: '' }], /Buyer Phone is empty/],
	])('refuses %s, naming row and column', async (_, rows, message) => {
		const { error, json } = await run(BUILD, rows);
		expect(json).toEqual([]);
		expect(`${error?.message}`).toMatch(message);
	});

	test('a wrong row spoils its own purchase only, and never leaves a part of it', async () => {
		const rows = [row, { ...other, basePrice: 'x' }, { ...row, merchant_uid: 'o2' }];
		const { json } = await run(BUILD, rows, { onError: 'continueRegularOutput' });
		expect(json).toEqual([
			expect.objectContaining({
				merchant_uid: 'o1',
				success: false,
				error: 'basePrice (item 1) "x" is not a whole number from 0 up',
			}),
			{ merchant_uid: 'o2', param: expect.anything() },
		]);
	});

	test('a row without an order number may belong to any purchase, so none is built', async () => {
		const rows = [row, { ...other, merchant_uid: '' }];
		const { json } = await run(BUILD, rows, { onError: 'continueRegularOutput' });
		expect(json).toEqual([expect.objectContaining({ success: false })]);
	});
});

describe('product information', () => {
	const row = {
		id: 'A',
		name: 'R&B <음반> "A"',
		basePrice: 1000,
		infoUrl: 'https://shop.kr/a?x=1&y=2',
		imageUrl: 'https://shop.kr/a.png',
		baseFee: 2500,
		feePayType: 'PREPAYED',
	};

	test('is escaped', async () => {
		const { json } = await run(XML, [row]);
		expect(json[0]?.xml).toContain('<name>R&amp;B &lt;음반&gt; &quot;A&quot;</name>');
		expect(json[0]?.xml).toContain('<infoUrl>https://shop.kr/a?x=1&amp;y=2</infoUrl>');
	});

	test.each([
		[{}, 'CHARGE'],
		[{ freeByThreshold: 20000 }, 'CONDITIONAL_FREE'],
		[{ repeatByQty: 3 }, 'CHARGE_BY_QUANTITY'],
		[{ rangesByQty: '3:500' }, 'CHARGE_BY_QUANTITY'],
		[{ freeByThreshold: 1, repeatByQty: 3, feeType: '조건부무료' }, 'CONDITIONAL_FREE'],
	])('the kind of fee of %j is %s', async (cells, feeType) => {
		const { json } = await run(XML, [{ ...row, ...cells }]);
		expect(json[0]?.xml).toContain(`<feeType>${feeType}</feeType>`);
		expect(json[0]?.xml).toContain('<feePrice>2500</feePrice>');
	});

	test.each([
		['before id', { id: 7, productId: 'A' }],
		['in other words', { id: 7, 'Product ID': 'A' }],
		['beside an empty Korean one', { id: 7, productId: 'A', 상품번호: '' }],
	])('productId names the product, %s', async (_, cells) => {
		const { json } = await run(XML, [{ ...row, ...cells }]);
		expect(json[0]?.ids).toEqual(['A']);
	});

	test('an empty productId is no id', async () => {
		const { error } = await run(XML, [{ ...row, id: 7, productId: null }]);
		expect(error?.message).toBe('productId (item 0) is empty');
		expect(error?.description).toMatch(/Add a column id or productId \(상품번호\)/);
	});

	test('answers what the query asks for, whatever else the table holds', async () => {
		const rows = [{ ...row, id: 'B', basePrice: 'broken' }, row];
		const { json } = await run({ ...XML, query: 'product[0][id]=A' }, rows);
		expect(json[0]?.ids).toEqual(['A']);
		const missing = await run({ ...XML, query: 'product[0][id]=C' }, rows);
		expect(missing.error?.message).toBe('Query asks for product C, which is in no row');
	});

	test('a column of its own is answered too, and a wrong row is an error', async () => {
		const options = { additionalColumns: 'returnShippingFee' };
		const { json } = await run({ ...XML, options }, [{ ...row, returnShippingFee: 5000 }]);
		expect(json[0]?.xml).toContain('<returnShippingFee>5000</returnShippingFee>');
		const { error } = await run(XML, [row, { ...row, id: 'B', infoUrl: 'shop' }]);
		expect(error?.message).toBe('infoUrl (item 1) "shop" is not a web address');
		expect((await run(XML, [{}])).error?.message).toMatch(/^Row is empty in all items/);
	});
});
