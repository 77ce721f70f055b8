import fc from 'fast-check';
import type { IExecuteFunctions } from 'n8n-workflow';

import { Fields } from '../../../nodes/NpayCatalog/check/fields';
import { Findings } from '../../../nodes/NpayCatalog/check/finding';
import { toAreaSurcharges } from '../../../nodes/NpayCatalog/documents/areaSurcharge';
import { parseAreaQuery, parseProductQuery } from '../../../nodes/NpayCatalog/documents/query';
import { row as rowKind } from '../../../nodes/NpayCatalog/resources/fields';
import { fee, stock } from '../../../nodes/NpayCatalog/rows/agree';
import { areas, feePayTypes, statuses, taxTypes } from '../../../nodes/NpayCatalog/rows/codes';
import { ALL_COLUMNS, COLUMNS } from '../../../nodes/NpayCatalog/rows/columns';
import { findSlips } from '../../../nodes/NpayCatalog/rows/headers';
import { Row } from '../../../nodes/NpayCatalog/rows/row';
import { readShipping } from '../../../nodes/NpayCatalog/rows/shipping';
import { parseBaseUrl } from '../../../nodes/shared/auth/account';
import { findCode } from '../../../nodes/shared/fields/codedValue';
import { defineFields } from '../../../nodes/shared/fields/defineFields';
import { ParameterReader } from '../../../nodes/shared/fields/parameterReader';
import { sheetJunk } from '../../support/units/junk';

const row = (cells: object) => new Row({ ...cells }, 0);

describe('headers', () => {
	test.each([
		['판매가'.normalize('NFD')],
		['판매\u200b가'],
		['판매\n가'],
		[' 판매 가 '],
		['판매가(원)'],
		['판매가 (단위: 원)'],
		['판매가*'],
		['* 판매가'],
		['[필수] 판매가'],
		['Base Price'],
		['basePrice（KRW）'],
	])('%j is the price', (header) => {
		expect(row({ [header]: '12,000' }).integer(COLUMNS.basePrice)).toBe(12_000);
	});

	test('a header as it should be goes before one with remarks', () => {
		const both = { '판매가(원)': 1, 판매가: 2 };
		expect(row(both).integer(COLUMNS.basePrice)).toBe(2);
		expect(row({ '판매가(원)': 1, 판매가: '' }).integer(COLUMNS.basePrice)).toBe(1);
	});

	test('words in brackets that say more are another column', () => {
		expect(row({ '배송비(도서산간)': 5000 }).has(COLUMNS.baseFee)).toBe(false);
	});

	test('an unknown one is told with its nearest, in the error and as a hint', () => {
		expect(() => row({ '판매가걱<b>': 1 }).integer(COLUMNS.basePrice)).not.toThrow();
		const error = row({ 판매기: 1000 }).error(COLUMNS.basePrice, 'is empty', 'Add a column');
		expect(error.advice).toBe('Is it "판매기"? Call that 판매가. Add a column');
		expect(findSlips(['판매기', '상품 명', '비고', 'row_number', '재고수랑'])).toEqual([
			{ header: '판매기', meant: '판매가' },
			{ header: '재고수랑', meant: '재고수량' },
		]);
		const hints: string[] = [];
		const functions = { getNodeParameter: () => ({ 판매기: 1 }) };
		for (const item of [0, 1]) {
			const hint = (text: string) => void hints.push(text);
			defineFields({ row: rowKind }).row.read(
				new ParameterReader(functions as unknown as IExecuteFunctions, item, hint),
			);
		}
		expect(hints).toEqual(['The column "판매기" is not read. If it is 판매가, call it so.']);
	});

	test('a column with remarks is not told as one that is not read', () => {
		const others = row({ '판매가(원)': 1, '비고*': 2, row_number: 3 }).otherHeaders(ALL_COLUMNS);
		expect(others).toEqual(['비고*']);
	});

	test('no column that is read is taken for a slip', () => {
		for (const { name, ko } of ALL_COLUMNS) expect(findSlips([name, ko])).toEqual([]);
	});
});

