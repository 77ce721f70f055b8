import fc from 'fast-check';
import { DateTime } from 'luxon';

import { calendarDay, complainOfDate, readDate } from '../../../../nodes/shared/data/dates';
import { sheetJunk } from '../../../support/units/junk';

const utc = (value: unknown) => {
	const date = readDate(value);
	return date === undefined ? undefined : new Date(date.millis).toISOString();
};

describe('year-first forms with four digits', () => {
	test.each([
		['2027-1-31', '2027-01-30T15:00:00.000Z'],
		['2026/1/2', '2026-01-01T15:00:00.000Z'],
		['2026.11.29', '2026-11-28T15:00:00.000Z'],
		['2026. 11. 29.', '2026-11-28T15:00:00.000Z'],
		['2026년 11월 29일', '2026-11-28T15:00:00.000Z'],
		['2026년11월29일', '2026-11-28T15:00:00.000Z'],
		['2026년 11월 29일 일요일', '2026-11-28T15:00:00.000Z'],
		['2026-11-29(일)', '2026-11-28T15:00:00.000Z'],
		['2026년 11월 29일'.normalize('NFD'), '2026-11-28T15:00:00.000Z'],
		['２０２６－１１－２９', '2026-11-28T15:00:00.000Z'],
		['\u200b2026-11-29 ', '2026-11-28T15:00:00.000Z'],
		['20261129', '2026-11-28T15:00:00.000Z'],
		['20261129T150000', '2026-11-29T06:00:00.000Z'],
		['20261129T150000Z', '2026-11-29T15:00:00.000Z'],
		['2026. 11. 30. 오후 3:00', '2026-11-30T06:00:00.000Z'],
		['2026. 11. 30 오후 3:00:07', '2026-11-30T06:00:07.000Z'],
		['2026년 11월 30일 오후 3시', '2026-11-30T06:00:00.000Z'],
		['2026년 11월 30일 15시 5분 7초', '2026-11-30T06:05:07.000Z'],
		['2026-11-30 오전 12:30', '2026-11-29T15:30:00.000Z'],
		['2026-11-30 3:00 PM', '2026-11-30T06:00:00.000Z'],
		['2026-11-30 3:00', '2026-11-29T18:00:00.000Z'],
		['2026-11-30T15:00:00', '2026-11-30T06:00:00.000Z'],
		['2026-11-30T15:00:00.123456', '2026-11-30T06:00:00.123Z'],
		['2026-11-30T15:00:00.57+09:00', '2026-11-30T06:00:00.570Z'],
		['2026-11-30 15:00:00 KST', '2026-11-30T06:00:00.000Z'],
		['2026-11-30 15:00 UTC', '2026-11-30T15:00:00.000Z'],
		['2026-11-30T15:00:00-0530', '2026-11-30T20:30:00.000Z'],
		['2026-11-30T15:00:00+09', '2026-11-30T06:00:00.000Z'],
		['2026-11-30T24:00:00', '2026-11-30T15:00:00.000Z'],
		['2024-02-29', '2024-02-28T15:00:00.000Z'],
	])('%s', (text, expected) => {
		expect(utc(text)).toBe(expected);
	});
});

