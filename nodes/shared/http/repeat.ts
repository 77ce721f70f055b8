import { sleep } from 'n8n-workflow';

import type { Reply } from './answer/thrown';
import { ApiFailure } from './apiFailure';

/** How patient a client is. */
export interface Patience {
	/** How often a read is sent in all when its answer is lost or the server has a fault. */
	readAttempts: number;
	/**
	 * How long to wait after a 429 before the same request goes out again, in ms; `undefined` to wait no longer.
	 *
	 * @param count how many 429s this request has met, from 1
	 */
	waitAfterRateLimit(reply: Reply, count: number): number | undefined;
}

/** Longest time that a single 429 may ask us to wait, in ms; a longer one is the user's to decide. */
export const LONGEST_WAIT_MS = 60_000;
/** Longest time that all 429s of one run may make it wait, in ms. */
const LONGEST_WAITS_MS = 5 * 60_000;

/** How long one run may still wait for a server that is asked too often. */
export class WaitBudget {
	private left = LONGEST_WAITS_MS;

	/** Takes a wait from what is left. @returns whether it may be waited */
	take(ms: number): boolean {
		if (ms > this.left) return false;
		this.left -= ms;
		return true;
	}

	/** A 429 has lasted: the next ones are told at once. */
	end(): void {
		this.left = 0;
	}
}

/** Seconds of a `Retry-After` header, in ms; a date and what is no number of seconds tell nothing. */
export function retryAfter({ headers }: Reply): number | undefined {
	const asked = headers['retry-after'] ?? '';
	return /^\d{1,9}(\.\d+)?$/.test(asked) ? Number(asked) * 1000 : undefined;
}

/** Waits as long as the server says, else longer each time. @param most how many 429s one request waits out */
export const asAsked =
	(most: number): Patience['waitAfterRateLimit'] =>
	(reply, count) => {
		const wait = retryAfter(reply) || 2 ** (count - 1) * 1000;
		return count > most || wait > LONGEST_WAIT_MS ? undefined : wait;
	};

/**
 * Sends a request until it is answered, as far as that is safe: a 429 is waited out within bounds, and a read
 * whose answer was lost is repeated. Writes are sent once.
 *
 * @param attempt one request, no repeats
 * @param waits what is left to this run for waiting, over all of its requests
 * @param toFailure what a 429 comes to once it is no longer waited out
 * @throws ApiFailure
 */
export async function untilAnswered<T extends object>(
	attempt: () => Promise<T | ApiFailure | { rateLimited: Reply }>,
	kind: 'read' | 'write',
	{ readAttempts, waitAfterRateLimit }: Patience,
	waits: WaitBudget,
	toFailure: (reply: Reply) => ApiFailure,
): Promise<T> {
	let rateLimits = 0;
	for (let count = 1; ; ) {
		const outcome = await attempt();
		if ('rateLimited' in outcome) {
			const wait = waitAfterRateLimit(outcome.rateLimited, ++rateLimits);
			if (wait === undefined || !waits.take(wait)) {
				waits.end();
				throw toFailure(outcome.rateLimited);
			}
			await sleep(wait);
			continue;
		}
		if (!(outcome instanceof ApiFailure)) return outcome;
		if (kind === 'write' || !outcome.outcomeUnknown || count === readAttempts) throw outcome;
		await sleep(count * 1000);
		count++;
	}
}