describe('cells', () => {
	test.each([
		['￦12,000', 12_000],
		['\\12,000', 12_000],
		['１２，０００', 12_000],
		['12,000 원', 12_000],
		['3개', 3],
		[12_000, 12_000],
	])('%j is a number', (cell, number) => {
		expect(row({ basePrice: cell }).integer(COLUMNS.basePrice)).toBe(number);
	});

	test.each([
		['12.000', /^basePrice \(item 0\) is "12\.000", whose dot can stand for thousands/],
		['3.000', /whose dot/],
		[1000.5, /^basePrice \(item 0\) "1000\.5" is not a whole number from 0 up/],
		['0x10', /is not a whole number/],
		['1e3', /rounded/],
		['무료', /is not a whole number/],
		['#N/A', /is not a whole number/],
		['천원', /is not a whole number/],
		[true, /is not a whole number/],
	])('%j is refused as a price', (cell, message) => {
		expect(() => row({ basePrice: cell }).integer(COLUMNS.basePrice)).toThrow(message);
	});

	test('words for none stand where they belong', () => {
		expect(fee(row({ 배송비: '무료' }), COLUMNS.baseFee)).toBe(0);
		expect(fee(row({ 추가배송비: '무료배송' }), COLUMNS.surprice)).toBe(0);
		expect(stock(row({ 재고수량: '품절' }), COLUMNS.stockQuantity)).toBe(0);
		expect(() => stock(row({ 재고수량: '무료' }), COLUMNS.stockQuantity)).toThrow();
	});

	test.each([
		['과세상품', taxTypes, 'TAX'],
		['면세 상품', taxTypes, 'TAX_FREE'],
		['품절', statuses, 'SOLD_OUT'],
		['착불'.normalize('NFD'), feePayTypes, 'CASH_ON_DELIVERY'],
		['제주도', areas, 'jeju'],
		['도서산간지역', areas, 'island'],
	] as const)('%s is understood', (word, values, code) => {
		expect(findCode(word, values)).toBe(code);
	});

	test('text is composed, and without invisible characters', () => {
		const cells = { name: '\ufeff셔츠'.normalize('NFD') };
		expect(row(cells).text(COLUMNS.name)).toBe('셔츠');
		expect(row({ name: '👨‍👩‍👧' }).text(COLUMNS.name)).toBe('👨‍👩‍👧');
	});

	test.each([
		['#N/A', /is "#N\/A", an error of the sheet/],
		['2.02611E+15', /is "2\.02611E\+15", which a spreadsheet has rounded/],
	])('%s is no product ID', (cell, message) => {
		expect(() => row({ id: cell }).text(COLUMNS.id)).toThrow(message);
	});

	const shipping = (cells: object) =>
		readShipping([row({ baseFee: 3000, feePayType: '선불', ...cells })]).feeRule;

	test.each([
		['제주도:3000', [{ area: 'jeju', surcharge: 3000 }]],
		[
			'제주：3,000원, 도서산간：5,000원',
			[
				{ area: 'jeju', surcharge: 3000 },
				{ area: 'island', surcharge: 5000 },
			],
		],
		['제주도: 무료', [{ area: 'jeju', surcharge: 0 }]],
		['제주:3000\n도서산간:5000', expect.arrayContaining([{ area: 'jeju', surcharge: 3000 }])],
	])('surcharges %j', (cell, surchargesByArea) => {
		expect(shipping({ surchargesByArea: cell })).toEqual({ surchargesByArea });
	});

	test.each(['제주:3.000', '제주:0x10', '제주:1e3', '제주:1,00', '제주', '섬:1', '제주:'])(
		'surcharges %j are refused',
		(cell) => {
			expect(() => shipping({ surchargesByArea: cell })).toThrow(/surchargesByArea \(item 0\)/);
		},
	);

	test('ranges count pieces', () => {
		expect(shipping({ rangesByQty: '3개:500원, 6개:1,000원' })).toEqual({
			rangesByQty: [
				{ from: 3, surcharge: 500 },
				{ from: 6, surcharge: 1000 },
			],
		});
		expect(() => shipping({ rangesByQty: '0x3:500' })).toThrow(/"0x3" is not a number of pieces/);
	});
});

