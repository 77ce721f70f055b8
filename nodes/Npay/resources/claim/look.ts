import { sleep } from 'n8n-workflow';

import type { WriteResult } from '../../../shared/write/writeJob';
import { lookFirst, type StateReader } from '../../order/look';
import type { OrderState } from '../../order/state';
import { alreadyDone } from '../../order/writes';
import type { ClaimMemory } from './memory';
import type { ClaimUnit } from './unit';

/** Pauses, in ms, before each look at a product order that doesn't show yet what Naver has said it did. */
const SHOWN_LATE_MS = [0, 2_000, 3_000, 5_000];

/**
 * Looks at product orders before anything is sent, and again at those that don't show yet what this process was told
 * of.
 *
 * @returns `ahead`: how far the server's clock is before this machine's, in ms
 */
export async function lookAtClaims(
	units: ClaimUnit[],
	reader: StateReader,
	isCancelled: () => boolean,
	memory: ClaimMemory,
	isDone: (state: OrderState, unit: ClaimUnit) => boolean,
): Promise<{ settled: Map<string, WriteResult>; toSend: ClaimUnit[]; ahead: number }> {
	const settled = new Map<string, WriteResult>();
	const toSend: ClaimUnit[] = [];
	let ahead = 0;
	let open = units;
	for (const [index, pause] of SHOWN_LATE_MS.entries()) {
		if (pause > 0) await sleep(pause);
		if (index === SHOWN_LATE_MS.length - 1) for (const unit of open) memory.stopWaiting(unit);
		const looked = await lookFirst(reader, open, (state, unit, serverTime) => {
			const earlier = memory.look(state, unit, serverTime ?? Date.now());
			if (earlier !== undefined) return earlier;
			if (isDone(state, unit)) return alreadyDone(state);
			return { send: { ...unit, before: state } };
		});
		ahead = (looked.serverTime ?? Date.now()) - Date.now();
		for (const [id, result] of looked.settled) settled.set(id, result);
		for (const unit of looked.toSend) settled.delete(unit.productOrderId);
		toSend.push(...looked.toSend);
		open = open.filter((unit) => memory.isBehind(unit));
		if (open.length === 0 || isCancelled()) break;
	}
	return { settled, toSend, ahead };
}
