import type { IDataObject } from 'n8n-workflow';

import type { DayRange } from '../../../shared/data/days';
import { flag } from '../../../shared/fields/kinds';
import { ApiFailure, orFailure } from '../../../shared/http/apiFailure';
import type { NpayClient } from '../../api/client';
import { type IsQuiet, LONGEST_DAYS, readRange } from '../period/dayReads';
import { cutDays, daysOf } from '../period/days';

/** The option that has every day asked for. */
export const askEveryDay = flag({
	label: 'Ask Every Day',
	description:
		'Whether to ask for Saturdays and Sundays too on which the daily list (일별 정산) has nothing. Naver pays out on banking days (영업일), so they are left out, and a month takes 8 calls fewer.',
});

/** `yyyy-MM-dd`, a day in Korea. */
const isWeekend = (day: string): boolean =>
	[0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/**
 * Which days have no case with that day as the expected settlement (정산 예정일): Saturdays and Sundays without a daily
 * line. Both have to speak for it. The daily list is by the expected date, and over a real shop's month it adds up to
 * its 2,505 cases to the won; amounts that cancel out would do so without a line, so that alone isn't enough. Naver
 * pays out on banking days (영업일), and of holidays nothing is known here: all other days are asked for. (Commerce API;
 * not confirmed for Npay.) By any other date (정산 기준일, 정산 완료일, 결제일, 세금 신고 기준일) the daily list tells
 * nothing of a case, and every day is asked for.
 *
 * @param lines of the daily list, for all of the days that are asked about
 */
export function quietDays(lines: readonly IDataObject[]): (day: string) => boolean {
	const named = new Set(lines.map(({ settleExpectDate }) => settleExpectDate));
	// A line that doesn't say of which day it is may be of any.
	const isKnown = lines.every(({ settleExpectDate: day }) => /^\d{4}-\d\d-\d\d$/.test(String(day)));
	return (day) => isKnown && isWeekend(day) && !named.has(day);
}

/**
 * The same where the daily list has still to be read: a month of it, once the first Saturday or Sunday of that month
 * is met, and only where that saves calls. What can't be read leaves out nothing.
 */
export function quietDaysOf(client: NpayClient, days: DayRange): IsQuiet {
	const parts = cutDays(days, LONGEST_DAYS);
	const read = new Map<DayRange, Promise<(day: string) => boolean>>();
	const readPart = async (part: DayRange) => {
		const lines = await orFailure(readRange(client, 'getDailySettlements', part));
		return lines instanceof ApiFailure ? () => false : quietDays(lines.rows);
	};
	return async (day) => {
		const part = parts.find(({ start, end }) => start <= day && day <= end);
		if (part === undefined || !isWeekend(day)) return false;
		if (daysOf(part).filter(isWeekend).length < 2) return false;
		const known = read.get(part) ?? readPart(part);
		read.set(part, known);
		return (await known)(day);
	};
}
