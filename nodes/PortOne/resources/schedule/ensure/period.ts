import { SECOND, toKst, toUnix } from '../../../../shared/data/time';
import type { PortOneClient } from '../../../api/client';
import { fetchSchedule, type Schedule } from '../../../api/schedules';
import { inWords, isRevoked } from '../state';
import { isSameMoney, judge } from './decide';
import { refused } from './failures';
import type { Wanted } from './read';
import { uidOf } from './uid';

/** Most payments of one period that failed or were revoked. */
const MAX_REVISIONS = 50;

/** How a period stands, by the payments that Ensure made for it. */
export type Period =
	| { settled: 'alreadyPaid' | 'alreadyRefunded'; schedule: Schedule }
	| {
			/** The first number that is free, or that of `current`. */
			revision: number;
			/** The last one that failed or was revoked, where none waits. */
			last?: Schedule;
			/** The one that waits for its time. */
			current?: Schedule;
	  };

/** Goes through the payments of the period by their numbers, to the first number that is free or waits. */
export async function readPeriod(client: PortOneClient, wanted: Wanted): Promise<Period> {
	let last: Schedule | undefined;
	for (let revision = 0; revision < MAX_REVISIONS; revision++) {
		const schedule = await fetchSchedule(client, uidOf({ ...wanted, revision }));
		if (schedule === undefined) return { revision, last };
		const found = judge(schedule, toUnix(Date.now()));
		if (found === 'paid') return { settled: 'alreadyPaid', schedule };
		if (found === 'refunded') return { settled: 'alreadyRefunded', schedule };
		if (found === 'waiting') return { revision, current: schedule };
		if (found === 'executing') {
			throw refused("The period's payment is being made right now", 'Run this again in a minute');
		}
		last = schedule;
	}
	throw refused(
		`${MAX_REVISIONS} payments of this period failed or were revoked`,
		'Look at the customer in the PortOne console',
	);
}

/** A period is paid once. That the user didn't name it, and asks for a time to come, may mean another one. */
export function refuseUnnamed({ merchant_uid }: Schedule, wanted: Wanted): void {
	const { isPeriodNamed, period, schedule_at } = wanted;
	if (isPeriodNamed || schedule_at <= toUnix(Date.now())) return;
	throw refused(
		`The payment of period ${period} (${String(merchant_uid)}) is already paid`,
		'Should there be several payments a month, give each a Period of its own',
	);
}

/** Nothing can be scheduled for a time that has passed. @param last the period's payment, should there be one */
export function refusePast(last: Schedule | undefined, { schedule_at }: Wanted): void {
	if (schedule_at > toUnix(Date.now())) return;
	const how = last === undefined ? '' : `. The period's payment is ${inWords(last)}`;
	throw refused(
		`The time of the next payment has passed: ${toKst(schedule_at * SECOND)}${how}`,
		'Give a later time, or use Reschedule or Retry for a payment that failed',
	);
}

/**
 * What was revoked for the very amount that is wanted was revoked by someone who wants no payment. One of
 * another amount is what a run leaves that ends between cancelling and creating: the next run goes on from there.
 */
export function refuseRevoked(last: Schedule | undefined, wanted: Wanted): void {
	if (last === undefined || wanted.bookRevoked) return;
	if (!isRevoked(last) || !isSameMoney(last, wanted)) return;
	throw refused(
		`The payment of period ${wanted.period} (${String(last.merchant_uid)}) was revoked (예약철회)`,
		'If the customer is to pay all the same, switch on Book Revoked Again (options)',
	);
}

/** What this very run has booked by a call whose answer was lost, and somebody has revoked since, is not booked again, whatever the options say. */
export function refuseRevokedNow(last: Schedule | undefined, lostUids: ReadonlySet<string>): void {
	if (last === undefined || !isRevoked(last) || !lostUids.has(String(last.merchant_uid))) return;
	throw refused(
		`The payment was booked (${String(last.merchant_uid)}), and somebody has revoked it (예약철회) since`,
		'Look at the customer in the PortOne console before you run this again',
	);
}
