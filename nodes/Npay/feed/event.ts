import { createHash } from 'crypto';

import { toKst } from '../../shared/data/time';
import { instantOf } from './instant';
import type { FeedRow } from './source';

/** The row's time in ms since the epoch; `undefined` when it can't be read. */
export const timeOf = (row: FeedRow): number | undefined => instantOf(row.lastChangedDate);

/** Characters of the hash that stand for an event: 48 bits, so that two never meet in one overlap. */
const HASH_LENGTH = 8;

const hashOf = (text: string): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, HASH_LENGTH);

/**
 * Names one change of one product order, the same whenever it is delivered:
 * `2026112212345671_20261122T150102_PAYED` (KST). A row without a time or a product order is named by all that it
 * holds instead.
 */
export function eventIdOf(row: FeedRow): string {
	const { productOrderId, lastChangedType = '' } = row;
	if (productOrderId === undefined) return `unreadable_${hashOf(JSON.stringify(row))}`;
	const millis = timeOf(row);
	const time =
		millis === undefined
			? hashOf(JSON.stringify(row))
			: toKst(millis).slice(0, 19).replace(/[-:]/g, '');
	return `${productOrderId}_${time}_${lastChangedType}`;
}

/** Base 36 seconds since the epoch have six digits until the year 2038, and sort as text until then. */
const SECOND_LENGTH = 6;

/** An event as it is remembered: its second and a hash, 14 characters. */
export function memoryOf(eventId: string, millis: number): string {
	const second = Math.floor(millis / 1000)
		.toString(36)
		.padStart(SECOND_LENGTH, '0');
	return second + hashOf(eventId);
}

/** Whether this is an event as it is remembered. */
export const isMemory = (value: unknown): value is string =>
	typeof value === 'string' && /^[\da-z]{6}[\w-]{8}$/.test(value);

/** Names a remembered event: its time may not be known exactly. */
export const nameOfMemory = (memory: string): string => memory.slice(-HASH_LENGTH);

/** When a remembered event happened, at the latest, in ms since the epoch. */
export const timeOfMemory = (memory: string): number =>
	Number.parseInt(memory.slice(0, -HASH_LENGTH), 36) * 1000;
