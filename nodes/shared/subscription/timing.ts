import { kstDay, monthDay, monthOf, SECOND } from '../data/time';

/** When a payment is due, and what it pays for. */
export interface Due {
	/** Milliseconds since the epoch, in whole seconds. */
	at: number;
	/** `yyyyMM` in Korea, unless the user calls it something else. */
	period: string;
}

/** A day of the month at which something recurs. */
export interface Anchor {
	/** 1 to 31; a month that lacks it uses its last day. */
	day: number;
	/** Since midnight in Korea. */
	minutes: number;
	/** How many months lie between. */
	months: number;
}

const periodOfMonth = (month: number): string =>
	String(Math.floor(month / 12) * 100 + (month % 12) + 1);

/** The month of a period, as months since year 0; `undefined` when it isn't one such as `202612`. */
export function monthOfPeriod(period: string): number | undefined {
	const [, year, month] = /^(\d{4})(0[1-9]|1[0-2])$/.exec(period) ?? [];
	return year === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
}

const dueIn = (month: number, { day, minutes }: Anchor): Due => ({
	at: monthDay(month, day, minutes),
	period: periodOfMonth(month),
});

/** The payment after one that was for a month: 31 January is followed by 28 February, and that by 31 March. */
export const dueAfterMonth = (month: number, anchor: Anchor): Due =>
	dueIn(month + anchor.months, anchor);

/** The first payment that is still to come. @param now milliseconds since the epoch */
export function firstDue(now: number, anchor: Anchor): Due {
	const due = dueIn(monthOf(now), anchor);
	return due.at > now ? due : dueIn(monthOf(now) + 1, anchor);
}

/** The payment after one of a period that is a month. */
export function dueAfterPeriod(period: string, anchor: Anchor): Due | undefined {
	const month = monthOfPeriod(period);
	return month === undefined ? undefined : dueAfterMonth(month, anchor);
}

/** A payment at a time that the user chose. @param at milliseconds since the epoch */
export const dueAt = (at: number, period?: string): Due => ({
	at: Math.floor(at / SECOND) * SECOND,
	period: period ?? kstDay(at).slice(0, 7).replace('-', ''),
});
