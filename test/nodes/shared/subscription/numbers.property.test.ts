import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
	dueAfterMonth,
	firstDue,
	monthOfPeriod,
} from '../../../../nodes/shared/subscription/timing';
import { MAX_PERIOD, MAX_PREFIX, periodOf, uidOf } from '../../../../nodes/shared/subscription/uid';

const anchors = fc.record({
	day: fc.integer({ min: 1, max: 31 }),
	minutes: fc.integer({ min: 0, max: 24 * 60 - 1 }),
	months: fc.integer({ min: 1, max: 12 }),
});
/** Months since year 0, from 2020 to 2099: leap years and a century without one are in reach. */
const monthNumbers = fc.integer({ min: 2020 * 12, max: 2104 * 12 });
const inKorea = (millis: number) => DateTime.fromMillis(millis, { zone: 'Asia/Seoul' });

test('the next payment is on the anchor day, or on the last day of a month that lacks it', () => {
	fc.assert(
		fc.property(monthNumbers, anchors, (month, anchor) => {
			const { at, period } = dueAfterMonth(month, anchor);
			const day = inKorea(at);
			expect(day.year * 12 + day.month - 1).toBe(month + anchor.months);
			expect(day.day).toBe(Math.min(anchor.day, day.daysInMonth ?? 0));
			expect(day.hour * 60 + day.minute).toBe(anchor.minutes);
			expect(period).toBe(day.toFormat('yyyyMM'));
		}),
	);
});

test('a chain of payments never drifts: each month end is followed by the anchor day again', () => {
	fc.assert(
		fc.property(monthNumbers, anchors, fc.integer({ min: 2, max: 40 }), (start, anchor, length) => {
			let month = start;
			let last = 0;
			for (let step = 1; step <= length; step++) {
				const { at, period } = dueAfterMonth(month, anchor);
				expect(at).toBeGreaterThan(last);
				last = at;
				month = monthOfPeriod(period) ?? Number.NaN;
				expect(month).toBe(start + step * anchor.months);
			}
		}),
	);
});

test('the first payment is to come, within a month and its end', () => {
	const instants = fc.date({
		min: new Date('2020-01-01T00:00:00Z'),
		max: new Date('2100-12-31T00:00:00Z'),
		noInvalidDate: true,
	});
	fc.assert(
		fc.property(instants, anchors, (now, anchor) => {
			const { at } = firstDue(now.getTime(), anchor);
			expect(at).toBeGreaterThan(now.getTime());
			expect(at - now.getTime()).toBeLessThanOrEqual(62 * 86_400_000);
		}),
	);
});

test.each([
	['2027-01', '2027-02-28'],
	['2028-01', '2028-02-29'],
	['2027-02', '2027-03-31'],
	['2027-03', '2027-04-30'],
	['2100-01', '2100-02-28'],
])('after %s the 31st means %s', (month, day) => {
	const [year, number] = month.split('-').map(Number) as [number, number];
	const { at } = dueAfterMonth(year * 12 + number - 1, { day: 31, minutes: 0, months: 1 });
	expect(inKorea(at).toISODate()).toBe(day);
});

const word = (longest: number) =>
	fc.stringMatching(new RegExp(`^[A-Za-z0-9-]{1,${longest}}$`)).filter((text) => text !== '');
const uids = fc.record({
	prefix: word(MAX_PREFIX),
	owner: fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }),
	period: word(MAX_PERIOD),
	revision: fc.integer({ min: 0, max: 99 }),
});

test('a merchant_uid fits into 40 plain characters and tells its period', () => {
	fc.assert(
		fc.property(uids, (parts) => {
			const uid = uidOf(parts);
			expect(uid).toMatch(/^[A-Za-z0-9-]{1,40}$/);
			expect(periodOf(uid, parts)).toBe(parts.period);
		}),
	);
});

/** Two numbers' parts, of which at least one differs: chosen at random, all of them always would. */
const pairs = fc
	.tuple(uids, uids, fc.subarray(['prefix', 'owner', 'period', 'revision'], { minLength: 1 }))
	.map(([one, other, names]) => {
		const changed = names.map((name) => [name, other[name as keyof typeof other]]);
		return [one, { ...one, ...Object.fromEntries(changed) } as typeof one] as const;
	});

test('a merchant_uid is no one else’s, and each part makes another one', () => {
	fc.assert(
		fc.property(pairs, ([one, other]) => {
			fc.pre(JSON.stringify(one) !== JSON.stringify(other));
			expect(uidOf(one)).not.toBe(uidOf(other));
			const isSameSubscription = one.prefix === other.prefix && one.owner === other.owner;
			if (!isSameSubscription) expect(periodOf(uidOf(one), other)).toBeUndefined();
		}),
	);
});

test.each(['order-1', '', 'sub-202612', 'sub-202612ffffffffffffffff'])(
	'%s was not made by Ensure',
	(uid) => {
		expect(periodOf(uid, { prefix: 'sub-', owner: 'kim' })).toBeUndefined();
	},
);
