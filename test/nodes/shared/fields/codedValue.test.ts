import fc from 'fast-check';

import { deliveryCompanies as ofNaver } from '../../../../nodes/Npay/api/codes';
import { deliveryCompanies as ofPortOne } from '../../../../nodes/PortOne/api/codes';
import { adviseCode, findCode, toOptions } from '../../../../nodes/shared/fields/codedValue';
import { sheetJunk } from '../../../support/units/junk';

const USUAL: Array<[name: string, code: string]> = [
	['대한통운', 'CJGLS'],
	['CJ대한통운', 'CJGLS'],
	['cj 대한통운', 'CJGLS'],
	['한진', 'HANJIN'],
	['로젠', 'KGB'],
	['롯데', 'HYUNDAI'],
	['롯데택배', 'HYUNDAI'],
	['현대택배', 'HYUNDAI'],
	['우체국', 'EPOST'],
	['경동', 'KDEXP'],
	['편의점택배', 'CVSNET'],
	['GS편의점', 'CVSNET'],
	['합동', 'HDEXP'],
	['천일', 'CHUNIL'],
	['건영', 'KUNYOUNG'],
	['한진택배'.normalize('NFD'), 'HANJIN'],
	['한진\u200b택배', 'HANJIN'],
	[' 한진\n택배 ', 'HANJIN'],
	['ＣＪ대한통운', 'CJGLS'],
];

test.each(USUAL)('%j is courier %s, for Naver and for PortOne', (name, code) => {
	expect(findCode(name, ofNaver)).toBe(code);
	expect(findCode(name, ofPortOne)).toBe(code);
});

test("CU's parcels have a code at Naver only", () => {
	expect(findCode('CU편의점', ofNaver)).toBe('CUPARCEL');
	expect(findCode('CU편의점', ofPortOne)).toBeUndefined();
	expect(adviseCode('CU편의점', ofPortOne)).toMatch(/편의점택배 \(CVSNET\)/);
});

test.each([
	['한진택베', /^Did you mean 한진택배 \(HANJIN\)/],
	['로잰택배', /로젠택배 \(KGB\)/],
	['대한통은', /CJ대한통운 \(CJGLS\)/],
	['편의점', /CU편의점택배 \(CUPARCEL\)/],
	['HANJINN', /한진택배 \(HANJIN\)/],
])('%s is answered with the nearest, by name and code', (word, advice) => {
	expect(findCode(word, ofNaver)).toBeUndefined();
	expect(adviseCode(word, ofNaver)).toMatch(advice);
});

test('where nothing is near, some codes show what they are', () => {
	expect(adviseCode('없음없음', ofNaver)).toMatch(/use a code such as CJGLS, HYUNDAI, HANJIN/);
});

test.each([
	['Naver', ofNaver],
	['PortOne', ofPortOne],
])('of %s, each code and label stands for itself, and no further name for two', (_, list) => {
	for (const { code, en, ko } of list) {
		expect([code, en, ko].map((word) => findCode(word, list))).toEqual([code, code, code]);
	}
	const further = list.flatMap(({ code, also = [] }) => also.map((word) => ({ code, word })));
	for (const { code, word } of further) expect(findCode(word, list)).toBe(code);
});

test('the editor shows no further names', () => {
	expect(toOptions(ofNaver)[0]).toEqual({ name: 'CJ Logistics (CJ대한통운)', value: 'CJGLS' });
});

test('any text is a code of the list or none, and its advice is short', () => {
	const codes = new Set(ofNaver.map(({ code }) => code));
	const words = ofNaver.flatMap(({ code, en, ko, also = [] }) => [code, en, ko, ...also]);
	const nearlyWord = fc
		.tuple(fc.constantFrom(...words), fc.constantFrom('', ' ', '\u200b', '택배', '1'))
		.map((parts) => parts.join(''));
	let found = 0;
	fc.assert(
		fc.property(fc.oneof(sheetJunk, nearlyWord), (text) => {
			const code = findCode(text, ofNaver);
			if (code !== undefined) {
				found++;
				expect(codes).toContain(code);
			}
			expect(adviseCode(text, ofNaver).length).toBeLessThan(200);
		}),
		{ numRuns: 50 },
	);
	expect(found).toBeGreaterThan(5);
});
