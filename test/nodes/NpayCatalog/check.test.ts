import type { IDataObject } from 'n8n-workflow';

import { checkPurchase, productsReader } from '../../../nodes/NpayCatalog/check';
import type { FindingCode } from '../../../nodes/NpayCatalog/check/finding';
import { parseXml } from '../../../nodes/NpayCatalog/documents/xml';
import { DOCUMENTS, PARAMS } from '../../support/engine/manual';

/** A purchase of both products of the manual, one with supplements, that agrees in everything. */
const SUPPLEMENTS = /<supplementSupport>.*<\/supplement>/.exec(DOCUMENTS['3.4'])?.[0] ?? '';
const XML = DOCUMENTS['3.2']
	.replace('</product>', `<stockQuantity>10</stockQuantity>${SUPPLEMENTS}</product>`)
	.replaceAll('<taxType />', '<taxType>TAX_FREE</taxType>')
	.replaceAll('<feeType>FREE<', '<feeType>CONDITIONAL_FREE<')
	.replaceAll('<feePayType>FREE<', '<feePayType>PREPAYED<')
	.replaceAll('<feePrice>0<', '<feePrice>2500<');

interface Supplement {
	id: string;
	price: number;
	quantity: number;
}
interface Option {
	optionPrice?: number;
	optionQuantity?: number;
	selectionCode?: string;
	selections: Array<{ code: string; label: string; value: string }>;
}
interface Product {
	[field: string]: unknown;
	id: string;
	basePrice: unknown;
	options: Option[];
	supplements: Supplement[];
	shipping: IDataObject;
}
interface Param {
	[field: string]: unknown;
	naverProducts: Product[];
}

/** A copy in which nothing is shared between products. */
const copy = (value: unknown): Param => JSON.parse(JSON.stringify(value)) as Param;

function purchase(): Param {
	const { naverProducts, ...order } = copy(PARAMS['3.2']);
	const [single, option] = naverProducts as [Product, Product];
	const [withSupplements] = copy(PARAMS['3.4']).naverProducts;
	single.supplements = withSupplements?.supplements ?? [];
	return { ...order, amount: 13600 + 3400 - 2500, naverProducts: [single, option] };
}

const check = (param: Param, xml = XML) => checkPurchase(param as IDataObject, xml);

test('the purchase without a defect has no finding but the combinations that the manual leaves out', () => {
	const { accepted, reasons, warnings } = check(purchase());
	expect({ accepted, reasons }).toEqual({ accepted: true, reasons: [] });
	expect(warnings.map(({ code }) => code)).toEqual(['combinationsIncomplete']);
});

test('purchases held against one answer read it once, and are told all the same', () => {
	const parse = jest.fn(parseXml);
	const twice = XML.replace(
		'</products>',
		`${/<product>.*?<\/product>/s.exec(XML)?.[0]}</products>`,
	);
	const documentsInTurn = [XML, XML, twice, twice, twice, 'no XML', 'no XML', XML];
	const reader = productsReader(parse);
	const read = documentsInTurn.map((xml) =>
		checkPurchase(purchase() as IDataObject, xml, undefined, reader),
	);
	expect(parse).toHaveBeenCalledTimes(4);
	expect(read).toEqual(documentsInTurn.map((xml) => check(purchase(), xml)));
	expect(read.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
		...[[], []],
		...[['productRepeated'], ['productRepeated'], ['productRepeated']],
		...[['xmlUnreadable'], ['xmlUnreadable']],
		[],
	]);
});

const option = (param: Param, index = 0) => param.naverProducts[1]?.options[index] as Option;
const single = (param: Param) => param.naverProducts[0] as Product;
const supplement = (param: Param) => single(param).supplements[0] as Supplement;

/** A defect of the purchase, and of the XML: what is refused, and where. */
type Defect = [
	name: string,
	code: FindingCode,
	path: string,
	spoil: (param: Param) => void,
	spoilXml?: (xml: string) => string,
];

const nothing = () => {};
const OPTIONS = 'naverProducts[1].options[0]';

