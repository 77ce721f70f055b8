import type { INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../shared/fields/codedValue';
import { InputError } from '../../../shared/failure/errors';
import { pagingProperties } from '../../../shared/fields/optionsCollection';
import { readLimit } from '../../../shared/fields/limit';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import { DAY } from '../../../shared/data/time';
import type { ScheduleQuery } from '../../api/schedules';

/** States of a scheduled payment (`schedule_status`; PortOne's own document). */
const scheduleStatuses: readonly CodedValue[] = [
	{ code: 'scheduled', en: 'Scheduled', ko: '예약됨' },
	{ code: 'executed', en: 'Executed', ko: '결제실행완료' },
	{ code: 'revoked', en: 'Revoked', ko: '예약철회' },
];

/** The API's names of a list's parameters, which differ between its two lists. */
export interface ListFields {
	from: Field;
	to: Field;
	status: Field;
}

/** Longest period that is read at once: ten years, so that a typing error doesn't run for hours. */
const LONGEST_MS = 3_653 * DAY;

/** The fields of a list of scheduled payments. */
export const listProperties = ({ from, to, status }: ListFields): INodeProperties[] => [
	{
		displayName: from.label,
		name: from.name,
		type: 'dateTime',
		required: true,
		default: '',
		description:
			'조회 시작시각: scheduled for this time or later. A time without an offset is Korean time (KST).',
	},
	{
		displayName: to.label,
		name: to.name,
		type: 'dateTime',
		required: true,
		default: '',
		description:
			'조회 종료시각: scheduled before this time. A date without a time includes that day. Periods over three months are read in parts.',
	},
	{
		displayName: status.label,
		name: status.name,
		type: 'options',
		options: [
			{ name: 'All', value: '' },
			...scheduleStatuses.map(({ code, en, ko }) => ({ name: `${en} (${ko})`, value: code })),
		],
		default: '',
		description: '예약상태',
	},
	...pagingProperties,
];

/** Reads a list's fields. @throws InputError */
export function readList(
	parameters: ParameterReader,
	{ from, to, status }: ListFields,
): ScheduleQuery {
	const start = parameters.requiredInstant(from);
	const end = parameters.endInstant(to);
	if (end === undefined) throw new InputError(to.label, 'is empty', 'Give a date and time (KST)');
	if (start > end) throw new InputError(from.label, `is after ${to.label}`, 'Swap the two');
	if (end - start > LONGEST_MS) {
		throw new InputError(from.label, 'is more than ten years before the end', 'Check the year');
	}
	return {
		from: start,
		to: end,
		status: parameters.code(status, scheduleStatuses, false),
		limit: readLimit(parameters),
	};
}
