import type { Books } from '../books';
import { rangeOf } from '../gateway/range';
import type { Schedule, ScheduleStatus, SortBy } from '../types';

/** What a list asks for (GetPaymentSchedulesBody). */
export interface ListInput {
	page?: { number?: number; size?: number };
	sort?: { by?: SortBy; order?: 'DESC' | 'ASC' };
	filter?: {
		storeId?: string;
		billingKey?: string;
		from?: string;
		until?: string;
		status?: ScheduleStatus[];
		isForTest?: boolean;
	};
}

/** What a schedule is sorted by, epoch ms; what has not happened comes as the earliest. */
const SORT_KEYS: Readonly<Record<SortBy, (schedule: Schedule) => number>> = {
	CREATED_AT: ({ createdAt }) => createdAt,
	TIME_TO_PAY: ({ timeToPay }) => timeToPay,
	COMPLETED_AT: ({ completedAt }) => completedAt ?? -Infinity,
	STATUS_TIMESTAMP: ({ revokedAt, completedAt, startedAt, createdAt }) =>
		revokedAt ?? completedAt ?? startedAt ?? createdAt,
};

/** A store's schedules that pass a filter, sorted. `now` is epoch ms. Throws Refused. */
export function listSchedules(
	books: Books,
	storeId: string,
	{ sort = {}, filter = {} }: ListInput,
	now: number,
): Schedule[] {
	const { from, until } = rangeOf(filter, now);
	const { billingKey, isForTest, status = [] } = filter;
	const key = SORT_KEYS[sort.by ?? 'TIME_TO_PAY'];
	const sign = sort.order === 'ASC' ? 1 : -1;
	return [...books.schedules.values()]
		.filter((one) => one.storeId === storeId && one.timeToPay >= from && one.timeToPay <= until)
		.filter((one) => billingKey === undefined || one.order.billingKey === billingKey)
		.filter((one) => isForTest === undefined || (one.channel.type === 'TEST') === isForTest)
		.filter((one) => status.length === 0 || status.includes(one.status))
		.map((schedule) => ({ schedule, at: key(schedule) }))
		.sort((left, right) => (left.at === right.at ? 0 : sign * (left.at < right.at ? -1 : 1)))
		.map(({ schedule }) => schedule);
}
