import type { IDataObject } from 'n8n-workflow';

import type { Listing } from '../../data/listing';
import type { Outcome } from '../../failure/errors';
import type { Entry, OperationContext } from '../operation';
import { readEach } from './readEach';

const isCut = ({ rows, known, mayBeMore }: Listing): boolean => mayBeMore || known > rows.length;

function countOf({ rows, known, mayBeMore }: Listing): string {
	if (known > rows.length) return `${rows.length} of ${mayBeMore ? 'at least ' : ''}${known}`;
	return `${rows.length}, and there may be more`;
}

const ADVICE = 'Switch on Return All to get every one, or raise Limit';

/** What users are told of lists that *Limit* cut. @param count of all lists */
function hintOf(cut: readonly Listing[], count: number): string {
	const [first] = cut as [Listing];
	if (count === 1) return `Showing ${countOf(first)}: Limit was reached. ${ADVICE}`;
	return `Limit was reached for ${cut.length} of ${count} input items: the first of these shows ${countOf(first)}. ${ADVICE}`;
}

/**
 * Runs a list for each input item by itself, as `readEach`, and tells in a hint where *Limit* left rows out.
 *
 * @param read gives the item's list
 * @param identify fields that tell which item failed
 */
export async function readLists<Input, Api>(
	entries: Array<Entry<Input>>,
	context: OperationContext<Api>,
	read: (input: Input) => Promise<Listing>,
	identify?: (input: Input) => IDataObject,
): Promise<Outcome[]> {
	const cut: Listing[] = [];
	const outcomes = await readEach(
		entries,
		context,
		async (input) => {
			const listing = await read(input);
			if (isCut(listing)) cut.push(listing);
			return listing.rows;
		},
		identify,
	);
	if (cut.length > 0) context.hint?.(hintOf(cut, entries.length));
	return outcomes;
}
