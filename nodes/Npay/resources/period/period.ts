import { DAY } from '../../../shared/data/time';
import type { NamedField } from '../../../shared/fields/defineFields';
import { endInstant, requiredInstant } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';

/** A span of time, in ms since the epoch. */
export interface Period {
	from: number;
	/** The server's now where unset. */
	to: number | undefined;
}

/** Longest period that is read at once: a day takes a call, and a wrong year would take thousands. */
const LONGEST_MS = 731 * DAY;

/** The field for the start of a period. */
export const periodStart = (label = 'From') =>
	requiredInstant({
		label,
		description: 'Start of the period. A time without an offset is Korean time (KST).',
	});

/** The field for the end of a period. */
export const periodEnd = (label = 'To') =>
	endInstant({
		label,
		description:
			"End of the period, now by Naver's clock where left empty. A date without a time includes that day. Periods over 24 hours are read in parts.",
	});

/** Reads a period. @throws InputError when it has no start, or ends before it */
export function readPeriod(
	parameters: ParameterReader,
	from: NamedField<number>,
	to: NamedField<number | undefined>,
): Period {
	const period = { from: from.read(parameters), to: to.read(parameters) };
	if (period.to !== undefined && period.from > period.to) {
		throw from.error(`is after ${to.label}`, 'Swap the two');
	}
	if ((period.to ?? Date.now()) - period.from > LONGEST_MS) {
		throw from.error(
			'is more than two years before the end',
			'Check the year, or read a shorter period',
		);
	}
	return period;
}
