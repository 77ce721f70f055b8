import { toKst } from '../data/time';
import type { EnsureWords, Look } from './books';
import { isSameMoney } from './decide';
import { refused } from './failures';
import { uidOf } from './uid';
import type { Booked, Wanted } from './wanted';

/** Most payments of one period that failed or were revoked. */
const MAX_REVISIONS = 50;

/** How a period stands, by the payments that Ensure made for it. */
export type Period =
	| { settled: 'alreadyPaid' | 'alreadyRefunded'; booked: Booked }
	| {
			/** The first number that is free, or that of `current`. */
			revision: number;
			/** The last one that failed or was revoked, where none waits. */
			last?: Booked;
			/** The one that waits for its time. */
			current?: Booked;
	  };

/** Goes through the payments of the period by their numbers, to the first number that is free or waits. */
export async function readPeriod(look: Look, wanted: Wanted): Promise<Period> {
	let last: Booked | undefined;
	for (let revision = 0; revision < MAX_REVISIONS; revision++) {
		const booked = await look.find(uidOf({ ...wanted, revision }));
		if (booked === undefined) return { revision, last };
		const { standing } = booked;
		if (standing === 'paid') return { settled: 'alreadyPaid', booked };
		if (standing === 'refunded') return { settled: 'alreadyRefunded', booked };
		if (standing === 'waiting') return { revision, current: booked };
		if (standing === 'executing') {
			throw refused("The period's payment is being made right now", 'Run this again in a minute');
		}
		last = booked;
	}
	throw refused(
		`${MAX_REVISIONS} payments of this period failed or were revoked`,
		'Look at the customer in the PortOne console',
	);
}

/** A period is paid once. That the user didn't name it, and asks for a time to come, may mean another one. */
export function refuseUnnamed({ id }: Booked, { isPeriodNamed, period, at }: Wanted): void {
	if (isPeriodNamed || at <= Date.now()) return;
	throw refused(
		`The payment of period ${period} (${id}) is already paid`,
		'Should there be several payments a month, give each a Period of its own',
	);
}

/** Nothing can be scheduled for a time that has passed. @param last the period's payment, should there be one */
export function refusePast(
	last: Booked | undefined,
	{ at }: Wanted,
	{ whenPast }: EnsureWords,
): void {
	if (at > Date.now()) return;
	const how = last === undefined ? '' : `. The period's payment is ${last.inWords}`;
	throw refused(`The time of the next payment has passed: ${toKst(at)}${how}`, whenPast);
}

/** Whether a payment was revoked for the very amount that is wanted: by someone who wants none, as far as it tells. */
export const isLeft = (last: Booked | undefined, wanted: Wanted): last is Booked =>
	last?.standing === 'revoked' && isSameMoney(last, wanted);

/**
 * What was revoked for the very amount that is wanted was revoked by someone who wants no payment. One of
 * another amount is what a run leaves that ends between cancelling and creating: the next run goes on from there.
 */
export function refuseRevoked(last: Booked | undefined, wanted: Wanted): void {
	if (wanted.bookRevoked || !isLeft(last, wanted)) return;
	throw refused(
		`The payment of period ${wanted.period} (${last.id}) was revoked (예약철회)`,
		'If the customer is to pay all the same, switch on Book Revoked Again (options)',
	);
}

/** What this very run has booked by a call whose answer was lost, and somebody has revoked since, is not booked again, whatever the options say. */
export function refuseRevokedNow(
	last: Booked | undefined,
	lostIds: Pick<ReadonlySet<string>, 'has'>,
): void {
	if (last?.standing !== 'revoked' || !lostIds.has(last.id)) return;
	throw refused(
		`The payment was booked (${last.id}), and somebody has revoked it (예약철회) since`,
		'Look at the customer in the PortOne console before you run this again',
	);
}
