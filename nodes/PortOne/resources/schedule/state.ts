import { fromUnix, toKst } from '../../../shared/data/time';
import { ApiFailure } from '../../../shared/http/apiFailure';
import { readKnown, readMany } from '../../../shared/http/readMany';
import type { PortOneClient } from '../../api/client';
import { fetchSchedule, type Schedule } from '../../api/schedules';

/** A scheduled payment as it was read; `undefined` when PortOne has none by that number. */
export interface ScheduleState {
	schedule: Schedule | undefined;
}

/** Reads scheduled payments by merchant_uid. @returns what was read, or why it wasn't */
export async function tryStates(
	client: PortOneClient,
	uids: readonly string[],
	isCancelled?: () => boolean,
): Promise<Map<string, ScheduleState | ApiFailure>> {
	const found = await readMany(uids, async (uid) => await fetchSchedule(client, uid), isCancelled);
	return new Map(
		[...found].map(([uid, one]) => [uid, one instanceof ApiFailure ? one : { schedule: one }]),
	);
}

/** Reads scheduled payments by merchant_uid. Those that can't be read are missing. */
export const readStates = async (
	client: PortOneClient,
	uids: readonly string[],
): Promise<Map<string, ScheduleState>> =>
	await readKnown(uids, async (uid) => ({ schedule: await fetchSchedule(client, uid) }));

/** Names how a scheduled payment stands: whatever is done to it, the name is another one. */
export const nameOf = (schedule: Schedule | undefined): string =>
	JSON.stringify([
		schedule?.schedule_status,
		schedule?.schedule_at,
		schedule?.executed_at,
		schedule?.revoked_at,
		schedule?.payment_status,
		schedule?.imp_uid,
	]);

/** Waits for its time. */
export const isScheduled = (schedule: Schedule | undefined): boolean =>
	schedule?.schedule_status === 'scheduled';

/** Paid, and not refunded in full. */
export const isPaid = (schedule: Schedule | undefined): boolean =>
	schedule?.payment_status === 'paid';

/** Paid, and all of it given back. */
export const isRefunded = (schedule: Schedule | undefined): boolean =>
	schedule?.payment_status === 'cancelled';

/** Taken back before it was tried. */
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
	if (isRefunded(schedule)) return 'paid and refunded (환불됨)';
	if (schedule.payment_status === 'failed') {
		return `tried and failed (승인실패): ${String(schedule.fail_reason ?? 'no reason given')}`;
	}
	return schedule.schedule_status === undefined
		? 'not to be read at the moment'
		: 'being executed (실행 중)';
}
