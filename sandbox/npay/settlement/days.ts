import { toKst } from '../../core/time/kst';

/** A Korean calendar day, `yyyy-MM-dd`. */
export type Day = string;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The Korean day of an instant, epoch ms. */
export function dayOf(epochMs: number): Day {
	return toKst(epochMs).slice(0, 10);
}

/** Epoch ms of the first instant of a Korean day. */
export function startOf(day: Day): number {
	return Date.parse(`${day}T00:00:00.000+09:00`);
}

export function addDays(day: Day, count: number): Day {
	return dayOf(startOf(day) + count * DAY_MS);
}

/** How many days from one to the other, both included. */
export function daysFrom(first: Day, last: Day): number {
	return Math.round((startOf(last) - startOf(first)) / DAY_MS) + 1;
}

/** The first day after this one that is no Saturday or Sunday. Holidays are not known here. */
export function nextBusinessDay(day: Day): Day {
	const next = addDays(day, 1);
	const weekday = new Date(`${next}T00:00:00Z`).getUTCDay();
	return weekday === 0 || weekday === 6 ? nextBusinessDay(next) : next;
}

/** The last day of the month before this day's. */
export function endOfLastMonth(day: Day): Day {
	return addDays(`${day.slice(0, 7)}-01`, -1);
}

/** True for a day that exists. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const start = startOf(text);
	return !Number.isNaN(start) && dayOf(start) === text;
}
