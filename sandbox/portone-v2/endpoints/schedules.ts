import { refused } from '../gateway/errors';
import { readerOf } from '../gateway/input';
import { amountsOf } from '../payments/amounts';
import { utc } from '../payments/on-wire';
import { hasSchedule, isPaid } from '../payments/pay';
import { refuseOtherAmount } from '../payments/pre-registered';
import { type ListInput, listSchedules } from '../schedules/list';
import { scheduleOnWire } from '../schedules/on-wire';
import { liveBillingKey, type RevokeInput, revokeSchedules } from '../schedules/revoke';
import { STORE_QUERY } from '../schemas/payments';
import { CREATE_SCHEDULE, GET_SCHEDULES, REVOKE_SCHEDULES } from '../schemas/schedules';
import type { BillingKeyInput, Schedule } from '../types';
import { type Endpoint, endpoint } from './endpoint';
import { pageOf } from './page';
import { channelOfKey, refusePromotion } from './payments';

interface CreateInput {
	payment: BillingKeyInput;
	timeToPay: string;
}

const WAITING: ReadonlySet<string | undefined> = new Set(['READY', 'VIRTUAL_ACCOUNT_ISSUED']);

/** 결제 예약 */
const create = endpoint<CreateInput>({
	operationId: 'createPaymentSchedule',
	method: 'POST',
	template: '/payments/{paymentId}/schedule',
	from: 'body',
	read: readerOf(CREATE_SCHEDULE),
	storeOf: ({ payment }) => payment.storeId,
	errors: [
		'BILLING_KEY_NOT_FOUND',
		'ALREADY_PAID_OR_WAITING',
		'SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT',
		'BILLING_KEY_ALREADY_DELETED',
		'PAYMENT_SCHEDULE_ALREADY_EXISTS',
	],
	run({ books, execution, storeId, params, input, now }) {
		const { payment: order } = input;
		const paymentId = params['paymentId'] ?? '';
		const timeToPay = Date.parse(input.timeToPay);
		if (timeToPay <= now) throw refused('INVALID_REQUEST', 'timeToPay: 이미 지난 시각입니다.');
		refusePromotion(order.promotionId);
		const billingKey = liveBillingKey(books, storeId, order.billingKey);
		const channel = channelOfKey(books, billingKey, order.channelKey);
		if (!channel) throw refused('INVALID_REQUEST', 'channelKey: 빌링키의 채널이 아닙니다.');
		amountsOf(order);
		if (books.settings.preRegistered === 'everyPayment') {
			refuseOtherAmount(books, { storeId, paymentId, order });
		}
		if (hasSchedule(books, storeId, paymentId)) {
			throw refused('PAYMENT_SCHEDULE_ALREADY_EXISTS', '결제 예약건이 이미 존재합니다.');
		}
		const before = books.payment(storeId, paymentId);
		if (isPaid(before) || WAITING.has(before?.status)) {
			throw refused('ALREADY_PAID_OR_WAITING', '결제가 이미 완료되었거나 대기중입니다.');
		}
		const schedule: Schedule = {
			storeId,
			id: books.nextId(),
			paymentId,
			status: 'SCHEDULED',
			order,
			channel,
			createdAt: now,
			timeToPay,
		};
		books.addSchedule(schedule);
		execution.watch(schedule);
		return { schedule: { id: schedule.id } };
	},
});

/** 결제 예약 단건 조회 */
const get = endpoint<{ storeId?: string }>({
	operationId: 'getPaymentSchedule',
	method: 'GET',
	template: '/payment-schedules/{paymentScheduleId}',
	from: 'query',
	read: readerOf(STORE_QUERY),
	errors: ['PAYMENT_SCHEDULE_NOT_FOUND'],
	run({ books, storeId, params }) {
		const schedule = books.schedules.get(params['paymentScheduleId'] ?? '');
		if (schedule?.storeId === storeId) return scheduleOnWire(books, schedule);
		throw refused('PAYMENT_SCHEDULE_NOT_FOUND', '결제 예약건이 존재하지 않습니다.');
	},
});

/** 결제 예약 다건 조회: those whose time lies within the last 90 days, unless told otherwise. */
const list = endpoint<ListInput>({
	operationId: 'getPaymentSchedules',
	method: 'GET',
	template: '/payment-schedules',
	from: 'queryOrBody',
	read: readerOf(GET_SCHEDULES),
	storeOf: ({ filter }) => filter?.storeId,
	errors: [],
	run({ books, storeId, input, now }) {
		const found = listSchedules(books, storeId, input, now);
		return pageOf(books, found, input.page, (one) => scheduleOnWire(books, one));
	},
});

/** 결제 예약 취소: all that is meant, or nothing. */
const revoke = endpoint<RevokeInput>({
	operationId: 'revokePaymentSchedules',
	method: 'DELETE',
	template: '/payment-schedules',
	from: 'queryOrBody',
	read: readerOf(REVOKE_SCHEDULES),
	errors: [
		'PAYMENT_SCHEDULE_NOT_FOUND',
		'BILLING_KEY_NOT_FOUND',
		'PAYMENT_SCHEDULE_ALREADY_PROCESSED',
		'PAYMENT_SCHEDULE_ALREADY_REVOKED',
		'BILLING_KEY_ALREADY_DELETED',
	],
	run({ books, storeId, input, now }) {
		const revoked = revokeSchedules(books, storeId, input, now);
		return {
			revokedScheduleIds: revoked.map(({ id }) => id),
			...(revoked.length > 0 && { revokedAt: utc(now) }),
		};
	},
});

export const SCHEDULE_ENDPOINTS: readonly Endpoint[] = [create, get, list, revoke];