describe('is no date, and the complaint says why', () => {
	test.each<[unknown, RegExp, RegExp]>([
		['10', /^"10" is only a part of a date/, /2026-11-22 15:00/],
		['12:00', /^"12:00" is only a part/, /./],
		['오후 3:00', /only a part/, /./],
		['2027', /^"2027" is only a part/, /./],
		['2026-11', /only a part/, /./],
		['2026년 11월', /only a part/, /./],
		['11월 29일', /only a part/, /./],
		['11-29', /only a part/, /./],
		['11/29/26', /^"11\/29\/26" does not begin with a year of four digits/, /as yyyy-mm-dd/],
		['11/29/2026', /does not begin with a year/, /as yyyy-mm-dd/],
		['29.11.2026', /does not begin with a year/, /as yyyy-mm-dd/],
		['26-11-29', /does not begin with a year/, /as yyyy-mm-dd/],
		['26. 11. 29.', /does not begin with a year/, /as yyyy-mm-dd/],
		['26년 11월 29일', /does not begin with a year/, /as yyyy-mm-dd/],
		['29 Nov 2026', /does not begin with a year/, /as yyyy-mm-dd/],
		['Sun Nov 29 2026 15:00:00 GMT+0900', /does not begin with a year/, /as yyyy-mm-dd/],
		[46355, /^"46355" is the serial number that a spreadsheet keeps/, /as yyyy-mm-dd/],
		['46355', /serial number/, /as yyyy-mm-dd/],
		[46355.625, /serial number/, /as yyyy-mm-dd/],
		['46355.625', /serial number/, /as yyyy-mm-dd/],
		['1899-12-30 15:00', /is a time without a date/, /as yyyy-mm-dd/],
		['#N/A', /an error of the sheet/, /./],
		['tomorrow', /^"tomorrow" is not a date/, /2026-11-22 15:00/],
		['2026-02-30', /^"2026-02-30" is not a date/, /./],
		['2026-13-01', /not a date/, /./],
		['2026-11-29 25:00', /not a date/, /./],
		['2026-11-29 24:01', /not a date/, /./],
		['2026-11-29 12:60', /not a date/, /./],
		['2026-11-29 오후 13:00', /not a date/, /./],
		['2026-11-29T12:00+99:00', /not a date/, /./],
		['2026-W48', /not a date/, /./],
		['2026-333', /not a date/, /./],
		['0026-11-29', /not a date/, /./],
		[1764392400, /not a date/, /./],
		[12, /^"12" is not a date/, /./],
		[true, /not a date/, /./],
		[[], /not a date/, /./],
		[{ toString: 1 }, /not a date/, /./],
		[new Date(Number.NaN), /not a date/, /./],
		[new Date(8.64e15), /not a date/, /./],
		['2026-11-29 '.repeat(9_000), /not a date/, /./],
	])('%j', (value, problem, advice) => {
		expect(readDate(value)).toBeUndefined();
		const [says, advises] = complainOfDate(value);
		expect(says).toMatch(problem);
		expect(says.length).toBeLessThan(120);
		expect(advises).toMatch(advice);
	});
});

describe('the calendar day', () => {
	const dayOf = (value: unknown) => {
		const date = readDate(value);
		if (date === undefined) throw new Error('No date');
		return calendarDay(date);
	};
	const inNewYork = (text: string) => DateTime.fromISO(text, { zone: 'America/New_York' });

	test.each([
		['the start of a month in New York', inNewYork('2026-11-01').startOf('month'), '2026-11-01'],
		['its end', inNewYork('2026-11-10').endOf('month'), '2026-11-30'],
		['its end as text', inNewYork('2026-11-10').endOf('month').toISO(), '2026-11-30'],
		['its end to the second', '2026-11-30T23:59:59-05:00', '2026-11-30'],
		['midnight of a winter day', '2026-11-02T00:00:00.000-05:00', '2026-11-02'],
		['midnight in UTC', '2026-11-01T00:00:00.000Z', '2026-11-01'],
		['a day', '2026-11-01', '2026-11-01'],
		['a day of a Korean sheet', '2026. 11. 1.', '2026-11-01'],
		['the last moment in Korea', '2026-11-30T23:59:59.999+09:00', '2026-11-30'],
		['a time in Korea', '2026-11-30 15:00', '2026-11-30'],
		['midnight in Korea, told in UTC', '2026-10-31T15:00:00.000Z', '2026-11-01'],
	])('of %s is that day', (_, value, day) => {
		expect(dayOf(value)).toMatchObject({ day });
	});

	test('of any other time is that of Korea, and says where it is another one', () => {
		expect(dayOf('2026-11-30T20:00:00-05:00')).toEqual({ day: '2026-12-01', ownDay: '2026-11-30' });
		expect(dayOf('2026-11-30T00:00:01-05:00')).toEqual({ day: '2026-11-30', ownDay: undefined });
		expect(dayOf('2026-11-30T23:59:58Z')).toEqual({ day: '2026-12-01', ownDay: '2026-11-30' });
	});

	test('of whole months of any zone has neither a day more nor one less', () => {
		const zones = ['America/New_York', 'UTC', 'Asia/Seoul', 'Pacific/Auckland', 'Asia/Kathmandu'];
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: 0, max: 240 }),
				fc.boolean(),
				(zone, months, asText) => {
					const month = DateTime.fromISO('2015-01-15', { zone }).plus({ months });
					for (const edge of [month.startOf('month'), month.endOf('month')]) {
						const { day, ownDay } = dayOf(asText ? edge.toISO() : edge);
						expect(day).toBe(edge.toISODate());
						expect(ownDay).toBeUndefined();
					}
				},
			),
		);
	});
});

