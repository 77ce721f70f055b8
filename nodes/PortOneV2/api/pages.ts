import type { IDataObject } from 'n8n-workflow';

import { limited, type Listing } from '../../shared/data/listing';
import { asObject } from '../../shared/data/objects';
import type { PaymentsClient } from './client';
import { type EndpointName, PAGE_ROWS } from './endpoints';

/** Lists that come page by page. */
export type PagedEndpoint = Extract<
	EndpointName,
	'getSchedules' | 'getPayments' | 'getBillingKeys'
>;

/** A list as far as it was read. */
export interface Pages {
	rows: IDataObject[];
	/** Whether nothing is left. */
	isLast: boolean;
}

interface Page {
	rows: IDataObject[];
	/** How many rows the server puts on a page. */
	size: number;
	/** How many rows there are in all, by the server. */
	totalCount: number;
}

/** @throws ApiFailure */
async function fetchPage(
	client: PaymentsClient,
	endpoint: PagedEndpoint,
	body: IDataObject,
	page: { number: number; size: number },
): Promise<Page> {
	const requestBody = JSON.stringify({ page, ...body });
	const reply = await client.request(endpoint, { query: { requestBody } });
	const told = asObject(reply.page);
	const size = Number(told.size);
	// What gets lost on the way would make PortOne answer another question.
	const isOurs = told.number === page.number && size > 0 && size <= page.size;
	if (!Array.isArray(reply.items) || !isOurs) throw client.unreadable();
	return { rows: reply.items.map(asObject), size, totalCount: Number(told.totalCount) || 0 };
}

/**
 * Reads a list page by page, each row once. One row more than the limit is asked for, which tells whether there are
 * more. Should rows have moved to pages that were read before, so that some may be missing, the whole list is gone
 * through once more. PortOne's document takes the input of these GETs as a body, or as `requestBody` in the query;
 * n8n's helper sends no body with a GET.
 *
 * @param body filter and sorting
 * @param keyOf names a row
 * @param limit stops once so many were found; infinite for all
 * @throws ApiFailure
 */
export async function readPages(
	client: PaymentsClient,
	endpoint: PagedEndpoint,
	body: IDataObject,
	keyOf: (row: IDataObject) => unknown,
	limit: number,
): Promise<Pages> {
	const found = new Map<unknown, IDataObject>();
	const size = Math.min(limit + 1, PAGE_ROWS);
	/** @returns whether rows may be missing; `undefined` where the limit was reached before the end */
	const readThrough = async (): Promise<boolean | undefined> => {
		let total = 0;
		let hasShrunk = false;
		for (let number = 0; found.size < limit; number++) {
			const page = await fetchPage(client, endpoint, body, { number, size });
			const before = found.size;
			for (const row of page.rows) found.set(keyOf(row), row);
			// Some servers count the rows of the page only: then it tells nothing.
			hasShrunk ||= page.totalCount < total && total > page.size;
			total = page.totalCount;
			const isStuck = found.size === before && (number + 1) * page.size >= found.size;
			if (page.rows.length < page.size || isStuck) return hasShrunk || total > found.size;
		}
		return undefined;
	};
	const isMissing = await readThrough();
	if (isMissing === true && limit === Number.POSITIVE_INFINITY) await readThrough();
	return { rows: [...found.values()], isLast: isMissing !== undefined };
}

/** Which rows of a list are wanted. */
export interface StateQuery {
	/** Empty: every one. */
	statuses?: readonly string[];
	/** Stops once so many were found. */
	limit?: number;
}

/**
 * Reads a list page by page, by the states of its rows. Where all are wanted, the state is looked at here and not by
 * PortOne: rows whose state changes meanwhile would move the others to pages that were read before.
 *
 * @param filter all but the states
 * @throws ApiFailure
 */
export async function listByState(
	client: PaymentsClient,
	endpoint: PagedEndpoint,
	{ sort, filter }: { sort: IDataObject; filter: IDataObject },
	keyOf: (row: IDataObject) => unknown,
	{ statuses = [], limit = Number.POSITIVE_INFINITY }: StateQuery,
): Promise<Listing> {
	const isAsked = limit !== Number.POSITIVE_INFINITY && statuses.length > 0;
	const body = { sort, filter: { ...filter, ...(isAsked ? { status: [...statuses] } : {}) } };
	const { rows, isLast } = await readPages(client, endpoint, body, keyOf, limit);
	const wanted = rows.filter(
		({ status }) => statuses.length === 0 || statuses.includes(String(status)),
	);
	return limited(wanted, limit, isLast ? 'none' : 'maybe');
}
