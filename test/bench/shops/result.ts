/** How n8n runs: everything in one process, or executions in workers beside it. */
export const MODES = ['single', 'queue'] as const;
export type Mode = (typeof MODES)[number];

/** Processes that belong together, and what they used. */
export interface GroupUse {
	/** `main`, `workers`, `postgres`, `redis`. */
	name: string;
	cpuMs: number;
	/** Most memory, bytes. */
	peakBytes: number;
}

/** So many shops on one n8n, for a while. */
export interface Level {
	mode: Mode;
	shops: number;
	/** How long it was watched, ms. */
	tookMs: number;
	groups: GroupUse[];
	/** From an order at the sandbox to the start of its execution, ms; one for each shop. */
	delays: number[];
	/** Orders without an execution. */
	missing: number;
	/** Executions that failed. */
	failed: number;
	/** Requests at the sandbox. */
	requests: number;
	/** Refused with 429. */
	refused: number;
}

/** Where a mode ended: so many shops could not be set up. */
export interface End {
	mode: Mode;
	/** How many there were to be. */
	wanted: number;
	/** How many were active by then. */
	opened: number;
	/** What n8n said, or that it took too long. */
	reason: string;
}

/** All that was found about many shops. */
export interface ShopsResult {
	/** ISO 8601. */
	at: string;
	command: string;
	versions: Record<string, string>;
	isQuick: boolean;
	workers: number;
	levels: Level[];
	/** Modes that didn't get to their last level. */
	ends: End[];
	tookMs: number;
}
