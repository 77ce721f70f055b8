import { deleteBillingKey } from '../billing-keys/issue';
import { type BillingKeyListInput, isKnown, listBillingKeys } from '../billing-keys/list';
import { billingKeyOnWire, channelsOf } from '../billing-keys/on-wire';
import type { Books } from '../books';
import { refused } from '../gateway/errors';
import { readerOf } from '../gateway/input';
import { utc } from '../payments/on-wire';
import { DELETE_BILLING_KEY, GET_BILLING_KEYS } from '../schemas/billing-keys';
import { STORE_QUERY } from '../schemas/payments';
import type { BillingKey } from '../types';
import { type Endpoint, endpoint } from './endpoint';
import { pageOf } from './page';

interface DeleteInput {
	storeId?: string;
	reason?: string;
	requester?: 'CUSTOMER' | 'ADMIN';
	skipWebhook?: 'true' | 'false';
}

/** 빌링키 다건 조회 */
const list = endpoint<BillingKeyListInput>({
	operationId: 'getBillingKeyInfos',
	method: 'GET',
	template: '/billing-keys',
	from: 'queryOrBody',
	read: readerOf(GET_BILLING_KEYS),
	storeOf: ({ filter }) => filter?.storeId,
	errors: [],
	run({ books, storeId, input, now }) {
		const found = listBillingKeys(books, storeId, input, now);
		return pageOf(books, found, input.page, (one) => billingKeyOnWire(books, one));
	},
});

/** 빌링키 단건 조회 */
const get = endpoint<{ storeId?: string }>({
	operationId: 'getBillingKeyInfo',
	method: 'GET',
	template: '/billing-keys/{billingKey}',
	from: 'query',
	read: readerOf(STORE_QUERY),
	errors: ['BILLING_KEY_NOT_FOUND'],
	run({ books, storeId, params }) {
		const billingKey = found(books, storeId, params);
		if (isKnown(billingKey)) return billingKeyOnWire(books, billingKey);
		throw refused('BILLING_KEY_NOT_FOUND', '빌링키가 존재하지 않습니다.');
	},
});

/** 빌링키 삭제: refused while a schedule waits for it. */
const remove = endpoint<DeleteInput>({
	operationId: 'deleteBillingKey',
	method: 'DELETE',
	template: '/billing-keys/{billingKey}',
	from: 'query',
	read: readerOf(DELETE_BILLING_KEY),
	errors: [
		'BILLING_KEY_NOT_ISSUED',
		'BILLING_KEY_NOT_FOUND',
		'BILLING_KEY_ALREADY_DELETED',
		'PAYMENT_SCHEDULE_ALREADY_EXISTS',
	],
	run({ books, storeId, params, input, now }) {
		const billingKey = found(books, storeId, params);
		if (billingKey.status === 'DELETED') {
			throw refused('BILLING_KEY_ALREADY_DELETED', '빌링키가 이미 삭제되었습니다.');
		}
		if (billingKey.status !== 'ISSUED') {
			throw refused('BILLING_KEY_NOT_ISSUED', '빌링키가 발급되지 않았습니다.');
		}
		const isNaver = channelsOf(books, billingKey).some((one) => one.pgProvider === 'NAVERPAY');
		if (isNaver && (input.reason === undefined || input.requester === undefined)) {
			throw refused('INVALID_REQUEST', 'reason, requester: 네이버페이는 명시가 필요합니다.');
		}
		if (isAwaited(books, billingKey)) {
			throw refused('PAYMENT_SCHEDULE_ALREADY_EXISTS', '결제 예약건이 이미 존재합니다.');
		}
		deleteBillingKey(billingKey, now);
		return { deletedAt: utc(now) };
	},
});

export const BILLING_KEY_ENDPOINTS: readonly Endpoint[] = [list, get, remove];

function found(books: Books, storeId: string, params: Record<string, string>): BillingKey {
	const billingKey = books.billingKey(storeId, params['billingKey'] ?? '');
	if (!billingKey) throw refused('BILLING_KEY_NOT_FOUND', '빌링키가 존재하지 않습니다.');
	return billingKey;
}

/** Whether a schedule waits for a billing key, or is being carried out with it. */
function isAwaited({ schedules }: Books, { storeId, billingKey }: BillingKey): boolean {
	return [...schedules.values()].some(
		(one) =>
			one.storeId === storeId &&
			one.order.billingKey === billingKey &&
			(one.status === 'SCHEDULED' || one.status === 'STARTED'),
	);
}
