import type { Reply } from './transport';

/** Milliseconds to wait; `0` for none. */
export type Milliseconds = number;

const numberHeader = (reply: Reply, name: string): number | undefined => {
	const value = Number(reply.headers[name]);
	return reply.headers[name] === undefined || Number.isNaN(value) ? undefined : value;
};

/** How long one token of the bucket takes to come back, where the answer tells the rate (tokens per second). */
function replenishTime(reply: Reply): Milliseconds {
	const rate = numberHeader(reply, 'gncp-gw-ratelimit-replenish-rate');
	return rate !== undefined && rate > 0 ? Math.ceil(1000 / rate) : 1000;
}

/**
 * Keeps the calls of one run within the server's token buckets (one per endpoint and application), by what
 * each answer's headers say. Sends nothing and sleeps nowhere: it only tells how long to wait.
 */
export class Pacer {
	private readonly nextCallAt = new Map<string, Milliseconds>();

	/** @param now milliseconds on any steady clock */
	wait(endpoint: string, now: Milliseconds): Milliseconds {
		return Math.max(0, (this.nextCallAt.get(endpoint) ?? 0) - now);
	}

	/** Notes an answer: when the bucket is empty, the next call has to wait for a token. */
	note(endpoint: string, reply: Reply, now: Milliseconds): void {
		const remaining = numberHeader(reply, 'gncp-gw-ratelimit-remaining');
		if (remaining !== undefined && remaining < 1) {
			this.nextCallAt.set(endpoint, now + replenishTime(reply));
		}
	}
}

/** Longest time that a single 429 may ask us to wait, in ms; a longer one is the user's to decide. */
const LONGEST_WAIT_MS = 60_000;

/**
 * How long to wait after a 429 before the same request goes out again.
 *
 * @param attempt how many 429s this request has met, from 1
 * @returns milliseconds, or `undefined` when waiting makes no sense (a quota is used up, or it takes too long)
 */
export function waitAfterRateLimit(reply: Reply, attempt: number): Milliseconds | undefined {
	const code = (reply.body as { code?: unknown } | null)?.code;
	if (code === 'GW.QUOTA_LIMIT' || attempt > 5) return undefined;
	const retryAfter = numberHeader(reply, 'retry-after');
	const wait = Math.max(
		1000,
		replenishTime(reply),
		(retryAfter ?? 0) * 1000,
		attempt > 1 ? 2 ** (attempt - 1) * 1000 : 0,
	);
	return wait > LONGEST_WAIT_MS ? undefined : wait;
}
