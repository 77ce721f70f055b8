import { toAreaSurcharges } from '../../../nodes/NpayCatalog/documents/areaSurcharge';
import { Row } from '../../../nodes/NpayCatalog/rows/row';

const TABLE = [
	{ 우편번호: '63000-63644, 690*', 추가배송비: 3000 },
	{ zipcode: '40200~40240', surprice: '5,000원' },
	{ address1: '인천광역시 옹진군', surprice: 7000 },
	{ id: 'HEAVY', zipcode: '63000-63644', surprice: 20000 },
	{ id: 'FREE', zipcode: '전국', surprice: 0 },
];
const rows = (table: object[]) => table.map((cells, index) => new Row({ ...cells }, index));
const ask = (zipcode: string, address1 = '', table: object[] = TABLE) =>
	toAreaSurcharges(rows(table), { productIds: ['A', 'HEAVY', 'FREE'], zipcode, address1 }).map(
		({ surprice }) => surprice,
	);

test.each([
	['06164', '서울특별시 강남구', [0, 0, 0]],
	['63309', '제주특별자치도 제주시', [3000, 20000, 0]],
	['690756', '', [3000, 3000, 0]],
	['40221', '', [5000, 5000, 0]],
	['23116', '인천광역시  옹진군 백령면', [7000, 7000, 0]],
])('at %s %s it is %j: the row that says more wins', (zipcode, address, expected) => {
	expect(ask(zipcode, address)).toEqual(expected);
});

test('a number loses its zeros in a sheet, and is a postal code all the same', () => {
	expect(ask('01000', '', [{ zipcode: 1000, surprice: 1 }])).toEqual([1, 1, 1]);
	expect(ask('463050', '', [{ zipcode: '463-050', surprice: 1 }])).toEqual([1, 1, 1]);
});

test('two rows that fit alike and differ are refused, as are codes that are none', () => {
	const twice = [
		{ zipcode: '63*', surprice: 1 },
		{ zipcode: '63309', surprice: 2 },
	];
	expect(() => ask('63309', '', twice)).toThrow(
		'surprice (items 0 and 1) has different values for product A: 1 and 2',
	);
	expect(() => ask('63309', '', [{ zipcode: '제주', surprice: 1 }])).toThrow(
		'zipcode (item 0) "제주" is no postal code',
	);
	expect(() => ask('63309', '', [{ zipcode: '63644-63000', surprice: 1 }])).toThrow(/no postal/);
});

describe('regions', () => {
	test.each([
		['경북 울릉군', '경상북도 울릉군 울릉읍 도동길 1'],
		['경상북도 울릉군', '경북 울릉군 울릉읍'],
		['전남 신안군', '전라남도 신안군 흑산면'],
		['전라남도 신안군', '전남 신안군'],
		['전북 부안군', '전북특별자치도 부안군 위도면'],
		['전라북도 부안군', '전북특별자치도 부안군 위도면'],
		['전북특별자치도 부안군', '전라북도 부안군'],
		['강원도', '강원특별자치도 속초시'],
		['강원', '강원도 속초시'],
		['제주', '제주특별자치도 제주시 첨단로 242'],
		['제주도', '제주특별자치도 서귀포시'],
		['제주특별자치도', '제주도 제주시'],
		['제주 도련동', '제주특별자치도 도련동'],
		['인천 옹진군', '인천광역시  옹진군 백령면'],
		['인천시 옹진군', '인천광역시 옹진군'],
		['경남 통영시', '경상남도 통영시 한산면'],
		['충남 보령시', '충청남도 보령시 오천면'],
		['부산시', '부산광역시 강서구'],
		['서울', '서울특별시 강남구'],
		['경북울릉군', '경상북도 울릉군'],
		['제주시', '제주특별자치도 제주시 우도면'],
		['서귀포시', '제주도 서귀포시'],
		['경남 통영시, 제주', '제주특별자치도 제주시'],
		['경북 울릉군'.normalize('NFD'), '경상북도 울릉군'],
	])('%s holds %s', (address1, address) => {
		expect(ask('00000', address, [{ address1, surprice: 3000 }])).toEqual([3000, 3000, 3000]);
	});

	test.each([
		['경북 울릉군', '경상남도 통영시'],
		['경북 울릉군', '경상북도 포항시'],
		['광주', '경기도 광주시 오포읍'],
		['제주', '전라남도 완도군'],
	])('%s does not hold %s', (address1, address) => {
		expect(ask('00000', address, [{ address1, surprice: 3000 }])).toEqual([0, 0, 0]);
	});

	test.each(['울릉군', '도서산간', '전남시', '섬'])('%s is told: it is no province', (address1) => {
		expect(() => ask('63309', '제주특별자치도', [{ address1, surprice: 3000 }])).toThrow(
			`"${address1}" does not begin with a province`,
		);
	});
});

describe('where a surcharge applies is always said', () => {
	test.each([
		{ 우편번호시작: '63000', 우편번호끝: '63644', 추가배송비: 3000 },
		{ zipcode: '', surprice: 3000 },
		{ id: 'A', surprice: 3000 },
	])('%j is refused: for everywhere it has to say 전국', (cells) => {
		expect(() => ask('06164', '서울특별시', [cells])).toThrow(/it is not said where/);
	});

	test.each([{ zipcode: '전국' }, { address1: '전국' }, { zipcode: 'everywhere' }])(
		'%j is everywhere',
		(cells) => {
			expect(ask('06164', '서울특별시', [{ ...cells, surprice: 3000 }])).toEqual([
				3000, 3000, 3000,
			]);
		},
	);

	test('a place and everywhere in one row contradict each other', () => {
		expect(() => ask('06164', '', [{ zipcode: '63*', address1: '전국', surprice: 1 }])).toThrow(
			/contradict each other/,
		);
	});
});

test('without the query, each row answers for its product', () => {
	const answer = (table: object[]) => toAreaSurcharges(rows(table), undefined);
	expect(answer([{ id: 'A', surprice: 3000 }])).toEqual([{ id: 'A', surprice: 3000 }]);
	expect(() => answer(TABLE)).toThrow('우편번호 (item 0) can only be looked at with the query');
	expect(() => answer([{ surprice: 1 }])).toThrow('id (item 0) is empty');
});

describe("rows of n8n's data tables, which keep `id` for numbers of their own", () => {
	const times = { createdAt: '2026-11-22T00:00:00.000Z', updatedAt: '2026-11-22T00:00:00.000Z' };
	const table = (cells: object[]) =>
		cells.map((one, index) => ({ id: index + 1, ...one, ...times }));

	test('productId names the product; empty, the row is for all of them', () => {
		const rules = [
			{ productId: null, zipcode: '63000-63644', surprice: 3000 },
			{ productId: 'HEAVY', zipcode: '63000-63644', surprice: 20000 },
		];
		expect(ask('63309', '', table(rules))).toEqual([3000, 20000, 3000]);
	});

	test('without it no row is quietly for a product that nobody asks for', () => {
		expect(() => ask('63309', '', table([{ zipcode: '63000-63644', surprice: 3000 }]))).toThrow(
			"id (item 0) is the row's number in n8n's data table, not a product",
		);
	});
});
