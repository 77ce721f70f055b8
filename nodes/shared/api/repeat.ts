import { sleep } from 'n8n-workflow';

import { ApiFailure } from './apiFailure';
import type { Reply } from './transport';

/** How patient a client is. */
export interface Patience {
	/** How often a read is sent in all when its answer is lost or the server has a fault. */
	readAttempts: number;
	/** How many 429s one request waits out. */
	rateLimits: number;
}

/** Longest time that a single 429 may ask us to wait, in ms. */
const LONGEST_WAIT_MS = 60_000;

/** How long to wait after a 429, in ms. @param count how many 429s this request has met, from 1 */
function waitAfterRateLimit(reply: Reply, count: number): number {
	const asked = Number(reply.headers['retry-after']) * 1000;
	return Number.isFinite(asked) && asked > 0 ? asked : 2 ** (count - 1) * 1000;
}

/**
 * Sends a request until it is answered, as far as that is safe: a 429 is waited out within bounds, and a read
 * whose answer was lost is repeated. Writes are sent once.
 *
 * @param attempt one request, no repeats
 * @param toFailure what a 429 comes to once it is no longer waited out
 * @throws ApiFailure
 */
export async function untilAnswered<T extends object>(
	attempt: () => Promise<T | ApiFailure | { rateLimited: Reply }>,
	kind: 'read' | 'write',
	{ readAttempts, rateLimits: mostRateLimits }: Patience,
	toFailure: (reply: Reply) => ApiFailure,
): Promise<T> {
	let rateLimits = 0;
	for (let count = 1; ; ) {
		const outcome = await attempt();
		if ('rateLimited' in outcome) {
			const wait = waitAfterRateLimit(outcome.rateLimited, ++rateLimits);
			if (rateLimits > mostRateLimits || wait > LONGEST_WAIT_MS) {
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