const DEFECTS: Defect[] = [
	[
		'the price differs',
		'basePriceDiffers',
		'naverProducts[0].basePrice',
		(param) => (single(param).basePrice = 1100),
	],
	[
		'the product is not in the XML',
		'productMissing',
		'naverProducts[0].id',
		(param) => (single(param).id = 'other'),
	],
	[
		'selectionCode that no manageCode has',
		'selectionCodeUnknown',
		`${OPTIONS}.selectionCode`,
		(param) => (option(param).selectionCode = 'R_XL'),
	],
	[
		'no selectionCode for two kinds',
		'selectionCodeMissing',
		`${OPTIONS}.selectionCode`,
		(param) => delete option(param).selectionCode,
	],
	[
		'a value that the XML does not list',
		'optionValueUnknown',
		`${OPTIONS}.selections[1].code`,
		nothing,
		(xml) => xml.replace('<value><id>170</id><text>170</text></value>', ''),
	],
	[
		'a kind that the XML does not have',
		'optionKindUnknown',
		`${OPTIONS}.selections[0].label`,
		(param) => Object.assign(option(param).selections[0] as object, { label: 'Color' }),
	],
	[
		'a missing combination',
		'combinationMissing',
		`${OPTIONS}.selectionCode`,
		nothing,
		(xml) => xml.replace(/<combination><manageCode>R_M.*?<\/combination>/, ''),
	],
	[
		'a combination of other values',
		'combinationDiffers',
		`${OPTIONS}.selections`,
		(param) => Object.assign(option(param).selections[1] as object, { code: '160', value: '160' }),
	],
	[
		'the price of the option differs',
		'optionPriceDiffers',
		`${OPTIONS}.optionPrice`,
		(param) => (option(param).optionPrice = 150),
	],
	[
		'no optionSupport',
		'optionSupportMissing',
		'naverProducts[1].options',
		nothing,
		(xml) => xml.replace('<optionSupport>true</optionSupport>', ''),
	],
	[
		'a code of two combinations',
		'combinationRepeated',
		'/products/product[2]/option/combination[3]/manageCode',
		nothing,
		(xml) => xml.replace('<manageCode>R_S<', '<manageCode>R_L<'),
	],
	[
		'the product is sold out',
		'notOnSale',
		'/products/product[1]/status',
		nothing,
		(xml) => xml.replace('ON_SALE', 'SOLD_OUT'),
	],
	[
		'too little stock',
		'stockShort',
		'naverProducts[0].quantity',
		(param) => (single(param).quantity = 11),
	],
	[
		'a supplement that the XML does not have',
		'supplementMissing',
		'naverProducts[0].supplements[0].id',
		(param) => (supplement(param).id = 'supplement-c'),
	],
	[
		'the price of a supplement differs',
		'supplementPriceDiffers',
		'naverProducts[0].supplements[0].price',
		nothing,
		(xml) => xml.replace('<name>추가구성품 A</name><price>1000<', '<name>A</name><price>900<'),
	],
	[
		'a supplement out of stock',
		'supplementStockShort',
		'naverProducts[0].supplements[0].quantity',
		nothing,
		(xml) => xml.replace('<stockQuantity>24<', '<stockQuantity>0<'),
	],
	[
		'a supplement that is not on sale',
		'supplementNotOnSale',
		'naverProducts[0].supplements[0].id',
		nothing,
		(xml) => xml.replace('<status>true<', '<status>false<'),
	],
	[
		'no supplementSupport',
		'supplementSupportMissing',
		'naverProducts[0].supplements',
		nothing,
		(xml) => xml.replace('<supplementSupport>true</supplementSupport>', ''),
	],
	[
		'a price with a comma in the XML',
		'wrongType',
		'/products/product[1]/basePrice',
		nothing,
		(xml) => xml.replace('<basePrice>1000<', '<basePrice>1,000<'),
	],
	[
		'a price that is no number',
		'wrongType',
		'naverProducts[0].basePrice',
		(param) => (single(param).basePrice = '1,000'),
	],
	[
		'a combination out of stock',
		'optionStockShort',
		`${OPTIONS}.optionQuantity`,
		nothing,
		(xml) =>
			xml.replace(
				'<manageCode>R_M</manageCode>',
				'<manageCode>R_M</manageCode><stockQuantity>0</stockQuantity>',
			),
	],
	[
		'a combination that is not on sale',
		'optionNotOnSale',
		`${OPTIONS}.selectionCode`,
		nothing,
		(xml) =>
			xml.replace(
				'<manageCode>R_M</manageCode>',
				'<manageCode>R_M</manageCode><status>false</status>',
			),
	],
	[
		'a value that is not on sale',
		'optionNotOnSale',
		`${OPTIONS}.selections[1].code`,
		nothing,
		(xml) => xml.replace('<text>170</text>', '<text>170</text><status>false</status>'),
	],
	[
		'more sections of quantities than there may be',
		'shippingRuleWrong',
		'naverProducts[0].shipping.feeRule.rangesByQty',
		(param) =>
			(single(param).shipping.feeRule = {
				rangesByQty: [2, 3, 4].map((from) => ({ from, surcharge: 1 })),
			}),
	],
	['no phone of the buyer', 'missing', 'buyer_tel', (param) => delete param.buyer_tel],
	['another PG', 'wrongPg', 'pg', (param) => (param.pg = 'naverpay')],
	[
		'an unknown way of delivery',
		'unknownValue',
		'naverProducts[0].shipping.method',
		(param) => (single(param).shipping.method = 'PARCEL'),
	],
	[
		'the benefit beside a product',
		'cultureBenefitMisplaced',
		'naverProducts[0].naverCultureBenefit',
		(param) => (single(param).naverCultureBenefit = true),
	],
	[
		'an area that there is not',
		'unknownValue',
		'naverProducts[0].shipping.feeRule.surchargesByArea[0].area',
		(param) =>
			(single(param).shipping.feeRule = { surchargesByArea: [{ area: 'seoul', surcharge: 1 }] }),
	],
	[
		'XML that is not well-formed',
		'xmlUnreadable',
		'/',
		nothing,
		(xml) => xml.replace('빨강', '빨강 & 파랑 <'),
	],
];

