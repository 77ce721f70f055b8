import { startOfDay } from '../../data/days';
import { DAY, kstDay, monthDay, monthOf } from '../../data/time';
import type { CodedValue } from '../codedValue';
import type { FieldKind } from '../defineFields';
import { choice } from '../kinds';

/** A span of time, both ends included, in ms since the epoch. */
export interface Times {
	from: number;
	to: number;
}

/** Whole days in Korea, counted from today. */
const days = (first: number, last: number) => (now: number) => {
	const today = startOfDay(kstDay(now));
	return { from: today + first * DAY, to: today + (last + 1) * DAY - 1 };
};

/** A whole calendar month in Korea, counted from this one. */
const month = (months: number) => (now: number) => {
	const which = monthOf(now) + months;
	return { from: monthDay(which, 1, 0), to: monthDay(which + 1, 1, 0) - 1 };
};

interface Named {
	en: string;
	ko: string;
	hint: string;
	/** The times that it covers. @param now ms since the epoch */
	at(now: number): Times;
}

/** Periods by the values that workflows save. */
const PERIODS = {
	today: { en: 'Today', ko: '오늘', hint: 'The calendar day (KST)', at: days(0, 0) },
	yesterday: {
		en: 'Yesterday',
		ko: '어제',
		hint: 'The calendar day before (KST)',
		at: days(-1, -1),
	},
	last24Hours: {
		en: 'Last 24 Hours',
		ko: '최근 24시간',
		hint: 'Up to now, to the second',
		at: (now) => ({ from: now - DAY, to: now }),
	},
	last7Days: {
		en: 'Last 7 Days',
		ko: '최근 7일',
		hint: 'Today and the six days before it (KST)',
		at: days(-6, 0),
	},
	lastMonth: {
		en: 'Last Month',
		ko: '지난달',
		hint: 'The calendar month before this one (KST)',
		at: month(-1),
	},
	next7Days: {
		en: 'Next 7 Days',
		ko: '향후 7일',
		hint: 'Today and the six days after it (KST)',
		at: days(0, 6),
	},
	nextMonth: {
		en: 'Next Month',
		ko: '다음 달',
		hint: 'The calendar month after this one (KST)',
		at: month(1),
	},
} satisfies Record<string, Named>;

/** A period that is told by the server's clock. */
export type PeriodName = keyof typeof PERIODS;

/** What stands for *From* and *To*. */
export const CUSTOM = 'custom';

/** The periods of lists of what has happened, where there are times. */
export const PAST: readonly PeriodName[] = [
	'today',
	'yesterday',
	'last24Hours',
	'last7Days',
	'lastMonth',
];

/** The same where there are whole days only. */
export const PAST_DAYS = PAST.filter((name) => name !== 'last24Hours');

/** The periods of lists of what is planned: it lies ahead as well. */
export const PLANNED: readonly PeriodName[] = [...PAST, 'next7Days', 'nextMonth'];

/**
 * The times that a period covers. Days and months are Korea's, and whole: *Today* ends at midnight.
 *
 * @param now ms since the epoch
 */
export const timesAt = (name: PeriodName, now: number): Times => PERIODS[name].at(now);

/**
 * The field that chooses a period. It is to be called `period`: *From* and *To* are shown by it.
 *
 * @param names the periods that there are, beside *Custom*
 */
export function period(
	names: readonly PeriodName[],
	initial: PeriodName,
): FieldKind<PeriodName | typeof CUSTOM> {
	const values: CodedValue[] = [
		...names.map((code) => ({ code, ...PERIODS[code] })),
		{ code: CUSTOM, en: 'Custom', ko: '직접 입력', hint: 'From and To tell it' },
	];
	const named = names.map((name) => PERIODS[name].en).join(', ');
	return choice(values, {
		label: 'Period',
		default: initial,
		description: `기간: which days or hours to read, in Korean time (KST): ${named}, or Custom with From and To`,
	}) as FieldKind<PeriodName | typeof CUSTOM>;
}

/** Whether a text is one of the values that *Period* has, which other parameters of this name don't take. */
export const isPeriod = (text: string): boolean => text === CUSTOM || Object.hasOwn(PERIODS, text);

/**
 * The editor shows a field with *Custom* only. Where the period is an expression, n8n shows it too, and would not run
 * a workflow in which it is required and empty: that it is needed is told by its reader.
 */
export const WITH_CUSTOM = {
	required: false,
	displayOptions: { show: { period: [CUSTOM] } },
};
