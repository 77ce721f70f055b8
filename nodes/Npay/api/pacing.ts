import type { Reply } from '../../shared/http/answer/thrown';
import { LONGEST_WAIT_MS, retryAfter, WaitBudget } from '../../shared/http/repeat';

/** Milliseconds to wait; `0` for none. */
export type Milliseconds = number;

/** Slowest rate that is believed, in tokens a second: a call waits for its token no longer than for a 429. */
const SLOWEST_RATE = 1000 / LONGEST_WAIT_MS;
/** Waits up to this are a run's working speed, in ms; what is longer counts as waiting for a 429. */
const USUAL_WAIT_MS = 1000;

/** A header that holds a plain number; signs, exponents and words tell nothing. */
function numberHeader({ headers }: Reply, name: string): number | undefined {
	const value = headers[name] ?? '';
	return /^\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : undefined;
}

/** Tokens a second that come back into the bucket, where the answer tells. */
function replenishRate(reply: Reply): number {
	const rate = numberHeader(reply, 'gncp-gw-ratelimit-replenish-rate');
	return rate === undefined || rate === 0 ? 1 : Math.max(rate, SLOWEST_RATE);
}

/** What is known of the server's bucket for one endpoint. */
interface Bucket {
	/** Tokens at `at`; below zero where calls are waiting for theirs. */
	tokens: number;
	at: Milliseconds;
	/** Tokens a second. */
	rate: number;
	/** Calls that were let go and have not been answered. */
	underWay: number;
}

/**
 * Keeps the calls of one run within the server's token buckets (one per endpoint and application), by what
 * each answer's headers say. Sends nothing and sleeps nowhere: it only tells how long to wait.
 */
export class Pacer {
	private readonly buckets = new Map<string, Bucket>();

	/** @param waits what is left to the run for waiting longer than usual */
	constructor(private readonly waits = new WaitBudget()) {}

	/**
	 * Takes a place for one call.
	 *
	 * @param now milliseconds on any steady clock
	 * @returns how long the call has to wait for its token; nothing once the run has waited long enough, as the
	 * server refuses a call that comes too early
	 */
	take(endpoint: string, now: Milliseconds): Milliseconds {
		const bucket = this.bucket(endpoint, now);
		const tokens = bucket.tokens + ((now - bucket.at) / 1000) * bucket.rate;
		Object.assign(bucket, { tokens: tokens - 1, at: now, underWay: bucket.underWay + 1 });
		if (tokens >= 1) return 0;
		const wait = Math.min(Math.ceil(((1 - tokens) / bucket.rate) * 1000), LONGEST_WAIT_MS);
		return this.waits.take(Math.max(0, wait - USUAL_WAIT_MS)) ? wait : 0;
	}

	/** Notes that a call has ended, and what its answer told about the bucket. */
	note(endpoint: string, reply: Reply | undefined, now: Milliseconds): void {
		const bucket = this.bucket(endpoint, now);
		bucket.underWay = Math.max(0, bucket.underWay - 1);
		const remaining = reply && numberHeader(reply, 'gncp-gw-ratelimit-remaining');
		if (reply === undefined || remaining === undefined) return;
		Object.assign(bucket, {
			tokens: remaining - bucket.underWay,
			at: now,
			rate: replenishRate(reply),
		});
	}

	/** Until an answer tells more, nothing holds a call back. */
	private bucket(endpoint: string, now: Milliseconds): Bucket {
		const known = this.buckets.get(endpoint);
		if (known !== undefined) return known;
		const bucket = { tokens: Number.POSITIVE_INFINITY, at: now, rate: 1, underWay: 0 };
		this.buckets.set(endpoint, bucket);
		return bucket;
	}
}

/**
 * How long to wait after a 429 before the same request goes out again.
 *
 * @param attempt how many 429s this request has met, from 1
 * @returns milliseconds, or `undefined` when waiting makes no sense (a quota is used up, or it takes too long)
 */
export function waitAfterRateLimit(reply: Reply, attempt: number): Milliseconds | undefined {
	const code = (reply.body as { code?: unknown } | null)?.code;
	if (code === 'GW.QUOTA_LIMIT' || attempt > 5) return undefined;
	const wait = Math.max(
		1000,
		Math.ceil(1000 / replenishRate(reply)),
		retryAfter(reply) ?? 0,
		attempt > 1 ? 2 ** (attempt - 1) * 1000 : 0,
	);
	return wait > LONGEST_WAIT_MS ? undefined : wait;
}
