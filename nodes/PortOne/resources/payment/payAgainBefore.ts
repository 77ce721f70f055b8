import type { IDataObject } from 'n8n-workflow';

import type { Failure, Outcome } from '../../../shared/failure/errors';
import { ApiFailure } from '../../../shared/http/apiFailure';
import { readMany } from '../../../shared/http/readMany';
import type { Entry, OperationContext } from '../../../shared/run/operation';
import { findEarlier } from '../../../shared/write/pay/earlier';
import { PayMemory } from '../../../shared/write/pay/memory';
import { PayRecord } from '../../../shared/write/pay/payRecord';
import type { PortOneClient } from '../../api/client';
import { endpoints } from '../../api/endpoints';
import { type PayInput, toPayJob } from './payAgainJob';
import { findRefusal } from './payAgainSchedule';

type Context = OperationContext<PortOneClient>;

/** Why a payment would not be sent, or that it is done; `undefined` where it would be. */
async function verdictOf({ api, doubts }: Context, input: PayInput) {
	const job = toPayJob(api, input);
	const memory = new PayMemory(doubts, api, job.amount);
	const { result } = await findEarlier(job, memory, new PayRecord(job), 1);
	if (result !== undefined) return result;
	const refusal = await findRefusal(api, input.merchant_uid);
	return refusal && { failure: refusal.failure };
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

/** Tells what a run would do about payments. Sends nothing but reads. */
export async function runDry(
	entries: Array<Entry<PayInput>>,
	context: Context,
): Promise<Outcome[]> {
	const inputs = new Map(entries.map(({ input }) => [input.merchant_uid, input]));
	const rows = await readMany(
		inputs.keys(),
		async (uid) => await verdictOf(context, inputs.get(uid) as PayInput),
		context.isCancelled,
	);
	return entries.map(({ itemIndex, input }): Outcome => {
		const { merchant_uid } = input;
		const verdict = rows.get(merchant_uid);
		if (verdict instanceof ApiFailure) {
			return { itemIndex, json: { merchant_uid }, failure: verdict.failure };
		}
		const refusal = verdict !== undefined && 'failure' in verdict ? verdict.failure : undefined;
		const isDone = verdict !== undefined && 'row' in verdict;
		return { itemIndex, json: wouldBe(input, refusal, isDone) };
	});
}
