import { isSheetError, plain, quote } from './writing';

/** A date as somebody has written it, or an expression gave it. */
export interface WrittenDate {
	/** Milliseconds since the epoch. */
	millis: number;
	/** Minutes that its own zone is ahead of UTC; Korea's where it names none. */
	offset: number;
	/** Whether it is a day without a time. */
	isDay: boolean;
}

/** Korea has had no daylight saving since 1988: it is nine hours ahead all year. */
const KOREA = 9 * 60;

/** Milliseconds of a minute and of a day. */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A sheet that holds a time without a day writes it as one of 1899: years before this are none of a shop's. */
const FIRST_YEAR = 1900;

/** First and last point in time that has a year of four digits everywhere. */
const [FIRST, LAST] = [Date.UTC(FIRST_YEAR, 0, 1) - DAY, Date.UTC(10_000, 0, 1) - DAY];

/** Longer text is none of the forms. */
const LONGEST = 60;

const DATE = String.raw`(?<year>\d{4})(?: ?년 ?| ?[-./] ?)(?<month>\d{1,2})(?: ?월 ?| ?[-./] ?)(?<day>\d{1,2})(?: ?일| ?\.)?`;
const WEEKDAY = String.raw`(?: ?\(?[월화수목금토일](?:요일)?\)?)?`;
const HALF = String.raw`오전|오후|[AP]\.?M\.?`;
const CLOCK = String.raw`(?<half>${HALF})? ?(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?| ?시(?: ?(?<minute2>\d{1,2}) ?분(?: ?(?<second2>\d{1,2}) ?초)?)?)(?: ?(?<half2>${HALF}))?`;
const ZONE = String.raw`(?: ?(?<zone>Z|UTC|GMT|KST|[+-]\d{2}(?::?\d{2})?))?`;

/** Year-first forms with four digits: `2026-11-22T15:00:00.000+09:00`, `2026. 11. 22. 오후 3:00`, `2026년 11월 22일`. */
const WRITTEN = new RegExp(`^${DATE}${WEEKDAY}(?:(?: ?T ?| )${CLOCK}${ZONE})?$`, 'iu');

