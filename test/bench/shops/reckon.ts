import { lineThrough } from '../figures/summary';
import type { Level, Mode } from './result';

/** How much of a core a process that polls should use at most: delays grow before it is used up. */
export const FULL = 0.7;

/** Processor use of a group, in cores. */
export function coresOf({ groups, tookMs }: Level, name?: string): number {
	const counted = groups.filter((group) => name === undefined || group.name === name);
	return counted.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / tookMs;
}

/** Most memory of a group, bytes. */
export function memoryOf({ groups }: Level, name?: string): number {
	const counted = groups.filter((group) => name === undefined || group.name === name);
	return counted.reduce((sum, { peakBytes }) => sum + peakBytes, 0);
}

/** Requests a shop and minute. */
export const requestsPerMinute = ({ requests, shops, tookMs }: Level): number =>
	requests / shops / (tookMs / 60_000);

/** What follows from a mode's levels; all of it computed. */
export interface Reckoning {
	mode: Mode;
	/** Cores that the main process uses for each shop, and without any. */
	coresPerShop: number;
	coresAtRest: number;
	/** Memory for each shop, bytes. */
	bytesPerShop: number;
	bytesAtRest: number;
	/** Shops until the main process uses `FULL` of its core; `Infinity` where it doesn't grow. */
	shopsPerMain: number;
	/** The greatest number of shops that was measured. */
	measuredUpTo: number;
}

/** Goes on from what was measured in a straight line. `undefined` without two levels at least. */
export function reckon(levels: readonly Level[], mode: Mode): Reckoning | undefined {
	const own = levels.filter((level) => level.mode === mode);
	if (own.length < 2) return undefined;
	const cores = lineThrough(own.map((level) => [level.shops, coresOf(level, 'main')]));
	const memory = lineThrough(own.map((level) => [level.shops, memoryOf(level)]));
	const isGrowing = cores.slope > 0;
	return {
		mode,
		coresPerShop: Math.max(0, cores.slope),
		coresAtRest: Math.max(0, cores.start),
		bytesPerShop: Math.max(0, memory.slope),
		bytesAtRest: memory.start,
		shopsPerMain: isGrowing ? Math.max(0, (FULL - cores.start) / cores.slope) : Infinity,
		measuredUpTo: Math.max(...own.map(({ shops }) => shops)),
	};
}

/** A number that so much of a list's numbers reach at most. @param share 0.5 for the middle */
export function quantile(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((left, right) => left - right);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
