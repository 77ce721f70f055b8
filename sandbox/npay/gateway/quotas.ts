/** What a quota says of itself in headers. `remaining` may be 0. */
export interface QuotaState {
	period: 'SECONDS' | 'HOURS' | 'ROUND';
	limit: number;
	remaining: number;
}

interface Window {
	start: number;
	used: number;
}

/** Length of a period, ms; a ROUND never ends by itself. */
const PERIOD_MS = { SECONDS: 1000, HOURS: 60 * 60 * 1000, ROUND: Infinity } as const;

/** Counted calls per key and period, on the virtual clock. */
export class Quotas {
	private readonly windows = new Map<string, Window>();

	/** Counts a call if the quota still has room; says whether, and what is left. */
	use(
		key: string,
		period: QuotaState['period'],
		limit: number,
		now: number,
	): QuotaState & { allowed: boolean } {
		let window = this.windows.get(key);
		if (!window || now < window.start || now - window.start >= PERIOD_MS[period]) {
			window = { start: now, used: 0 };
			this.windows.set(key, window);
		}
		const allowed = window.used < limit;
		if (allowed) window.used += 1;
		return { allowed, period, limit, remaining: limit - window.used };
	}

	clear(): void {
		this.windows.clear();
	}
}
