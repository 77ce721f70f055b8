import { BILLING_KEY_MEMBERS, BILLING_KEY_REQUIRED } from './payments';
import { filled, flag, instant, int32, object } from './shared';

export const SCHEDULE_STATUSES = [
	'SCHEDULED',
	'STARTED',
	'SUCCEEDED',
	'FAILED',
	'REVOKED',
	'PENDING',
] as const;

export const SORT_BY = ['CREATED_AT', 'TIME_TO_PAY', 'COMPLETED_AT', 'STATUS_TIMESTAMP'] as const;

/** CreatePaymentScheduleBody */
export const CREATE_SCHEDULE = object(
	{ payment: object(BILLING_KEY_MEMBERS, BILLING_KEY_REQUIRED), timeToPay: instant },
	['payment', 'timeToPay'],
);

/** GetPaymentSchedulesBody */
export const GET_SCHEDULES = object({
	page: object({ number: { ...int32, minimum: 0 }, size: { ...int32, minimum: 1 } }),
	sort: object({ by: { enum: SORT_BY }, order: { enum: ['DESC', 'ASC'] } }),
	filter: object({
		storeId: filled,
		billingKey: filled,
		from: instant,
		until: instant,
		status: { type: 'array', items: { enum: SCHEDULE_STATUSES } },
		isForTest: flag,
	}),
});

/** RevokePaymentSchedulesBody */
export const REVOKE_SCHEDULES = object({
	storeId: filled,
	billingKey: filled,
	scheduleIds: { type: 'array', items: filled },
});
