import { kstMinute } from '../../data/time';
import type { Failure } from '../../failure/errors';
import { type Doubt, untilOf } from '../doubts';
import type { PayJob, Payment } from './payJob';

/** What a payment's read failed of, before anything was sent. */
export const unreadBefore = (failure: Failure): Failure => ({
	...failure,
	message: `Nothing was sent, because it could not be read whether this is paid already: ${failure.message}`,
});

/** Another payment stands under the id. @param difference as the rest of a sentence */
export const another = ({ idLabel }: PayJob, paymentId: string, difference: string): Failure => ({
	message: `There is another payment with the ID ${paymentId}: ${difference}`,
	advice: `This one was not paid. Give every order a ${idLabel} of its own; if it is the same order, look at the payment with Payment > Get`,
	code: 'PAYMENT_ID_IN_USE',
});

/** A payment that can neither be taken for this one nor be paid. */
export function notPayable(job: PayJob, paymentId: string, found: Payment): Failure {
	const code = job.statusOf(found);
	return job.stateOf(found) === 'cancelled'
		? {
				message: `Nothing was sent: payment ${paymentId} was paid and cancelled (결제취소)`,
				advice: `To pay it again, give it another ${job.idLabel}`,
				code,
			}
		: {
				message: `Nothing was sent: payment ${paymentId} is under way (${code})`,
				advice: 'Look at it with Payment > Get, and run this again once it is paid or has failed',
				code,
			};
}

/** A payment that was sent, and is neither paid nor failed. @param status the server's own word */
export const standsAs = (status: string): Failure => ({ message: `the payment is ${status}` });

/** It was tried as often as may be. */
export const failedEachTime = (failure: Failure, count: number): Failure =>
	count === 1
		? failure
		: { ...failure, message: `Failed ${count} times, and nothing was taken: ${failure.message}` };

/** It has failed under as many ids as one payment may have. @param count the id that would be the next */
export const tooManyIds = (paymentId: string, count: number): Failure => ({
	message: `Nothing was sent: payment ${paymentId} has failed under ${count - 1} IDs already`,
	advice: 'Give it another payment ID',
});

/** Why the next id has to wait: a try that was counted may still be under way. */
export const NOT_ON_RECORD: Failure = {
	message: 'it is not certain that every try that was counted under this ID is on record as failed',
};

const waitUntil = (server: string, call: Pick<Doubt, 'at'>): string =>
	`Do not pay it under another ID, and look it up at ${server} with Payment > Get. Until ${kstMinute(untilOf(call))} nothing more is sent for it; after that run this again: it reads the payment first, and pays only if it is not there`;

/**
 * @param failures what happened, in order; the first one gives code and status
 * @param call the last one that may still take effect
 */
export function unknown(
	server: string,
	paymentId: string,
	failures: Array<Failure | undefined>,
	call: Pick<Doubt, 'at'>,
): Failure {
	const told = failures.filter((one) => one !== undefined);
	const messages = [...new Set(told.map(({ message }) => message))];
	return {
		...told.at(0),
		message: `It is not known whether ${server} took payment ${paymentId}: ${messages.join('; after that: ')}`,
		advice: waitUntil(server, call),
		isOpen: true,
	};
}

/** The server has said that it took it, and its record doesn't show that. @param at when it said so, in ms */
export const notShown = (server: string, paymentId: string, at: number): Failure => ({
	message: `Nothing was sent: ${server} said at ${kstMinute(at)} that it took payment ${paymentId}, and its record does not show it yet`,
	advice: waitUntil(server, { at }),
});

/** An earlier call may still take effect, and nothing of it is on record. @param unread why the record is not known */
export const inDoubt = (
	server: string,
	paymentId: string,
	doubt: Doubt,
	unread?: Failure,
): Failure => ({
	...unread,
	message: [
		`It is not known whether ${server} took payment ${paymentId}, which was asked for at ${kstMinute(doubt.at)} (${doubt.how})`,
		unread === undefined ? 'It is not there yet, and was not sent again' : unread.message,
	].join('. '),
	advice: waitUntil(server, doubt),
	isOpen: true,
});
