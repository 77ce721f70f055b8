import type { IDataObject } from 'n8n-workflow';

import type { Failure, Outcome } from '../failure/errors';
import { firstAlone } from '../http/firstAlone';
import { CALLS_AT_ONCE } from '../http/readMany';
import { inTurn } from '../write/inTurn';
import { type Payee, PayMemory } from '../write/pay/memory';
import type { PayJob } from '../write/pay/payJob';
import { PayOnce } from '../write/pay/payOnce';
import { notSent, STOPPED } from '../write/writeFailures';
import type { WriteResult } from '../write/writeJob';
import type { Entry, OperationContext } from './operation';

/** How payments of items are told apart, and taken. */
export interface PaySpec<Input> {
	/** The field of a row that holds the payment's id. */
	idName: string;
	/** The payment's id. */
	idOf(input: Input): string;
	toJob(input: Input): PayJob;
}

/**
 * Takes the payment of each input item, each id once: a second item with the same payment gets the same result,
 * as `alreadyDone`, and so does another run at the same time.
 */
export async function payEach<Input>(
	entries: Array<Entry<Input>>,
	{ api, isCancelled, doubts }: OperationContext<Payee>,
	{ idName, idOf, toJob }: PaySpec<Input>,
): Promise<Outcome[]> {
	const results = new Map<string, WriteResult>();
	let lasting: Failure | undefined;
	const payOne = async (id: string, input: Input): Promise<void> => {
		const stop = lasting ?? (isCancelled() ? STOPPED : undefined);
		if (stop !== undefined) {
			results.set(id, { failure: notSent(stop) });
			return;
		}
		const job = toJob(input);
		const payment = new PayOnce(job, new PayMemory(doubts, api, job.amount), isCancelled);
		const name = JSON.stringify([api.shop, id]);
		results.set(id, await inTurn(name, async () => await payment.run()));
		lasting ??= payment.lasting;
	};
	const firsts = new Map<string, Entry<Input>>();
	for (const entry of entries) {
		const id = idOf(entry.input);
		if (!firsts.has(id)) firsts.set(id, entry);
	}
	await firstAlone(firsts, CALLS_AT_ONCE, async ([id, { input }]) => await payOne(id, input));
	return entries.map((entry): Outcome => {
		const { itemIndex, input } = entry;
		const id = idOf(input);
		const json: IDataObject = { [idName]: id };
		const result = results.get(id) ?? { failure: notSent(STOPPED) };
		if ('failure' in result) return { itemIndex, json, failure: result.failure };
		const isRepeated = firsts.get(id) !== entry;
		return { itemIndex, json: { ...result.row, ...(isRepeated ? { alreadyDone: true } : {}) } };
	});
}
