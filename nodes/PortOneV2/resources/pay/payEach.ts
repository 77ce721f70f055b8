import type { Failure, Outcome } from '../../../shared/failure/errors';
import { firstAlone } from '../../../shared/http/firstAlone';
import { CALLS_AT_ONCE } from '../../../shared/http/readMany';
import type { Entry, OperationContext } from '../../../shared/run/operation';
import { inTurn } from '../../../shared/write/inTurn';
import { notSent, STOPPED } from '../../../shared/write/writeFailures';
import type { WriteResult } from '../../../shared/write/writer';
import type { PaymentsClient } from '../../api/client';
import { PayMemory } from './memory';
import type { PayJob } from './payJob';
import { PayOnce } from './payOnce';

/**
 * Takes the payment of each input item, each id once: a second item with the same payment gets the same result,
 * as `alreadyDone`, and so does another run at the same time.
 */
export async function payEach<Input extends { paymentId: string }>(
	entries: Array<Entry<Input>>,
	{ api, isCancelled, doubts }: OperationContext<PaymentsClient>,
	toJob: (input: Input) => PayJob,
): Promise<Outcome[]> {
	const results = new Map<string, WriteResult>();
	let lasting: Failure | undefined;
	const payOne = async (input: Input): Promise<void> => {
		const stop = lasting ?? (isCancelled() ? STOPPED : undefined);
		if (stop !== undefined) {
			results.set(input.paymentId, { failure: notSent(stop) });
			return;
		}
		const job = toJob(input);
		const payment = new PayOnce(job, new PayMemory(doubts, api, job.amount), isCancelled);
		const name = JSON.stringify([api.shop, input.paymentId]);
		results.set(input.paymentId, await inTurn(name, async () => await payment.run()));
		lasting ??= payment.lasting;
	};
	const firsts = new Map<string, Entry<Input>>();
	for (const entry of entries) {
		if (!firsts.has(entry.input.paymentId)) firsts.set(entry.input.paymentId, entry);
	}
	await firstAlone(firsts.values(), CALLS_AT_ONCE, async ({ input }) => await payOne(input));
	return entries.map((entry): Outcome => {
		const { itemIndex, input } = entry;
		const { paymentId } = input;
		const result = results.get(paymentId) ?? { failure: notSent(STOPPED) };
		if ('failure' in result) return { itemIndex, json: { paymentId }, failure: result.failure };
		const isRepeated = firsts.get(paymentId) !== entry;
		return { itemIndex, json: { ...result.row, ...(isRepeated ? { alreadyDone: true } : {}) } };
	});
}
