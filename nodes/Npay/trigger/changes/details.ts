import { chunk } from '../../../shared/data/ids';
import type { ApiFailure } from '../../../shared/http/apiFailure';
import type { NpayClient } from '../../api/client';
import { type Detail, fetchDetails } from '../../api/details';
import { MAX_QUERY_IDS } from '../../api/endpoints';

/** So many failures in a row are the server's own, not those of single product orders. */
const MOST_IN_A_ROW = 6;

/** What could be read, and for the others why not. */
export interface ReadDetails {
	byId: Map<string, Detail>;
	/** Words of Naver for a product order that it can't show. */
	problems: Map<string, string>;
}

const isServerError = ({ failure }: ApiFailure): boolean => /^5\d\d$/.test(failure.httpCode ?? '');

/**
 * Reads product orders. A server that fails as a whole fails the poll, which loses nothing: the same changes come with
 * the next one. One that fails at single product orders and shows others would do so for ever: those are found by
 * halving, and told without details.
 *
 * @param hasTime false once the poll has to come to its end
 * @throws ApiFailure
 */
export async function readDetails(
	client: NpayClient,
	ids: readonly string[],
	hasTime: () => boolean,
): Promise<ReadDetails> {
	const byId = new Map<string, Detail>();
	const problems = new Map<string, string>();
	const waiting = chunk(ids, MAX_QUERY_IDS);
	let inARow = 0;
	let last: ApiFailure | undefined;
	const read = async (batch: string[]) => {
		const details = await fetchDetails(client, batch);
		for (const [id, detail] of details.byId) byId.set(id, detail);
		for (const [id, { message }] of details.failures) problems.set(id, message);
		inARow = details.failed === undefined ? 0 : inARow + 1;
		last = details.failed ?? last;
		return details.failed;
	};
	for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
		const failed = await read(batch);
		if (failed === undefined) continue;
		if (!isServerError(failed) || inARow >= MOST_IN_A_ROW || !hasTime()) throw failed;
		if (batch.length > 1) waiting.push(...chunk(batch, Math.ceil(batch.length / 2)));
	}
	// Only a server that still shows another one is well.
	const [known] = byId.keys();
	if (last !== undefined && (known === undefined || (await read([known])) !== undefined))
		throw last;
	for (const id of byId.keys()) problems.delete(id);
	return { byId, problems };
}