describe('postal codes', () => {
	const at = (zipcode: string, cell: unknown) =>
		toAreaSurcharges([row({ zipcode: cell, surprice: 3000 })], {
			productIds: ['A'],
			zipcode,
			address1: undefined,
		})[0]?.surprice;

	test.each([
		'63000 ~ 63644',
		'63000～63644',
		'63000–63644',
		'６３０００－６３６４４',
		'63000 - 63644',
	])('%s is a range', (cell) => {
		expect([at('63309', cell), at('63645', cell), at('63000', cell)]).toEqual([3000, 0, 3000]);
	});

	test('old codes have a hyphen of their own', () => {
		expect(at('690756', '690-000~699-949')).toBe(3000);
		expect(at('700000', '690-000 ~ 699-949')).toBe(0);
		expect(at('690756', '690-000-699-949')).toBe(3000);
		expect(() => at('1', '699-949~690-000')).toThrow(/no postal code or range/);
	});
});

describe('any cell', () => {
	test('is a whole number that can be read back, or is named with its row and column', () => {
		fc.assert(
			fc.property(fc.oneof(sheetJunk, fc.jsonValue()), (cell) => {
				const one = row({ basePrice: cell });
				let number: number | undefined;
				try {
					number = one.integer(COLUMNS.basePrice);
				} catch (error) {
					expect((error as Error).message).toMatch(/^basePrice \(item 0\) /);
					expect((error as Error).message.length).toBeLessThan(200);
					return;
				}
				if (number === undefined) return;
				expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
				const written = number.toLocaleString('en-US');
				expect(row({ basePrice: `${written}원` }).integer(COLUMNS.basePrice)).toBe(number);
			}),
		);
	});
});

describe('long text takes no longer than its length', () => {
	const LENGTH = 300_000;
	const address = (path: string) => `//a${path} `;

	test('queries: fragments, addresses, one product with many codes', () => {
		const long = `product[0][id]=A${'#'.repeat(LENGTH)}\n`;
		expect(parseProductQuery(long)).toMatchObject([{ id: 'A' }]);
		expect(parseProductQuery(`?${'?'.repeat(LENGTH)}&product[0][id]=A`)).toHaveLength(1);
		const codes = Array.from({ length: 20_000 }, (_, n) => `product[0][optionManageCodes]=C${n}`);
		const [product] = parseProductQuery(`product[0][id]=A&${codes.join('&')}`);
		expect(product?.optionManageCodes).toHaveLength(20_000);
		const asked = Array.from({ length: 20_000 }, (_, n) => `productId[${n}]=P${n}`).join('&');
		expect(parseAreaQuery(asked).productIds).toHaveLength(20_000);
	});

	test('web addresses', () => {
		const cells = { infoUrl: `${address('b'.repeat(LENGTH))}c` };
		expect(() => row(cells).url(COLUMNS.infoUrl)).toThrow(/is not a web address/);
		const fields = new Fields(
			{ ...cells },
			new Findings(),
			() => ({ document: 'purchase' }) as never,
		);
		fields.url('infoUrl');
		expect(() => parseBaseUrl(`https://a.kr/${'/'.repeat(LENGTH)}b`, 'Npay')).not.toThrow();
		expect(parseBaseUrl(`https://a.kr/b${'/'.repeat(LENGTH)}`, 'Npay')).toBe('https://a.kr/b');
	});

	test('cells of digits, commas, blanks and signs', () => {
		for (const piece of [
			'1',
			',',
			'1,',
			'1,111',
			' ',
			'- ',
			'~',
			'원',
			':',
			'1:',
			'.',
			'1.',
			"'",
		]) {
			const cell = `1${piece.repeat(LENGTH / piece.length)}x`;
			for (const column of [COLUMNS.basePrice, COLUMNS.stockQuantity]) {
				expect(() => row({ [column.name]: cell }).integer(column)).toThrow(/item 0/);
			}
			expect(() =>
				readShipping([row({ baseFee: 3000, feePayType: '선불', surchargesByArea: cell })]),
			).toThrow(/item 0/);
		}
	});
});
