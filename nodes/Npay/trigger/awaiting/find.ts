import { DAY } from '../../../shared/time';
import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { stateOf } from '../../api/details';
import { fetchProductOrders } from '../../api/productOrders';
import type { AwaitingKind } from './kinds';
import { BEFORE_DISPATCH, kindsOf, waitingId } from './kinds';

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

/** Days back from now, `from` the older end. */
interface Days {
	from: number;
	to: number;
}

/**
 * The days that a poll looks at: the last ones each time, and of those before them another part each time, so
 * that nothing that is old falls out of sight.
 *
 * @param turn counts the polls
 */
export function daysOfPoll(lookback: number, turn: number): Days[] {
	const recent = { from: lookback, to: 0 };
	const older = OLDEST_DAYS - lookback;
	if (older <= 0) return [recent];
	const parts = Math.ceil(older / OLDER_DAYS_A_POLL);
	const start = lookback + (turn % parts) * OLDER_DAYS_A_POLL;
	return [recent, { from: Math.min(OLDEST_DAYS, start + OLDER_DAYS_A_POLL), to: start }];
}

/**
 * Finds what waits for the shop, by what Naver says now: orders paid, and claims requested, on these days.
 *
 * @param now ms since the epoch, by Naver's clock
 * @throws ApiFailure
 */
export async function findWaiting(
	client: NpayClient,
	wanted: readonly AwaitingKind[],
	{ now, days }: { now: number; days: Days[] },
): Promise<Waiting[]> {
	const lists = [
		{
			isNeeded: wanted.some((kind) => BEFORE_DISPATCH.has(kind)),
			filters: { rangeType: 'PAYED_DATETIME', productOrderStatuses: ['PAYED'] },
		},
		{
			isNeeded: wanted.some((kind) => !BEFORE_DISPATCH.has(kind)),
			filters: { rangeType: 'CLAIM_REQUESTED_DATETIME', claimStatuses: OPEN_CLAIMS },
		},
	];
	const found = new Map<string, Detail>();
	for (const { isNeeded, filters } of lists) {
		for (const { from, to } of isNeeded ? days : []) {
			const period = { from: now - from * DAY, to: now - to * DAY };
			const query = { ...period, filters: { ...filters, quantityClaimCompatibility: true } };
			for (const [id, detail] of await fetchProductOrders(client, query)) found.set(id, detail);
		}
	}
	return [...found].flatMap(([productOrderId, detail]) =>
		kindsOf(detail, wanted, now).map((kind) => ({
			id: waitingId(productOrderId, kind, detail),
			productOrderId,
			kind,
			detail,
		})),
	);
}

/** What is told of a waiting product order before its details. */
export const headOf = ({ id, productOrderId, kind, detail }: Waiting) => {
	const { productOrderStatus, placeOrderStatus, claimType, claimStatus } = stateOf(detail);
	const { orderId } = (detail.order ?? {}) as { orderId?: string };
	return {
		eventId: id,
		awaiting: kind,
		productOrderId,
		orderId,
		productOrderStatus,
		placeOrderStatus,
		claimType,
		claimStatus,
	};
};
