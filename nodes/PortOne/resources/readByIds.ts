import type { Failure, Outcome } from '../../shared/failure/errors';
import { ApiFailure } from '../../shared/http/apiFailure';
import type { Entry, OperationContext } from '../../shared/run/operation';
import type { PortOneClient } from '../api/client';
import { type ByIds, fetchByIds } from '../api/lists/byIds';
import { present } from '../api/present';

/**
 * Reads what all items name by ids, as many in a call as it takes, and gives each item a row for each of its ids, or
 * why there is none.
 *
 * @param unknown what is told of an id that PortOne doesn't have
 */
export async function readByIds(
	entries: Array<Entry<{ ids: string[] }>>,
	{ api, isCancelled }: OperationContext<PortOneClient>,
	which: ByIds,
	unknown: Failure,
): Promise<Outcome[]> {
	const ids = new Set(entries.flatMap(({ input }) => input.ids));
	const found = await fetchByIds(api, which, ids, isCancelled);
	return entries.flatMap(({ itemIndex, input }) =>
		input.ids.flatMap((id): Outcome[] => {
			const rows = found.get(id);
			const json = { [which.name]: id };
			if (rows instanceof ApiFailure) return [{ itemIndex, json, failure: rows.failure }];
			if (rows === undefined || rows.length === 0) return [{ itemIndex, json, failure: unknown }];
			return rows.map((row) => ({ itemIndex, json: present(row) }));
		}),
	);
}
