import fc from 'fast-check';

import {
	isUnreadable,
	moneyForm,
	readNumber,
	smallestUnitForm,
	WON,
} from '../../../../nodes/shared/data/numbers';
import { sheetJunk } from '../../../support/units/junk';

const numberOr = (value: unknown, form = WON) => {
	const read = readNumber(value, form);
	return isUnreadable(read) ? (read.problem ?? 'none') : read;
};

describe('an amount in won', () => {
	test.each<[unknown, number]>([
		[12000, 12000],
		['12000', 12000],
		[' 12000\n', 12000],
		['12,000', 12000],
		['1,234,567', 1234567],
		['12,000원', 12000],
		['12,000 원', 12000],
		['₩12,000', 12000],
		['₩ 12,000', 12000],
		['￦12,000', 12000],
		['\\12,000', 12000],
		['＼12,000', 12000],
		['１２，０００', 12000],
		['12,000.00', 12000],
		['12000.0', 12000],
		['\u200b12,000\ufeff', 12000],
		['-1,000', -1000],
		['-₩1,000', -1000],
		['−1000', -1000],
		['－1000', -1000],
		['+5', 5],
		['0', 0],
		['-0', 0],
		[-0, 0],
		[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
		['9007199254740991', Number.MAX_SAFE_INTEGER],
	])('%j is %d', (value, amount) => {
		expect(numberOr(value)).toBe(amount);
	});

	test.each<[unknown, RegExp]>([
		['39.000', /^is "39\.000", whose dot can stand for thousands or for decimals/],
		['9.900', /whose dot/],
		['1.000.000', /whose dot/],
		['12.000원', /whose dot/],
		['￦12.000', /whose dot/],
		['１２．０００', /whose dot/],
		['12,000.000', /whose dot/],
		['1000.5', /has decimals, and KRW has none/],
		[1000.5, /has decimals, and KRW has none/],
		['1.234,50', /none/],
		['12,00', /none/],
		['1,5', /none/],
		['0,500', /none/],
		['1,0000', /none/],
		['12 000', /none/],
		['1.2.3', /none/],
		['1000.0000', /none/],
		['0x10', /none/],
		['0b11', /none/],
		['0o7', /none/],
		['1e3', /rounded/],
		['1.2E+5', /rounded/],
		['Infinity', /none/],
		['천원', /none/],
		['12,000$', /none/],
		['(1,000)', /none/],
		['٣', /none/],
		['②', /none/],
		['1²', /none/],
		['½', /none/],
		['', /none/],
		[' ', /none/],
		['원', /none/],
		['₩', /none/],
		['#N/A', /none/],
		[true, /none/],
		[[5], /none/],
		[[], /none/],
		[{}, /none/],
		[null, /none/],
		[Number.NaN, /none/],
		[Number.POSITIVE_INFINITY, /none/],
		[2 ** 53, /too large to be exact/],
		['9007199254740992', /too large to be exact/],
		['1'.repeat(400), /none|too large/],
	])('%j is none', (value, problem) => {
		expect(numberOr(value)).toEqual(expect.stringMatching(problem));
	});

	test('says what to do in the sheet', () => {
		expect(readNumber('39.000', WON)).toMatchObject({ advice: expect.stringMatching(/in digits/) });
		expect(readNumber(9.5, WON)).toMatchObject({ advice: expect.stringMatching(/whole won/) });
	});
});

test('amounts of other currencies keep their decimals, and know no sign of won', () => {
	const usd = moneyForm('USD');
	expect(numberOr('12.34', usd)).toBe(12.34);
	expect(numberOr('1,234.5', usd)).toBe(1234.5);
	expect(numberOr(0.1, usd)).toBe(0.1);
	expect(numberOr('12.000', usd)).toMatch(/whose dot/);
	expect(numberOr('12.3456', usd)).toBe('none');
	expect(numberOr('₩12', usd)).toBe('none');
});

test('where the payment alone knows the currency, decimals may be right, unless a sign says won', () => {
	expect(numberOr('9.90', moneyForm(undefined))).toBe(9.9);
	expect(numberOr('9.90원', moneyForm(undefined))).toMatch(/KRW has none/);
	expect(numberOr('9,900원', moneyForm(undefined))).toBe(9900);
	expect(numberOr('9.900', moneyForm(undefined))).toMatch(/whose dot/);
});

test('cents are whole, and the complaint does not speak of won', () => {
	expect(numberOr('1,234', smallestUnitForm('USD'))).toBe(1234);
	expect(numberOr('12.34', smallestUnitForm('USD'))).toBe('has decimals: "12.34"');
	expect(numberOr('₩12', smallestUnitForm('USD'))).toBe('none');
	expect(numberOr('12.34', smallestUnitForm('KRW'))).toMatch(/KRW has none/);
});

test('a plain number is read without thousands and units', () => {
	expect(numberOr('１２', {})).toBe(12);
	expect(numberOr('12.0', {})).toBe(12);
	for (const value of ['1,000', '3개', '₩3', '3.5', '3.000', '0x3']) {
		expect(typeof numberOr(value, {})).toBe('string');
	}
});

test('a word for none is 0 where its column has one, and nowhere else', () => {
	expect(numberOr(' 무 료 ', { ...WON, zeros: ['무료'] })).toBe(0);
	expect(numberOr('무료', WON)).toBe('none');
});

describe('any text', () => {
	const forms = [WON, {}, moneyForm('USD'), moneyForm(undefined), smallestUnitForm('USD')];

	test('is a number only in decimal digits, as a person reads them', () => {
		fc.assert(
			fc.property(sheetJunk, fc.constantFrom(...forms), (text, form) => {
				const read = readNumber(text, form);
				if (isUnreadable(read)) return;
				// Thousands and units aside, it is its own digits.
				const digits = text
					.normalize('NFKC')
					.replace(/[\s\p{Cf},₩\\원개+]/gu, '')
					.replace(/[−－]/g, '-');
				expect(digits).toMatch(/^-?\d+(\.\d{1,2})?$/);
				expect(read).toBe(Number(digits) || 0);
				expect(text.normalize('NFKC')).not.toMatch(/\.\d{3}/);
				if (form.decimals !== true) expect(Number.isSafeInteger(read)).toBe(true);
			}),
		);
	});

	test('of won is read back to the same amount, in every form that is understood', () => {
		const wrap = fc.constantFrom(
			(text: string) => text,
			(text: string) => `${text}원`,
			(text: string) => `₩${text}`,
			(text: string) => ` ￦ ${text} `,
			(text: string) => `\u200b${text}\n`,
			(text: string) =>
				text.replace(/[0-9,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
		);
		const write = fc.constantFrom(String, (n: number) => n.toLocaleString('en-US'));
		fc.assert(
			fc.property(fc.maxSafeNat(), write, wrap, (amount, toText, around) => {
				expect(readNumber(around(toText(amount)), WON)).toBe(amount);
			}),
		);
	});

	test('of thousands with a dot, as half of the world writes them, is never won', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1000, max: 999_999_999 }), (amount) => {
				expect(isUnreadable(readNumber(amount.toLocaleString('de-DE'), WON))).toBe(true);
				expect(isUnreadable(readNumber(amount.toLocaleString('fr-FR'), WON))).toBe(true);
			}),
		);
	});

	test('in hexadecimal, binary, octal or with an exponent is no number', () => {
		fc.assert(
			fc.property(fc.nat(), fc.constantFrom(...forms), (value, form) => {
				const texts = [
					`0x${value.toString(16)}`,
					`0b${value.toString(2)}`,
					`0o${value.toString(8)}`,
					(value + 1000).toExponential(),
					(value + 1000).toExponential(2).toUpperCase(),
				];
				for (const text of texts) expect(isUnreadable(readNumber(text, form))).toBe(true);
			}),
		);
	});

	test('any JSON value is a number, or says why not', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom(...forms), (value, form) => {
				const read = readNumber(value, form);
				if (isUnreadable(read)) return;
				expect(['number', 'string']).toContain(typeof value);
				expect(Number.isFinite(read)).toBe(true);
			}),
		);
	});
});
