import type { IDataObject } from 'n8n-workflow';
import pLimit from 'p-limit';

import type { InputError, Outcome } from '../failure/errors';
import { ApiFailure, orFailure } from '../http/apiFailure';
import { CALLS_AT_ONCE } from '../http/readMany';
import { findConflicts } from '../run/conflicts';
import type { Entry } from '../run/operation';
import { inTurn } from '../write/inTurn';
import { keyOf, type Wanted } from './wanted';

/** Items that want different next payments for one customer. @param label what users call what names the customer */
export const findEnsureConflicts = <W extends Wanted>(
	entries: Array<Entry<W>>,
	label: string,
): Map<number, InputError> =>
	findConflicts(entries, {
		label,
		advice: 'Give each customer once',
		unitsOf: (input) => [input],
		keyOf,
	});

/** How the next payments of one run are seen to. */
export interface EnsureSpec<W extends Wanted> {
	/** Names the shop. */
	account: string;
	isCancelled(): boolean;
	/** What identifies an item's customer in its row. */
	identify(input: W): IDataObject;
	/** @throws ApiFailure */
	ensure(input: W): Promise<IDataObject>;
}

/**
 * Sees to the next payment of each input item's customer, each customer once and in turn with all other runs about
 * him in this process. What is bound to fail for all is met by few.
 */
export async function ensureEach<W extends Wanted>(
	entries: Array<Entry<W>>,
	{ account, isCancelled, identify, ensure }: EnsureSpec<W>,
): Promise<Outcome[]> {
	const results = new Map<string, IDataObject | ApiFailure>();
	const limit = pLimit(CALLS_AT_ONCE);
	const wanted = new Map(entries.map(({ input }) => [keyOf(input), input]));
	let lasting: ApiFailure | undefined;
	const ensureOne = async (key: string, input: W): Promise<void> => {
		if (isCancelled()) return;
		const name = JSON.stringify(['ensure', account, input.owner]);
		const result = lasting ?? (await inTurn(name, async () => await orFailure(ensure(input))));
		if (result instanceof ApiFailure && result.isLasting) lasting = result;
		results.set(key, result);
	};
	await Promise.all(
		[...wanted].map(async ([key, input]) => await limit(async () => await ensureOne(key, input))),
	);
	return entries.map(({ itemIndex, input }): Outcome => {
		const result = results.get(keyOf(input));
		const json = identify(input);
		if (result === undefined) return { itemIndex, json, failure: { message: 'Not sent' } };
		if (result instanceof ApiFailure) return { itemIndex, json, failure: result.failure };
		return { itemIndex, json: { ...json, ...result } };
	});
}
