import type { IDataObject } from 'n8n-workflow';

import { kstMinute } from '../../data/time';
import type { Failure } from '../../failure/errors';
import { type Doubt, untilOf } from '../doubts';
import { notSent } from '../writeFailures';
import type { Refund, RefundJob, Standing } from './refundJob';

const refundOf = ({ amount }: Doubt): string =>
	amount === undefined ? 'a refund of all that was left' : `a refund of ${amount}`;

const lookUp = (job: RefundJob, doubt: Doubt): string =>
	`Look for ${refundOf(doubt)} in ${job.records}, before you run this again`;

/** What a run does once a doubt has lapsed. */
const afterwards = ({ amount, onRecordLabel }: RefundJob): string =>
	amount === undefined
		? 'After that a run gives back what is left then'
		: `After that a run sends it only with the option ${onRecordLabel}: what is left by your own records`;

/** How a call's answer was lost, in short words. */
export const howLost = ({ httpCode, code }: Failure): string =>
	httpCode === undefined ? (code ?? 'no answer') : `HTTP ${httpCode}`;

/** Nobody knows whether it was done. @param failures what happened, in order */
export function unknownRefund(job: RefundJob, doubt: Doubt, failures: Failure[]): Failure {
	const messages = [...new Set(failures.map(({ message }) => message))];
	return {
		...failures.at(-1),
		message: `It is not known whether ${job.server} did this: ${messages.join('; after that: ')}`,
		advice: `${lookUp(job, doubt)}. Until ${kstMinute(untilOf(doubt))} no run sends it. ${afterwards(job)}`,
		isOpen: true,
	};
}

const asked = (server: string, doubt: Doubt): string =>
	`it is not known whether ${server} made ${refundOf(doubt)} that was asked for at ${kstMinute(doubt.at)} (${doubt.how})`;

const earlier = ({ server }: RefundJob, doubt: Doubt): string =>
	`Not sent, because ${asked(server, doubt)}: it is not to be seen`;

/** Nothing was sent, and what an earlier run sent is still open. @param doubt the latest; none where there is none */
export const notSentNow = (server: string, failure: Failure, doubt: Doubt | undefined): Failure =>
	doubt === undefined
		? notSent(failure)
		: {
				...failure,
				message: `Not sent: ${failure.message}; ${asked(server, doubt)}`,
				isOpen: true,
			};

/** An earlier refund of the payment may still be made. */
export const stillUnknown = (job: RefundJob, doubt: Doubt): Failure => ({
	message: `${earlier(job, doubt)} yet`,
	advice: `${lookUp(job, doubt)}. Until ${kstMinute(untilOf(doubt))} it may still be made, and no run sends another. ${afterwards(job)}`,
	isOpen: true,
});

/** An earlier refund was not made so far; only the user's records can tell a second one from it. */
export const needsRecord = (job: RefundJob, doubt: Doubt): Failure => ({
	message: earlier(job, doubt),
	advice: `${lookUp(job, doubt)}. If it was not made, give the option ${job.onRecordLabel}: what is left by your own records. ${job.server} then refuses if it was made after all`,
});

/** Another run of this process has refunded the payment since this one began. */
export const overlapped = ({ words }: Standing): Failure => ({
	message: 'Not sent: another run has refunded this payment since this one began',
	advice: `${words}. If both are wanted, run this again`,
});

/** More is asked for than is left. */
export const tooMuch = ({ listed }: RefundJob, { balance, total }: Standing): Failure => ({
	message: `Only ${balance} of ${total} is left to cancel (취소 가능 잔액)`,
	advice: `Check Amount, and what was cancelled before (${listed})`,
});

/** Fields of a row whose refund is taken and not made yet. */
export const pendingFields = (server: string): IDataObject => ({
	pending: true,
	message: `${server} has taken the refund and not made it yet: it may still fail. Read the payment again later with Payment > Get`,
});

/** Fields of a row whose refund was found on the payment's record. */
export const foundFields = (server: string, refund: Refund | undefined): IDataObject => ({
	...refund?.fields,
	...(refund?.at === undefined ? {} : { refundedAt: refund.at }),
	...(refund?.isPending === true ? pendingFields(server) : {}),
});
