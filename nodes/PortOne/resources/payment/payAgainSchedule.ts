import type { Failure } from '../../../shared/failure/errors';
import { ApiFailure, orFailure } from '../../../shared/http/apiFailure';
import type { PortOneClient } from '../../api/client';
import { fetchSchedule, type Schedule } from '../../api/schedules';
import { inWords, isPaid, isRefunded, isRevoked, isScheduled } from '../schedule/state';

/** Whether nothing can come of a scheduled payment any more, or only what the payments under its number show. */
const isOver = (schedule: Schedule): boolean =>
	isRevoked(schedule) || isRefunded(schedule) || schedule.payment_status === 'failed';

/** Why a payment must not be sent while a scheduled payment stands under its number; `undefined` where it may be. */
function refusalOf(schedule: Schedule): Failure | undefined {
	if (isScheduled(schedule)) {
		return {
			message: `Nothing was sent: a payment with this merchant_uid is ${inWords(schedule)}`,
			advice:
				'It would charge the customer once more at its time. Cancel it with Scheduled Payment > Cancel first, or give this payment a Merchant UID of its own',
			code: 'SCHEDULED',
		};
	}
	if (isPaid(schedule)) {
		return {
			message:
				'Nothing was sent: by its schedule (결제예약) this merchant_uid is paid (결제완료), and the payment is not shown yet',
			advice:
				'Run this again in a few minutes: it reads the payment first. What was paid tells Scheduled Payment > Get',
			code: 'PAID_BY_SCHEDULE',
		};
	}
	if (isOver(schedule)) return undefined;
	return {
		message: `Nothing was sent: the scheduled payment (결제예약) with this merchant_uid is ${inWords(schedule)}`,
		advice:
			'Run this again once Scheduled Payment > Get shows whether it was paid or has failed: it may still charge the customer',
		code: 'BEING_EXECUTED',
	};
}

/** It can't be read whether there is a schedule. Nothing was sent, so that no HTTP status tells of the payment. */
function unread({ failure, isLasting }: ApiFailure): ApiFailure {
	const message = `The scheduled payment (결제예약) under this number could not be read first, so that nothing was sent: ${failure.message}`;
	const told: Failure = { ...failure, message };
	delete told.httpCode;
	return new ApiFailure(told, false, isLasting);
}

/**
 * Looks for a scheduled payment under the number of a payment: one that waits would charge the customer once more at its
 * time, and one that was carried out has charged already, though the payment may show late. PortOne promises nothing
 * about a number that comes a second time.
 *
 * @returns why the payment must not be sent, as a call that did not go out; `undefined` where it may be
 */
export async function findRefusal(
	client: PortOneClient,
	merchant_uid: string,
): Promise<ApiFailure | undefined> {
	const schedule = await orFailure(fetchSchedule(client, merchant_uid));
	if (schedule instanceof ApiFailure) return unread(schedule);
	const refusal = schedule === undefined ? undefined : refusalOf(schedule);
	return refusal === undefined ? undefined : new ApiFailure(refusal, false, false);
}
