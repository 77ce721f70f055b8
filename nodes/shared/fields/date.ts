import {
	type CalendarDay,
	calendarDay,
	complainOfDate,
	readDate,
	type WrittenDate,
} from '../data/dates';
import { InputError } from '../failure/errors';

/** A date as somebody wrote it. @param label what users call it @throws InputError */
export function readWrittenDate(value: unknown, label: string): WrittenDate {
	const date = readDate(value);
	if (date === undefined) throw new InputError(label, ...complainOfDate(value));
	return date;
}

/**
 * The calendar day of a date. The first and the last second of a day in its own zone mean that day; any other time
 * has its day in Korea, and users are told where that is another one.
 *
 * @param label what users call it
 * @returns `yyyy-MM-dd`
 */
export function readDay(date: WrittenDate, label: string, hint: (text: string) => void): string {
	const { day, ownDay }: CalendarDay = calendarDay(date);
	if (ownDay !== undefined) {
		hint(
			`${label}: ${ownDay} in its own time zone is ${day} in Korea (KST), which was taken. Set the workflow's time zone to Asia/Seoul, or give a date without a time.`,
		);
	}
	return day;
}
