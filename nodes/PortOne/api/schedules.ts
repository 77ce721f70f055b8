import type { IDataObject } from 'n8n-workflow';

import { limited, type Listing } from '../../shared/data/listing';
import { asObject } from '../../shared/data/objects';
import { DAY, plusMonths, SECOND, toUnix } from '../../shared/data/time';
import { ApiFailure, orFailure, unreadableFailure } from '../../shared/http/apiFailure';
import { fetchOne, type PortOneClient } from './client';
import { type EndpointName, MAX_PAGE_ROWS } from './endpoints';
import { SERVER } from './failures';

/** A scheduled payment (결제예약) as PortOne sends it; unknown fields pass through. */
export type Schedule = IDataObject;

/** Longest span of one call, in months (PortOne's own document). */
const LONGEST_MONTHS = 3;

/** Which scheduled payments to list. */
export interface ScheduleQuery {
	/** Milliseconds since the epoch: the first that counts. */
	from: number;
	/** Milliseconds since the epoch: the first that no longer counts. */
	to: number;
	status?: string;
	/** Oldest first, rather than newest first. */
	oldestFirst?: boolean;
	/** Stops once so many were found. */
	limit?: number;
}

/** Reads one scheduled payment. @returns `undefined` when there is none @throws ApiFailure */
export const fetchSchedule = async (
	client: PortOneClient,
	merchant_uid: string,
): Promise<Schedule | undefined> =>
	await fetchOne(client, 'getSchedule', { path: { merchant_uid } }, ['merchant_uid', merchant_uid]);

/** A span of time in ms since the epoch, half open as the API's: a row is in one part of it only. */
export interface Span {
	from: number;
	to: number;
}

/** Where a part that begins at a time ends at the latest. */
type Reach = (from: number) => number;

/** "3개월" (PortOne's own document) as three months of the calendar, or, where PortOne refuses that, as 90 days. */
const calendarMonths: Reach = (from) => plusMonths(from, LONGEST_MONTHS);
const ninetyDays: Reach = (from) => from + 90 * DAY;

/** Cuts a span into parts that one call takes, oldest first. */
export function cut({ from, to }: Span, reach: Reach): Span[] {
	const parts: Span[] = [];
	const last = Math.ceil(to / SECOND) * SECOND;
	for (let start = Math.floor(from / SECOND) * SECOND; start < last; ) {
		const end = Math.min(last, reach(start));
		parts.push({ from: start, to: end });
		start = end;
	}
	return parts;
}

/** Parts of a span in the order of a list. */
const inOrder = (parts: Span[], oldestFirst: boolean): Span[] =>
	oldestFirst ? parts : [...parts].reverse();

type ReadPage = (span: Span, page: number) => Promise<{ rows: Schedule[]; isLast: boolean }>;

/** Reads a period in parts, page by page; a row that moves meanwhile comes once. */
async function readAll(query: ScheduleQuery, readPage: ReadPage): Promise<Listing<Schedule>> {
	const found = new Map<unknown, Schedule>();
	const { limit = Number.POSITIVE_INFINITY, oldestFirst = false } = query;
	let isPageLeft = false;
	let waiting = inOrder(cut(query, calendarMonths), oldestFirst);
	while (waiting.length > 0 && found.size < limit) {
		const span = waiting.shift() as Span;
		for (let page = 1; found.size < limit; page++) {
			const read = await orFailure(readPage(span, page));
			if (read instanceof ApiFailure) {
				if (read.failure.httpCode !== '400' || span.to <= ninetyDays(span.from)) throw read;
				const left = [span, ...waiting];
				waiting = left.flatMap((one) => inOrder(cut(one, ninetyDays), oldestFirst));
				break;
			}
			const before = found.size;
			for (const row of read.rows) found.set(row.merchant_uid, row);
			isPageLeft = !read.isLast && found.size > before;
			if (!isPageLeft) break;
		}
	}
	const isLeft = isPageLeft || waiting.length > 0;
	return limited([...found.values()], limit, isLeft ? 'maybe' : 'none');
}

async function requestPage(
	client: PortOneClient,
	endpoint: EndpointName,
	parts: Parameters<PortOneClient['request']>[1],
): Promise<Schedule[]> {
	const { response } = await client.request(endpoint, parts);
	// By the document an array; the list of a customer was a page, `{ total, previous, next, list }`, for clients of old.
	const rows = Array.isArray(response) ? response : asObject(response).list;
	if (!Array.isArray(rows)) throw unreadableFailure(SERVER, { httpCode: '200' });
	return rows.map(asObject);
}

/**
 * Reads the scheduled payments of a period, 1000 a page, in parts of three months. One row more than the limit is
 * asked for, which tells whether there are more.
 *
 * @throws ApiFailure
 */
export const listSchedules = async (
	client: PortOneClient,
	query: ScheduleQuery,
): Promise<Listing<Schedule>> =>
	await readAll(query, async ({ from, to }, page) => {
		const size = Math.min((query.limit ?? MAX_PAGE_ROWS) + 1, MAX_PAGE_ROWS);
		const rows = await requestPage(client, 'getSchedules', {
			query: {
				schedule_from: toUnix(from),
				schedule_to: toUnix(to),
				schedule_status: query.status,
				page,
				limit: size,
				...(query.oldestFirst === true ? { sorting: 'scheduled' } : {}),
			},
		});
		return { rows, isLast: rows.length < size };
	});

/**
 * Reads the scheduled payments of one billing key (customer_uid), in parts of three months. This list takes no
 * page size and doesn't tell its own, so it ends with an empty page. Newest first.
 *
 * @throws ApiFailure
 */
export const listCustomerSchedules = async (
	client: PortOneClient,
	customer_uid: string,
	query: Omit<ScheduleQuery, 'oldestFirst'>,
): Promise<Listing<Schedule>> =>
	await readAll(query, async ({ from, to }, page) => {
		const rows = await requestPage(client, 'getCustomerSchedules', {
			path: { customer_uid },
			query: { from: toUnix(from), to: toUnix(to), 'schedule-status': query.status, page },
		});
		return { rows, isLast: rows.length === 0 };
	});

/** Reads all scheduled payments of one billing key. @throws ApiFailure */
export const fetchCustomerSchedules = async (
	client: PortOneClient,
	customer_uid: string,
	query: Omit<ScheduleQuery, 'oldestFirst' | 'limit'>,
): Promise<Schedule[]> => (await listCustomerSchedules(client, customer_uid, query)).rows;
