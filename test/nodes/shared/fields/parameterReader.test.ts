import type { IExecuteFunctions } from 'n8n-workflow';

import { ParameterReader } from '../../../../nodes/shared/fields/parameterReader';

const AMOUNT = { name: 'amount', label: 'Amount' };
const reader = (value: unknown, hints: string[] = []) =>
	new ParameterReader(
		{ getNodeParameter: () => value } as unknown as IExecuteFunctions,
		0,
		(text) => void hints.push(text),
	);
const integer = (value: unknown) => reader(value).integer(AMOUNT, { min: 1, max: 1_000_000 });
const money = (value: unknown) => reader(value).money(AMOUNT, 'KRW');

test.each([5, '5', ' 5 ', '５', '5.0'])('%j is the number 5', (value) => {
	expect([integer(value), money(value)]).toEqual([5, 5]);
});

test.each([true, [5], [[5]], {}, 'five', '0x10', '0b11', Number.NaN, Number.POSITIVE_INFINITY])(
	'%j is no number',
	(value) => {
		expect(() => integer(value)).toThrow(/^Amount must be a whole number from 1 to 1000000, not "/);
		expect(() => money(value)).toThrow(/^Amount must be a whole number from 0 up, not "/);
	},
);

test.each(['1,000', '1e3', '1.5', 1.5, '3.000', 0, 1_000_001])('%j counts nothing', (value) => {
	expect(() => integer(value)).toThrow(/^Amount must be a whole number from 1 to 1000000, not "/);
});

test('money is read as sheets write it, and refused with what is wrong with it', () => {
	expect(money('12,000원')).toBe(12_000);
	expect(() => money('39.000')).toThrow(/^Amount is "39\.000", whose dot can stand for thousands/);
	expect(() => money('1e3')).toThrow(/^Amount is "1e3", a number that a spreadsheet has rounded/);
	expect(() => money(1000.5)).toThrow(/^Amount has decimals, and KRW has none/);
	expect(() => money(-1)).toThrow(/^Amount must be a whole number from 0 up, not "-1"/);
	expect(() => reader(0).money(AMOUNT, 'USD', { above: 0 })).toThrow(
		/^Amount must be a number above 0, not "0"/,
	);
	expect(() => reader(11).wholeMoney(AMOUNT, 'KRW', { max: 10 })).toThrow(/from 0 to 10, not "11"/);
});

test.each([undefined, null, '', ' ', '\u200b', '\ufeff \n'])('%j is none', (value) => {
	expect([integer(value), money(value)]).toEqual([undefined, undefined]);
	expect(reader(value).text(AMOUNT)).toBeUndefined();
	expect(reader(value).trackingNumber(AMOUNT)).toBeUndefined();
	expect(reader(value).day(AMOUNT)).toBeUndefined();
});

test("an error of the sheet is no text, and neither is a number that isn't whole", () => {
	expect(() => reader('#N/A').text(AMOUNT)).toThrow(/Amount is "#N\/A", an error of the sheet/);
	expect(() => reader(1e21).text(AMOUNT)).toThrow(/arrived as the number 1e\+21, not as text/);
	expect(reader('#1').text(AMOUNT)).toBe('#1');
});

describe('days', () => {
	test('the last moment of a month far away is its last day, without a hint', () => {
		const hints: string[] = [];
		expect(reader('2026-10-31T23:59:59.999-04:00', hints).day(AMOUNT)).toBe('2026-10-31');
		expect(hints).toEqual([]);
	});

	test('a time far away is a day of Korea, and a hint tells where that is another one', () => {
		const hints: string[] = [];
		expect(reader('2026-10-31T20:00:00-04:00', hints).day(AMOUNT)).toBe('2026-11-01');
		expect(hints).toEqual([
			expect.stringMatching(/^Amount: 2026-10-31 in its own time zone is 2026-11-01 in Korea/),
		]);
	});
});

test('the end of a period is the end of a day that has no time, however it is written', () => {
	for (const day of ['2026-11-22', '2026. 11. 22.', '2026년 11월 22일', '20261122']) {
		expect(reader(day).endInstant(AMOUNT)).toBe(Date.parse('2026-11-22T14:59:59.999Z'));
	}
	expect(reader('2026-11-22 15:00').endInstant(AMOUNT)).toBe(Date.parse('2026-11-22T06:00:00Z'));
});
