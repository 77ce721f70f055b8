import type { IDataObject } from 'n8n-workflow';

import type { RequestParts } from '../../../shared/http/request';
import type { NpayClient } from '../../api/client';
import { fetchElements } from '../../api/elements';
import type { EndpointName } from '../../api/endpoints';
import { cutDays, type DayRange, daysOf } from './days';

/** Longest range of one call, in days (Npay API, unconfirmed: seen at the Commerce API). */
const LONGEST_DAYS = 31;

async function readParts(
	client: NpayClient,
	endpoint: EndpointName,
	queries: Array<RequestParts['query']>,
	limit: number,
): Promise<IDataObject[]> {
	let rows: IDataObject[] = [];
	for (const query of queries) {
		rows = rows.concat(
			await fetchElements(client, endpoint, query, { limit: limit - rows.length }),
		);
		if (rows.length >= limit) break;
	}
	return rows;
}

/** Reads a list that takes ranges, in parts of a month. @throws ApiFailure */
export const readRange = async (
	client: NpayClient,
	endpoint: EndpointName,
	days: DayRange,
	limit = Number.POSITIVE_INFINITY,
): Promise<IDataObject[]> =>
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
): Promise<IDataObject[]> =>
	await readParts(
		client,
		endpoint,
		(days === undefined ? [undefined] : daysOf(days)).map((searchDate) => ({
			searchDate,
			...query,
		})),
		limit,
	);
