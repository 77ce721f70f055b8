import { DAY } from '../../shared/data/time';
import { isMemory, timeOfMemory } from './event';
import type { EarlierFilter } from './filter';
import { instantOf } from './instant';
import { isSequence, type More } from './source';

/** Longest window that the source takes, both ends inclusive, in ms. */
export const WINDOW = DAY - 1;

/** More memories than that are never kept. */
const MOST_MEMORIES = 9000;

/** A place in the change feed. All times are ms since the epoch, by the source's clock. */
export interface Position {
	/** The next scan reads from here, inclusive. */
	from: number;
	/** A window that has not been read to its end: it goes on before anything else. */
	walk?: Walk;
}

/** How far a window has been read. */
export interface Walk {
	/** The window's fixed end, inclusive. */
	to: number;
	more: More;
	/** The scan after this window starts no later than this: rows can be listed late. */
	resumeFrom: number;
	/** Nor does it start earlier than this: what was emitted before it is forgotten. */
	notBefore: number;
	/** The latest row read in this window. */
	latest?: number;
}

/**
 * All that the trigger remembers, replaced as a whole and last. It keeps two positions, because n8n starts
 * a run and saves this object side by side: killed in between, it may have saved a position whose run was
 * never created, so a new process goes on from the earlier one.
 */
export interface FeedState {
	version: 2;
	/** Whose feed it is a place in. */
	shop: string;
	/** Names the process that wrote it. */
	process: string;
	/** Whether it was saved together with the run of its events, so that neither is without the other. */
	isTransactional: boolean;
	/** Before the last emission. */
	before: Position;
	/** After it. */
	after: Position;
	/**
	 * The last place that more than one answer's word for the time speaks for: a row as late as that was read, and a
	 * later answer agreed. Should a position turn out to be ahead of the source's time, this is gone back to.
	 */
	anchor: number;
	/** Events emitted before that a scan may meet again (`memoryOf`), in the order of their emission. */
	seen: string[];
	/** How many at the end of `seen` were emitted last: a scan from `before` emits these again. */
	last: number;
	/** Change types that were wanted, all where empty. */
	types: string[];
	/** What was wanted before that. */
	earlier: EarlierFilter[];
	/** The latest row that was read. */
	latest?: number;
}

/** What could be read of a stored state. */
export interface KnownState extends Partial<Omit<FeedState, 'version'>> {
	/** Parts that could not, by their names. */
	damaged: string[];
}

/** No shop had a feed before, and no machine of today runs after. */
const FIRST_TIME = Date.UTC(2020, 0);
const LAST_TIME = Date.UTC(2038, 0);

const isTime = (value: unknown): value is number =>
	typeof value === 'number' && value >= FIRST_TIME && value <= LAST_TIME;

const isTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((entry) => typeof entry === 'string');

const isText = (value: unknown): value is string => typeof value === 'string';

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

const isPlace = (value: unknown): value is { from: number; walk?: unknown } =>
	typeof value === 'object' && value !== null && isTime((value as Partial<Position>).from);

function isEarlierFilter(value: unknown): value is EarlierFilter {
	const { types, until } = (value ?? {}) as Partial<EarlierFilter>;
	return isTexts(types) && isTime(until);
}

/** Whether a window can be gone on with: within the source's bounds, and within itself. */
function isWalk(value: unknown, from: number): value is Walk {
	const { to, more, resumeFrom, notBefore, latest } = (value ?? {}) as Partial<Walk>;
	const next = instantOf((more as Partial<More> | null | undefined)?.moreFrom);
	if (!isTime(to) || next === undefined || more === undefined) return false;
	return (
		to <= from + WINDOW &&
		next >= from &&
		next <= to &&
		(more.moreSequence === undefined || isSequence(more.moreSequence)) &&
		isTime(resumeFrom) &&
		isTime(notBefore) &&
		(latest === undefined || (isTime(latest) && latest <= to))
	);
}

/**
 * Reads stored state, each part by itself: a damaged one is left out, the others count.
 *
 * @returns `undefined` where nothing was stored
 */
export function parseState(stored: unknown): KnownState | undefined {
	if (stored === undefined || stored === null) return undefined;
	const parts = (typeof stored === 'object' ? stored : {}) as Partial<Record<string, unknown>>;
	const damaged: string[] = [];
	const read = <Part>(name: keyof FeedState, isWhole: (value: unknown) => value is Part) => {
		const value = parts[name];
		if (isWhole(value)) return { [name]: value };
		damaged.push(name);
		return {};
	};
	const readPosition = (name: 'before' | 'after') => {
		const value = parts[name];
		if (!isPlace(value)) return read(name, isPlace);
		const { from, walk } = value;
		const hasWalk = walk !== undefined && walk !== null;
		if (hasWalk && !isWalk(walk, from)) damaged.push(`${name}.walk`);
		return { [name]: { from, ...(isWalk(walk, from) && { walk }) } };
	};
	const latest = parts.latest === undefined ? {} : read('latest', isTime);
	return {
		...read('shop', isText),
		...read('process', isText),
		...read('isTransactional', isBoolean),
		...readPosition('before'),
		...readPosition('after'),
		...read('anchor', isTime),
		...readSeen(parts, damaged),
		...read('types', isTexts),
		...readEarlier(parts.earlier, damaged),
		...latest,
		damaged,
	};
}

/**
 * Reads what was emitted. Of a list that is too long nothing can be believed: to make room, positions move up.
 * Where it isn't known which ones were emitted last, all count as such, so that they come again rather than never.
 */
function readSeen({ seen, last }: Partial<Record<string, unknown>>, damaged: string[]) {
	const list: unknown[] = Array.isArray(seen) && seen.length <= MOST_MEMORIES ? seen : [];
	const whole = list.filter(
		(memory) => isMemory(memory) && isTime(timeOfMemory(memory)),
	) as string[];
	if (!Array.isArray(seen) || whole.length < seen.length) damaged.push('seen');
	const isCount = Number.isInteger(last) && Number(last) >= 0 && Number(last) <= list.length;
	if (!isCount) damaged.push('last');
	return { seen: whole, last: isCount ? Math.min(Number(last), whole.length) : whole.length };
}

function readEarlier(earlier: unknown, damaged: string[]) {
	const list: unknown[] = Array.isArray(earlier) ? earlier : [];
	const whole = list.filter(isEarlierFilter);
	if (!Array.isArray(earlier) || whole.length < list.length) damaged.push('earlier');
	return { earlier: whole };
}
