import { nameOfMemory, timeOfMemory } from './event';
import { instantOf } from './instant';
import type { Position } from './state';

/**
 * Most events that are remembered, but for those that a window is going to meet again. When more than that happen
 * within the overlap, the overlap gets shorter, never the memory incomplete: a duplicate would be certain then, a
 * row listed that late is unlikely.
 */
export const MEMORY_CAP = 2400;

/** Most in any case: a second of thousands and a whole batch. They take 128 KB, which n8n stores with every emission. */
const HARD_CAP = 7500;

/** The places from which a scan may start. */
export interface Places {
	before: Position;
	after: Position;
	anchor: number;
}

/** The events that a scan may meet again. */
export class Memory {
	private readonly list: string[];

	private readonly known: Set<string>;

	constructor(seen: readonly string[]) {
		this.list = [...seen];
		this.known = new Set(seen.map(nameOfMemory));
	}

	/** @returns false when it was known already */
	add(memory: string): boolean {
		const name = nameOfMemory(memory);
		if (this.known.has(name)) return false;
		this.known.add(name);
		this.list.push(memory);
		return true;
	}

	/**
	 * Forgets what no scan from any of the places can meet again, and then, the oldest first, what is over the cap;
	 * places move up behind what had to be forgotten, but never behind what has not been read.
	 *
	 * @param emitted how many at the end of the list must stay: they were emitted just now
	 * @param readTo up to when this scan has read, in ms since the epoch
	 */
	keep(
		{ before, after, anchor }: Places,
		emitted: number,
		readTo: number,
	): Places & { seen: string[] } {
		const earliest = Math.min(rereadFrom(before), rereadFrom(after), anchor);
		const tail = this.list.slice(this.list.length - emitted);
		const rest = this.list
			.slice(0, this.list.length - emitted)
			.filter((memory) => timeOfMemory(memory) + 1000 > earliest);
		// A second that was read in part is not read: what lies in it may be met again.
		const read = secondOf(readTo);
		// A window that this scan has begun meets what lies ahead of it as one that it went on with does.
		const unread = secondOf(Math.min(unreadFrom(before), unreadFrom(after), read));
		const { over, spare } = overflow(rest, rest.length + tail.length, unread);
		if (over.size + spare.size === 0) return { before, after, anchor, seen: [...rest, ...tail] };
		const seen = [...rest.filter((memory) => !over.has(memory) && !spare.has(memory)), ...tail];
		const cut = endOf(over);
		const firstOfTail = tail.reduce((first, memory) => Math.min(first, timeOfMemory(memory)), cut);
		const end = Math.max(cut, endOf(spare));
		// A window is read to its end in any case; without one, nothing unread may be passed by.
		const most = after.walk === undefined ? Math.min(end, read) : end;
		return {
			// What was emitted just now is in the rest of a window; else it has to be met again.
			before: moveUp(before, before.walk === undefined ? firstOfTail : end),
			after: moveUp(after, most),
			anchor: Math.max(anchor, most),
			seen,
		};
	}
}

/** The second of a time, in ms since the epoch. */
const secondOf = (time: number): number => Math.floor(time / 1000) * 1000;

/** The end of the last second of some memories, in ms since the epoch. */
const endOf = (memories: ReadonlySet<string>): number =>
	[...memories].reduce((end, memory) => Math.max(end, timeOfMemory(memory) + 1000), -Infinity);

/**
 * What is over the cap, the oldest first: of what was read to its end (`over`), and, only where even the hard cap
 * would be passed, of what may be met again (`spare`), such as the second in which a window goes on: thousands of rows
 * in it are new to it.
 */
function overflow(
	memories: readonly string[],
	total: number,
	unread: number,
): { over: Set<string>; spare: Set<string> } {
	const oldest = (count: number, isDispensable: (time: number) => boolean) =>
		memories
			.filter((memory) => isDispensable(timeOfMemory(memory)))
			.sort()
			.slice(0, Math.max(0, count));
	const over = new Set(oldest(total - MEMORY_CAP, (time) => time < unread));
	const spare = new Set(oldest(total - over.size - HARD_CAP, (time) => time >= unread));
	return { over, spare };
}

/** Where the next page of a window begins; where that can't be read, at the window's own start. */
export const restOf = ({ from, walk }: Position): number => instantOf(walk?.more.moreFrom) ?? from;

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
