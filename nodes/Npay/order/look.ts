import { chunk } from '../../shared/data/ids';
import type { Failure } from '../../shared/failure/errors';
import {
	notSent,
	STOPPED,
	unforeseenFailure,
	unreadBefore,
} from '../../shared/write/writeFailures';
import type { WriteResult } from '../../shared/write/writer';
import type { NpayClient } from '../api/client';
import { DetailReader } from '../api/details';
import { MAX_QUERY_IDS } from '../api/endpoints';
import { SERVER, UNKNOWN_ORDER } from '../api/failures';
import { type OrderState, stateOf } from './state';
import type { WriteUnit } from './writes';

/** Reads how product orders stand, for one run: what is bound to fail for all of them is met once. */
export type StateReader = DetailReader<OrderState>;

/** @see StateReader */
export const stateReader = (api: NpayClient, isCancelled: () => boolean): StateReader =>
	new DetailReader(api, stateOf, { isCancelled });

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
	reader: StateReader,
	units: Unit[],
	judge: (
		state: OrderState,
		unit: Unit,
		serverTime: number | undefined,
	) => WriteResult | { send: Unit },
): Promise<Look<Unit>> {
	const settled = new Map<string, WriteResult>();
	const toSend: Unit[] = [];
	const { byId, failures, serverTime } = await reader.read(
		units.map(({ productOrderId }) => productOrderId),
	);
	for (const unit of units) {
		const { productOrderId } = unit;
		const state = byId.get(productOrderId);
		const verdict: WriteResult | { send: Unit } =
			state === undefined
				? { failure: unread(failures.get(productOrderId)) }
				: judge(state, unit, serverTime);
		if ('send' in verdict) toSend.push(verdict.send);
		else settled.set(productOrderId, verdict);
	}
	return { settled, toSend, serverTime };
}

const unread = (failure: Failure = UNKNOWN_ORDER): Failure =>
	unreadBefore('product order', failure);

/** A look at some product orders. */
export type LookAt<Unit> = (units: Unit[]) => Promise<Pick<Look<Unit>, 'settled' | 'toSend'>>;

/** A look that stumbles over an answer must not hide what was written to others meanwhile. */
async function orUnread<Unit extends WriteUnit>(
	lookAt: LookAt<Unit>,
	units: Unit[],
): Promise<Pick<Look<Unit>, 'settled' | 'toSend'>> {
	try {
		return await lookAt(units);
	} catch (error) {
		const failure = unread(unforeseenFailure({ server: SERVER }, error).failure);
		const settled = units.map(({ productOrderId }) => [productOrderId, { failure }] as const);
		return { settled: new Map(settled), toSend: [] };
	}
}

/**
 * Looks at product orders one call ahead of what is written: while a part of them goes out, the next one is looked at.
 * Nothing is handed on that hasn't been looked at, and each look is younger than one at all of them before the first
 * write would be.
 *
 * @param settle is given the result of each that isn't handed on
 */
export async function* lookAhead<Unit extends WriteUnit>(
	units: readonly Unit[],
	lookAt: LookAt<Unit>,
	isCancelled: () => boolean,
	settle: (id: string, result: WriteResult) => void,
): AsyncGenerator<Unit[]> {
	const look = async (part: Unit[]) => (isCancelled() ? undefined : await orUnread(lookAt, part));
	const parts = chunk(units, MAX_QUERY_IDS);
	let next = parts[0] && look(parts[0]);
	for (const [index, part] of parts.entries()) {
		const looked = await next;
		const following = parts[index + 1];
		next = following && look(following);
		for (const [id, result] of looked?.settled ?? []) settle(id, result);
		if (looked !== undefined) yield looked.toSend;
		else for (const unit of part) settle(unit.productOrderId, { failure: notSent(STOPPED) });
	}
}
