import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { PAST, period } from '../../../shared/fields/period/names';
import {
	type Asked,
	fromTime,
	type OpenTimes,
	pastTimes,
	readTimes,
	type TimeFields,
	toTime,
} from '../../../shared/fields/period/times';
import { serverNow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { LONGEST_PERIOD } from '../../api/windows';

/** The field for a period; the day that has just been where nothing is chosen. */
export const orderPeriod = period(PAST, 'last24Hours');

/** The field for the start of a period. */
export const periodStart = fromTime(
	'Start of the period. A time without an offset is Korean time (KST).',
);

/** The field for the end of a period. */
export const periodEnd = toTime(
	"End of the period, now by Naver's clock where left empty. A date without a time includes that day. Periods over 24 hours are read in parts.",
);

/** Reads a period. @throws InputError for a custom one that has no start, ends before it, or is too long */
export const readPeriod = (
	parameters: ParameterReader,
	fields: TimeFields<number | undefined>,
): Asked<OpenTimes> => readTimes(parameters, fields, LONGEST_PERIOD);

/** The times of a period, by Naver's clock. @throws ApiFailure */
export const timesOf = async (client: NpayClient, asked: Asked<OpenTimes>): Promise<OpenTimes> =>
	await pastTimes(asked, async () => await serverNow(client));
