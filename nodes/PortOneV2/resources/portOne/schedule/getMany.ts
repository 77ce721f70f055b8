import { definedOnly } from '../../../../shared/data/objects';
import { DAY } from '../../../../shared/data/time';
import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import {
	codes,
	oneOf,
	requiredEndInstant,
	requiredInstant,
	text,
} from '../../../../shared/fields/kinds';
import { PAGING_FIELDS, readLimit } from '../../../../shared/fields/limit';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { defineOperation } from '../../../../shared/run/operation';
import { readEach } from '../../../../shared/run/readEach';
import type { PaymentsClient } from '../../../api/client';
import { fetchSchedules, type ScheduleQuery } from '../../../api/schedules';
import { rowOf } from './row';

/** States of a schedule (PaymentScheduleStatus). */
const statuses: readonly CodedValue[] = [
	{ code: 'SCHEDULED', en: 'Scheduled', ko: '예약 완료' },
	{ code: 'STARTED', en: 'Started', ko: '결제 시작' },
	{ code: 'SUCCEEDED', en: 'Succeeded', ko: '결제 성공' },
	{ code: 'FAILED', en: 'Failed', ko: '결제 실패' },
	{ code: 'REVOKED', en: 'Revoked', ko: '예약 취소' },
	{ code: 'PENDING', en: 'Pending', ko: '결제 완료 대기' },
];

/** What a list can be sorted by (PaymentScheduleSortBy). */
const sortings: readonly CodedValue[] = [
	{ code: 'TIME_TO_PAY', en: 'Time to Pay', ko: '결제 예정 시점' },
	{ code: 'CREATED_AT', en: 'Creation', ko: '예약 시점' },
	{ code: 'COMPLETED_AT', en: 'Completion', ko: '완료 시점' },
	{ code: 'STATUS_TIMESTAMP', en: 'Last Change', ko: '상태 변경 시점' },
];

/** Longest period that is read at once: ten years, so that a typing error doesn't run for hours. */
const LONGEST_MS = 3_653 * DAY;

const period = defineFields({
	from: requiredInstant({
		label: 'From',
		description:
			'조회 시작: to be paid at this time or later. A time without an offset is Korean time (KST).',
	}),
	until: requiredEndInstant({
		label: 'Until',
		description:
			'조회 종료: to be paid at this time or earlier. A date without a time includes that day.',
	}),
	status: codes(statuses, { label: 'Status', description: '예약 상태: empty for all' }),
});
const more = defineFields({
	options: optionsOf({
		billingKey: text({ label: 'Billing Key', description: '빌링키: only those of this one' }),
		order: text({
			label: 'Order',
			type: 'options',
			options: [
				{ name: 'Newest First (내림차순)', value: 'DESC' },
				{ name: 'Oldest First (오름차순)', value: 'ASC' },
			],
			default: 'DESC',
			description: '정렬 방식',
		}),
		sortBy: oneOf(sortings, {
			label: 'Sort By',
			default: 'TIME_TO_PAY',
			description: '정렬 기준',
		}),
		isForTest: text({
			label: 'Test Schedules',
			type: 'options',
			options: [
				{ name: 'All', value: '' },
				{ name: 'Only Real Ones (실연동)', value: 'live' },
				{ name: 'Only Test Ones (테스트)', value: 'test' },
			],
			description: '테스트 결제 여부',
		}),
	}),
});

function read(parameters: ParameterReader): ScheduleQuery {
	const from = period.from.read(parameters);
	const until = period.until.read(parameters);
	if (from > until) throw period.from.error(`is after ${period.until.label}`, 'Swap the two');
	if (until - from > LONGEST_MS) {
		throw period.from.error('is more than ten years before the end', 'Check the year');
	}
	const { options } = more;
	const test = options.isForTest.read(parameters);
	return {
		from,
		until,
		statuses: period.status.read(parameters),
		limit: readLimit(parameters),
		oldestFirst: options.order.read(parameters) === 'ASC',
		...(definedOnly({
			billingKey: options.billingKey.read(parameters),
			isForTest: test === undefined ? undefined : test === 'test',
			sortBy: options.sortBy.read(parameters),
		}) as Partial<ScheduleQuery>),
	};
}

export const getMany = defineOperation<PaymentsClient, ScheduleQuery>({
	value: 'getMany',
	name: 'Get Many',
	term: '결제 예약 다건 조회',
	action: 'Get many schedules',
	description: 'The scheduled payments of a period',
	endpoints: ['getSchedules'],
	done: 'read',
	properties: [...editorOf(period), ...editorOf(PAGING_FIELDS), ...editorOf(more)],
	read,
	run: async (entries, context) =>
		await readEach(entries, context, async (query) =>
			(await fetchSchedules(context.api, query)).map(rowOf),
		),
});
