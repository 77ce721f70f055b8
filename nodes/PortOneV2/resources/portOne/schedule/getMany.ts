import type { CodedValue } from '../../../../shared/fields/codedValue';
import { toOptions } from '../../../../shared/fields/codedValue';
import { InputError } from '../../../../shared/failure/errors';
import { optionsCollection, pagingProperties } from '../../../../shared/fields/optionsCollection';
import { readLimit } from '../../../../shared/fields/limit';
import { definedOnly } from '../../../../shared/data/objects';
import { defineOperation } from '../../../../shared/run/operation';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { readEach } from '../../../../shared/run/readEach';
import { DAY } from '../../../../shared/data/time';
import type { PaymentsClient } from '../../../api/client';
import type { ScheduleQuery } from '../../../api/schedules';
import { fetchSchedules } from '../../../api/schedules';
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

const FROM: Field = { name: 'from', label: 'From' };
const UNTIL: Field = { name: 'until', label: 'Until' };
const STATUS: Field = { name: 'status', label: 'Status' };
const BILLING_KEY: Field = { name: 'options.billingKey', label: 'Billing Key' };
const IS_FOR_TEST: Field = { name: 'options.isForTest', label: 'Test Schedules' };
const SORT_BY: Field = { name: 'options.sortBy', label: 'Sort By' };
const ORDER: Field = { name: 'options.order', label: 'Order' };

/** Longest period that is read at once: ten years, so that a typing error doesn't run for hours. */
const LONGEST_MS = 3_653 * DAY;

const TEST_VALUES = [
	{ name: 'All', value: '' },
	{ name: 'Only Real Ones (실연동)', value: 'live' },
	{ name: 'Only Test Ones (테스트)', value: 'test' },
];

function readQuery(parameters: ParameterReader): ScheduleQuery {
	const from = parameters.requiredInstant(FROM);
	const until = parameters.endInstant(UNTIL);
	if (until === undefined)
		throw new InputError(UNTIL.label, 'is empty', 'Give a date and time (KST)');
	if (from > until) throw new InputError(FROM.label, `is after ${UNTIL.label}`, 'Swap the two');
	if (until - from > LONGEST_MS) {
		throw new InputError(FROM.label, 'is more than ten years before the end', 'Check the year');
	}
	const test = parameters.text(IS_FOR_TEST);
	return {
		from,
		until,
		statuses: parameters.codes(STATUS, statuses),
		limit: readLimit(parameters),
		oldestFirst: parameters.text(ORDER) === 'ASC',
		...(definedOnly({
			billingKey: parameters.text(BILLING_KEY),
			isForTest: test === undefined ? undefined : test === 'test',
			sortBy: parameters.code(SORT_BY, sortings, false),
		}) as Partial<ScheduleQuery>),
	};
}

export const getMany = defineOperation<PaymentsClient, ScheduleQuery>({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many schedules',
	description: '결제 예약 다건 조회: the scheduled payments of a period',
	endpoints: ['getSchedules'],
	done: 'read',
	properties: [
		{
			displayName: FROM.label,
			name: FROM.name,
			type: 'dateTime',
			required: true,
			default: '',
			description:
				'조회 시작: to be paid at this time or later. A time without an offset is Korean time (KST).',
		},
		{
			displayName: UNTIL.label,
			name: UNTIL.name,
			type: 'dateTime',
			required: true,
			default: '',
			description:
				'조회 종료: to be paid at this time or earlier. A date without a time includes that day.',
		},
		{
			displayName: STATUS.label,
			name: STATUS.name,
			type: 'multiOptions',
			options: toOptions(statuses),
			default: [],
			description: '예약 상태: empty for all',
		},
		...pagingProperties,
		optionsCollection([
			{
				displayName: BILLING_KEY.label,
				name: 'billingKey',
				type: 'string',
				default: '',
				description: '빌링키: only those of this one',
			},
			{
				displayName: ORDER.label,
				name: 'order',
				type: 'options',
				options: [
					{ name: 'Newest First (내림차순)', value: 'DESC' },
					{ name: 'Oldest First (오름차순)', value: 'ASC' },
				],
				default: 'DESC',
				description: '정렬 방식',
			},
			{
				displayName: SORT_BY.label,
				name: 'sortBy',
				type: 'options',
				options: toOptions(sortings),
				default: 'TIME_TO_PAY',
				description: '정렬 기준',
			},
			{
				displayName: IS_FOR_TEST.label,
				name: 'isForTest',
				type: 'options',
				options: TEST_VALUES,
				default: '',
				description: '테스트 결제 여부',
			},
		]),
	],
	read: readQuery,
	run: async (entries, context) =>
		await readEach(entries, context, async (query) =>
			(await fetchSchedules(context.api, query)).map(rowOf),
		),
});
