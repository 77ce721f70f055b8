import { MESSAGES, Refused, WrongInput } from '../gateway/errors';
import { paymentOnWire } from '../payments/on-wire';
import { tookMoney } from '../payments/types';
import { moveSchedule, paySchedule, revokeSchedules } from '../schedules/manage';
import { scheduleOnWire } from '../schedules/on-wire';
import { noSchedule, pageOf, readFutureTime, readRange, readStatus } from '../schedules/read';
import type { Schedule } from '../schedules/types';
import type { Answer, Call, Endpoint } from './endpoint';

/** Where a merchant's schedules are listed. */
export const SCHEDULES_PATH = '/subscribe/payments/schedule';
const ONE = `${SCHEDULES_PATH}/{merchant_uid}`;
const DEFAULT_LIMIT = 20;
const HIGHEST_LIMIT = 1000;

/** 결제예약 복수조회 API */
const getMany: Endpoint = {
	method: 'GET',
	template: SCHEDULES_PATH,
	parameters: ['schedule_from', 'schedule_to', 'schedule_status', 'page', 'limit', 'sorting'],
	wrongInput: 400,
	run(call) {
		const { shop, impKey, input } = call;
		const range = readRange(input, ['schedule_from', 'schedule_to'], shop.settings);
		const status = readStatus(input, 'schedule_status');
		const limit = input.optionalInt('limit', 1) ?? DEFAULT_LIMIT;
		if (limit > HIGHEST_LIMIT) throw input.wrong('limit', `최대 ${HIGHEST_LIMIT}건입니다`);
		const oldestFirst = input.optionalCode('sorting', ['scheduled']) !== undefined;
		disturb(call, shop.schedules.list({ impKey, ...range, status }));
		const found = shop.schedules.list({ impKey, ...range, status });
		return rows(call, pageOf(oldestFirst ? found.reverse() : found, input, limit));
	},
};

/** 빌링키 결제예약 조회 API, 결제예약 복수조회(빌링키) API: two paths, one list. */
const getManyByCustomer = (template: string): Endpoint => ({
	method: 'GET',
	template,
	parameters: ['page', 'from', 'to', 'schedule-status'],
	wrongInput: 400,
	run(call) {
		const { shop, impKey, input, params } = call;
		const range = readRange(input, ['from', 'to'], shop.settings);
		const status = readStatus(input, 'schedule-status');
		const customerUid = params['customer_uid'] ?? '';
		const found = shop.schedules.list({ impKey, customerUid, ...range, status });
		const { customerPageSize: size, customerSchedules } = shop.settings;
		const answer = rows(call, pageOf(found, input, size));
		if (customerSchedules === 'rows') return answer;
		const page = input.optionalInt('page', 1) ?? 1;
		const next = found.length > page * size ? page + 1 : 0;
		const paged = { total: found.length, previous: page - 1, next, list: answer.response };
		return { response: paged };
	},
});

/** 결제예약 단건조회 API */
const get: Endpoint = {
	method: 'GET',
	template: ONE,
	parameters: [],
	wrongInput: 400,
	run: (call) => row(call, theSchedule(call)),
};

/** 결제요청 예약시각 수정 API */
const update: Endpoint = {
	method: 'PUT',
	template: ONE,
	parameters: ['schedule_at'],
	wrongInput: 400,
	run(call) {
		const schedule = theSchedule(call);
		const at = readFutureTime(call.input, call.now);
		if (schedule.status !== 'scheduled' || schedule.executing) {
			throw new Refused('이미 실행 혹은 취소된 결제예약입니다.', 400);
		}
		moveSchedule(call.shop, schedule, at);
		return row(call, schedule);
	},
};

/** 결제 실패 재예약 API */
const reschedule: Endpoint = {
	method: 'POST',
	template: `${ONE}/reschedule`,
	parameters: ['schedule_at'],
	wrongInput: 400,
	run(call) {
		const schedule = theSchedule(call);
		const at = readFutureTime(call.input, call.now);
		refuseUnlessOver(call, schedule);
		moveSchedule(call.shop, schedule, at);
		return row(call, schedule);
	},
};

