import fc from 'fast-check';

import { readTrackingNumber } from '../../../../nodes/shared/data/trackingNumber';
import { sheetJunk } from '../../../support/units/junk';

const read = (value: unknown) => readTrackingNumber(value, 'Tracking Number');

test.each([
	['612345678901', '612345678901'],
	[612345678901, '612345678901'],
	[' 612345678901\n', '612345678901'],
	['6123-4567-8901', '6123-4567-8901'],
	['6123–4567—8901', '6123-4567-8901'],
	['EB123456789KR', 'EB123456789KR'],
	['６１２３４５６７８９０１', '612345678901'],
	['６１２３－４５６７－８９０１', '6123-4567-8901'],
	["'612345678901", '612345678901'],
	['’612345678901', '612345678901'],
	['\u200b612345678901\ufeff', '612345678901'],
	['012345678901', '012345678901'],
])('%j goes out as %s', (value, number) => {
	expect(read(value)).toBe(number);
});

test.each<[unknown, RegExp]>([
	['6.12346E+11', /is "6\.12346E\+11", a number that a spreadsheet has rounded/],
	['6.12E11', /spreadsheet has rounded/],
	['６．１２３４６Ｅ＋１１', /spreadsheet has rounded/],
	['612345678901.0', /is "612345678901\.0", which a spreadsheet has taken for a number/],
	['612345678901.', /taken for a number/],
	[6.12346e22, /arrived as the number 6\.12346e\+22, which has lost digits/],
	[0.5, /lost digits/],
	[0, /is "0", not a tracking number/],
	['0', /is "0", not a tracking number/],
	['000', /not a tracking number/],
	['-', /is "-", not a tracking number/],
	['#N/A', /is "#N\/A", not a tracking number/],
	['=612345678901', /a formula/],
	['612345678901, 612345678902', /two numbers/],
	['612345678901 612345678902', /two numbers/],
	['612345678901/612345678902', /two numbers/],
	['612345678901\n612345678902', /two numbers/],
	['송장없음', /is "송장없음", not a tracking number/],
	['송장번호', /not a tracking number/],
	['trackingNumber', /not a tracking number/],
	['CJ대한통운 612345678901', /not a tracking number/],
	['6123*', /not a tracking number/],
	['-6123', /not a tracking number/],
	['6123--8901', /not a tracking number/],
	['1'.repeat(101), /not a tracking number/],
	[true, /not a tracking number/],
	[['612345678901'], /not a tracking number/],
	[{ number: '6123' }, /not a tracking number/],
])('%j is refused', (value, message) => {
	expect(() => read(value)).toThrow(message);
});

test('what a sheet has ruined says what to do in the sheet', () => {
	for (const value of ['6.12346E+11', '612345678901.0', 6.12346e22]) {
		expect(() => read(value)).toThrow(
			expect.objectContaining({ advice: expect.stringMatching(/as text \(일반 텍스트\)/) }),
		);
	}
});

test('of any text only digits, letters and hyphens go out, in their order, and the same every time', () => {
	fc.assert(
		fc.property(sheetJunk, (text) => {
			let number: string;
			try {
				number = read(text);
			} catch (error) {
				expect((error as Error).message).toMatch(/^Tracking Number is "/);
				expect((error as Error).message.length).toBeLessThan(200);
				return;
			}
			expect(number).toMatch(/^[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?$/);
			expect(number).toMatch(/[1-9]/);
			expect(read(number)).toBe(number);
			const digits = (one: string) => one.normalize('NFKC').replace(/\D/g, '');
			expect(digits(number)).toBe(digits(text));
		}),
	);
});
