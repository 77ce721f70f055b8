import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { fetchProductOrders } from '../../api/productOrders';
import { type AwaitingKind, BEFORE_DISPATCH, kindsOf, waitingId } from './kinds';

/** One product order that waits for one thing. */
export interface Waiting {
	id: string;
	productOrderId: string;
	kind: AwaitingKind;
	detail: Detail;
}

/** States of claims in which the shop may have to act. */
const OPEN_CLAIMS = [
	'CANCEL_REQUEST',
	'RETURN_REQUEST',
	'EXCHANGE_REQUEST',
	'COLLECTING',
	'COLLECT_DONE',
];

/** One list of Naver's, and whether what is wanted can be in it. */
const listsFor = (wanted: readonly AwaitingKind[]) =>
	[
		{
			isNeeded: wanted.some((kind) => BEFORE_DISPATCH.has(kind)),
			filters: { rangeType: 'PAYED_DATETIME', productOrderStatuses: ['PAYED'] },
		},
		{
			// A cancel is in both: here by the day on which it was asked for, however long ago the order was paid.
			isNeeded: wanted.some((kind) => !BEFORE_DISPATCH.has(kind) || kind === 'cancelApproval'),
			filters: { rangeType: 'CLAIM_REQUESTED_DATETIME', claimStatuses: OPEN_CLAIMS },
		},
	].filter(({ isNeeded }) => isNeeded);

/**
 * Reads the product orders among which those that wait are: orders paid, and claims requested, at some time.
 *
 * @param span times in ms since the epoch, both included
 * @returns details by product order
 * @throws ApiFailure
 */
export async function readLists(
	client: NpayClient,
	wanted: readonly AwaitingKind[],
	span: { from: number; to: number },
): Promise<Map<string, Detail>> {
	const found = new Map<string, Detail>();
	for (const { filters } of listsFor(wanted)) {
		const query = { ...span, filters: { ...filters, quantityClaimCompatibility: true } };
		for (const [id, detail] of await fetchProductOrders(client, query)) found.set(id, detail);
	}
	return found;
}

/** What a product order waits for, of the kinds asked about. @param now ms since the epoch, Naver's clock */
export const waitingOf = (
	productOrderId: string,
	detail: Detail,
	wanted: readonly AwaitingKind[],
	now: number,
): Waiting[] =>
	kindsOf(detail, wanted, now).map((kind) => ({
		id: waitingId(productOrderId, kind, detail),
		productOrderId,
		kind,
		detail,
	}));
