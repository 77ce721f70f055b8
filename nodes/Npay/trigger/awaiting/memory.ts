import { createHash } from 'crypto';

import { asObject } from '../../../shared/data/objects';
import { MINUTE, SECOND } from '../../../shared/data/time';

/**
 * What has been emitted and when: hashes of waiting ids by the second of their emission (base 36), by Naver's
 * clock. Ten characters each, so that thousands fit into what n8n stores.
 */
export interface AwaitingState {
	version: 2;
	shop: string;
	emitted: Record<string, string>;
}

const HASH_LENGTH = 8;

/** Most ids that are remembered (about 45 KB). More than that waiting at once come again sooner than set. */
const CAP = 5000;

const hashOf = (id: string): string =>
	createHash('sha256').update(id).digest('base64url').slice(0, HASH_LENGTH);

/** When each id was emitted, by its hash, in ms since the epoch. */
export type Times = Map<string, number>;

/**
 * Reads stored state: when what was emitted. What can't be read of it, or is another shop's, counts as not emitted, so
 * that it comes again sooner.
 */
export function readEmitted(stored: unknown, shop: string): Times {
	const state = asObject(stored);
	const times: Times = new Map();
	if ((state.shop ?? shop) !== shop) return times;
	for (const [second, hashes] of Object.entries(asObject(state.emitted))) {
		const time = /^[\da-z]{6,7}$/.test(second) ? Number.parseInt(second, 36) * SECOND : Number.NaN;
		if (Number.isNaN(time) || typeof hashes !== 'string') continue;
		for (let at = 0; at + HASH_LENGTH <= hashes.length && times.size < CAP; at += HASH_LENGTH) {
			times.set(hashes.slice(at, at + HASH_LENGTH), time);
		}
	}
	return times;
}

function pack(shop: string, times: Times): AwaitingState {
	const newest = [...times].sort(([, a], [, b]) => b - a).slice(0, CAP);
	const emitted: Record<string, string> = {};
	for (const [hash, time] of newest) {
		const second = Math.floor(time / SECOND).toString(36);
		emitted[second] = (emitted[second] ?? '') + hash;
	}
	return { version: 2, shop, emitted };
}

/** By how much Naver's clock may have been put back: what is said to be emitted later than that never was. */
const CLOCK_ERROR = 15 * MINUTE;

/** When an id was emitted last, in ms since the epoch; 0 where it never was, or nobody knows. */
export const lastOf = (emitted: Times, id: string): number => emitted.get(hashOf(id)) ?? 0;

/** Whether what was emitted at a time is not to be emitted again yet. Times in ms since the epoch. */
export const isRecent = (last: number, now: number, interval: number): boolean =>
	now - last < interval && last - now < CLOCK_ERROR;

/**
 * Chooses what is to be emitted now: everything that waits and wasn't emitted within the interval, those that
 * were never emitted first. Forgets what was emitted longer ago than the interval: it is due in any case.
 *
 * @param before when what was emitted
 * @param waiting ids of all that waits, oldest first
 * @param now ms since the epoch, by Naver's clock
 * @param interval ms
 * @param most how many at most; the others are due again with the next poll
 */
export function chooseDue(
	before: Times,
	waiting: readonly string[],
	{ shop, now, interval, most }: { shop: string; now: number; interval: number; most: number },
): { due: string[]; state: AwaitingState } {
	const times = new Map([...before].filter(([, time]) => isRecent(time, now, interval)));
	const due = waiting
		.filter((id) => !times.has(hashOf(id)))
		.sort((a, b) => lastOf(before, a) - lastOf(before, b))
		.slice(0, most);
	for (const id of due) times.set(hashOf(id), now);
	return { due, state: pack(shop, times) };
}
