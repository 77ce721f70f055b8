import type { IDataObject } from 'n8n-workflow';

/**
 * The examples of the manual of Naver Pay's order type (PortOne), as documents, and the rows of a sheet that
 * they are to be built from. Numbers are the manual's chapters.
 */
const PAGE = 'http://www.iamport.kr/product/detail';
const PICTURE = 'http://www.iamport.kr/product/detail/thumbnail';

const POLICY =
	'<shippingPolicy><groupId /><method>DELIVERY</method><feeType>FREE</feeType><feePayType>FREE</feePayType><feePrice>0</feePrice></shippingPolicy>';

const head = (id: string, name: string) =>
	`<id>${id}</id><name>${name}</name><basePrice>1000</basePrice><taxType /><infoUrl>${PAGE}</infoUrl><imageUrl>${PICTURE}</imageUrl><status>ON_SALE</status>${POLICY}`;

const item = (name: string, values: Array<[id: string, text: string]>) =>
	`<optionItem><type>SELECT</type><name>${name}</name>${values
		.map(([id, text]) => `<value><id>${id}</id><text>${text}</text></value>`)
		.join('')}</optionItem>`;

const COLOURS = item('색상', [
	['RED', '빨강'],
	['BLUE', '파랑'],
	['GREEN', '초록'],
]);
const SIZES = item(
	'사이즈',
	['150', '160', '170', '180'].map((size) => [size, size]),
);

const combination = (code: string, price: string, options: Array<[name: string, id: string]>) =>
	`<combination><manageCode>${code}</manageCode>${price}${options
		.map(([name, id]) => `<options><name>${name}</name><id>${id}</id></options>`)
		.join('')}</combination>`;

const single = `<product>${head('singleProductId', '상품singleProduct')}</product>`;
const withOption = (option: string) =>
	`<product>${head('optionProductId', '상품optionProduct')}<optionSupport>true</optionSupport><option>${option}</option></product>`;
const document = (products: string) =>
	`<?xml version="1.0" encoding="UTF-8"?><products>${products}</products>`;

const LARGE = combination('R_L', '<price>200</price>', [
	['색상', 'RED'],
	['사이즈', '180'],
]);
const COMBINATIONS = `${combination('R_S', '', [
	['색상', 'RED'],
	['사이즈', '160'],
])}${combination('R_M', '<price>100</price>', [
	['색상', 'RED'],
	['사이즈', '170'],
])}${LARGE}`;

const supplement = (id: string, name: string, price: number) =>
	`<supplement><id>${id}</id><name>${name}</name><price>${price}</price><stockQuantity>24</stockQuantity><status>true</status></supplement>`;

/** Product information. */
export const DOCUMENTS = {
	'3.2': document(single + withOption(COLOURS + SIZES + COMBINATIONS)),
	'3.3.1': document(withOption(COLOURS + SIZES + LARGE)),
	'3.3.2': document(withOption(COLOURS + SIZES)),
	'3.3.3': document(
		withOption(SIZES + combination('Large', '<price>200</price>', [['사이즈', '180']])),
	),
	'3.4': document(
		`<product>${head('singleProductId', '상품singleProduct')}<supplementSupport>true</supplementSupport>${supplement('supplement-a', '추가구성품 A', 1000)}${supplement('supplement-b', '추가구성품 B', 1200)}</product>`,
	),
};

export type Chapter = keyof typeof DOCUMENTS;

const catalog = (id: string, name: string): IDataObject => ({
	id,
	name,
	basePrice: 1000,
	infoUrl: PAGE,
	imageUrl: PICTURE,
	baseFee: 0,
});
const SINGLE = catalog('singleProductId', '상품singleProduct');
const OPTION = catalog('optionProductId', '상품optionProduct');

const colour = (code1: string, value1: string) => ({ ...OPTION, label1: '색상', value1, code1 });
const size = (value1: string | number) => ({ ...OPTION, label1: '사이즈', value1 });
const colours = [colour('RED', '빨강'), colour('BLUE', '파랑'), colour('GREEN', '초록')];
// A sheet gives numbers for cells that look like numbers.
const sizes = [150, 160, 170, 180].map(size);
const red = (selectionCode: string, value2: string, optionPrice?: number) => ({
	...colour('RED', '빨강'),
	label2: '사이즈',
	value2,
	selectionCode,
	...(optionPrice === undefined ? {} : { optionPrice }),
});
const addition = (id: string, supplementName: string, supplementPrice: number) => ({
	...SINGLE,
	supplementId: id,
	supplementName,
	supplementPrice,
	supplementStockQuantity: 24,
});

/** Rows that give these documents. */
export const CATALOG_ROWS: Record<Chapter, IDataObject[]> = {
	'3.2': [
		SINGLE,
		...colours,
		...sizes,
		red('R_S', '160'),
		red('R_M', '170', 100),
		red('R_L', '180', 200),
	],
	'3.3.1': [...colours, ...sizes, red('R_L', '180', 200)],
	'3.3.2': [...colours, ...sizes],
	'3.3.3': [...sizes, { ...size('180'), selectionCode: 'Large', optionPrice: 200 }],
	'3.4': [
		addition('supplement-a', '추가구성품 A', 1000),
		addition('supplement-b', '추가구성품 B', 1200),
	],
};

