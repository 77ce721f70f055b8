import type { Reply } from '../../shared/http/answer/thrown';
import { LONGEST_WAIT_MS, retryAfter, WaitBudget } from '../../shared/http/repeat';

/** Milliseconds to wait; `0` for none. */
export type Milliseconds = number;

/** Slowest rate that is believed, in tokens a second: a call waits for its token no longer than for a 429. */
const SLOWEST_RATE = 1000 / LONGEST_WAIT_MS;
/** Waits up to this for each call under way are a run's working speed, in ms; more counts as waiting for a 429. */
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
	/** Tokens that it holds at least at `at`; below zero where calls are waiting for theirs. */
	tokens: number;
	at: Milliseconds;
	/** Tokens a second. */
	rate: number;
	/** Most tokens that it can hold, where the answers tell. */
	burst: number | undefined;
	/** Calls that were let go, and how many of them have ended. */
	sent: number;
	ended: number;
}

/** One call's place. */
export interface Turn {
	/** How long the call has to wait for its token. */
	readonly wait: Milliseconds;
	/** When it goes out, on the clock of `take`. */
	readonly at: Milliseconds;
	/** Calls that had ended when it took its place: what its answer tells counts these for certain. */
	readonly endedBefore: number;
	readonly bucket: Bucket;
}

/**
 * Keeps the calls of one run within the server's token buckets (one per endpoint and application), by what
 * each answer's headers say. Sends nothing and sleeps nowhere: it only tells how long to wait.
 *
 * An answer tells whole tokens as of some time between the call and the answer. Counted from the answer they are there
 * for certain, and counted so each time, a run would lose what comes back while its calls are under way. So what was
 * known before stays known, as long as an answer doesn't tell that it was too much.
 */
export class Pacer {
	private readonly buckets = new Map<string, Bucket>();

	/** @param waits what is left to the run for waiting longer than usual */
	constructor(private readonly waits = new WaitBudget()) {}

	/**
	 * Takes a place for one call.
	 *
	 * @param now milliseconds on any steady clock
	 * @returns no wait once the run has waited long enough, as the server refuses a call that comes too early
	 */
	take(endpoint: string, now: Milliseconds): Turn {
		const bucket = this.bucket(endpoint, now);
		refill(bucket, now);
		const { tokens, rate, ended } = bucket;
		bucket.tokens -= 1;
		bucket.sent += 1;
		const wait = this.allowed(
			Math.min(Math.ceil((Math.max(0, 1 - tokens) / rate) * 1000), LONGEST_WAIT_MS),
			bucket.sent - ended,
		);
		return { wait, at: now + wait, endedBefore: ended, bucket };
	}

	/** Notes that a call has ended, and what its answer told about the bucket. */
	note({ at, endedBefore, bucket }: Turn, reply: Reply | undefined, now: Milliseconds): void {
		refill(bucket, now);
		bucket.ended += 1;
		const remaining = reply && numberHeader(reply, 'gncp-gw-ratelimit-remaining');
		if (reply === undefined || remaining === undefined) return;
		bucket.rate = replenishRate(reply);
		bucket.burst = numberHeader(reply, 'gncp-gw-ratelimit-burst-capacity') || undefined;
		// Others that were under way beside it may be counted in what it tells, or not.
		const least = remaining - (bucket.sent - endedBefore - 1);
		const most = remaining + 1 + ((now - at) / 1000) * bucket.rate;
		// In a full bucket nothing comes back: what was reckoned to have done so isn't there.
		const wasFull = bucket.burst === undefined || remaining + 1 >= bucket.burst;
		const isWrong = wasFull || bucket.tokens >= most || reply.status === 429;
		bucket.tokens = isWrong ? least : Math.max(least, bucket.tokens);
	}

	/** A wait as far as the run may still wait. @param underWay calls that share the bucket, this one among them */
	private allowed(wait: Milliseconds, underWay: number): Milliseconds {
		return this.waits.take(Math.max(0, wait - USUAL_WAIT_MS * underWay)) ? wait : 0;
	}

	/** Until an answer tells more, nothing holds a call back. */
	private bucket(endpoint: string, now: Milliseconds): Bucket {
		const known = this.buckets.get(endpoint);
		if (known !== undefined) return known;
		const tokens = Number.POSITIVE_INFINITY;
		const bucket = { tokens, at: now, rate: 1, burst: undefined, sent: 0, ended: 0 };
		this.buckets.set(endpoint, bucket);
		return bucket;
	}
}

/** Adds what has come back since, up to what the bucket holds. */
function refill(bucket: Bucket, now: Milliseconds): void {
	const { tokens, at, rate, burst = Number.POSITIVE_INFINITY } = bucket;
	// A clock that is set back takes nothing away.
	const gained = (Math.max(0, now - at) / 1000) * rate;
	Object.assign(bucket, { tokens: Math.min(tokens + gained, Math.max(tokens, burst)), at: now });
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
