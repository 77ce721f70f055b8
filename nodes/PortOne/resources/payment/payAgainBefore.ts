import type { IDataObject } from 'n8n-workflow';

import type { Failure, Outcome } from '../../../shared/failure/errors';
import { ApiFailure } from '../../../shared/http/apiFailure';
import { readMany } from '../../../shared/http/readMany';
import type { Entry, OperationContext } from '../../../shared/run/operation';
import { findEarlier } from '../../../shared/write/pay/earlier';
import { PayMemory } from '../../../shared/write/pay/memory';
import { PayRecord } from '../../../shared/write/pay/payRecord';
import { unreadBefore } from '../../../shared/write/writeFailures';
import type { PortOneClient } from '../../api/client';
import { endpoints } from '../../api/endpoints';
import { inWords, isScheduled, tryStates } from '../schedule/state';
import { type PayInput, toPayJob } from './payAgainJob';

type Context = OperationContext<PortOneClient>;

/**
 * Looks for scheduled payments under the numbers of payments: one that waits would charge the customer once more at its
 * time, as PortOne promises nothing about a number that comes a second time.
 *
 * @returns why a payment must not be sent, by its number
 */
export async function findScheduled(
	entries: Array<Entry<PayInput>>,
	{ api, isCancelled }: Context,
): Promise<Map<string, Failure>> {
	const uids = [...new Set(entries.map(({ input }) => input.merchant_uid))];
	const failures = new Map<string, Failure>();
	for (const [uid, state] of await tryStates(api, uids, isCancelled)) {
		if (state instanceof ApiFailure) {
			failures.set(uid, unreadBefore('scheduled payment', state.failure));
		} else if (isScheduled(state.schedule)) {
			failures.set(uid, {
				message: `Nothing was sent: a payment with this merchant_uid is ${inWords(state.schedule)}`,
				advice:
					'It would charge the customer once more at its time. Cancel it with Scheduled Payment > Cancel first, or give this payment a Merchant UID of its own',
				code: 'SCHEDULED',
			});
		}
	}
	return failures;
}

/** Why a payment would not be sent, or that it is done; `undefined` where it would be. */
async function verdictOf({ api, doubts }: Context, input: PayInput) {
	const job = toPayJob(api, input);
	const memory = new PayMemory(doubts, api, job.amount);
	const { result } = await findEarlier(job, memory, new PayRecord(job), 1);
	return result;
}

/** The same columns for each payment: whether it would be sent, and what. */
function wouldBe(
	{ merchant_uid, order }: PayInput,
	refusal: Failure | undefined,
	isDone: boolean,
): IDataObject {
	const { method, path } = endpoints.payAgain;
	return {
		merchant_uid,
		...{ dryRun: true, allowed: refusal === undefined, alreadyDone: isDone },
		...{ reason: refusal?.message ?? null, call: `${method} ${path}` },
		...Object.fromEntries(Object.entries(order).map(([name, value]) => [`send_${name}`, value])),
	};
}

/**
 * Tells what a run would do about payments. Sends nothing but reads.
 *
 * @param refused why a payment must not be sent, by its number
 */
export async function runDry(
	entries: Array<Entry<PayInput>>,
	context: Context,
	refused: ReadonlyMap<string, Failure>,
): Promise<Outcome[]> {
	const inputs = new Map(entries.map(({ input }) => [input.merchant_uid, input]));
	const rows = await readMany(
		[...inputs.keys()].filter((uid) => !refused.has(uid)),
		async (uid) => await verdictOf(context, inputs.get(uid) as PayInput),
		context.isCancelled,
	);
	return entries.map(({ itemIndex, input }): Outcome => {
		const { merchant_uid } = input;
		const verdict = rows.get(merchant_uid);
		if (verdict instanceof ApiFailure) {
			return { itemIndex, json: { merchant_uid }, failure: verdict.failure };
		}
		const refusal =
			verdict !== undefined && 'failure' in verdict ? verdict.failure : refused.get(merchant_uid);
		const isDone = verdict !== undefined && 'row' in verdict;
		return { itemIndex, json: wouldBe(input, refusal, isDone) };
	});
}
