import { DAY, HOUR, KST_AHEAD, MINUTE } from '../../../shared/data/time';

/** A calendar day in Korea, counted from 1970. */
export type Day = number;

/** How far back orders can still wait for something, in days: a dispatch may be delayed by months. */
const OLDEST_DAYS = 120;

/** A look-back day is read again after this: within the hour, even where polls are an hour apart and one is early. */
const RECENT_BOUND = 55 * MINUTE;

/** The same of a day before those: within a day. */
const OLDER_BOUND = 23 * HOUR;

/** Where polls are frequent, a new process goes through the look-back days in this time, not in its first poll. */
const BEGINNING = 30 * MINUTE;

/** So many older days one poll goes through at most. */
const MOST_OLDER = 7;

/** What could not be read is tried again after this, so that it keeps nothing else back. */
export const RETRY = 5 * MINUTE;

/** What a poll knows when it chooses its days. */
export interface Now {
	/** Naver's time in ms since the epoch. */
	now: number;
	/** Look-back days. */
	lookback: number;
}

/** When each day is to be read again at the latest, in ms since the epoch; at once where it isn't there. */
export type Dues = ReadonlyMap<Day, number>;

/** The day of a time. @param millis since the epoch */
const dayOf = (millis: number): Day => Math.floor((millis + KST_AHEAD) / DAY);

/** The times of a day, in ms since the epoch, both included: what one call takes. */
export function timesOfDay(day: Day): { from: number; to: number } {
	const from = day * DAY - KST_AHEAD;
	return { from, to: from + DAY - 1 };
}

const rangeOf = (first: Day, last: Day): Day[] =>
	Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** The days that hold the look-back but for the last 24 hours, which each poll reads, the oldest first. */
const recentDays = ({ now, lookback }: Now): Day[] =>
	rangeOf(dayOf(now - lookback * DAY), dayOf(now - DAY));

/** The days before those, the oldest first. */
const olderDays = ({ now, lookback }: Now): Day[] =>
	rangeOf(dayOf(now - OLDEST_DAYS * DAY), dayOf(now - lookback * DAY) - 1);

/**
 * Spreads days over a span of so many places. Which one comes first differs by the minute, so that a process that ends
 * soon, again and again, gets everywhere too.
 *
 * @returns the days with the share of the span after which each comes, from 0 on
 */
function spread(days: readonly Day[], now: number): Array<[Day, number]> {
	const first = Math.floor(now / MINUTE);
	return days.map((day, index) => [day, ((index + first) % days.length) / days.length]);
}

/**
 * The dues of a new process, which doesn't know what was read before it. It reads the look-back days with its first
 * poll, or soon after where polls are frequent; the older ones over a day.
 *
 * @param isOften whether n8n polls every few minutes
 */
export function firstDues(moment: Now, isOften: boolean): Map<Day, number> {
	const { now } = moment;
	const recent = spread(recentDays(moment), now).map(([day, share]): [Day, number] => [
		day,
		now + (isOften ? share * BEGINNING : 0),
	]);
	const older = olderDays(moment);
	const later = spread(older, now).map(([day, share]): [Day, number] => [
		day,
		now + (share + 1 / older.length) * OLDER_BOUND,
	]);
	return new Map([...recent, ...later]);
}

/**
 * The days that a poll reads besides the last 24 hours: those that are due, and without any the one that is due next,
 * so that few fall due together.
 *
 * @returns at most all look-back days and seven older ones, the one that was due first at the front
 */
export function daysToRead(dues: Dues, moment: Now): Day[] {
	const { now } = moment;
	const dueOf = (bound: number) => (day: Day) => {
		const due = dues.get(day) ?? now;
		// Later than it can be, it was reckoned by a time that was wrong.
		return { day, due: due > now + bound ? now : due };
	};
	const byDue = (a: { due: number }, b: { due: number }) => a.due - b.due;
	const recent = recentDays(moment).map(dueOf(RECENT_BOUND)).sort(byDue);
	const older = olderDays(moment).map(dueOf(OLDER_BOUND)).sort(byDue).slice(0, MOST_OLDER);
	const all = [...recent, ...older].sort(byDue);
	const due = all.filter((one) => one.due <= now);
	return (due.length > 0 ? due : all.slice(0, 1)).map(({ day }) => day);
}

/** When a day that was read, or could not be, is to be read again, in ms since the epoch. */
export function nextDue(day: Day, isRead: boolean, { now, lookback }: Now): number {
	if (!isRead) return now + RETRY;
	return now + (day >= dayOf(now - lookback * DAY) ? RECENT_BOUND : OLDER_BOUND);
}
