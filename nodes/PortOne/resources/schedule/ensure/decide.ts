import type { Schedule } from '../../../api/schedules';
import { inWords, isPaid, isRevoked, isScheduled } from '../state';
import type { Wanted } from './read';
import { periodOf } from './uid';

/** What is to be done about one payment of the period that was found under one of its numbers. */
export type Found = 'paid' | 'refunded' | 'waiting' | 'over' | 'executing';

/** @param now unix seconds */
export function judge(schedule: Schedule, now: number): Found {
	if (isScheduled(schedule)) return Number(schedule.schedule_at) > now ? 'waiting' : 'executing';
	if (isPaid(schedule)) return 'paid';
	if (schedule.payment_status === 'cancelled') return 'refunded';
	if (isRevoked(schedule) || schedule.payment_status === 'failed') return 'over';
	return 'executing';
}

/** What has to happen so that the customer has one next payment, as is wanted. */
export type Decision =
	| { kind: 'create' }
	| { kind: 'leave'; schedule: Schedule }
	| { kind: 'move'; schedule: Schedule }
	/** Cancel these, and look again. */
	| { kind: 'cancel'; schedules: Schedule[] }
	| { kind: 'refuse'; reason: string };

const isSameMoney = (schedule: Schedule, { purchase }: Wanted): boolean =>
	Number(schedule.amount) === purchase.amount &&
	(typeof schedule.currency !== 'string' || schedule.currency === purchase.currency);

/** How well a payment fits, the more the better. */
function fit(schedule: Schedule, wanted: Wanted): number {
	const isAtTime = schedule.schedule_at === wanted.schedule_at;
	const isOfPeriod = periodOf(String(schedule.merchant_uid), wanted) === wanted.period;
	return Number(isSameMoney(schedule, wanted)) * 4 + Number(isAtTime) * 2 + Number(isOfPeriod);
}

/**
 * A payment that Ensure made for another period is not moved into this one: its number would tell the wrong
 * period to whoever comes after it.
 */
function mayMove(schedule: Schedule, wanted: Wanted): boolean {
	const period = periodOf(String(schedule.merchant_uid), wanted);
	return period === undefined || period === wanted.period;
}

/**
 * Decides what to do, from all payments that wait for their time. Cancelling comes before creating, so that a
 * crash in between leaves no payment rather than two.
 */
export function decide(wanted: Wanted, waiting: readonly Schedule[]): Decision {
	const [best, ...others] = [...waiting].sort(
		(a, b) =>
			fit(b, wanted) - fit(a, wanted) ||
			Number(a.schedule_at) - Number(b.schedule_at) ||
			String(a.merchant_uid).localeCompare(String(b.merchant_uid)),
	);
	if (best === undefined) return { kind: 'create' };
	if (others.length > 0) {
		if (wanted.cancelOthers) return { kind: 'cancel', schedules: others };
		const names = waiting.map((one) => `${String(one.merchant_uid)}, ${inWords(one)}`);
		return {
			kind: 'refuse',
			reason: `The customer has ${waiting.length} scheduled payments: ${names.join('; ')}`,
		};
	}
	if (!isSameMoney(best, wanted)) return { kind: 'cancel', schedules: [best] };
	if (best.schedule_at === wanted.schedule_at) return { kind: 'leave', schedule: best };
	return mayMove(best, wanted)
		? { kind: 'move', schedule: best }
		: { kind: 'cancel', schedules: [best] };
}
