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

/**
 * Finds everything that waits for the shop, by what Naver says now: orders paid, and claims requested, within
 * so many days.
 *
 * @param now ms since the epoch, by Naver's clock
 * @throws ApiFailure
 */
export async function findWaiting(
	client: NpayClient,
	wanted: readonly AwaitingKind[],
	{ now, days }: { now: number; days: number },
): Promise<Waiting[]> {
	const from = now - days * DAY;
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
		if (!isNeeded) continue;
		const query = { from, to: now, filters: { ...filters, quantityClaimCompatibility: true } };
		for (const [id, detail] of await fetchProductOrders(client, query)) found.set(id, detail);
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
