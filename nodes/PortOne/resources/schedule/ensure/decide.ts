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
	/** Cancel these, which are too many, and look again. */
	| { kind: 'cancel'; schedules: Schedule[] }
	/** Cancel the only one, and look again: another one is to be made in its place. */
	| { kind: 'replace'; schedules: Schedule[] }
	| { kind: 'refuse'; reason: string; advice: string };

/** Whether a payment is for what is wanted, as far as it tells. */
export const isSameMoney = (schedule: Schedule, { purchase }: Wanted): boolean =>
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

/** Why a payment may not be cancelled to make another in its place; `undefined` when it may. */
function refusal(schedule: Schedule, wanted: Wanted): Decision | undefined {
	const name = `${String(schedule.merchant_uid)}, ${inWords(schedule)}`;
	const { amount, currency } = schedule;
	if (!wanted.isCurrencyNamed && typeof currency === 'string' && currency !== 'KRW') {
		return {
			kind: 'refuse',
			reason: `The customer's scheduled payment is in ${currency}: ${name}`,
			advice: 'Give Currency (options), KRW too if the next payment is to be in won',
		};
	}
	if (wanted.cancelOthers || periodOf(String(schedule.merchant_uid), wanted)) return undefined;
	return {
		kind: 'refuse',
		reason: `The customer has a scheduled payment of ${Number(amount)} that Ensure did not make: ${name}`,
		advice:
			'Cancel it, switch on Cancel Others to have it replaced, or count those of this prefix only (options)',
	};
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
			advice:
				'Cancel those that are too many, switch on Cancel Others, or count those of this prefix only (options)',
		};
	}
	if (!isSameMoney(best, wanted)) {
		return refusal(best, wanted) ?? { kind: 'replace', schedules: [best] };
	}
	if (best.schedule_at === wanted.schedule_at) return { kind: 'leave', schedule: best };
	return mayMove(best, wanted)
		? { kind: 'move', schedule: best }
		: { kind: 'replace', schedules: [best] };
}
