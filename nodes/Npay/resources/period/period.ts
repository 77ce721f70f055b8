import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import { DAY } from '../../../shared/data/time';

/** A span of time, in ms since the epoch. */
export interface Period {
	from: number;
	/** The server's now where unset. */
	to: number | undefined;
}

/** Longest period that is read at once: a day takes a call, and a wrong year would take thousands. */
const LONGEST_MS = 731 * DAY;

/** Two fields for a period. */
export const periodProperties = (from: Field, to: Field): INodeProperties[] => [
	{
		displayName: from.label,
		name: from.name,
		type: 'dateTime',
		required: true,
		default: '',
		description: 'Start of the period. A time without an offset is Korean time (KST).',
	},
	{
		displayName: to.label,
		name: to.name,
		type: 'dateTime',
		default: '',
		description:
			"End of the period, now by Naver's clock where left empty. A date without a time includes that day. Periods over 24 hours are read in parts.",
	},
];

/** Reads a period. @throws InputError when it has no start, or ends before it */
export function readPeriod(parameters: ParameterReader, from: Field, to: Field): Period {
	const period = { from: parameters.requiredInstant(from), to: parameters.endInstant(to) };
	if (period.to !== undefined && period.from > period.to) {
		throw new InputError(from.label, `is after ${to.label}`, 'Swap the two');
	}
	if ((period.to ?? Date.now()) - period.from > LONGEST_MS) {
		throw new InputError(
			from.label,
			'is more than two years before the end',
			'Check the year, or read a shorter period',
		);
	}
	return period;
}
