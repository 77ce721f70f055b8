import type { IDataObject } from 'n8n-workflow';

import { limited, type Listing } from '../../shared/data/listing';
import { definedOnly } from '../../shared/data/objects';
import { toKst } from '../../shared/data/time';
import { ApiFailure, orFailure } from '../../shared/http/apiFailure';
import type { PaymentsClient } from './client';
import { isNotFound } from './failures';
import { readPages } from './pages';

/** A schedule (결제 예약 건) as PortOne sends it; unknown fields pass through. */
export type Schedule = IDataObject;

/** Which schedules to list. */
export interface ScheduleQuery {
	/** Milliseconds since the epoch: the first and the last time to pay that count. */
	from: number;
	until: number;
	billingKey?: string;
	/** Empty: every one. */
	statuses?: readonly string[];
	isForTest?: boolean;
	sortBy?: string;
	oldestFirst?: boolean;
	/** Stops once so many were found. */
	limit?: number;
}

/** Reads one schedule. @returns `undefined` when there is none @throws ApiFailure */
export async function fetchSchedule(
	client: PaymentsClient,
	scheduleId: string,
): Promise<Schedule | undefined> {
	const { storeId } = client.account;
	const reply = await orFailure(
		client.request('getSchedule', {
			path: { paymentScheduleId: scheduleId },
			query: { storeId },
		}),
	);
	if (reply instanceof ApiFailure) {
		if (isNotFound(reply)) return undefined;
		throw reply;
	}
	if (reply.id !== scheduleId) throw client.unreadable();
	return reply;
}

/**
 * Reads the schedules of a period, page by page. Where all are wanted, the state is looked at here and not by PortOne:
 * rows whose state changes meanwhile would move the others to pages that were read before.
 *
 * @throws ApiFailure
 */
export async function listSchedules(
	client: PaymentsClient,
	query: ScheduleQuery,
): Promise<Listing<Schedule>> {
	const { limit = Number.POSITIVE_INFINITY, statuses = [], oldestFirst, sortBy } = query;
	const filtersHere = limit === Number.POSITIVE_INFINITY;
	const { billingKey, isForTest } = query;
	const body = {
		sort: { by: sortBy ?? 'TIME_TO_PAY', order: oldestFirst === true ? 'ASC' : 'DESC' },
		filter: definedOnly({
			storeId: client.account.storeId,
			billingKey,
			from: toKst(query.from),
			until: toKst(query.until),
			status: filtersHere || statuses.length === 0 ? undefined : statuses,
			isForTest,
		}),
	};
	const { rows: found, isLast } = await readPages(
		client,
		'getSchedules',
		body,
		({ id }) => id,
		limit,
	);
	const wanted = found.filter(
		({ status }) => statuses.length === 0 || statuses.includes(String(status)),
	);
	return limited(wanted, limit, isLast ? 'none' : 'maybe');
}

/** Reads all schedules of a period. @throws ApiFailure */
export const fetchSchedules = async (
	client: PaymentsClient,
	query: Omit<ScheduleQuery, 'limit'>,
): Promise<Schedule[]> => (await listSchedules(client, query)).rows;
