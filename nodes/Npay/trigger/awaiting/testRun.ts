import type { ServerTimes } from '../../../shared/http/serverTime';
import type { NpayClient } from '../../api/client';
import { idOf } from '../../api/details';
import { dayBack } from '../changes/source';
import { newestOrder } from '../testEvent/newestOrder';
import { type SampleClaim, sampleOrder } from '../testEvent/sampleOrder';
import type { Origin } from '../testEvent/testItem';
import { readLists, type Waiting, waitingOf } from './find';
import { type AwaitingKind, awaitingKinds, kindsOf, waitingId } from './kinds';

const ALL = awaitingKinds.map(({ code }) => code);

/** What the made-up order of a kind has been claimed for. */
const CLAIMS: Partial<Record<AwaitingKind, SampleClaim>> = {
	cancelApproval: 'CANCEL',
	returnDecision: 'RETURN',
	heldBack: 'RETURN',
	exchangeCollect: 'EXCHANGE',
	exchangeRedelivery: 'EXCHANGE',
};

/** A product order to show, and what it is. */
interface Shown {
	one: Waiting;
	origin: Origin;
}

/** A product order that waits, looked for from the last day back. @throws ApiFailure */
async function findOne(
	client: NpayClient,
	wanted: readonly AwaitingKind[],
	times: ServerTimes,
	lookbackDays: number,
): Promise<Waiting | undefined> {
	for (let day = 0; day < lookbackDays; day++) {
		const found = await readLists(client, wanted, dayBack(times, day));
		const [one] = [...found].flatMap(([id, detail]) =>
			waitingOf(id, detail, wanted, times.earlier),
		);
		if (one !== undefined) return one;
	}
	return undefined;
}

/**
 * What the editor's *Fetch Test Event* shows: a product order that waits; without one the newest order in its place;
 * without one a made-up order.
 *
 * @param wanted what it may wait for, at least one kind
 * @param lookbackDays how far back to look for what waits
 * @throws ApiFailure
 */
export async function testAwaiting(
	client: NpayClient,
	wanted: readonly AwaitingKind[],
	times: ServerTimes,
	lookbackDays: number,
): Promise<Shown> {
	const one = await findOne(client, wanted, times, lookbackDays);
	if (one !== undefined) return { one, origin: 'match' };
	const [, newest] = (await newestOrder(client, times)) ?? [];
	const [first = 'confirm'] = wanted;
	const detail = newest ?? sampleOrder(times.earlier, CLAIMS[first]);
	const [kind = first] = newest === undefined ? [first] : kindsOf(newest, ALL, times.earlier);
	const productOrderId = idOf(detail);
	const stand: Waiting = {
		id: waitingId(productOrderId, kind, detail),
		productOrderId,
		kind,
		detail,
	};
	return { one: stand, origin: newest === undefined ? 'sample' : 'newest' };
}
