/** Size of a bucket: tokens that come back per second, and tokens it can hold. */
export interface BucketSize {
	replenishRate: number;
	burstCapacity: number;
}

interface Level {
	tokens: number;
	at: number;
}

/** Token buckets by key; each starts full. Times are epoch ms of whichever clock the caller uses. */
export class TokenBuckets {
	private readonly levels = new Map<string, Level>();

	/** Takes one token if there is one; says whether it did and how many whole tokens are left. */
	take(key: string, now: number, size: BucketSize): { allowed: boolean; remaining: number } {
		const level = this.refill(key, now, size);
		const allowed = level.tokens >= 1;
		if (allowed) level.tokens -= 1;
		return { allowed, remaining: Math.floor(level.tokens) };
	}

	/** Whole tokens left, without taking one. */
	remaining(key: string, now: number, size: BucketSize): number {
		return Math.floor(this.refill(key, now, size).tokens);
	}

	clear(): void {
		this.levels.clear();
	}

	private refill(key: string, now: number, size: BucketSize): Level {
		const level = this.levels.get(key) ?? { tokens: size.burstCapacity, at: now };
		const gained = (Math.max(0, now - level.at) / 1000) * size.replenishRate;
		level.tokens = Math.min(size.burstCapacity, level.tokens + gained);
		level.at = now;
		this.levels.set(key, level);
		return level;
	}
}
