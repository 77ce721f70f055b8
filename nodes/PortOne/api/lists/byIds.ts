import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/data/objects';
import { ApiFailure, orAbsent, unreadableFailure } from '../../../shared/http/apiFailure';
import { readMany } from '../../../shared/http/readMany';
import type { PortOneClient } from '../client';
import { MAX_IDS } from '../endpoints';
import { isNotFound, SERVER } from '../failures';

/** Most characters of all ids of one call: servers bound how long an address may be, and Korean takes nine a letter. */
const MAX_CHARACTERS = 4_000;

/** The lists that PortOne reads by ids, with the field that holds the id. */
export type ByIds =
	| { endpoint: 'getPayments'; name: 'imp_uid' | 'merchant_uid' }
	| { endpoint: 'getBillingKeys'; name: 'customer_uid' };

/** Cuts ids into what one call takes. */
function partsOf(ids: Iterable<string>): string[][] {
	const parts: string[][] = [];
	let left = 0;
	for (const id of ids) {
		const length = encodeURIComponent(id).length;
		const last = parts.at(-1);
		if (last === undefined || last.length === MAX_IDS || length > left) {
			parts.push([id]);
			left = MAX_CHARACTERS - length;
		} else {
			last.push(id);
			left -= length;
		}
	}
	return parts;
}

async function readPart(
	client: PortOneClient,
	{ endpoint, name }: ByIds,
	ids: string[],
): Promise<IDataObject[]> {
	// HTTP 207: some of them are not there, and the others are in the answer. 404: none is.
	const query = { [`${name}[]`]: ids };
	const reply = await orAbsent(client.request(endpoint, { query }), isNotFound);
	if (reply === undefined) return [];
	const { response, status } = reply;
	if (!Array.isArray(response)) throw unreadableFailure(SERVER, { httpCode: String(status) });
	return response.map(asObject);
}

/**
 * Reads things by many ids, each once.
 *
 * @returns what there is under each id, nothing where PortOne has none, or why it couldn't be read
 */
export async function fetchByIds(
	client: PortOneClient,
	which: ByIds,
	ids: ReadonlySet<string>,
	isCancelled: () => boolean,
): Promise<Map<string, IDataObject[] | ApiFailure>> {
	const parts = new Map(partsOf(ids).map((part) => [part[0] ?? '', part]));
	const read = await readMany(
		parts.keys(),
		async (first) => await readPart(client, which, parts.get(first) ?? []),
		isCancelled,
	);
	const found = new Map<string, IDataObject[] | ApiFailure>();
	for (const [first, part] of parts) {
		const rows = read.get(first) ?? [];
		for (const id of part) {
			found.set(
				id,
				rows instanceof ApiFailure ? rows : rows.filter((row) => row[which.name] === id),
			);
		}
	}
	return found;
}
