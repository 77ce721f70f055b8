import fc from 'fast-check';

import { checkWritten, chunk, parseIds, roundedIds } from '../../../../nodes/shared/data/ids';
import { sheetJunk } from '../../../support/units/junk';

test.each([
	['2026112212345671', ['2026112212345671']],
	[' 2026112212345671\n', ['2026112212345671']],
	['1, 2;3\n4\t5', ['1', '2', '3', '4', '5']],
	['1,,2,', ['1', '2']],
	[
		['1', 2, ' 3 '],
		['1', '2', '3'],
	],
	[2026112212345671, ['2026112212345671']],
	['0012', ['0012']],
	['1,2,1', ['1', '2']],
	['２０２６１１２２１２３４５６７１', ['2026112212345671']],
	["'2026112212345671", ['2026112212345671']],
	['\u200b2026112212345671\ufeff', ['2026112212345671']],
	['2026112212345671, 2026112212345672', ['2026112212345671', '2026112212345672']],
])('%p are %p', (value, ids) => {
	expect(parseIds(value, 'ID')).toEqual(ids);
});

test.each([
	['', /ID is empty/],
	[undefined, /ID is empty/],
	[null, /ID is empty/],
	[[], /ID is empty/],
	[' , ', /ID is empty/],
	[[''], /ID is empty/],
	['abc def!', /"def!" is not an ID/],
	['상품', /is not an ID/],
	['1'.repeat(21), /is not an ID/],
	[2 ** 53, /lost digits/],
	[1.5, /lost digits/],
	[-1, /lost digits/],
	[true, /must be an ID/],
	[{ a: 1 }, /must be an ID/],
	['2.02611E+15', /rounded/],
	['2,026,112,200,000,001', /is "2,026,112,200,000,001", one number with commas/],
	['2026112212345671; 2,026,112,200,000,001', /one number with commas/],
	['2,026,112,200,000,001.00', /one number with commas/],
	[['2,026,112,200,000,001'], /one number with commas/],
	['２，０２６，１１２，２００', /one number with commas/],
	['2026112212345671.0', /an ID that a spreadsheet took for a number/],
	['#N/A', /an error of the sheet/],
	['=2026112212345671', /is not an ID/],
])('%p is refused', (value, message) => {
	expect(() => parseIds(value, 'ID')).toThrow(message);
});

test('of any text, IDs are its own digits and letters in their order; what is read reads back to the same', () => {
	fc.assert(
		fc.property(fc.oneof(sheetJunk, fc.array(sheetJunk, { maxLength: 3 })), (value) => {
			let ids: string[];
			try {
				ids = parseIds(value, 'ID');
			} catch (error) {
				expect((error as Error).message).toMatch(/^ID /);
				expect((error as Error).message.length).toBeLessThan(150);
				return;
			}
			for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z_-]{1,20}$/);
			expect(parseIds(ids, 'ID')).toEqual(ids);
			if (typeof value !== 'string') return;
			// No digit is lost, and no number with commas is cut up.
			const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '');
			const own = value.replaceAll('\ufeff', '').split(/[,，;；\s]+/);
			const withDigits = (parts: string[]) =>
				new Set(parts.map(digits).filter((one) => one !== ''));
			expect(withDigits(ids)).toEqual(withDigits(own));
		}),
	);
});

test('IDs of free form keep what they are, but for what a sheet has made of them', () => {
	for (const id of ['order 1', '주문-1', 'a,b', '2026-11-22', '1e5x', "it's"]) {
		expect(checkWritten(id, 'Payment ID')).toBe(id);
	}
	for (const id of ['2.02611E+15', '20261122000123.0', '1,234,567', '#REF!', 'a\u200b', 'a\nb']) {
		expect(() => checkWritten(id, 'Payment ID')).toThrow(/^Payment ID /);
	}
});

test('cuts lists up in order', () => {
	expect(chunk([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
	expect(chunk([], 2)).toEqual([]);
});

describe('IDs that a spreadsheet has rounded', () => {
	const of = (...ends: number[]) => ends.map((end) => String(2026112212345000n + BigInt(end)));

	test.each([
		['three that all end in 0', of(10, 20, 30), true],
		['three of which one does not', of(10, 20, 31), false],
		['two', of(10, 20), false],
		['one ID three times', of(10, 10, 10), false],
		['no ID', [], false],
		['short ones, which a sheet keeps', ['10', '20', '202611221234560'], false],
		[
			'18 digits whose last three are 0',
			['202611221234561000', '202611221234562000', '202611221234563000'],
			true,
		],
		[
			'18 digits of which only the last is 0',
			['202611221234561010', '202611221234562020', '202611221234563030'],
			false,
		],
	])('%s: %p', (_, ids, expected) => {
		expect(roundedIds(ids)).toBe(expected);
	});

	test('a hint takes one', () => {
		expect(roundedIds(of(10), 1)).toBe(true);
		expect(roundedIds(of(11), 1)).toBe(false);
		expect(roundedIds([], 1)).toBe(false);
	});
});
