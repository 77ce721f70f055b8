import { Filter } from './filter';
import { Memory } from './memory';
import type { Notice, Scan } from './scan';
import type { FeedRow } from './source';
import type { KnownState, Position } from './state';

/** Where a scan starts, and what it knows. */
export interface Start {
	position: Position;
	/** See `FeedState`. */
	anchor: number;
	/** How far back to look where no place can be believed, in ms. */
	lookback: number;
	memory: Memory;
	filter: Filter;
	latest: number | undefined;
	notices: Notice[];
}

/** Goes on from the state; another shop's tells nothing, so the feed begins anew then. */
export async function startOf<Row extends FeedRow>(scan: Scan<Row>): Promise<Start> {
	const { state, source, options } = scan;
	if (state === undefined || (state.shop ?? scan.shop) !== scan.shop) {
		const lookback = options.initialLookback;
		const from = (await source.readTime()) - lookback;
		const filter = new Filter(scan.types);
		const known = { memory: new Memory([]), filter, latest: undefined, notices: [] };
		return { position: { from }, anchor: from, lookback, ...known };
	}
	const { seen = [], last = 0, latest, types = scan.types, earlier = [] } = state;
	const isSafe = scan.isTransactional && state.isTransactional === true;
	const isContinued = isSafe || state.process === scan.process;
	const known = {
		lookback: options.widestLookback,
		memory: new Memory(isContinued ? seen : seen.slice(0, seen.length - last)),
		filter: new Filter(types, earlier).changedTo(scan.types, latest),
		latest,
	};
	const position = placeOf(state, isContinued);
	if (position === undefined) {
		const from = (await source.readTime()) - known.lookback;
		return { position: { from }, anchor: from, ...known, notices: ['placeLost'] };
	}
	const { anchor = position.from } = state;
	// Only what is read within a window may be ahead of its start.
	const isWithin = position.walk !== undefined || anchor < position.from;
	return { position, anchor: isWithin ? anchor : position.from, ...known, notices: [] };
}

/**
 * The place to go on from. Where it is damaged, an earlier one stands in for it, never a later one: what came
 * between may not have been delivered.
 */
function placeOf(
	{ before, after, anchor }: KnownState,
	isContinued: boolean,
): Position | undefined {
	const place = isContinued ? (after ?? before) : before;
	return place ?? (anchor === undefined ? undefined : { from: anchor });
}
