/**
 * The ways that are compared: our nodes, the best that is built by hand of n8n's own nodes, and what tutorials show, a
 * loop with a call for each order.
 */
export const WAYS = ['ours', 'by-hand', 'loop'] as const;
export type Way = (typeof WAYS)[number];

/** The jobs that are measured. */
export const JOBS = ['collect', 'confirm', 'dispatch', 'settlement', 'approve'] as const;
export type JobName = (typeof JOBS)[number];

/** One job done once, one way. */
export interface Measurement {
	job: JobName;
	way: Way;
	round: number;
	/** Product orders, or rows of settlement, that were to be done. */
	size: number;
	/** Of these, how many were not. */
	failed: number;
	/** Requests, with the token's and those that were refused. */
	requests: number;
	/** Requests refused with 429. */
	refused: number;
	/** From the first request's arrival to the last one's answer, ms. */
	apiMs: number;
	/** From the call of n8n's webhook to its answer, ms. */
	wallMs: number;
	/** Processor time of all of n8n's processes, ms. */
	cpuMs: number;
	/** The most memory that n8n's processes held together, bytes. */
	peakBytes: number;
	/** Fewest requests possible, the token's with them. */
	floor: number;
	/** The least time that Naver's bucket allows, ms. */
	boundMs: number;
}

/** What two ways made of the same orders. */
export interface Comparison {
	job: JobName;
	/** Rows of each. */
	rows: [number, number];
	/** Fields that both have. */
	fields: string[];
	/** Rows that one has and the other hasn't. */
	different: number;
	/** One row of each that differs, as JSON. */
	sample: string[];
	/** Orders that ended in another state at the sandbox. */
	otherStates: number;
}

/** CPU and memory of a part for so many things, as the scripts in `test/bench/engine` tell it. */
export interface Growth {
	case: string;
	n: number;
	cpuMs?: number;
	/** The same for n8n's Edit Fields. */
	setCpuMs?: number;
	peakMb?: number;
	outputMb?: number;
}

/** All that a run of the bench has found. */
export interface BenchResult {
	/** ISO 8601. */
	at: string;
	command: string;
	/** Name and version of what was measured, and the machine. */
	versions: Record<string, string>;
	rounds: number;
	isQuick: boolean;
	measurements: Measurement[];
	comparisons: Comparison[];
	growth: Growth[];
	tookMs: number;
}
