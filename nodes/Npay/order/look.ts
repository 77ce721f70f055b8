import type { Failure } from '../../shared/failure/errors';
import type { WriteResult } from '../../shared/write/writer';
import type { NpayClient } from '../api/client';
import { fetchDetails } from '../api/details';
import { UNKNOWN_ORDER } from '../api/failures';
import { type OrderState, stateOf } from './state';
import type { WriteUnit } from './writes';

/** What was found, and what is left to send. */
export interface Look<Unit> {
	settled: Map<string, WriteResult>;
	toSend: Unit[];
	/** The server's time in ms since the epoch. */
	serverTime: number | undefined;
}

/**
 * Reads product orders before something is written to them. What can't be read is not written to.
 *
 * @param judge what to make of one: its result, which settles it, or the unit to send
 */
export async function lookFirst<Unit extends WriteUnit>(
	api: NpayClient,
	units: Unit[],
	judge: (
		state: OrderState,
		unit: Unit,
		serverTime: number | undefined,
	) => WriteResult | { send: Unit },
): Promise<Look<Unit>> {
	const settled = new Map<string, WriteResult>();
	const toSend: Unit[] = [];
	const { byId, failures, serverTime } = await fetchDetails(
		api,
		units.map(({ productOrderId }) => productOrderId),
	);
	for (const unit of units) {
		const { productOrderId } = unit;
		const detail = byId.get(productOrderId);
		const verdict: WriteResult | { send: Unit } =
			detail === undefined
				? { failure: unread(failures.get(productOrderId)) }
				: judge(stateOf(detail), unit, serverTime);
		if ('send' in verdict) toSend.push(verdict.send);
		else settled.set(productOrderId, verdict);
	}
	return { settled, toSend, serverTime };
}

const unread = (failure: Failure = UNKNOWN_ORDER): Failure => ({
	...failure,
	message: `Not sent, because the product order could not be read first: ${failure.message}`,
});