/** The same without signs between: `20261122`, `20261122T150000+0900`. */
const COMPACT = new RegExp(
	String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?${ZONE})?$`,
	'iu',
);

type Parts = Record<string, string | undefined>;

/** Hours since midnight, for clocks of 12 and of 24 hours. */
function hourOf(parts: Parts): number {
	const hour = Number(parts.hour ?? 0);
	const half = (parts.half ?? parts.half2)?.replace(/\./g, '').toUpperCase();
	if (half === undefined) return hour;
	if (hour > 12 || (parts.half !== undefined && parts.half2 !== undefined)) return Number.NaN;
	return (hour % 12) + (half === '오후' || half === 'PM' ? 12 : 0);
}

/** Minutes ahead of UTC; what names no zone is Korean time. */
function offsetOf(zone = 'KST'): number {
	if (/^kst$/i.test(zone)) return KOREA;
	const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
	if (sign === undefined) return 0;
	if (Number(hours) > 18 || Number(minutes) > 59) return Number.NaN;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** A date from its parts; `undefined` when there is no such day or time. */
function fromParts(parts: Parts): WrittenDate | undefined {
	const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
	const midnight = Date.UTC(year, month - 1, day);
	const date = new Date(midnight);
	if (year < FIRST_YEAR || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
		return undefined;
	}
	const minute = Number(parts.minute ?? parts.minute2 ?? 0);
	const second = Number(parts.second ?? parts.second2 ?? 0);
	const fraction = Number((parts.fraction ?? '').padEnd(3, '0').slice(0, 3));
	const hour = hourOf(parts);
	const ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
	if (!(minute < 60 && second < 60 && ofDay <= DAY)) return undefined;
	const offset = offsetOf(parts.zone);
	return {
		millis: midnight + ofDay - offset * MINUTE,
		offset,
		isDay: parts.hour === undefined,
	};
}

function fromText(text: string): WrittenDate | undefined {
	const match = text.length > LONGEST ? null : (WRITTEN.exec(text) ?? COMPACT.exec(text));
	return match?.groups === undefined ? undefined : fromParts(match.groups);
}

interface DateTimeLike {
	toMillis(): number;
	/** Minutes ahead of UTC (luxon's name). */
	offset?: unknown;
}

const isDateTimeLike = (value: unknown): value is DateTimeLike =>
	typeof value === 'object' &&
	value !== null &&
	typeof (value as Partial<DateTimeLike>).toMillis === 'function';

/**
 * Reads a date as users, sheets and expressions give it.
 *
 * @param value text that begins with a year of four digits (ISO 8601, SQL, the forms of Korean sheets; without an
 * offset it is KST); a `Date`, whose own zone is UTC as in its JSON; or a luxon `DateTime` of any copy of luxon
 * @returns `undefined` when it is none, or only a part of one
 */
export function readDate(value: unknown): WrittenDate | undefined {
	let date: WrittenDate | undefined;
	if (value instanceof Date) date = { millis: value.getTime(), offset: 0, isDay: false };
	else if (isDateTimeLike(value)) {
		const offset = typeof value.offset === 'number' ? value.offset : KOREA;
		date = { millis: value.toMillis(), offset, isDay: false };
	} else if (typeof value === 'string') date = fromText(plain(value));
	return date !== undefined && date.millis >= FIRST && date.millis < LAST ? date : undefined;
}

const dayAt = (millis: number, offset: number): string =>
	new Date(millis + offset * MINUTE).toISOString().slice(0, 10);

/** A day, and whether Korea's calendar made another one of it. */
export interface CalendarDay {
	/** `yyyy-MM-dd`. */
	day: string;
	/** The day in the date's own zone, where that is another one. */
	ownDay: string | undefined;
}

/**
 * The calendar day that a date stands for. Midnight and the last second of a day in its own zone are the ends of a
 * period of days (`startOf('month')`, `endOf('month')`), and mean that day wherever it is; any other time is a
 * point in time, and its day is Korea's.
 */
export function calendarDay({ millis, offset }: WrittenDate): CalendarDay {
	const ofDay = (((millis + offset * MINUTE) % DAY) + DAY) % DAY;
	const ownDay = dayAt(millis, offset);
	if (ofDay === 0 || ofDay >= DAY - 1000) return { day: ownDay, ownDay: undefined };
	const day = dayAt(millis, KOREA);
	return { day, ownDay: day === ownDay ? undefined : ownDay };
}

/** Serial numbers of days that sheets count from 1899: those of 1954 to 2119. */
const isSerial = (value: number): boolean => value >= 20_000 && value <= 80_000;

const FORMAT = 'In the sheet, format the column as yyyy-mm-dd';
const EXAMPLE =
	'Write it like 2026-11-22 15:00 (KST), or use an expression such as {{ $now.minus({ hours: 1 }) }}';

/** Days in an order that no one can tell, with two digits for a year, or with the name of a month. */
const OTHER_ORDER =
	/^(\d{1,2}[-./ ]+\d{1,2}[-./ ]+\d{2,4}\b|\d{1,2}년|.*\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)/i;

/** A year, a month, a day of the month or a time alone, or two of them. */
const PART =
	/^(\d{1,2}|\d{4}|\d{4} ?[-./년] ?\d{1,2} ?월?\.?|\d{4} ?년|\d{1,2} ?[-./월] ?(\d{1,2} ?일?\.?)?|\d{1,2} ?일|((오전|오후|[ap]m) ?)?\d{1,2}(:\d{2}){1,2}( ?[ap]m)?|\d{1,2} ?시( ?\d{1,2} ?분)?)$/i;

/** What is wrong with a value that is no date, and what to do about it. */
export function complainOfDate(value: unknown): [problem: string, advice: string] {
	const text = typeof value === 'string' ? plain(value) : '';
	const short = text.slice(0, LONGEST);
	const number = typeof value === 'number' || /^\d{5}(\.\d+)?$/.test(short) ? Number(value) : 0;
	if (isSerial(number)) {
		return [`${quote(value)} is the serial number that a spreadsheet keeps for a date`, FORMAT];
	}
	if (isSheetError(short)) return [`${quote(value)} is an error of the sheet`, FORMAT];
	if (/^1899\b/.test(short)) return [`${quote(value)} is a time without a date`, FORMAT];
	if (PART.test(short)) return [`${quote(value)} is only a part of a date`, EXAMPLE];
	if (OTHER_ORDER.test(short)) {
		return [`${quote(value)} does not begin with a year of four digits`, FORMAT];
	}
	return [`${quote(value)} is not a date`, EXAMPLE];
}
