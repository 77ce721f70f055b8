import { UTCDateMini } from '@date-fns/utc';
import { addMonths } from 'date-fns/addMonths';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';

import { readDate } from './dates';

/** Milliseconds in the units that the API's limits are given in. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** By how much Korea's clocks are ahead of UTC, in ms: no daylight saving since 1988, +09:00 all year. */
export const KST_AHEAD = 9 * HOUR;

/** A date whose UTC fields show what clocks in Korea show. @param millis milliseconds since the epoch */
const inKorea = (millis: number): Date => new UTCDateMini(millis + KST_AHEAD);

/**
 * Reads a point in time as users and expressions give it.
 *
 * @param value text (ISO 8601, SQL or a Korean sheet's form; without an offset it is KST), a `Date`,
 * or a luxon `DateTime` of any copy of luxon
 * @returns milliseconds since the epoch, or `undefined` when it is no date
 */
export const parseInstant = (value: unknown): number | undefined => readDate(value)?.millis;

/**
 * The order API's own form, which it expects with exactly three fraction digits.
 *
 * @param millis milliseconds since the epoch
 * @returns KST, `yyyy-MM-dd'T'HH:mm:ss.SSS+09:00`
 */
export function toKst(millis: number): string {
	return `${inKorea(millis).toISOString().slice(0, -1)}+09:00`;
}

/** Whole seconds since the epoch, as some APIs tell time. @param millis milliseconds since the epoch */
export const toUnix = (millis: number): number => Math.floor(millis / SECOND);

/** Milliseconds since the epoch of a time in seconds; `undefined` for none (0, `null` or no number). */
export function fromUnix(seconds: unknown): number | undefined {
	return typeof seconds === 'number' && seconds > 0 ? seconds * SECOND : undefined;
}

/** A day in Korea of a point in time, `yyyy-MM-dd`. */
export const kstDay = (millis: number): string => toKst(millis).slice(0, 10);

/** The point in time so many calendar months later in Korea; a day that the month lacks becomes its last. */
export const plusMonths = (millis: number, months: number): number =>
	addMonths(inKorea(millis), months).getTime() - KST_AHEAD;

/**
 * A day of some month in Korea; a day that the month lacks becomes its last: 31 in February is the 28th or 29th.
 *
 * @param month as months since year 0: `year * 12 + month - 1`
 * @param day 1 to 31
 * @param minutes since midnight
 * @returns milliseconds since the epoch
 */
export function monthDay(month: number, day: number, minutes: number): number {
	const start = new UTCDateMini(Math.floor(month / 12), month % 12, 1);
	const ofMonth = Math.min(day, getDaysInMonth(start));
	return start.getTime() - KST_AHEAD + (ofMonth - 1) * DAY + minutes * MINUTE;
}

/** The month of a point in time in Korea, as months since year 0. */
export function monthOf(millis: number): number {
	const date = inKorea(millis);
	return date.getFullYear() * 12 + date.getMonth();
}

/** A time as users read it, to the minute: `2026-11-29 12:10 (KST)`. @param millis since the epoch */
export const kstMinute = (millis: number): string =>
	`${toKst(millis).slice(0, 16).replace('T', ' ')} (KST)`;
