import { mapRows } from '../../../../shared/data/listing';
import { definedOnly } from '../../../../shared/data/objects';
import { DAY } from '../../../../shared/data/time';
import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { codes, oneOf, text } from '../../../../shared/fields/kinds';
import { PAGING_FIELDS, readLimit } from '../../../../shared/fields/limit';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { period as periodOf, PLANNED, type Times } from '../../../../shared/fields/period/names';
import {
	type Asked,
	fromTime,
	plannedTimes,
	readTimes,
	requiredToTime,
} from '../../../../shared/fields/period/times';
import { defineOperation } from '../../../../shared/run/operation';
import { readLists } from '../../../../shared/run/read/readLists';
import type { PaymentsClient } from '../../../api/client';
import { scheduleStatuses } from '../../../api/codes';
import { listSchedules, type ScheduleQuery } from '../../../api/schedules';
import { isTestOf, orderOption, testOption } from '../choices';
import { rowOf } from './row';

/** What a list can be sorted by (PaymentScheduleSortBy). */
const sortings: readonly CodedValue[] = [
	{ code: 'TIME_TO_PAY', en: 'Time to Pay', ko: '결제 예정 시점' },
	{ code: 'CREATED_AT', en: 'Creation', ko: '예약 시점' },
	{ code: 'COMPLETED_AT', en: 'Completion', ko: '완료 시점' },
	{ code: 'STATUS_TIMESTAMP', en: 'Last Change', ko: '상태 변경 시점' },
];

/** Longest period that is read at once: ten years, so that a typing error doesn't run for hours. */
const LONGEST = { ms: 3_653 * DAY, inWords: 'ten years' };

const fields = defineFields({
	period: periodOf(PLANNED, 'next7Days'),
	from: fromTime(
		'조회 시작: to be paid at this time or later. A time without an offset is Korean time (KST).',
	),
	until: requiredToTime(
		'조회 종료: to be paid at this time or earlier. A date without a time includes that day.',
	),
	status: codes(scheduleStatuses, { label: 'Status', description: '예약 상태: empty for all' }),
});
const more = defineFields({
	options: optionsOf({
		billingKey: text({ label: 'Billing Key', description: '빌링키: only those of this one' }),
		order: orderOption,
		sortBy: oneOf(sortings, {
			label: 'Sort By',
			default: 'TIME_TO_PAY',
			description: '정렬 기준',
		}),
		isForTest: testOption('Schedules'),
	}),
});

interface ManyInput extends Omit<ScheduleQuery, 'from' | 'until'> {
	period: Asked<Times>;
}

function read(parameters: ParameterReader): ManyInput {
	const { period, from, until } = fields;
	const { options } = more;
	return {
		period: readTimes(parameters, { period, from, to: until }, LONGEST),
		statuses: fields.status.read(parameters),
		limit: readLimit(parameters),
		oldestFirst: options.order.read(parameters) === 'ASC',
		...(definedOnly({
			billingKey: options.billingKey.read(parameters),
			isForTest: isTestOf(options.isForTest.read(parameters)),
			sortBy: options.sortBy.read(parameters),
		}) as Partial<ManyInput>),
	};
}

export const getMany = defineOperation<PaymentsClient, ManyInput>({
	value: 'getMany',
	name: 'Get Many',
	term: '결제 예약 다건 조회',
	action: 'Get many schedules',
	description: 'The scheduled payments of a period',
	endpoints: ['getSchedules', 'getSchedule'],
	done: 'read',
	properties: [...editorOf(fields), ...editorOf(PAGING_FIELDS), ...editorOf(more)],
	read,
	run: async (entries, context) =>
		await readLists(entries, context, async ({ period, ...query }) => {
			const { api } = context;
			const { from, to } = await plannedTimes(period, async () => await api.now());
			return mapRows(await listSchedules(api, { ...query, from, until: to }), rowOf);
		}),
});