test.each(DEFECTS)('%s: %s at %s', (_, code, path, spoil, spoilXml = (xml) => xml) => {
	const param = purchase();
	spoil(param);
	const xml = spoilXml(XML);
	expect(JSON.stringify(param) + xml).not.toBe(JSON.stringify(purchase()) + XML);
	const { accepted, reasons } = check(param, xml);
	expect(accepted).toBe(false);
	expect(reasons.map((reason) => [reason.code, reason.path ?? reason.xmlPath])).toContainEqual([
		code,
		path,
	]);
	for (const { message } of reasons) expect(message).toMatch(/^.{15,}$/);
});

describe('what Naver Pay takes, but a shop hardly wants', () => {
	test.each<[string, FindingCode, string, (param: Param) => void]>([
		[
			'groups that add delivery up',
			'shippingAddsUp',
			'naverProducts[1].shipping.groupId',
			(param) => (single(param).shipping.groupId = 'shipping-b'),
		],
		[
			'empty groups, too',
			'shippingAddsUp',
			'naverProducts[1].shipping.groupId',
			(param) => param.naverProducts.forEach(({ shipping }) => (shipping.groupId = '')),
		],
		[
			'a group of two minds',
			'shippingGroupDiffers',
			'naverProducts[1].shipping',
			(param) => (single(param).shipping.feePayType = 'CASH_ON_DELIVERY'),
		],
		[
			'another fee in the XML',
			'shippingDiffers',
			'naverProducts[0].shipping.baseFee',
			(param) => (single(param).shipping.baseFee = 3000),
		],
		[
			'another tax',
			'taxTypeDiffers',
			'naverProducts[0].taxType',
			(param) => (single(param).taxType = 'TAX'),
		],
		[
			'who pays for delivery',
			'shippingDiffers',
			'naverProducts[0].shipping.feePayType',
			(param) => (single(param).shipping.feePayType = 'CASH_ON_DELIVERY'),
		],
		[
			'a price that is text',
			'wrongType',
			'naverProducts[0].basePrice',
			(param) => (single(param).basePrice = '1000'),
		],
		['another amount', 'amountDiffers', 'amount', (param) => (param.amount = 100)],
		[
			'another text of a value',
			'optionTextDiffers',
			`${OPTIONS}.selections[0].value`,
			(param) => Object.assign(option(param).selections[0] as object, { value: '레드' }),
		],
		[
			'no quantity of an option',
			'missing',
			`${OPTIONS}.optionQuantity`,
			(param) => delete option(param).optionQuantity,
		],
	])('%s: %s at %s', (_, code, path, spoil) => {
		const param = purchase();
		spoil(param);
		const { accepted, warnings } = check(param);
		expect(accepted).toBe(true);
		expect(warnings.map((warning) => [warning.code, warning.path])).toContainEqual([code, path]);
	});
});

test('products with the benefit and others can not be mixed', () => {
	const codes = (ids: string[], benefit: boolean) =>
		checkPurchase(
			{ ...purchase(), naverCultureBenefit: benefit } as IDataObject,
			XML,
			new Set(ids),
		).reasons.map(({ code, path }) => [code, path]);
	expect(codes(['singleProductId'], true)).toEqual([['cultureBenefitMixed', 'naverProducts[1]']]);
	expect(codes(['singleProductId', 'optionProductId'], true)).toEqual([]);
	expect(codes([], true)).toEqual([['cultureBenefitMixed', 'naverCultureBenefit']]);
	expect(codes([], false)).toEqual([]);
});

test('a document type is refused: it could be made to fill the memory', () => {
	const { reasons } = check(purchase(), `<!DOCTYPE x [<!ENTITY a "b">]>${XML}`);
	expect(reasons[0]).toMatchObject({ code: 'xmlUnreadable' });
});

