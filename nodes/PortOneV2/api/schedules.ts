import type { IDataObject } from 'n8n-workflow';

import type { Listing } from '../../shared/data/listing';
import { definedOnly } from '../../shared/data/objects';
import { toKst } from '../../shared/data/time';
import { orAbsent } from '../../shared/http/apiFailure';
import type { PaymentsClient } from './client';
import { isNotFound } from './failures';
import { listByState, type StateQuery } from './pages';

/** A schedule (결제 예약 건) as PortOne sends it; unknown fields pass through. */
export type Schedule = IDataObject;

/** Which schedules to list. */
export interface ScheduleQuery extends StateQuery {
	/** Milliseconds since the epoch: the first and the last time to pay that count. */
	from: number;
	until: number;
	billingKey?: string;
	isForTest?: boolean;
	sortBy?: string;
	oldestFirst?: boolean;
}

/** Reads one schedule. @returns `undefined` when there is none @throws ApiFailure */
export async function fetchSchedule(
	client: PaymentsClient,
	scheduleId: string,
): Promise<Schedule | undefined> {
	const { storeId } = client.account;
	const reply = await orAbsent(
		client.request('getSchedule', {
			path: { paymentScheduleId: scheduleId },
			query: { storeId },
		}),
		isNotFound,
	);
	if (reply === undefined) return undefined;
	if (reply.id !== scheduleId) throw client.unreadable();
	return reply;
}

/** Reads the schedules of a period, page by page. @throws ApiFailure */
export async function listSchedules(
	client: PaymentsClient,
	query: ScheduleQuery,
): Promise<Listing<Schedule>> {
	const { oldestFirst, sortBy, billingKey, isForTest } = query;
	const body = {
		sort: { by: sortBy ?? 'TIME_TO_PAY', order: oldestFirst === true ? 'ASC' : 'DESC' },
		filter: definedOnly({
			storeId: client.account.storeId,
			billingKey,
			from: toKst(query.from),
			until: toKst(query.until),
			isForTest,
		}),
	};
	return await listByState(client, 'getSchedules', body, ({ id }) => id, query);
}

/** Reads all schedules of a period. @throws ApiFailure */
export const fetchSchedules = async (
	client: PaymentsClient,
	query: Omit<ScheduleQuery, 'limit'>,
): Promise<Schedule[]> => (await listSchedules(client, query)).rows;
