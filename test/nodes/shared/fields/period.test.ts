import fc from 'fast-check';

import { kstDay } from '../../../../nodes/shared/data/time';
import { daysOf } from '../../../../nodes/shared/fields/period/days';
import { PLANNED, timesAt } from '../../../../nodes/shared/fields/period/names';
import { pastTimes, plannedTimes } from '../../../../nodes/shared/fields/period/times';

const at = (kst: string): number => Date.parse(`${kst}+09:00`);
const inKst = (millis: number): string =>
	new Date(millis + 9 * 3_600_000).toISOString().slice(0, 23);

test.each([
	['2026-11-30T23:59:00', 'today', '2026-11-30', '2026-11-30'],
	['2026-12-01T00:01:00', 'today', '2026-12-01', '2026-12-01'],
	['2026-12-01T00:00:00', 'today', '2026-12-01', '2026-12-01'],
	['2026-11-30T23:59:00', 'yesterday', '2026-11-29', '2026-11-29'],
	['2026-12-01T00:01:00', 'yesterday', '2026-11-30', '2026-11-30'],
	['2027-01-01T00:01:00', 'yesterday', '2026-12-31', '2026-12-31'],
	['2028-03-01T08:59:00', 'yesterday', '2028-02-29', '2028-02-29'],
	['2026-12-03T00:01:00', 'last7Days', '2026-11-27', '2026-12-03'],
	['2026-11-30T23:59:59.999', 'lastMonth', '2026-10-01', '2026-10-31'],
	['2026-12-01T00:00:00', 'lastMonth', '2026-11-01', '2026-11-30'],
	['2027-01-31T23:59:00', 'lastMonth', '2026-12-01', '2026-12-31'],
	['2027-03-31T12:00:00', 'lastMonth', '2027-02-01', '2027-02-28'],
	['2028-03-31T12:00:00', 'lastMonth', '2028-02-01', '2028-02-29'],
	['2026-12-28T23:59:00', 'next7Days', '2026-12-28', '2027-01-03'],
	['2026-12-31T23:59:00', 'nextMonth', '2027-01-01', '2027-01-31'],
	['2027-01-31T00:01:00', 'nextMonth', '2027-02-01', '2027-02-28'],
] as const)('at %s, %s is %s to %s, whole days in Korea', async (now, name, first, last) => {
	const { from, to } = timesAt(name, at(now));
	expect([inKst(from), inKst(to)]).toEqual([`${first}T00:00:00.000`, `${last}T23:59:59.999`]);
	expect(await daysOf({ name }, async () => at(now))).toEqual({ start: first, end: last });
});

test('the last 24 hours end now', () => {
	const now = at('2026-12-01T00:01:00');
	expect(timesAt('last24Hours', now)).toEqual({ from: at('2026-11-30T00:01:00'), to: now });
});

test('at any time the periods fit together', () => {
	const times = fc.integer({ min: at('2020-01-01T00:00:00'), max: at('2040-01-01T00:00:00') });
	fc.assert(
		fc.property(times, (now) => {
			const [today, yesterday] = [timesAt('today', now), timesAt('yesterday', now)];
			expect(today.from <= now && now <= today.to).toBe(true);
			expect(yesterday.to + 1).toBe(today.from);
			expect(timesAt('last7Days', now).to).toBe(today.to);
			expect(timesAt('next7Days', now).from).toBe(today.from);
			const [last, next] = [timesAt('lastMonth', now), timesAt('nextMonth', now)];
			const thisMonth = kstDay(now).slice(0, 7);
			expect(kstDay(last.to + 1)).toBe(`${thisMonth}-01`);
			expect(kstDay(next.from - 1).slice(0, 7)).toBe(thisMonth);
			expect(kstDay(last.from).slice(8)).toBe('01');
			for (const name of PLANNED) {
				const { from, to } = timesAt(name, now);
				expect(from).toBeLessThan(to);
			}
		}),
	);
});

describe('what has happened and what is planned', () => {
	const now = at('2026-11-22T09:00:00');
	const ask = async () => now;

	test('the last 24 hours go on to the server’s now; what is planned ends', async () => {
		const name = 'last24Hours';
		expect(await pastTimes({ name }, ask)).toEqual({ from: now - 86_400_000, to: undefined });
		expect(await plannedTimes({ name }, ask)).toEqual({ from: now - 86_400_000, to: now });
	});

	test.each(['today', 'yesterday', 'last7Days', 'lastMonth'] as const)(
		'%s ends at a midnight, so that no other day gets into it',
		async (name) => {
			for (const times of [pastTimes, plannedTimes]) {
				expect(await times({ name }, ask)).toEqual(timesAt(name, now));
			}
		},
	);

	test('a custom one asks for no time', async () => {
		const nobody = async () => await Promise.reject(new Error('asked'));
		const custom = { name: 'custom', from: 1, to: 2 } as const;
		expect(await pastTimes(custom, nobody)).toEqual({ from: 1, to: 2 });
		expect(await plannedTimes(custom, nobody)).toEqual({ from: 1, to: 2 });
		const days = { name: 'custom', start: '2026-11-01', end: '2026-11-02' } as const;
		expect(await daysOf(days, nobody)).toEqual({ start: '2026-11-01', end: '2026-11-02' });
	});
});
