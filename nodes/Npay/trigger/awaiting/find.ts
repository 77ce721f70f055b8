import { ApiFailure, orFailure } from '../../../shared/http/apiFailure';
import type { ServerTimes } from '../../../shared/http/serverTime';
import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { fetchProductOrders } from '../../api/productOrders';
import { dayBack } from '../changes/source';
import { type AwaitingKind, BEFORE_DISPATCH, kindsOf, waitingId } from './kinds';

/** One product order that waits for one thing. */
export interface Waiting {
	id: string;
	productOrderId: string;
	kind: AwaitingKind;
	detail: Detail;
}

/** States of returns and exchanges in which the shop may have to act. */
const OPEN_CLAIMS = ['RETURN_REQUEST', 'EXCHANGE_REQUEST', 'COLLECTING', 'COLLECT_DONE'];

/** How far back orders can still wait for something, in days: a dispatch may be delayed by months. */
const OLDEST_DAYS = 120;

/** How many of the days before the lookback one poll goes through. */
const OLDER_DAYS_A_POLL = 7;

/**
 * The days that a poll looks at, in days back from now, the latest first: the last ones each time, and of those before
 * them another part each time, so that nothing that is old falls out of sight.
 *
 * @param turn counts the polls
 */
export function daysOfPoll(lookback: number, turn: number): number[] {
	const recent = Array.from({ length: lookback }, (_, day) => day);
	const older = OLDEST_DAYS - lookback;
	if (older <= 0) return recent;
	const parts = Math.ceil(older / OLDER_DAYS_A_POLL);
	const start = lookback + (turn % parts) * OLDER_DAYS_A_POLL;
	const count = Math.min(OLDER_DAYS_A_POLL, OLDEST_DAYS - start);
	return [...recent, ...Array.from({ length: count }, (_, day) => start + day)];
}

/** What waits, as far as it could be read. */
export interface Found {
	waiting: Waiting[];
	/** Why a day could not be read; the others were. */
	failed: ApiFailure | undefined;
}

/** One list of Naver's, and whether what is wanted can be in it. */
const listsFor = (wanted: readonly AwaitingKind[]) =>
	[
		{
			isNeeded: wanted.some((kind) => BEFORE_DISPATCH.has(kind)),
			filters: { rangeType: 'PAYED_DATETIME', productOrderStatuses: ['PAYED'] },
		},
		{
			isNeeded: wanted.some((kind) => !BEFORE_DISPATCH.has(kind)),
			filters: { rangeType: 'CLAIM_REQUESTED_DATETIME', claimStatuses: OPEN_CLAIMS },
		},
	].filter(({ isNeeded }) => isNeeded);

/**
 * Finds what waits for the shop, by what Naver says now: orders paid, and claims requested, on these days. What can't
 * be read of one day doesn't keep that of another back.
 *
 * @param times Naver's, in ms since the epoch
 * @param days in days back from now
 * @throws ApiFailure when the last 24 hours can't be read, or the next call is bound to fail too
 */
export async function findWaiting(
	client: NpayClient,
	wanted: readonly AwaitingKind[],
	{ times, days }: { times: ServerTimes; days: readonly number[] },
): Promise<Found> {
	const { earlier: now } = times;
	/** The oldest first. */
	const lists: Array<Map<string, Detail>> = [];
	let failed: ApiFailure | undefined;
	for (const day of days) {
		const period = dayBack(times, day);
		for (const { filters } of listsFor(wanted)) {
			const query = { ...period, filters: { ...filters, quantityClaimCompatibility: true } };
			const read = await orFailure(fetchProductOrders(client, query));
			if (read instanceof ApiFailure) {
				if (day === 0 || read.isLasting) throw read;
				failed ??= read;
			} else lists.unshift(read);
		}
	}
	const found = new Map(lists.flatMap((list) => [...list]));
	const waiting = [...found].flatMap(([productOrderId, detail]) =>
		kindsOf(detail, wanted, now).map((kind) => ({
			id: waitingId(productOrderId, kind, detail),
			productOrderId,
			kind,
			detail,
		})),
	);
	return { waiting, failed };
}
