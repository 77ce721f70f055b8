import type { IDataObject } from 'n8n-workflow';

import type { DayRange } from '../../../shared/data/days';
import { limited, type Listing } from '../../../shared/data/listing';
import type { RequestParts } from '../../../shared/http/request';
import type { NpayClient } from '../../api/client';
import { fetchElements } from '../../api/elements';
import type { EndpointName } from '../../api/endpoints';
import { cutDays, daysOf } from './days';

/** Longest range of one call, in days (Npay API, unconfirmed: seen at the Commerce API). */
const LONGEST_DAYS = 31;

async function readParts(
	client: NpayClient,
	endpoint: EndpointName,
	queries: Array<RequestParts['query']>,
	limit: number,
): Promise<Listing> {
	let rows: IDataObject[] = [];
	for (const [index, query] of queries.entries()) {
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

/**
 * Reads a list that takes one day a call.
 *
 * @param days none where the rest of the query names an id
 * @param query what is the same for every day
 * @throws ApiFailure
 */
export const readEachDay = async (
	client: NpayClient,
	endpoint: EndpointName,
	days: DayRange | undefined,
	query: RequestParts['query'],
	limit = Number.POSITIVE_INFINITY,
): Promise<Listing> =>
	await readParts(
		client,
		endpoint,
		(days === undefined ? [undefined] : daysOf(days)).map((searchDate) => ({
			searchDate,
			...query,
		})),
		limit,
	);
