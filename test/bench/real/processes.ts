import { readFileSync } from 'node:fs';

const EVERY_MS = 100;

/** Milliseconds of a kernel's tick, as /proc counts processor time. */
const TICK_MS = 10;

/** What /proc says of a process; nothing where it is gone. */
function read(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

/** Processor time of a process and of those children of its that have ended, in ms. */
function cpuOf(pid: number): number {
	// The name, in brackets, may hold blanks. What follows begins with the third field.
	const fields = read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
	const ticks = fields.slice(11, 15).map(Number);
	return TICK_MS * ticks.reduce((sum, one) => sum + one, 0);
}

/** Memory that a process holds (RSS), in bytes. */
const memoryOf = (pid: number): number =>
	1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(read(pid, 'status'))?.[1] ?? 0);

/** Ids of processes. */
export type Pids = () => number[];

/** The same, and listed again where a process has ended while they were. */
const steady =
	(pids: Pids): Pids =>
	() => {
		try {
			return pids();
		} catch {
			return pids();
		}
	};

function sum(pids: Pids, of: (pid: number) => number): number {
	return pids().reduce((total, pid) => total + of(pid), 0);
}

/** What processes used while they were watched. */
export interface Use {
	/** User and system time, ms. */
	cpuMs: number;
	/** The most memory that they held together, bytes. */
	peakBytes: number;
	tookMs: number;
}

/**
 * Begins to watch processes; the returned function ends it. Linux only.
 *
 * @param listed those that belong together; asked again and again
 */
export function watch(listed: Pids): () => Use {
	const pids = steady(listed);
	const startedAt = performance.now();
	const before = sum(pids, cpuOf);
	let peakBytes = sum(pids, memoryOf);
	const look = () => {
		peakBytes = Math.max(peakBytes, sum(pids, memoryOf));
	};
	const timer = setInterval(look, EVERY_MS);
	return () => {
		clearInterval(timer);
		look();
		const tookMs = performance.now() - startedAt;
		return { cpuMs: sum(pids, cpuOf) - before, peakBytes, tookMs };
	};
}
