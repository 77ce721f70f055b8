import { asObject } from '../../../../shared/data/objects';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { ApiFailure } from '../../../../shared/http/apiFailure';
import { defineOperation } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import { rememberedBy } from '../../../../shared/write/remembered';
import { unreadBefore } from '../../../../shared/write/writeFailures';
import {
	JOB_DEFAULTS,
	oneByOne,
	type WriteJob,
	type WriteResult,
} from '../../../../shared/write/writeJob';
import type { PortOneClient } from '../../../api/client';
import { UNKNOWN_SCHEDULE } from '../../../api/failures';
import { present } from '../../../api/present';
import type { Schedule } from '../../../api/schedules';
import { merchantUid } from '../../fields';
import { SCHEDULE_WORDS } from '../../words';
import {
	inWords,
	isPaid,
	isRefunded,
	isScheduled,
	nameOf,
	readStates,
	type ScheduleState,
	tryStates,
} from '../state';

const fields = defineFields({ merchant_uid: merchantUid });

interface RetryInput {
	merchant_uid: string;
}

/** What the retry of one payment came to: HTTP 200 tells only that it was tried. */
function readPayment(response: unknown): WriteResult {
	const payment = asObject(response);
	if (payment.status === 'paid') return { row: { ...present(payment), success: true } };
	return {
		failure: {
			message: `The payment was tried and is ${String(payment.status ?? 'of unknown status')}: ${String(payment.fail_reason ?? 'no reason given')}`,
			code: 'PAYMENT_FAILED',
			advice: 'Ask the customer for another card, or use Reschedule to try again at another time',
		},
	};
}

/** What needs no sending, by how the payments stood before. */
function settle(before: Map<string, ScheduleState | ApiFailure>): Map<string, WriteResult> {
	const settled = new Map<string, WriteResult>();
	for (const [merchant_uid, state] of before) {
		if (state instanceof ApiFailure) {
			settled.set(merchant_uid, { failure: unreadBefore('scheduled payment', state.failure) });
			continue;
		}
		const { schedule } = state;
		if (schedule === undefined) settled.set(merchant_uid, { failure: UNKNOWN_SCHEDULE });
		else if (isPaid(schedule)) {
			settled.set(merchant_uid, {
				row: { ...present(schedule), success: true, alreadyDone: true },
			});
		} else if (isRefunded(schedule)) {
			settled.set(merchant_uid, {
				failure: {
					message: 'It was paid and given back (환불됨): a retry would charge the customer again',
					advice: 'If the customer is to pay all the same, schedule a payment with Create',
				},
			});
		} else if (isScheduled(schedule)) {
			settled.set(merchant_uid, {
				failure: {
					message: `It was not tried yet: it is ${inWords(schedule)}`,
					advice: 'Wait for its time, or move it with Update',
				},
			});
		}
	}
	return settled;
}

/** Whether a payment was tried once more since it was read before. */
const wasTriedAgain = (before: Schedule | undefined, now: Schedule | undefined): boolean =>
	now?.executed_at !== before?.executed_at || now?.imp_uid !== before?.imp_uid;

export const retry = defineOperation<PortOneClient, RetryInput>({
	value: 'retry',
	name: 'Retry',
	term: '결제 실패 재시도',
	action: 'Retry a failed or revoked payment now and charge it',
	description: 'Charges a payment that failed or was revoked, at once',
	endpoints: ['retrySchedule', 'getSchedule'],
	done: 'paid',
	notice: 'The customer is charged at once (실행하면 바로 결제됩니다).',
	properties: editorOf(fields),
	read: (parameters) => ({ merchant_uid: fields.merchant_uid.read(parameters) }),
	async run(entries, context) {
		const uids = [...new Set(entries.map(({ input }) => input.merchant_uid))];
		const before = await tryStates(context.api, uids, context.isCancelled);
		const scheduleBefore = ({ merchant_uid }: RetryInput) => {
			const state = before.get(merchant_uid);
			return state instanceof ApiFailure ? undefined : state?.schedule;
		};
		const job: WriteJob<RetryInput, ScheduleState> = {
			...JOB_DEFAULTS,
			words: SCHEDULE_WORDS,
			keyOf: ({ merchant_uid }) => merchant_uid,
			batches: oneByOne,
			async send([unit]) {
				const { merchant_uid = '' } = unit ?? {};
				const { response } = await context.api.request('retrySchedule', {
					path: { merchant_uid },
				});
				return { results: new Map([[merchant_uid, readPayment(response)]]) };
			},
			readStates: async (units) =>
				await readStates(
					context.api,
					units.map(({ merchant_uid }) => merchant_uid),
				),
			isDone: ({ schedule }) => isPaid(schedule),
			refusal: ({ schedule }, unit) =>
				wasTriedAgain(scheduleBefore(unit), schedule)
					? `the payment is ${inWords(schedule)}`
					: undefined,
			doneFields: ({ schedule }) => present(schedule),
		};
		return await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: (unit) => ({ ...unit }) },
			job,
			settle(before),
			{
				kind: 'payment',
				...rememberedBy(context.api),
				seen: (unit) => [nameOf(scheduleBefore(unit))],
				// PortOne itself refuses one that is under way or paid (its own document): what it says of a second call
				// tells nothing of the first.
				judge: (_, state, { seen, amount }) =>
					// Only Pay with Billing Key tells an amount: what came of that is not on record here.
					amount !== undefined
						? { wait: 'Payment > Pay with Billing Key was asked for it' }
						: state.schedule?.payment_status === 'failed' && nameOf(state.schedule) !== seen[0]
							? 'settled'
							: 'carry',
			},
		);
	},
});
