import type { JobName, Measurement, Way } from './result';

/** The middle of numbers, the mean of the two in the middle where their count is even; NaN of none. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((left, right) => left - right);
	const half = sorted.length / 2;
	const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
	return middle.reduce((total, one) => total + one, 0) / middle.length;
}

/** What is measured anew in each round. */
const MEASURED = [
	'requests',
	'refused',
	'failed',
	'apiMs',
	'wallMs',
	'cpuMs',
	'peakBytes',
] as const satisfies ReadonlyArray<keyof Measurement>;

/** The medians of a job's rounds, one way. */
export interface Summary extends Measurement {
	rounds: number;
	/** The shortest and the longest wall, ms. */
	wallRange: [number, number];
	/** Failures and refusals are summed up: one in three rounds must not vanish in a median. */
	failed: number;
	refused: number;
}

/** The rounds of one job and way as one; `undefined` where it wasn't measured. */
export function summaryOf(
	measurements: readonly Measurement[],
	job: JobName,
	way: Way,
): Summary | undefined {
	const own = measurements.filter((one) => one.job === job && one.way === way);
	const [first] = own;
	if (first === undefined) return undefined;
	const medians = Object.fromEntries(
		MEASURED.map((name) => [name, median(own.map((one) => one[name]))]),
	);
	const total = (name: 'failed' | 'refused') => own.reduce((sum, one) => sum + one[name], 0);
	const walls = own.map(({ wallMs }) => wallMs);
	return {
		...first,
		...medians,
		failed: total('failed'),
		refused: total('refused'),
		rounds: own.length,
		wallRange: [Math.min(...walls), Math.max(...walls)],
	};
}

/**
 * What a way that takes each order by itself would need for more of them: time, requests and processor time grow with
 * the orders, what is needed once (a token) is counted as if it did.
 */
export function scaled(summary: Summary, size: number): Summary {
	const factor = size / summary.size;
	const { requests, apiMs, wallMs, cpuMs } = summary;
	return {
		...summary,
		size,
		requests: requests * factor,
		apiMs: apiMs * factor,
		wallMs: wallMs * factor,
		cpuMs: cpuMs * factor,
	};
}

/** A line through points, by least squares. @returns its slope and its value at 0 */
export function lineThrough(points: ReadonlyArray<readonly [number, number]>): {
	slope: number;
	start: number;
} {
	const mean = (of: (point: readonly [number, number]) => number) =>
		points.reduce((sum, point) => sum + of(point), 0) / points.length;
	const [x, y] = [mean(([at]) => at), mean(([, value]) => value)];
	const spread = mean(([at]) => (at - x) ** 2);
	const slope = spread === 0 ? 0 : mean(([at, value]) => (at - x) * (value - y)) / spread;
	return { slope, start: y - slope * x };
}
