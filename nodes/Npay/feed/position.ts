import { MINUTE } from '../../shared/data/time';
import { restOf } from './memory';
import type { FeedOptions } from './scan';
import type { FeedPage, FeedQuery, FeedRow, More } from './source';
import type { Position, Walk } from './state';

/**
 * While nothing changes, the position follows the source's clock at this distance only: should that clock be
 * ahead for a while, nothing that happens then is passed by.
 */
const IDLE_DISTANCE = 60 * MINUTE;
/**
 * By how much the source's clock may be ahead when a window is begun that takes several scans: rows that are
 * listed late behind what was read by then are still met.
 */
export const CLOCK_ERROR = 15 * MINUTE;

/**
 * Where to go back to from a place that is ahead of the source's time, or further on than that time leads: an earlier
 * answer told a wrong one, and what was passed by then has not been read.
 *
 * @returns `undefined` where it isn't ahead, or is so only within the overlap and nothing earlier is known
 */
export function placeBehind<Row extends FeedRow>(
	position: Position,
	anchor: number,
	page: FeedPage<Row>,
	{ lookback, latest = 0, options }: { lookback: number; latest?: number; options: FeedOptions },
): number | undefined {
	const { walk } = position;
	// A window was begun from a place that the time of its first page led to, and ends where that leads.
	const limit = walk === undefined ? latestStart(page, options) : page.laterTime;
	if (position.from <= limit) {
		const isMisled = walk !== undefined && walk.resumeFrom > page.laterTime - options.overlap;
		return isMisled ? windowStart(position, anchor) : undefined;
	}
	if (anchor < position.from && anchor <= page.laterTime) return anchor;
	// A row as late as that was read: it is this answer's time that is wrong, and the next one tells.
	if (position.from <= page.laterTime || anchor <= latest) return undefined;
	return page.serverTime - lookback;
}

/** From where a window can be read once more: what was emitted behind that is remembered. */
export const windowStart = (position: Position, anchor: number): number =>
	Math.max(position.from, Math.min(anchor, restOf(position)));

/** The latest place that a page leads to, by the later time that it tells, in ms since the epoch. */
export const latestStart = <Row extends FeedRow>(
	page: FeedPage<Row>,
	options: FeedOptions,
): number => page.laterTime - options.settle - options.overlap;

/** Where the scan after a page starts, and whether it reached the present. */
export function moveOn<Row extends FeedRow>(
	position: Position,
	anchor: number,
	query: FeedQuery,
	page: FeedPage<Row>,
	more: More | undefined,
	latest: number | undefined,
	options: FeedOptions,
): { position: Position; isPresent: boolean } {
	const horizon = page.serverTime - options.settle;
	const bounds = position.walk ?? {
		resumeFrom: page.serverTime - options.overlap - CLOCK_ERROR,
		notBefore: page.serverTime - IDLE_DISTANCE - options.overlap,
	};
	if (more !== undefined) {
		const { resumeFrom, notBefore } = bounds;
		const walk: Walk = { to: query.to, more, resumeFrom, notBefore, latest };
		return { position: { from: position.from, walk }, isPresent: false };
	}
	const { latest: latestRead = 0, notBefore = 0 } = position.walk ?? {};
	if (Math.max(latestRead, notBefore) > horizon) {
		// The source's clock has fallen behind what was read already: the rest waits for it.
		return { position, isPresent: true };
	}
	const isPresent = query.to >= horizon;
	const known = Math.max(latest ?? Number.NEGATIVE_INFINITY, page.serverTime - IDLE_DISTANCE);
	const target = isPresent ? Math.min(known, horizon) - options.overlap : query.to + 1;
	// What one page has shown up to the present is as late as the page; what took several may be later.
	const isOnePage = isPresent && position.walk === undefined;
	const start = isOnePage ? target : Math.min(target, bounds.resumeFrom);
	const told = Math.max(position.from, bounds.notBefore, start);
	// The bounds are of an earlier answer, whose time may have been wrong.
	const most = Math.max(position.from, anchor, latestStart(page, options));
	return { position: { from: Math.min(told, most, query.to + 1) }, isPresent };
}
