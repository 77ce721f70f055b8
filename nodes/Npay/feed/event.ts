import { createHash } from 'crypto';

import { toKst } from '../../shared/time';
import type { FeedRow } from './source';

/** The row's time in ms since the epoch; `undefined` when it can't be read. */
export function timeOf(row: FeedRow): number | undefined {
	const millis = Date.parse(row.lastChangedDate);
	return Number.isNaN(millis) ? undefined : millis;
}

/**
 * Names one change of one product order, the same whenever it is delivered:
 * `2026112212345671_20261122T150102_PAYED` (KST).
 */
export function eventIdOf(row: FeedRow): string {
	const millis = timeOf(row);
	const time =
		millis === undefined ? row.lastChangedDate : toKst(millis).slice(0, 19).replace(/[-:]/g, '');
	return `${row.productOrderId}_${time}_${row.lastChangedType}`;
}

/** Characters of the hash that stand for an event: 48 bits, so that two never meet in one overlap. */
const HASH_LENGTH = 8;
/** Base 36 seconds since the epoch have six digits until the year 2038, and sort as text until then. */
const SECOND_LENGTH = 6;

/** An event as it is remembered: its second and a hash, 14 characters. */
export function memoryOf(eventId: string, millis: number): string {
	const second = Math.floor(millis / 1000)
		.toString(36)
		.padStart(SECOND_LENGTH, '0');
	return second + createHash('sha256').update(eventId).digest('base64url').slice(0, HASH_LENGTH);
}

/** When a remembered event happened, in ms since the epoch. */
export const timeOfMemory = (memory: string): number =>
	Number.parseInt(memory.slice(0, -HASH_LENGTH), 36) * 1000;
