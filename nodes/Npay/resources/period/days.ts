import { DAY, kstDay } from '../../../shared/data/time';
import type { NamedField } from '../../../shared/fields/defineFields';
import { day, requiredDay } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';

/** Days in Korea, `yyyy-MM-dd`, both included. */
export interface DayRange {
	start: string;
	end: string;
}

const noon = (day: string): number => Date.parse(`${day}T12:00:00+09:00`);

/** The day so many days after another. */
export const addDays = (day: string, days: number): string => kstDay(noon(day) + days * DAY);

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

/** Longest range that a node reads at once: two years, so that a typing error doesn't run for hours. */
const LONGEST_DAYS = 731;

/** The two fields of a range of days. @param what the days are: `of the expected settlement (정산 예정일)` */
export const dayRange = (what: string) => ({
	startDate: requiredDay({ label: 'Start Date', description: `First day (KST): ${what}` }),
	endDate: day({
		label: 'End Date',
		description:
			'Last day (KST), the first one where left empty. Longer ranges than Naver takes are read in parts.',
	}),
});

/** A field for a day. */
type DayField<Day = string | undefined> = NamedField<Day>;

/**
 * Reads a range of days, which the start and end of a day in any time zone name as well. A missing end is the start.
 *
 * @returns `undefined` without a start
 * @throws InputError
 */
export function readDays(
	parameters: ParameterReader,
	start: DayField<string>,
	end: DayField,
): DayRange;
export function readDays(
	parameters: ParameterReader,
	start: DayField,
	end: DayField,
): DayRange | undefined;
export function readDays(
	parameters: ParameterReader,
	start: DayField,
	end: DayField,
): DayRange | undefined {
	const from = start.read(parameters);
	if (from === undefined) return undefined;
	const range = { start: from, end: end.read(parameters) ?? from };
	if (range.start > range.end) throw start.error(`is after ${end.label}`, 'Swap the two');
	if (addDays(range.start, LONGEST_DAYS) < range.end) {
		throw end.error('is more than two years after the start', 'Choose a shorter range');
	}
	return range;
}