/** What is a date, or nearly one: junk alone never is. */
const nearlyDate = fc
	.tuple(
		fc.constantFrom('', '', '', ' ', '\u200b', "'", '1'),
		fc.integer({ min: 1_899, max: 2_101 }),
		fc.integer({ min: 0, max: 13 }),
		fc.integer({ min: 0, max: 32 }),
		fc.constantFrom(
			['-', '-', ''],
			['. ', '. ', '.'],
			['/', '/', ''],
			['년 ', '월 ', '일'],
			['', '', ''],
		),
		fc.oneof(fc.constantFrom('', '', ' 15:00', ' 오후 3:00', 'T06:00:00Z', '(일)'), sheetJunk),
	)
	.map(([before, year, month, day, [one, two, three], after]) => {
		const twoDigits = (number: number) => String(number).padStart(2, '0');
		return `${before}${year}${one}${twoDigits(month)}${two}${twoDigits(day)}${three}${after}`;
	});

describe('any text', () => {
	test('is a date only with a year of four digits at its beginning, and a day that exists', () => {
		let dates = 0;
		fc.assert(
			fc.property(fc.oneof(sheetJunk, nearlyDate), (text) => {
				const date = readDate(text);
				const [problem, advice] = complainOfDate(text);
				expect(problem.length + advice.length).toBeLessThan(300);
				if (date === undefined) return;
				dates++;
				const [, year, month, day] =
					/^(\d{4})\D*?(\d{1,2})(?:\D+|(?=\d\d))(\d{1,2})/.exec(
						text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, ''),
					) ?? [];
				const own = new Date(date.millis + date.offset * 60_000);
				expect(own.getUTCFullYear()).toBe(Number(year));
				expect(own.getUTCMonth() + 1).toBe(Number(month));
				if (date.isDay) expect(own.getUTCDate()).toBe(Number(day));
			}),
		);
		expect(dates).toBeGreaterThan(10);
	});

	test('that a sheet makes of a point in time reads back to the same', () => {
		const forms = [
			"yyyy-MM-dd'T'HH:mm:ssZZ",
			'yyyy-MM-dd HH:mm:ss',
			'yyyy. M. d. H:mm:ss',
			'yyyy. M. d a h:mm:ss',
			"yyyy'년' M'월' d'일' a h'시' m'분' s'초'",
			'yyyy/M/d H:mm:ss',
			"yyyyMMdd'T'HHmmss",
		];
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4_102_444_800 }),
				fc.constantFrom(...forms),
				(seconds, form) => {
					const text = DateTime.fromSeconds(seconds, { zone: 'UTC+9' })
						.toFormat(form, { locale: 'en' })
						.replace('AM', '오전')
						.replace('PM', '오후');
					expect(readDate(text)?.millis).toBe(seconds * 1000);
				},
			),
		);
	});

	test('with two digits for a year, or with another order, is never a date', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
				fc.constantFrom(
					'yy-MM-dd',
					'M/d/yy',
					'M/d/yyyy',
					'd.M.yyyy',
					'yy. M. d.',
					'ddMMyyyy',
					'MMddyyyy',
					'yyMMdd',
					'dd LLL yyyy',
				),
				(date, form) => {
					const text = DateTime.fromJSDate(date).toFormat(form, { locale: 'en' });
					expect(readDate(text)).toBeUndefined();
				},
			),
		);
	});

	test('any JSON value is a date or says why not', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				if (readDate(value) !== undefined) expect(typeof value).toBe('string');
				else expect(complainOfDate(value)[0].length).toBeLessThan(120);
			}),
		);
	});
});