test('an encoding other than UTF-8 is refused', () => {
	const reasonsOf = (encoding: string) => check(purchase(), XML.replace('UTF-8', encoding)).reasons;
	expect(reasonsOf('utf-8')).toEqual([]);
	for (const encoding of ['EUC-KR', 'ks_c_5601-1987']) {
		expect(reasonsOf(encoding)).toMatchObject([
			{ code: 'xmlUnreadable', message: expect.stringContaining(`encoding is ${encoding}`) },
		]);
	}
});

test('what is no purchase at all gets reasons, not an exception', () => {
	for (const naverProducts of [undefined, 'x', [], [null], [{ options: [{}], supplements: [1] }]]) {
		expect(checkPurchase({ naverProducts } as IDataObject, XML).accepted).toBe(false);
	}
});

describe('what shop systems send', () => {
	const accepted = (spoilXml: (xml: string) => string, spoil: (param: Param) => void = nothing) => {
		const param = purchase();
		spoil(param);
		const xml = spoilXml(XML);
		expect(JSON.stringify(param) + xml).not.toBe(JSON.stringify(purchase()) + XML);
		return check(param, xml);
	};

	test.each<[string, (xml: string) => string]>([
		['no status of a product', (xml) => xml.replaceAll('<status>ON_SALE</status>', '')],
		['no method of delivery', (xml) => xml.replaceAll('<method>DELIVERY</method>', '')],
		['no stock of a supplement', (xml) => xml.replace('<stockQuantity>24</stockQuantity>', '')],
		['no status of a supplement', (xml) => xml.replaceAll('<status>true</status>', '')],
	])('%s: it has a default', (_, spoilXml) => {
		expect(accepted(spoilXml).reasons).toEqual([]);
	});

	test('the stock of a product whose options have codes does not count', () => {
		const { reasons, warnings } = accepted((xml) =>
			xml.replace(/(<id>optionProductId<\/id>)/, '$1<stockQuantity>0</stockQuantity>'),
		);
		expect(reasons).toEqual([]);
		expect(warnings).toContainEqual(expect.objectContaining({ code: 'stockShort' }));
	});

	test("ids as numbers and amounts as text, as PortOne's WooCommerce plugin makes them, are warned of", () => {
		const { reasons, warnings } = accepted(
			(xml) => xml.replace('<id>singleProductId</id>', '<id>1234</id>'),
			(param) => {
				Object.assign(single(param), { id: 1234, basePrice: '1000', quantity: '1' });
				single(param).shipping.baseFee = String(single(param).shipping.baseFee);
			},
		);
		expect(reasons).toEqual([]);
		expect(warnings.filter(({ code }) => code === 'wrongType').map(({ path }) => path)).toEqual([
			'naverProducts[0].id',
			'naverProducts[0].basePrice',
			'naverProducts[0].quantity',
			'naverProducts[0].shipping.baseFee',
		]);
	});
});

describe("limits of Naver Pay's guide, known third-hand", () => {
	const codes = (spoil: (param: Param) => void) => {
		const param = purchase();
		spoil(param);
		return check(param).reasons.filter(({ thirdHand }) => thirdHand === true);
	};

	test.each<[string, string, (param: Param) => void]>([
		['an id with blanks', 'naverProducts[0].id', (param) => (single(param).id = '상품 아이디 1')],
		['an id of 31', 'naverProducts[0].id', (param) => (single(param).id = 'a'.repeat(31))],
		['a name of 120', 'naverProducts[0].name', (param) => (single(param).name = '가'.repeat(120))],
		['a price of 0', 'naverProducts[0].basePrice', (param) => (single(param).basePrice = 0)],
		['1000 pieces', 'naverProducts[0].quantity', (param) => (single(param).quantity = 1000)],
		[
			'a fee of 250,000',
			'naverProducts[0].shipping.baseFee',
			(param) => (single(param).shipping.baseFee = 250_000),
		],
		[
			'a code with a comma',
			`${OPTIONS}.selectionCode`,
			(param) => (option(param).selectionCode = 'R,L'),
		],
		[
			'an option that takes more than half off',
			`${OPTIONS}.optionPrice`,
			(param) => (option(param).optionPrice = -1_000_000),
		],
		[
			'the name of a kind of 25',
			`${OPTIONS}.selections[0].label`,
			(param) => Object.assign(option(param).selections[0] as object, { label: '가'.repeat(25) }),
		],
		[
			'a value of 60',
			`${OPTIONS}.selections[0].value`,
			(param) => Object.assign(option(param).selections[0] as object, { value: '가'.repeat(60) }),
		],
	])('%s: %s', (_, path, spoil) => {
		expect(codes(spoil).map((reason) => reason.path)).toContain(path);
	});

	test('a purchase within them has no such reason', () => {
		expect(codes((param) => (single(param).quantity = 999))).toEqual([]);
	});
});
