import { addDays, type DayRange } from '../../data/days';
import { kstDay } from '../../data/time';
import type { NamedField } from '../defineFields';
import { day, requiredDay } from '../kinds';
import type { ParameterReader } from '../parameterReader';
import { CUSTOM, type PeriodName, timesAt, WITH_CUSTOM } from './names';
import type { Asked, Now } from './times';

/** Longest range that a node reads at once: two years, so that a typing error doesn't run for hours. */
const LONGEST_DAYS = 731;

/** *From*: the first day. */
export const fromDay = (description: string) =>
	requiredDay({ label: 'From', description, ...WITH_CUSTOM });

/** The same where it may be left empty. */
export const optionalFromDay = (description: string) =>
	day({ label: 'From', description, ...WITH_CUSTOM });

/** *To*: the last day; the first one where left empty. */
export const toDay = (description: string) => day({ label: 'To', description, ...WITH_CUSTOM });

/** The three fields of a period of days. */
export interface DayFields<Start> {
	period: NamedField<PeriodName | typeof CUSTOM>;
	from: NamedField<Start>;
	to: NamedField<string | undefined>;
}

function rangeOf(
	start: string,
	{ from, to }: DayFields<unknown>,
	parameters: ParameterReader,
): DayRange {
	const range = { start, end: to.read(parameters) ?? start };
	if (range.start > range.end) throw from.error(`is after ${to.label}`, 'Swap the two');
	if (addDays(range.start, LONGEST_DAYS) < range.end) {
		throw to.error('is more than two years after the start', 'Choose a shorter range');
	}
	return range;
}

/**
 * Reads a period of days, which the start and end of a day in any time zone name as well. A missing end is the start.
 *
 * @returns `undefined` for a custom one without a start
 * @throws InputError
 */
export function readDays(parameters: ParameterReader, fields: DayFields<string>): Asked<DayRange>;
export function readDays(
	parameters: ParameterReader,
	fields: DayFields<string | undefined>,
): Asked<DayRange> | undefined;
export function readDays(
	parameters: ParameterReader,
	fields: DayFields<string | undefined>,
): Asked<DayRange> | undefined {
	const name = fields.period.read(parameters);
	if (name !== CUSTOM) return { name };
	const start = fields.from.read(parameters);
	return start === undefined ? undefined : { name, ...rangeOf(start, fields, parameters) };
}

/** The days of a period in Korea. @param now the server's time */
export async function daysOf(asked: Asked<DayRange>, now: Now): Promise<DayRange> {
	if (asked.name === CUSTOM) return { start: asked.start, end: asked.end };
	const { from, to } = timesAt(asked.name, await now());
	return { start: kstDay(from), end: kstDay(to) };
}
