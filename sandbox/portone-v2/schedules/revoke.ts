import type { Books } from '../books';
import { refused } from '../gateway/errors';
import type { BillingKey, Schedule } from '../types';

/** What is to be revoked (RevokePaymentSchedulesBody). */
export interface RevokeInput {
	storeId?: string;
	billingKey?: string;
	scheduleIds?: string[];
}

/** A billing key that may be used. Throws Refused. */
export function liveBillingKey(books: Books, storeId: string, billingKey: string): BillingKey {
	const found = books.billingKey(storeId, billingKey);
	if (found?.status === 'DELETED') {
		throw refused('BILLING_KEY_ALREADY_DELETED', '빌링키가 이미 삭제되었습니다.');
	}
	if (found?.status === 'ISSUED') return found;
	throw refused('BILLING_KEY_NOT_FOUND', '빌링키가 존재하지 않습니다.');
}

/** Revokes all that is meant, or nothing; `now` is epoch ms. Throws Refused. */
export function revokeSchedules(
	books: Books,
	storeId: string,
	{ billingKey, scheduleIds = [] }: RevokeInput,
	now: number,
): Schedule[] {
	if (billingKey === undefined && scheduleIds.length === 0) {
		throw refused('INVALID_REQUEST', 'billingKey, scheduleIds 중 하나 이상은 필수입니다.');
	}
	if (billingKey !== undefined) liveBillingKey(books, storeId, billingKey);
	const meant =
		scheduleIds.length > 0
			? [...new Set(scheduleIds)].map((id) => named(books, storeId, id, billingKey))
			: [...books.schedules.values()]
					.filter((one) => one.storeId === storeId && one.order.billingKey === billingKey)
					.filter(({ status }) => status === 'SCHEDULED');
	for (const schedule of meant) Object.assign(schedule, { status: 'REVOKED', revokedAt: now });
	return meant;
}

/** A schedule that waits; of the billing key, if one is said. */
function named(
	books: Books,
	storeId: string,
	id: string,
	billingKey: string | undefined,
): Schedule {
	const schedule = books.schedules.get(id);
	const isOurs = schedule?.storeId === storeId;
	const isOfKey = billingKey === undefined || schedule?.order.billingKey === billingKey;
	if (!schedule || !isOurs || !isOfKey) {
		throw refused('PAYMENT_SCHEDULE_NOT_FOUND', `결제 예약건이 존재하지 않습니다: ${id}`);
	}
	if (schedule.status === 'REVOKED') {
		throw refused('PAYMENT_SCHEDULE_ALREADY_REVOKED', `이미 취소된 결제 예약건입니다: ${id}`);
	}
	if (schedule.status !== 'SCHEDULED') {
		throw refused('PAYMENT_SCHEDULE_ALREADY_PROCESSED', `이미 처리된 결제 예약건입니다: ${id}`);
	}
	return schedule;
}
