import { DAY } from '../../../shared/data/time';
import { type CodedValue, toOptions } from '../../../shared/fields/codedValue';
import type { NamedField } from '../../../shared/fields/defineFields';
import { oneOf, requiredEndInstant, requiredInstant } from '../../../shared/fields/kinds';
import { readLimit } from '../../../shared/fields/limit';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import type { ScheduleQuery } from '../../api/schedules';

/** States of a scheduled payment (`schedule_status`; PortOne's own document). */
const scheduleStatuses: readonly CodedValue[] = [
	{ code: 'scheduled', en: 'Scheduled', ko: '예약됨' },
	{ code: 'executed', en: 'Executed', ko: '결제실행완료' },
	{ code: 'revoked', en: 'Revoked', ko: '예약철회' },
];

/** Longest period that is read at once: ten years, so that a typing error doesn't run for hours. */
const LONGEST_MS = 3_653 * DAY;

/** The first time that counts. */
export const from = requiredInstant({
	label: 'From',
	description:
		'조회 시작시각: scheduled for this time or later. A time without an offset is Korean time (KST).',
});

/** The end of the period. */
export const to = requiredEndInstant({
	label: 'To',
	description:
		'조회 종료시각: scheduled before this time. A date without a time includes that day. Periods over three months are read in parts.',
});

/** The state that is looked for. */
export const status = oneOf(scheduleStatuses, {
	label: 'Schedule Status',
	options: [{ name: 'All', value: '' }, ...toOptions(scheduleStatuses)],
	description: '예약상태',
});

/** A list's fields, whose names differ between PortOne's two lists. */
export interface ListFields {
	from: NamedField<number>;
	to: NamedField<number>;
	status: NamedField<string | undefined>;
}

/** Reads a list's fields. @throws InputError */
export function readList(
	parameters: ParameterReader,
	{ from, to, status }: ListFields,
): ScheduleQuery {
	const start = from.read(parameters);
	const end = to.read(parameters);
	if (start > end) throw from.error(`is after ${to.label}`, 'Swap the two');
	if (end - start > LONGEST_MS) {
		throw from.error('is more than ten years before the end', 'Check the year');
	}
	return {
		from: start,
		to: end,
		status: status.read(parameters),
		limit: readLimit(parameters),
	};
}
