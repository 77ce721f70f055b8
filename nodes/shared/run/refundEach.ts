import type { IDataObject } from 'n8n-workflow';

import type { Failure, InputError, Outcome } from '../failure/errors';
import { ApiFailure, orFailure } from '../http/apiFailure';
import { firstAlone } from '../http/firstAlone';
import { CALLS_AT_ONCE } from '../http/readMany';
import { inTurn } from '../write/inTurn';
import { thisMoment } from '../write/refund/others';
import type { RefundJob } from '../write/refund/refundJob';
import { RefundOnce } from '../write/refund/refundOnce';
import * as say from '../write/refund/words';
import { notSent, STOPPED } from '../write/writeFailures';
import type { WriteResult } from '../write/writeJob';
import { findConflicts } from './conflicts';
import type { Entry, OperationContext } from './operation';

/** How a refund is named in its row, and how it is made. */
export interface RefundSpec<Input> {
	/** Whose payments they are, in words, and the shop's name in doubts. */
	server: string;
	account: string;
	/** The payment's id, where it can be told without reading. */
	subjectOf(input: Input): string | undefined;
	/** Names the payment; inputs with the same name get the same result. */
	keyOf(input: Input): string;
	/** Fields that identify the payment in a row that failed. */
	identify(input: Input): IDataObject;
	/** Finds out which payment is meant. @throws ApiFailure */
	toJob(input: Input): Promise<RefundJob>;
}

/**
 * Items that ask for a part of one payment twice, or differently: the second part can't be told from the first one
 * sent again.
 *
 * @param label what users call the payment's id
 */
export const findRefundConflicts = <Input extends { amount?: number | undefined }>(
	entries: Array<Entry<Input>>,
	label: string,
	keyOf: (input: Input) => string,
): Map<number, InputError> =>
	findConflicts(entries, {
		label,
		advice: 'Give each payment once; add the parts up',
		unitsOf: (input) => [input],
		keyOf,
		mayRepeat: ({ amount }) => amount === undefined,
	});

/**
 * Makes the refund of each input item, each payment once and in turn with all other refunds of it in this process.
 * What is bound to fail for all is met once.
 */
export async function refundEach<Input, Api>(
	entries: Array<Entry<Input>>,
	context: OperationContext<Api>,
	{ server, account, subjectOf, keyOf, identify, toJob }: RefundSpec<Input>,
): Promise<Outcome[]> {
	const beganAt = thisMoment();
	const results = new Map<string, WriteResult>();
	let lasting: Failure | undefined;

	const notSentNow = (input: Input, failure: Failure): WriteResult => {
		const doubts = context.doubts.find('refund', account, subjectOf(input) ?? '');
		return { failure: say.notSentNow(server, failure, doubts.at(-1)) };
	};

	const refundOne = async (input: Input): Promise<WriteResult> => {
		const stop = lasting ?? (context.isCancelled() ? STOPPED : undefined);
		if (stop !== undefined) return notSentNow(input, stop);
		const job = await orFailure(toJob(input));
		if (job instanceof ApiFailure) {
			if (job.isLasting) lasting ??= job.failure;
			return notSentNow(input, job.failure);
		}
		const payment = JSON.stringify(['refund', job.account, job.subject]);
		const refund = new RefundOnce(job, { ...context, payment, beganAt });
		const result = await inTurn(payment, async () => await refund.run());
		lasting ??= refund.lasting;
		return result;
	};

	const firsts = new Map(entries.map(({ input }) => [keyOf(input), input]));
	await firstAlone(firsts, CALLS_AT_ONCE, async ([key, input]) => {
		results.set(key, await refundOne(input));
	});
	return entries.map(({ itemIndex, input }): Outcome => {
		const result = results.get(keyOf(input)) ?? { failure: notSent(STOPPED) };
		const json = identify(input);
		if ('failure' in result) return { itemIndex, json, failure: result.failure };
		return { itemIndex, json: { ...json, ...result.row } };
	});
}
