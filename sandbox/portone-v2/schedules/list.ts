import type { Books } from '../books';
import { refused } from '../gateway/errors';
import type { Schedule, ScheduleStatus, SortBy } from '../types';

const DAYS_90_MS = 90 * 24 * 60 * 60 * 1000;

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

/** One page of a store's schedules, and how many there are. `now` is epoch ms. Throws Refused. */
export function listSchedules(
	books: Books,
	storeId: string,
	{ page = {}, sort = {}, filter = {} }: ListInput,
	now: number,
): { found: number; rows: Schedule[]; number: number; size: number } {
	const until = filter.until === undefined ? now : Date.parse(filter.until);
	const from = filter.from === undefined ? until - DAYS_90_MS : Date.parse(filter.from);
	if (from > until) throw refused('INVALID_REQUEST', 'filter.from: until보다 늦습니다.');
	const { billingKey, isForTest, status = [] } = filter;
	const key = SORT_KEYS[sort.by ?? 'TIME_TO_PAY'];
	const sign = sort.order === 'ASC' ? 1 : -1;
	const found = [...books.schedules.values()]
		.filter((one) => one.storeId === storeId && one.timeToPay >= from && one.timeToPay <= until)
		.filter((one) => billingKey === undefined || one.order.billingKey === billingKey)
		.filter((one) => isForTest === undefined || (one.channel.type === 'TEST') === isForTest)
		.filter((one) => status.length === 0 || status.includes(one.status))
		.map((schedule) => ({ schedule, at: key(schedule) }))
		.sort((left, right) => (left.at === right.at ? 0 : sign * (left.at < right.at ? -1 : 1)))
		.map(({ schedule }) => schedule);
	const { number = 0, size = 10 } = page;
	return {
		found: found.length,
		rows: found.slice(number * size, (number + 1) * size),
		number,
		size,
	};
}
