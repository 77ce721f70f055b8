import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CATALOG, Engine } from '../../support/engine/engine';
import {
	CATALOG_ROWS,
	type Chapter,
	DOCUMENTS,
	normalised,
	ORDER,
	PARAM,
	PARAMS,
	PURCHASE_ROWS,
} from '../../support/engine/manual';

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
		const thumb = 'http://www.yourshop.com/product/123/small';
		const more = await run({ resource: 'wishList', operation: 'build' }, [{ ...product, thumb }]);
		expect(more.json).toEqual([{ param: { naverProducts: [{ ...product, thumb }] } }]);
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
		const { json: close } = await run(BUILD, [{ ...row, rangesByQty: '600:1,000;3:500' }]);
		expect(JSON.stringify(close)).toContain(
			'"rangesByQty":[{"from":3,"surcharge":500},{"from":600,"surcharge":1000}]',
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
			'three ranges, which make four sections',
			[{ ...row, rangesByQty: '2:1,3:1,4:1' }],
			/rangesByQty \(item 0\) has 3 ranges, which makes 4 sections of quantities; Naver Pay takes 3/,
		],
		[
			'a range from the first piece on',
			[{ ...row, rangesByQty: '1:500' }],
			/rangesByQty \(item 0\) "1" is not a number of pieces from 2 up/,
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

	test.each<[IDataObject, string]>([
		[{}, ''],
		[{ freeByThreshold: 20000 }, '<conditionalFree><basePrice>20000</basePrice></conditionalFree>'],
		[
			{ repeatByQty: 3 },
			'<chargeByQuantity><type>REPEAT</type><repeatQuantity>3</repeatQuantity></chargeByQuantity>',
		],
		[
			{ rangesByQty: '3:500, 6:1000' },
			'<chargeByQuantity><type>RANGE</type><range><type>3</type><range2From>3</range2From><range2FeePrice>500</range2FeePrice><range3From>6</range3From><range3FeePrice>1000</range3FeePrice></range></chargeByQuantity>',
		],
		[
			{ surchargesByArea: 'API' },
			'<surchargeByArea><apiSupport>true</apiSupport></surchargeByArea>',
		],
		[
			{ surchargesByArea: '도서산간:5000' },
			'<surchargeByArea><splitUnit>2</splitUnit><area2Price>5000</area2Price></surchargeByArea>',
		],
		[
			{ surchargesByArea: '제주:3000' },
			'<surchargeByArea><splitUnit>3</splitUnit><area2Price>3000</area2Price><area3Price>0</area3Price></surchargeByArea>',
		],
	])('the rule of %j itself is in the XML', async (cells, rule) => {
		const { json } = await run(XML, [{ ...row, ...cells }]);
		expect(normalised(String(json[0]?.xml))).toContain(
			`<feePrice>2500</feePrice>${rule}</shippingPolicy>`,
		);
	});

	test.each<[IDataObject, IDataObject, string]>([
		[
			{ baseFee: 0, feePayType: '착불' },
			{ method: 'DELIVERY', baseFee: 0, feePayType: 'CASH_ON_DELIVERY' },
			'<feeType>CHARGE</feeType><feePayType>CASH_ON_DELIVERY</feePayType><feePrice>0</feePrice>',
		],
		[
			{ baseFee: 0, feePayType: '착불', feeType: '유료' },
			{ method: 'DELIVERY', baseFee: 0, feePayType: 'CASH_ON_DELIVERY' },
			'<feeType>CHARGE</feeType><feePayType>CASH_ON_DELIVERY</feePayType><feePrice>0</feePrice>',
		],
		[
			{ baseFee: '', feePayType: '', method: '퀵서비스' },
			{ method: 'QUICK_SVC', baseFee: 0, feePayType: 'CASH_ON_DELIVERY' },
			'<feeType>CHARGE</feeType><feePayType>CASH_ON_DELIVERY</feePayType><feePrice>0</feePrice>',
		],
		[
			{ baseFee: '', feePayType: '', method: '방문수령' },
			{ method: 'VISIT_RECEIPT', baseFee: 0 },
			'<feeType>FREE</feeType><feePayType>FREE</feePayType><feePrice>0</feePrice>',
		],
		[
			{ baseFee: 0, feePayType: '' },
			{ method: 'DELIVERY', baseFee: 0 },
			'<feeType>FREE</feeType><feePayType>FREE</feePayType><feePrice>0</feePrice>',
		],
	])(
		'who pays for delivery with %j stands alike in both documents',
		async (cells, shipping, xml) => {
			const order = { merchant_uid: 'o1', buyer_tel: tel, quantity: 1 };
			const built = await run(BUILD, [{ ...row, ...order, ...cells }]);
			const answer = await run(XML, [{ ...row, ...cells }]);
			const { param } = built.json[0] as { param: { naverProducts: IDataObject[] } };
			expect(param.naverProducts[0]?.shipping).toEqual(shipping);
			expect(normalised(String(answer.json[0]?.xml))).toContain(xml);
			const checked = await run(CHECK, [{ param: param as never, xml: answer.json[0]?.xml }]);
			expect(checked.json[0]).toMatchObject({ accepted: true, reasons: [], warnings: [] });
		},
	);

	test.each<[string, IDataObject, RegExp]>([
		[
			'유료 of 0',
			{ baseFee: 0, feeType: '유료' },
			/feeType \(item 0\) is CHARGE \(유료\), but the fee is 0/,
		],
		['무료 that is 착불', { baseFee: 0, feePayType: '착불', feeType: '무료' }, /is FREE, but 착불/],
		['무료 that costs', { feeType: '무료' }, /is FREE, but delivery costs 2500/],
		[
			'조건부무료 without an amount',
			{ feeType: '조건부무료' },
			/freeByThreshold \(item 0\) is empty/,
		],
		['수량별 without a rule', { feeType: '수량별' }, /repeatByQty \(item 0\) is empty/],
		[
			'a place for returns without a phone',
			{ returnZipcode: '13591' },
			/returnAddress1 \(item 0\) is empty/,
		],
	])('refuses %s', async (_, cells, message) => {
		expect((await run(XML, [{ ...row, ...cells }])).error?.message).toMatch(message);
	});

	test('gifts, stock of options, options that are typed in, a place for returns', async () => {
		const option = { label1: '색상', selectionCode: 'R', value1: '빨강' };
		const more = {
			사은품: '양말',
			옵션재고: 0,
			옵션판매: '품절',
			직접입력옵션: '각인 문구, 카드 문구',
			반품우편번호: '13591',
			반품주소: '경기도 성남시',
			반품상세주소: '1',
			반품수취인: '가게',
			반품연락처: '031-222-4444',
		};
		const { json } = await run(XML, [{ ...row, ...option, ...more }]);
		const xml = normalised(String(json[0]?.xml));
		for (const part of [
			'<giftName>양말</giftName>',
			'<stockQuantity>0</stockQuantity><status>false</status><options>',
			'<optionItem><type>INPUT</type><name>각인 문구</name></optionItem>',
			'<optionItem><type>INPUT</type><name>카드 문구</name></optionItem>',
			'<returnInfo><zipcode>13591</zipcode><address1>경기도 성남시</address1><address2>1</address2><sellername>가게</sellername><contact1>031-222-4444</contact1></returnInfo>',
		]) {
			expect(xml).toContain(part);
		}
	});

	test('values over the limits of the guide are warnings, and errors where limits are strict', async () => {
		const over = { ...row, name: '가'.repeat(120), baseFee: 250_000 };
		const { json } = await run(XML, [over]);
		expect(json[0]?.warnings).toEqual([
			'A: name has 120 characters, but Naver Pay takes 100',
			'A: shippingPolicy/feePrice is 250000, but Naver Pay takes at most 200000',
		]);
		const { error } = await run({ ...XML, options: { strictLimits: true } }, [over]);
		expect(error?.message).toMatch(/over Naver Pay's limits: A: name has 120 characters/);
		const order = { merchant_uid: 'o1', buyer_tel: tel, quantity: 1000 };
		const built = await run(BUILD, [{ ...row, ...order }]);
		expect(built.json[0]?.warnings).toEqual([
			'naverProducts[0].quantity is 1000, but Naver Pay takes at most 999',
		]);
		const strict = await run({ ...BUILD, options: { strictLimits: true } }, [{ ...row, ...order }]);
		expect(strict.error?.message).toMatch(/naverProducts\[0\]\.quantity is 1000/);
	});

	test.each([
		XML,
		BUILD,
		{ resource: 'areaSurcharge', operation: 'buildXml' },
		{ resource: 'wishList', operation: 'build' },
	])('%j refuses Execute Once: the document would be made of one row', async (parameters) => {
		const { error, json } = await run(parameters, [row, row], { executeOnce: true });
		expect(json).toEqual([]);
		expect(error?.message).toMatch(/Execute Once is on/);
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

	test('a product that is in no row does not keep the others from being bought', async () => {
		const query = 'product[0][id]=A&product[1][id]=deleted';
		const { json } = await run({ ...XML, query }, [row]);
		expect(json[0]).toMatchObject({ ids: ['A'], missingIds: ['deleted'] });
	});

	test('with a query, a row without an id (a line of sums) is not looked at', async () => {
		const { json } = await run({ ...XML, query: 'product[0][id]=A' }, [row, { 상품명: '합계' }]);
		expect(json[0]?.ids).toEqual(['A']);
		expect((await run(XML, [row, { 상품명: '합계' }])).error?.message).toMatch(/^id .* is empty/);
	});

	test('a product may be asked for by its number at Naver Shopping', async () => {
		const query = 'product[0][ecmallProductId]=619';
		const { json } = await run({ ...XML, query }, [{ ...row, ecMallProductId: '619' }]);
		expect(json[0]?.ids).toEqual(['A']);
	});

	test('of several asked for so, in any order, each is the first one with its number', async () => {
		const asked = ['3', 'B', '1', 'none'];
		const query = asked.map((id, at) => `product[${at}][ecmallProductId]=${id}`).join('&');
		const rows = [
			{ ...row, id: 'A', ecMallProductId: '1' },
			{ ...row, id: 'B', ecMallProductId: '2' },
			{ ...row, id: 'C', ecMallProductId: '3' },
			{ ...row, id: 'D', ecMallProductId: '1' },
			{ ...row, id: 'E', ecMallProductId: 'B' },
		];
		const { json } = await run({ ...XML, query }, rows);
		expect(json[0]).toMatchObject({ ids: ['C', 'B', 'A'], missingIds: ['none'] });
	});

	test('a row of which no column is read is told', async () => {
		const { error } = await run(XML, [row, { sku: 'A', cost: 1 }]);
		expect(error?.message).toMatch(
			/^Row \(item 1\) has no column that is read, only "sku", "cost"/,
		);
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