/** 결제 실패 재시도 API: pays now; the payment may have failed. */
const retry: Endpoint = {
	method: 'POST',
	template: `${ONE}/retry`,
	parameters: [],
	wrongInput: 400,
	async run(call) {
		const schedule = theSchedule(call);
		refuseUnlessOver(call, schedule);
		if (!call.shop.billingKeys.find(call.impKey, schedule.customerUid)) {
			throw new Refused('존재하지 않는 빌링키입니다.', 404);
		}
		return { response: paymentOnWire(await paySchedule(call.shop, schedule)) };
	},
};

/** 결제 예약취소 API: of a customer, of order numbers, or of both. */
const unschedule: Endpoint = {
	method: 'POST',
	template: '/subscribe/payments/unschedule',
	parameters: ['customer_uid', 'merchant_uid'],
	wrongInput: 200,
	run(call) {
		const { shop, impKey, input } = call;
		const customerUid = input.optionalText('customer_uid');
		const merchantUids = input.optionalTexts('merchant_uid');
		if (customerUid === undefined && !merchantUids) {
			throw new WrongInput('customer_uid, merchant_uid 중 하나는 필수입니다.');
		}
		const revoked = revokeSchedules(shop, { impKey, customerUid, merchantUids }, call.now);
		if (revoked.length === 0) throw new Refused(MESSAGES.nothingToUnschedule);
		return rows(call, revoked);
	},
};

export const SCHEDULE_ENDPOINTS: readonly Endpoint[] = [
	getMany,
	get,
	update,
	reschedule,
	retry,
	unschedule,
	getManyByCustomer(`${SCHEDULES_PATH}/customers/{customer_uid}`),
	getManyByCustomer('/subscribe/customers/{customer_uid}/schedules'),
];

/** The schedule that the path names. */
function theSchedule({ shop, impKey, params }: Call): Schedule {
	const schedule = shop.schedules.find(impKey, params['merchant_uid'] ?? '');
	if (!schedule) throw noSchedule();
	return schedule;
}

/**
 * Refuses what waits, runs, or was approved: only a failed or revoked one may be paid again, and if order
 * numbers are paid once (`repeatedPayAgain`), not when it was paid otherwise.
 */
function refuseUnlessOver({ shop, impKey }: Call, schedule: Schedule): void {
	const { status, executing, impUid = '' } = schedule;
	const { payments, settings } = shop;
	const failed = status === 'executed' && payments.get(impUid)?.status === 'failed';
	const isPaid =
		settings.repeatedPayAgain === 'refused' &&
		payments.ofMerchantUid(impKey, schedule.merchantUid).some(tookMoney);
	if (!executing && !isPaid && (status === 'revoked' || failed)) return;
	const message = '아직 실행되지 않거나 이미 실행 중 혹은 승인된 결제예약입니다.';
	throw new Refused(message, 400);
}

/** The fault `changeWhilePaging`: some of the list are revoked just before a page is answered. */
function disturb({ shop, impKey, struck, now }: Call, listed: readonly Schedule[]): void {
	for (const fault of struck.modifiers) {
		if (fault.kind !== 'changeWhilePaging') continue;
		const waiting = listed.filter(({ status, executing }) => status === 'scheduled' && !executing);
		const chosen = waiting.slice(0, fault.count ?? 1).map(({ merchantUid }) => merchantUid);
		if (chosen.length > 0) revokeSchedules(shop, { impKey, merchantUids: chosen }, now);
	}
}

function row({ shop }: Call, schedule: Schedule): Answer {
	return { response: scheduleOnWire(shop, schedule) };
}

function rows({ shop }: Call, schedules: readonly Schedule[]): Answer {
	return { response: schedules.map((one) => scheduleOnWire(shop, one)) };
}
