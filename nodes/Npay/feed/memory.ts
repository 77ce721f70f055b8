import { timeOfMemory } from './event';
import type { Position } from './state';

/**
 * Most events that are remembered, but for those that a window is going to meet again. When more than that happen
 * within the overlap, the overlap gets shorter, never the memory incomplete: a duplicate would be certain then, a
 * row listed that late is unlikely.
 */
export const MEMORY_CAP = 2400;

/** Most in any case: they take 63 KB, and n8n stores the state with every emission. */
const HARD_CAP = 3700;

/** The events that a scan may meet again. */
export class Memory {
	private readonly list: string[];

	private readonly known: Set<string>;

	constructor(seen: readonly string[]) {
		this.list = [...seen];
		this.known = new Set(seen);
	}

	/** @returns false when it was known already */
	add(memory: string): boolean {
		if (this.known.has(memory)) return false;
		this.known.add(memory);
		this.list.push(memory);
		return true;
	}

	/**
	 * Forgets what no scan from either position can meet again, and then, the oldest first, what is over the cap;
	 * positions move up behind what had to be forgotten.
	 *
	 * @param emitted how many at the end of the list must stay: they were emitted just now
	 */
	keep(
		before: Position,
		after: Position,
		emitted: number,
	): { before: Position; after: Position; seen: string[] } {
		const earliest = Math.min(rereadFrom(before), rereadFrom(after));
		const tail = this.list.slice(this.list.length - emitted);
		const rest = this.list
			.slice(0, this.list.length - emitted)
			.filter((memory) => timeOfMemory(memory) + 1000 > earliest);
		const over = overflow(rest, rest.length + tail.length, unreadFrom(before));
		if (over.size === 0) return { before, after, seen: [...rest, ...tail] };
		const seen = [...rest.filter((memory) => !over.has(memory)), ...tail];
		const cut = Math.max(...[...over].map(timeOfMemory)) + 1000;
		const firstOfTail = tail.reduce((first, memory) => Math.min(first, timeOfMemory(memory)), cut);
		// What was emitted just now is in the rest of a window, which is read to its end; else it has to be met again.
		const least = before.walk === undefined ? firstOfTail : cut;
		return { before: moveUp(before, least), after: moveUp(after, cut), seen };
	}
}

/**
 * What is over the cap, the oldest first. What lies in the second in which a window goes on may be met again, so
 * it goes last; thousands of rows in that second are new to it.
 */
function overflow(memories: readonly string[], total: number, unread: number): Set<string> {
	const oldest = (count: number, isDispensable: (time: number) => boolean) =>
		memories
			.filter((memory) => isDispensable(timeOfMemory(memory)))
			.sort()
			.slice(0, Math.max(0, count));
	const over = new Set(oldest(total - MEMORY_CAP, (time) => time < unread));
	const rest = oldest(total - over.size - HARD_CAP, (time) => time === unread);
	return new Set([...over, ...rest]);
}

/** Where the next page of a window begins; where that can't be read, at the window's own start. */
function restOf({ from, walk }: Position): number {
	const next = Date.parse(walk?.more.moreFrom ?? '');
	return Number.isNaN(next) ? from : next;
}

/** From where on a window has not been read; a position without one has read everything before it. */
const unreadFrom = (position: Position): number =>
	position.walk === undefined ? Number.POSITIVE_INFINITY : restOf(position);

/** From where on a scan from this position reads what earlier scans may have read. */
export const rereadFrom = (position: Position): number =>
	Math.min(restOf(position), position.walk?.notBefore ?? position.from);

/** A window that was begun is read to its end in any case. */
function moveUp({ from, walk }: Position, to: number): Position {
	if (walk === undefined) return { from: Math.max(from, to) };
	return { from, walk: { ...walk, notBefore: Math.max(walk.notBefore, to) } };
}
