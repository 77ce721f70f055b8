import { createHmac, timingSafeEqual } from 'crypto';

import { MINUTE, SECOND } from '../../shared/data/time';

/** How far apart the time of a signature and the server's may be, in ms: as the reference libraries have it. */
export const TOLERANCE_MS = 5 * MINUTE;

/** A notification as it came over the wire. */
export interface Sealed {
	/** What was sent, byte by byte. */
	body: Uint8Array;
	headers: Readonly<Record<string, unknown>>;
}

/** What stands in the headers of a signed notification (Standard Webhooks). */
interface Seal {
	id: string;
	/** Unix seconds, as it was sent. */
	timestamp: string;
	/** `v1,<base64>`, several with blanks between. */
	signatures: string;
}

function sealOf({ headers }: Sealed): Seal | undefined {
	const header = (name: string) => {
		const value = headers[`webhook-${name}`];
		return typeof value === 'string' && value !== '' ? value : undefined;
	};
	const [id, timestamp, signatures] = [header('id'), header('timestamp'), header('signature')];
	if (id === undefined || timestamp === undefined || signatures === undefined) return undefined;
	return /^\d{1,12}$/.test(timestamp) ? { id, timestamp, signatures } : undefined;
}

/** Whether two texts are the same, in a time that tells nothing about where they differ. */
function isSame(one: string, other: string): boolean {
	const [left, right] = [Buffer.from(one), Buffer.from(other)];
	return left.length === right.length && timingSafeEqual(left, right);
}

function fits(key: Uint8Array, body: Uint8Array, { id, timestamp, signatures }: Seal): boolean {
	const expected = createHmac('sha256', key)
		.update(`${id}.${timestamp}.`)
		.update(body)
		.digest('base64');
	return signatures.split(' ').some((signature) => isSame(signature, `v1,${expected}`));
}

/** How a notification is signed. */
export interface Signature<Key> {
	/** The key that it was signed with, of those that were given. */
	key: Key;
	/** When it was sent, in ms since the epoch, by the sender's clock. */
	sentAt: number;
}

/**
 * Checks the signature of a notification over its raw body (Standard Webhooks). How old it is isn't looked at.
 *
 * @param keys the secrets' bytes
 * @returns `missing` where it isn't signed, `wrong` where no key fits
 */
export function readSignature<Key extends { bytes: Uint8Array }>(
	sealed: Sealed,
	keys: readonly Key[],
): Signature<Key> | 'missing' | 'wrong' {
	const seal = sealOf(sealed);
	if (seal === undefined) return 'missing';
	const key = keys.find(({ bytes }) => fits(bytes, sealed.body, seal));
	return key === undefined ? 'wrong' : { key, sentAt: Number(seal.timestamp) * SECOND };
}

/** Whether a signature is so old, or so far ahead, that it may be an older notification sent again. @param now ms */
export const isOutOfTime = (sentAt: number, now: number): boolean =>
	Math.abs(Math.floor(now / SECOND) * SECOND - sentAt) > TOLERANCE_MS;
