import { createHash } from 'crypto';

/**
 * What has been emitted and when: hashes of waiting ids by the second of their emission (base 36), by Naver's
 * clock. Ten characters each, so that thousands fit into what n8n stores.
 */
export interface AwaitingState {
	version: 1;
	shop: string;
	emitted: Record<string, string>;
	/** How many polls there have been: each looks at another part of the older days. */
	turn: number;
}

const HASH_LENGTH = 8;

/** Most ids that are remembered (about 45 KB). More than that waiting at once come again sooner than set. */
const CAP = 5000;

const hashOf = (id: string): string =>
	createHash('sha256').update(id).digest('base64url').slice(0, HASH_LENGTH);

/** What is known of a shop at first. */
export const newAwaiting = (shop: string): AwaitingState => ({
	version: 1,
	shop,
	emitted: {},
	turn: 0,
});

/** Reads stored state; anything that isn't whole, or is another shop's, counts as none. */
export function parseAwaiting(stored: unknown, shop: string): AwaitingState | undefined {
	const state = (stored ?? {}) as Partial<AwaitingState>;
	const isWhole =
		state.version === 1 &&
		state.shop === shop &&
		Number.isInteger(state.turn) &&
		typeof state.emitted === 'object' &&
		state.emitted !== null &&
		Object.values(state.emitted).every((hashes) => typeof hashes === 'string');
	return isWhole ? (state as AwaitingState) : undefined;
}

/** When each id was emitted, in ms since the epoch. */
function unpack({ emitted }: AwaitingState): Map<string, number> {
	const times = new Map<string, number>();
	for (const [second, hashes] of Object.entries(emitted)) {
		for (let at = 0; at < hashes.length; at += HASH_LENGTH) {
			times.set(hashes.slice(at, at + HASH_LENGTH), Number.parseInt(second, 36) * 1000);
		}
	}
	return times;
}

function pack({ shop, turn }: AwaitingState, times: Map<string, number>): AwaitingState {
	const newest = [...times].sort(([, a], [, b]) => b - a).slice(0, CAP);
	const emitted: Record<string, string> = {};
	for (const [hash, time] of newest) {
		const second = Math.floor(time / 1000).toString(36);
		emitted[second] = (emitted[second] ?? '') + hash;
	}
	return { version: 1, shop, emitted, turn: turn + 1 };
}

/**
 * Chooses what is to be emitted now: everything that waits and wasn't emitted within the interval, those that
 * were never emitted first. Forgets what was emitted longer ago than the interval: it is due in any case.
 *
 * @param waiting ids of all that waits, oldest first
 * @param now ms since the epoch, by Naver's clock
 * @param interval ms
 * @param most how many at most; the others are due again with the next poll
 */
export function chooseDue(
	state: AwaitingState,
	waiting: readonly string[],
	{ now, interval, most }: { now: number; interval: number; most: number },
): { due: string[]; state: AwaitingState } {
	const before = unpack(state);
	const times = new Map([...before].filter(([, time]) => now - time < interval));
	const due: Array<{ id: string; last: number }> = [];
	for (const id of waiting) {
		const last = before.get(hashOf(id));
		if (last === undefined || now - last >= interval) due.push({ id, last: last ?? 0 });
	}
	const chosen = due.sort((a, b) => a.last - b.last).slice(0, most);
	for (const { id } of chosen) times.set(hashOf(id), now);
	return { due: chosen.map(({ id }) => id), state: pack(state, times) };
}
