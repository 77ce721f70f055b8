import { mapRows } from '../../../../../shared/data/listing';
import { DAY } from '../../../../../shared/data/time';
import { InputError } from '../../../../../shared/failure/errors';
import type { CodedValue } from '../../../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../../../shared/fields/defineFields';
import { checked, codes, oneOf, text } from '../../../../../shared/fields/kinds';
import { PAGING_FIELDS, readLimit } from '../../../../../shared/fields/limit';
import type { ParameterReader } from '../../../../../shared/fields/parameterReader';
import { PAST, period as periodOf } from '../../../../../shared/fields/period/names';
import {
	type Asked,
	fromTime,
	type OpenTimes,
	readTimes,
	toTime,
} from '../../../../../shared/fields/period/times';
import { defineOperation } from '../../../../../shared/run/operation';
import { pastPeriod } from '../../../../../shared/run/read/pastPeriod';
import { readLists } from '../../../../../shared/run/read/readLists';
import type { PaymentsClient } from '../../../../api/client';
import { paymentStatuses } from '../../../../api/codes';
import { listPayments, type PaymentFilter, type PaymentQuery } from '../../../../api/paymentLists';
import type { Payment } from '../../../../api/payments';
import { presentPayment } from '../../../../api/present';
import { isTestOf, orderOption, testOption, versionOption } from '../../choices';
import { searchFields } from './searchFields';

/** Longest period that is read at once, so that a wrong year doesn't run for hours. */
const LONGEST = { ms: 731 * DAY, inWords: 'two years' };

/** What is paid with (PaymentMethodType). */
const methods: readonly CodedValue[] = [
	{ code: 'CARD', en: 'Card', ko: '카드' },
	{ code: 'TRANSFER', en: 'Bank Transfer', ko: '계좌 이체' },
	{ code: 'VIRTUAL_ACCOUNT', en: 'Virtual Account', ko: '가상계좌' },
	{ code: 'GIFT_CERTIFICATE', en: 'Gift Certificate', ko: '상품권' },
	{ code: 'MOBILE', en: 'Mobile', ko: '휴대폰 소액결제' },
	{ code: 'EASY_PAY', en: 'Easy Pay', ko: '간편 결제' },
	{ code: 'CONVENIENCE_STORE', en: 'Convenience Store', ko: '편의점 결제' },
	{ code: 'CRYPTO', en: 'Crypto', ko: '암호화폐' },
];

/** Which time of a payment counts (PaymentTimestampType). */
const timestamps: readonly CodedValue[] = [
	{ code: 'CREATED_AT', en: 'Creation', ko: '결제 건 생성 시점' },
	{ code: 'STATUS_CHANGED_AT', en: 'Last Change', ko: '상태 변경 시점' },
];

/** What the list is sorted by (PaymentSortBy). */
const sortings: readonly CodedValue[] = [
	{ code: 'REQUESTED_AT', en: 'Request', ko: '결제 요청 시점' },
	{ code: 'STATUS_CHANGED_AT', en: 'Last Change', ko: '상태 변경 시점' },
];

const schedulings: readonly CodedValue[] = [
	{ code: 'true', en: 'Only Scheduled Ones', ko: '예약 결제만' },
	{ code: 'false', en: 'Only Others', ko: '예약 결제 제외' },
];

const fields = defineFields({
	period: periodOf(PAST, 'last24Hours'),
	from: fromTime('조회 시작. A time without an offset is Korean time (KST).'),
	until: toTime('조회 종료: now where left empty. A date without a time includes that day.'),
	status: codes(
		paymentStatuses.filter(({ code }) => code !== 'PAY_PENDING'),
		{ label: 'Status', description: '결제 상태: empty for all' },
	),
});
const more = defineFields({
	options: optionsOf({
		methods: codes(methods, { label: 'Methods', description: '결제 수단: empty for all' }),
		sortOrder: orderOption,
		timestampType: oneOf(timestamps, {
			label: 'Period Counts',
			default: 'CREATED_AT',
			description: '조회 시점 기준: which time of a payment lies in the period',
		}),
		pgProvider: checked(
			text({
				label: 'PG Providers',
				placeholder: 'e.g. KCP_V2, TOSSPAYMENTS',
				description: 'PG사 결제 모듈: one or several with commas between, as PortOne writes them',
			}),
			(list, { label }) => {
				const providers = list.split(/[,\s]+/).filter((one) => one !== '');
				if (providers.every((one) => /^[A-Z][A-Z0-9_]+$/.test(one))) return providers;
				throw new InputError(label, 'must be names such as KCP_V2, with commas between');
			},
		),
		version: versionOption,
		isScheduled: oneOf(schedulings, {
			label: 'Scheduled Payments',
			description: '예약 결제 여부: empty for all',
		}),
		searchField: oneOf(searchFields, {
			label: 'Search In',
			default: 'ALL',
			description: '통합검색 항목: where Search For is looked for',
		}),
		searchValue: text({ label: 'Search For', description: '통합검색: what is looked for' }),
		sortBy: oneOf(sortings, {
			label: 'Sort By',
			default: 'REQUESTED_AT',
			description: '정렬 기준',
		}),
		isTest: testOption('Payments'),
	}),
});

type ManyInput = Omit<PaymentQuery, 'from' | 'until'> & { period: Asked<OpenTimes> };

function readFilter(parameters: ParameterReader): PaymentFilter {
	const { options } = more;
	const chosen = options.methods.read(parameters);
	const value = options.searchValue.read(parameters);
	const isScheduled = options.isScheduled.read(parameters);
	return {
		timestampType: options.timestampType.read(parameters),
		methods: chosen.length === 0 ? undefined : chosen,
		pgProvider: options.pgProvider.read(parameters),
		isTest: isTestOf(options.isTest.read(parameters)),
		isScheduled: isScheduled === undefined ? undefined : isScheduled === 'true',
		version: options.version.read(parameters),
		textSearch:
			value === undefined
				? undefined
				: [{ field: options.searchField.read(parameters) ?? 'ALL', value }],
	};
}

function read(parameters: ParameterReader): ManyInput {
	const { period, from, until } = fields;
	const { options } = more;
	return {
		period: readTimes(parameters, { period, from, to: until }, LONGEST),
		statuses: fields.status.read(parameters),
		filter: readFilter(parameters),
		sortBy:
			options.sortBy.read(parameters) === 'STATUS_CHANGED_AT'
				? 'STATUS_CHANGED_AT'
				: 'REQUESTED_AT',
		oldestFirst: options.sortOrder.read(parameters) === 'ASC',
		limit: readLimit(parameters),
	};
}

/** A payment as users get it: its id as `paymentId` too, by which the other operations ask for it. */
const rowOf = (payment: Payment) => ({ paymentId: payment.id, ...presentPayment(payment) });

export const getMany = defineOperation<PaymentsClient, ManyInput>({
	value: 'getMany',
	name: 'Get Many',
	term: '결제 다건 조회',
	action: 'Get many payments',
	description:
		'The payments of a period. With Return All, and no other filter than Status, by 1000 a call.',
	endpoints: ['getPayments', 'getPaymentsByCursor', 'getSchedule'],
	done: 'read',
	properties: [...editorOf(fields), ...editorOf(PAGING_FIELDS), ...editorOf(more)],
	read,
	run: async (entries, context) =>
		await readLists(entries, context, async ({ period, ...query }) => {
			const { api } = context;
			const { from, to } = await pastPeriod(period, async () => await api.now(), LONGEST);
			return mapRows(await listPayments(api, { ...query, from, until: to }), rowOf);
		}),
});
