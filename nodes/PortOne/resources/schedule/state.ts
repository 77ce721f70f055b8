import pLimit from 'p-limit';

import { ApiFailure, orFailure } from '../../../shared/api/apiFailure';
import { fromUnix, toKst } from '../../../shared/time';
import type { PortOneClient } from '../../api/client';
import type { Schedule } from '../../api/schedules';
import { fetchSchedule } from '../../api/schedules';
import { CALLS_AT_ONCE } from '../runWrite';

/** A scheduled payment as it was read; `undefined` when PortOne has none by that number. */
export interface ScheduleState {
	schedule: Schedule | undefined;
}

/** Reads scheduled payments by merchant_uid. Those that can't be read are missing. */
export async function readStates(
	client: PortOneClient,
	uids: readonly string[],
): Promise<Map<string, ScheduleState>> {
	const states = new Map<string, ScheduleState>();
	const limit = pLimit(CALLS_AT_ONCE);
	await Promise.all(
		uids.map(
			async (uid) =>
				await limit(async () => {
					const schedule = await orFailure(fetchSchedule(client, uid));
					if (!(schedule instanceof ApiFailure)) states.set(uid, { schedule });
				}),
		),
	);
	return states;
}

export const isScheduled = (schedule: Schedule | undefined): boolean =>
	schedule?.schedule_status === 'scheduled';

export const isPaid = (schedule: Schedule | undefined): boolean =>
	schedule?.payment_status === 'paid';

export const isRevoked = (schedule: Schedule | undefined): boolean =>
	schedule?.schedule_status === 'revoked';

/** How a scheduled payment stands, as the rest of a sentence. */
export function inWords(schedule: Schedule | undefined): string {
	if (schedule === undefined) return 'unknown to PortOne';
	const at = fromUnix(schedule.schedule_at);
	if (isScheduled(schedule)) {
		return `scheduled (예약됨) for ${at === undefined ? 'some time' : toKst(at)}`;
	}
	if (isRevoked(schedule)) return 'revoked (예약철회)';
	if (isPaid(schedule)) return 'paid (결제완료)';
	if (schedule.payment_status === 'cancelled') return 'paid and refunded (환불됨)';
	if (schedule.payment_status === 'failed') {
		return `tried and failed (승인실패): ${String(schedule.fail_reason ?? 'no reason given')}`;
	}
	return 'being executed (실행 중)';
}
