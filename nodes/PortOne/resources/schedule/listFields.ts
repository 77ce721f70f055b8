import { DAY } from '../../../shared/data/time';
import { toOptions } from '../../../shared/fields/codedValue';
import type { NamedField } from '../../../shared/fields/defineFields';
import { oneOf } from '../../../shared/fields/kinds';
import { readLimit } from '../../../shared/fields/limit';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { period, PLANNED, type Times } from '../../../shared/fields/period/names';
import {
	type Asked,
	fromTime,
	plannedTimes,
	readTimes,
	requiredToTime,
	type TimeFields,
} from '../../../shared/fields/period/times';
import type { PortOneClient } from '../../api/client';
import { scheduleStatuses } from '../../api/codes';
import type { ScheduleQuery } from '../../api/schedules';

/** Longest period that is read at once: ten years, so that a typing error doesn't run for hours. */
const LONGEST = { ms: 3_653 * DAY, inWords: 'ten years' };

/** The period of the payments: what is booked lies ahead. */
export const schedulePeriod = period(PLANNED, 'next7Days');

/** The first time that counts. */
export const from = fromTime(
	'조회 시작시각: scheduled for this time or later. A time without an offset is Korean time (KST).',
);

/** The end of the period. */
export const to = requiredToTime(
	'조회 종료시각: scheduled before this time. A date without a time includes that day. Periods over three months are read in parts.',
);

/** The state that is looked for. */
export const status = oneOf(scheduleStatuses, {
	label: 'Schedule Status',
	options: [{ name: 'All', value: '' }, ...toOptions(scheduleStatuses)],
	description: '예약상태',
});

/** A list's fields, whose names differ between PortOne's two lists. */
export interface ListFields extends TimeFields<number> {
	status: NamedField<string | undefined>;
}

/** What an item asks of a list. */
export interface ListInput {
	period: Asked<Times>;
	status: string | undefined;
	limit: number;
}

/** Reads a list's fields. @throws InputError */
export const readList = (parameters: ParameterReader, fields: ListFields): ListInput => ({
	period: readTimes(parameters, fields, LONGEST),
	status: fields.status.read(parameters),
	limit: readLimit(parameters),
});

/** The query of a list, by PortOne's clock. @throws ApiFailure */
export async function queryOf(
	client: PortOneClient,
	{ period: asked, ...rest }: ListInput,
): Promise<ScheduleQuery> {
	return { ...(await plannedTimes(asked, async () => await client.now())), ...rest };
}
