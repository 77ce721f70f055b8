import { monthsAfter } from '../../core/time/kst';
import { Refused } from '../gateway/errors';
import type { Input } from '../gateway/input';
import type { PortOneV1Settings } from '../settings';
import type { ScheduleStatus } from './types';

export const SCHEDULE_STATUSES = ['scheduled', 'executed', 'revoked'] as const;

const DAY_MS = 24 * 60 * 60 * 1000;

/** A range of at most three months; epoch ms. */
export function readRange(
	input: Input,
	[fromName, toName]: readonly [string, string],
	{ longestRange }: PortOneV1Settings,
): { from: number; to: number } {
	const from = input.time(fromName);
	const to = input.time(toName);
	if (to < from) throw input.wrong(toName, `${fromName}보다 과거일 수 없습니다`);
	const latest = longestRange === 'ninetyDays' ? from + 90 * DAY_MS : monthsAfter(from, 3);
	if (to > latest) throw input.wrong(toName, '최대 3개월 단위로 조회가 가능합니다');
	return { from, to };
}

/** A page of a list; pages count from 1, `size` rows each. */
export function pageOf<Row>(rows: readonly Row[], input: Input, size: number): Row[] {
	const page = input.optionalInt('page', 1) ?? 1;
	return rows.slice((page - 1) * size, page * size);
}

export function readStatus(input: Input, name: string): ScheduleStatus | undefined {
	return input.optionalCode(name, SCHEDULE_STATUSES);
}

/** A time to which a payment may be put: now or later; epoch ms. */
export function readFutureTime(input: Input, now: number): number {
	const at = input.time('schedule_at');
	if (at < Math.floor(now / 1000) * 1000) {
		throw input.wrong('schedule_at', '예약시각이 현재 시각보다 과거입니다');
	}
	return at;
}

/** The refusal for an order number that no schedule has. */
export function noSchedule(): Refused {
	return new Refused('존재하지 않는 결제예약입니다.', 404);
}