/** The order of chapter 1: param of `IMP.request_pay`, and what the shop has of the buyer. */
export const ORDER = {
	merchant_uid: 'merchant_1',
	name: '주문명:결제테스트',
	amount: 14000,
	buyer_email: 'iamport@siot.do',
	buyer_name: '구매자이름',
	buyer_tel: '010-1234-5678',
	buyer_addr: '서울특별시 강남구 삼성동',
	buyer_postcode: '123-456',
};

const SHIPPING = {
	groupId: 'shipping-a',
	method: 'DELIVERY',
	baseFee: 2500,
	feeRule: { freeByThreshold: 20000 },
	feePayType: 'PREPAYED',
};
const selections = (code: string) => [
	{ code: 'RED', label: '색상', value: '빨강' },
	{ code, label: '사이즈', value: code },
];
const product = (id: string, name: string) => ({
	id,
	name,
	basePrice: 1000,
	taxType: 'TAX_FREE',
	infoUrl: PAGE,
	imageUrl: PICTURE,
	shipping: SHIPPING,
});
const chosen = (quantity: number, optionPrice: number, selectionCode: string, code: string) => ({
	optionQuantity: quantity,
	optionPrice,
	selectionCode,
	selections: selections(code),
});

const SINGLE_BOUGHT = { ...product('singleProductId', '네이버페이 상품1'), quantity: 2 };
const SUPPLEMENTS = [
	{ id: 'supplement-a', name: '추가구성품 A', price: 1000, quantity: 1 },
	{ id: 'supplement-b', name: '추가구성품 B', price: 1200, quantity: 2 },
];
const optionBought = (...options: object[]) => ({
	...product('optionProductId', '네이버페이 상품2'),
	options,
});
const order = (...naverProducts: object[]) => ({
	pg: 'naverco',
	pay_method: 'card',
	...ORDER,
	naverProducts,
});

/** The whole param of chapter 1. */
export const PARAM: IDataObject = order(
	{ ...SINGLE_BOUGHT, supplements: SUPPLEMENTS },
	optionBought(chosen(3, 100, 'R_M', '170'), chosen(2, 200, 'R_L', '180')),
);

const SIZE_180 = { code: '180', label: '사이즈', value: '180' };

/** A purchase for each chapter, with the options as the manual has them there. */
export const PARAMS: Record<Chapter, IDataObject> = {
	'3.2': order(
		SINGLE_BOUGHT,
		optionBought(chosen(3, 100, 'R_M', '170'), chosen(2, 200, 'R_L', '180')),
	),
	'3.3.1': order(
		optionBought({ optionPrice: 200, selectionCode: 'R_L', selections: selections('180') }),
	),
	'3.3.2': order(optionBought({ selections: [SIZE_180] })),
	'3.3.3': order(
		optionBought({ optionPrice: 200, selectionCode: 'Large', selections: [SIZE_180] }),
	),
	'3.4': order({ ...SINGLE_BOUGHT, supplements: SUPPLEMENTS }),
};

const delivery = {
	taxType: '면세',
	groupId: 'shipping-a',
	method: 'DELIVERY',
	baseFee: '2,500원',
	freeByThreshold: 20000,
	feePayType: '선불',
};
const boughtRow = (id: string, name: string, cells: IDataObject): IDataObject => ({
	merchant_uid: ORDER.merchant_uid,
	buyer_tel: ORDER.buyer_tel,
	상품번호: id,
	상품명: name,
	판매가: '1,000',
	상품URL: PAGE,
	이미지URL: PICTURE,
	...delivery,
	...cells,
});
const optionRow = (수량: number, 옵션가: number, 옵션관리코드: string, 옵션값2: number) =>
	boughtRow('optionProductId', '네이버페이 상품2', {
		수량,
		옵션명1: '색상',
		옵션값1: '빨강',
		옵션코드1: 'RED',
		옵션명2: '사이즈',
		옵션값2,
		옵션관리코드,
		옵션가,
	});
const supplementRow = (
	추가상품번호: string,
	추가상품명: string,
	추가상품가격: number,
	추가상품수량: number,
) =>
	boughtRow('singleProductId', '네이버페이 상품1', {
		추가상품번호,
		추가상품명,
		추가상품가격,
		추가상품수량,
	});

/** Rows that give the param of chapter 1, with Korean headers and cells as sheets have them. */
export const PURCHASE_ROWS: IDataObject[] = [
	boughtRow('singleProductId', '네이버페이 상품1', { 수량: 2 }),
	supplementRow('supplement-a', '추가구성품 A', 1000, 1),
	supplementRow('supplement-b', '추가구성품 B', 1200, 2),
	optionRow(3, 100, 'R_M', 170),
	optionRow(2, 200, 'R_L', 180),
];

/** A document without what does not matter: declaration, comments, blanks between elements. */
export const normalised = (xml: string): string =>
	xml
		.replace(/<\?xml[^>]*\?>/, '')
		.replace(/<!--.*?-->/gs, '')
		.replace(/>\s+</g, '><')
		.replace(/\s*\/>/g, '/>')
		.trim();
