import type { IDataObject } from 'n8n-workflow';

import type { DayRange } from '../../../shared/data/days';
import { limited, type Listing } from '../../../shared/data/listing';
import type { RequestParts } from '../../../shared/http/request';
import type { NpayClient } from '../../api/client';
import { fetchElements } from '../../api/elements';
import type { EndpointName } from '../../api/endpoints';
import { cutDays, daysOf } from './days';

/** Longest range of one call, in days (Npay API, unconfirmed: seen at the Commerce API). */
export const LONGEST_DAYS = 31;

/** What a list is asked with: one call, with all of its pages. */
type Query = RequestParts['query'];

async function readParts(
	client: NpayClient,
	endpoint: EndpointName,
	queries: Query[],
	limit: number,
	isEmpty: (query: Query) => boolean | Promise<boolean> = () => false,
): Promise<Listing> {
	let rows: IDataObject[] = [];
	for (const [index, query] of queries.entries()) {
		if (await isEmpty(query)) continue;
		const read = await fetchElements(client, endpoint, query, { limit: limit - rows.length });
		rows = rows.concat(read.rows);
		if (rows.length < limit) continue;
		const isLast = index === queries.length - 1;
		return limited(rows, limit, read.hasMore ? 'some' : isLast ? 'none' : 'maybe');
	}
	return limited(rows, limit, 'none');
}

/** Reads a list that takes ranges, in parts of a month. @throws ApiFailure */
export const readRange = async (
	client: NpayClient,
	endpoint: EndpointName,
	days: DayRange,
	limit = Number.POSITIVE_INFINITY,
): Promise<Listing> =>
	await readParts(
		client,
		endpoint,
		cutDays(days, LONGEST_DAYS).map(({ start, end }) => ({ startDate: start, endDate: end })),
		limit,
	);

/** Whether a day is known to have nothing, so that it needn't be asked for. */
export type IsQuiet = (day: string) => boolean | Promise<boolean>;

/**
 * Reads a list that takes one day a call.
 *
 * @param days none where the rest of the query names an id
 * @param query what is the same for every day
 * @param isQuiet days that are left out
 * @throws ApiFailure
 */
export const readEachDay = async (
	client: NpayClient,
	endpoint: EndpointName,
	days: DayRange | undefined,
	query: Query,
	{
		limit = Number.POSITIVE_INFINITY,
		isQuiet = () => false,
	}: { limit?: number; isQuiet?: IsQuiet } = {},
): Promise<Listing> =>
	await readParts(
		client,
		endpoint,
		(days === undefined ? [undefined] : daysOf(days)).map((searchDate) => ({
			searchDate,
			...query,
		})),
		limit,
		async (one) => typeof one?.searchDate === 'string' && (await isQuiet(one.searchDate)),
	);
