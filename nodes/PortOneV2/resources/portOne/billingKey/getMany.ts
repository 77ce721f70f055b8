import { mapRows } from '../../../../shared/data/listing';
import { definedOnly } from '../../../../shared/data/objects';
import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { codes, endInstant, instant, oneOf, text } from '../../../../shared/fields/kinds';
import { PAGING_FIELDS, readLimit } from '../../../../shared/fields/limit';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { defineOperation } from '../../../../shared/run/operation';
import { readLists } from '../../../../shared/run/read/readLists';
import { type BillingKeyQuery, listBillingKeys } from '../../../api/billingKeys';
import type { PaymentsClient } from '../../../api/client';
import { billingKeyStatuses } from '../../../api/codes';
import { presentBillingKey } from '../../../api/present';
import { optionalId } from '../../fields';
import { orderOption, versionOption } from '../choices';

/** What a key charges (BillingKeyPaymentMethodType). */
const methods: readonly CodedValue[] = [
	{ code: 'CARD', en: 'Card', ko: '카드' },
	{ code: 'MOBILE', en: 'Mobile', ko: '모바일' },
	{ code: 'EASY_PAY', en: 'Easy Pay', ko: '간편 결제' },
	{ code: 'TRANSFER', en: 'Bank Transfer', ko: '계좌 이체' },
];

/** Which time of a key counts (BillingKeyTimeRangeField). */
const timeRangeFields: readonly CodedValue[] = [
	{ code: 'REQUESTED_AT', en: 'Request', ko: '발급 요청 시각' },
	{ code: 'ISSUED_AT', en: 'Issue', ko: '발급 완료 시각' },
	{ code: 'DELETED_AT', en: 'Deletion', ko: '삭제 완료 시각' },
	{ code: 'STATUS_TIMESTAMP', en: 'Last Change', ko: '상태 변경 시각' },
];

/** Where a text is looked for (BillingKeyTextSearchField). */
const searchFields: readonly CodedValue[] = [
	{ code: 'BILLING_KEY', en: 'Billing Key', ko: '빌링키' },
	{ code: 'CARD_BIN', en: 'Card BIN', ko: '카드 BIN' },
	{ code: 'CARD_NUMBER', en: 'Card Number', ko: '카드 번호' },
	{ code: 'CHANNEL_GROUP_NAME', en: 'Channel Group', ko: '채널 그룹 이름' },
	{ code: 'CUSTOMER_ADDRESS', en: 'Customer Address', ko: '고객 주소' },
	{ code: 'CUSTOMER_EMAIL', en: 'Customer Email', ko: '고객 이메일' },
	{ code: 'CUSTOMER_NAME', en: 'Customer Name', ko: '고객 이름' },
	{ code: 'CUSTOMER_PHONE_NUMBER', en: 'Customer Phone Number', ko: '고객 전화번호' },
	{ code: 'CUSTOMER_ZIPCODE', en: 'Customer Postal Code', ko: '고객 우편번호' },
	{ code: 'PG_MERCHANT_ID', en: 'PG Merchant ID', ko: 'PG사 상점 아이디' },
	{ code: 'USER_AGENT', en: 'User Agent', ko: '고객 브라우저 정보' },
];

const fields = defineFields({
	customerId: optionalId({
		label: 'Customer ID',
		description: '고객 아이디: only keys of this customer, by whom your shop knows; empty for all',
	}),
	status: codes(billingKeyStatuses, { label: 'Status', description: '빌링키 상태: empty for all' }),
});
const more = defineFields({
	options: optionsOf({
		from: instant({
			label: 'From',
			description: '조회 시작: empty for the very first one. A time without an offset is KST.',
		}),
		methods: codes(methods, { label: 'Methods', description: '결제 수단: empty for all' }),
		order: orderOption,
		version: versionOption,
		searchField: oneOf(searchFields, {
			label: 'Search In',
			default: 'CUSTOMER_NAME',
			description: '통합검색 항목: where Search For is looked for',
		}),
		searchValue: text({ label: 'Search For', description: '통합검색: what is looked for' }),
		timeRangeField: oneOf(timeRangeFields, {
			label: 'Time Counted',
			default: 'REQUESTED_AT',
			description: '시각 범위 기준: which time of a key lies between From and To',
		}),
		until: endInstant({
			label: 'To',
			description: '조회 종료: now where left empty. A date without a time includes that day.',
		}),
	}),
});

function read(parameters: ParameterReader): BillingKeyQuery {
	const { options } = more;
	const from = options.from.read(parameters);
	const until = options.until.read(parameters);
	if (from !== undefined && until !== undefined && from > until) {
		throw options.from.error(`is after ${options.until.label}`, 'Swap the two');
	}
	const value = options.searchValue.read(parameters);
	const field = options.searchField.read(parameters) ?? 'CUSTOMER_NAME';
	return definedOnly({
		...{ from, until },
		customerId: fields.customerId.read(parameters),
		statuses: fields.status.read(parameters),
		methods: options.methods.read(parameters),
		version: options.version.read(parameters),
		timeRangeField: options.timeRangeField.read(parameters),
		textSearch: value === undefined ? undefined : { field, value },
		oldestFirst: options.order.read(parameters) === 'ASC',
		limit: readLimit(parameters),
	}) as BillingKeyQuery;
}

export const getMany = defineOperation<PaymentsClient, BillingKeyQuery>({
	value: 'getMany',
	name: 'Get Many',
	term: '빌링키 다건 조회',
	action: 'Get many billing keys',
	description: 'The billing keys of a customer, or of the shop',
	endpoints: ['getBillingKeys'],
	done: 'read',
	properties: [...editorOf(fields), ...editorOf(PAGING_FIELDS), ...editorOf(more)],
	read,
	run: async (entries, context) =>
		await readLists(entries, context, async (query) =>
			mapRows(await listBillingKeys(context.api, query), presentBillingKey),
		),
});
