import { addDays, type DayRange } from '../../../shared/data/days';
import { fromDay, toDay } from '../../../shared/fields/period/days';
import { PAST_DAYS, period, type PeriodName } from '../../../shared/fields/period/names';

/** Every day of a range, in order. */
export function daysOf({ start, end }: DayRange): string[] {
	const days: string[] = [];
	for (let day = start; day <= end; day = addDays(day, 1)) days.push(day);
	return days;
}

/** A range in parts of at most so many days. */
export function cutDays({ start, end }: DayRange, longest: number): DayRange[] {
	const parts: DayRange[] = [];
	for (let from = start; from <= end; from = addDays(from, longest)) {
		const last = addDays(from, longest - 1);
		parts.push({ start: from, end: last < end ? last : end });
	}
	return parts;
}

/** What the days of a list are, and which periods it has. */
export interface DaysSpec {
	/** `of the expected settlement (정산 예정일)`. */
	what: string;
	periods: readonly PeriodName[];
	initial: PeriodName;
}

/** Days of a settlement: yesterday's where nothing is chosen. */
export const EXPECTED: DaysSpec = {
	what: 'of the expected settlement (정산 예정일)',
	periods: PAST_DAYS,
	initial: 'yesterday',
};

/** The fields of a range of days. */
export const dayRange = ({ what, periods, initial }: DaysSpec) => ({
	period: period(periods, initial),
	startDate: fromDay(`First day (KST): ${what}`),
	endDate: toDay(
		'Last day (KST), the first one where left empty. Longer ranges than Naver takes are read in parts.',
	),
});
