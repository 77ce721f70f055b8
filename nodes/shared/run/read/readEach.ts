import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from '../../failure/errors';
import { ApiFailure, orFailure } from '../../http/apiFailure';
import type { Entry, OperationContext } from '../operation';

/**
 * Runs a read for each input item by itself.
 *
 * @param read gives the item's rows
 * @param identify fields that tell which item failed
 */
export async function readEach<Input, Api>(
	entries: Array<Entry<Input>>,
	{ isCancelled }: OperationContext<Api>,
	read: (input: Input) => Promise<IDataObject[]>,
	identify: (input: Input) => IDataObject = () => ({}),
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	let lasting: ApiFailure | undefined;
	for (const { itemIndex, input } of entries) {
		if (isCancelled()) break;
		const rows: IDataObject[] | ApiFailure = lasting ?? (await orFailure(read(input)));
		if (rows instanceof ApiFailure) {
			if (rows.isLasting) lasting = rows;
			outcomes.push({ itemIndex, json: identify(input), failure: rows.failure });
		} else {
			for (const json of rows) outcomes.push({ itemIndex, json });
		}
	}
	return outcomes;
}
