import type { EarlierFilter } from './filter';
import type { More } from './source';

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
	version: 1;
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

function isPosition(value: unknown): value is Position {
	const { from, walk } = (value ?? {}) as Partial<Position>;
	if (!Number.isFinite(from)) return false;
	if (walk === undefined || walk === null) return true;
	return (
		Number.isFinite(walk.to) &&
		Number.isFinite(walk.resumeFrom) &&
		Number.isFinite(walk.notBefore) &&
		typeof walk.more?.moreFrom === 'string' &&
		typeof walk.more.moreSequence === 'string'
	);
}

const isTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((entry) => typeof entry === 'string');

function isEarlierFilter(value: unknown): value is EarlierFilter {
	const { types, until } = (value ?? {}) as Partial<EarlierFilter>;
	return isTexts(types) && Number.isFinite(until);
}

/** Reads stored state; anything that isn't whole counts as none. */
export function parseState(stored: unknown): FeedState | undefined {
	const state = (stored ?? {}) as Partial<FeedState>;
	const isWhole =
		state.version === 1 &&
		typeof state.shop === 'string' &&
		typeof state.process === 'string' &&
		typeof state.isTransactional === 'boolean' &&
		isPosition(state.before) &&
		isPosition(state.after) &&
		isTexts(state.seen) &&
		Number.isInteger(state.last) &&
		Number(state.last) >= 0 &&
		Number(state.last) <= state.seen.length &&
		isTexts(state.types) &&
		Array.isArray(state.earlier) &&
		state.earlier.every(isEarlierFilter) &&
		(state.latest === undefined || Number.isFinite(state.latest));
	return isWhole ? (state as FeedState) : undefined;
}
