import { MINUTE } from '../../shared/data/time';
import { eventIdOf, memoryOf, timeOf } from './event';
import { Filter } from './filter';
import { instantOf } from './instant';
import { Memory, rereadFrom, restOf } from './memory';
import { nextPlace, StuckFeedError } from './paging';
import type { FeedPage, FeedQuery, FeedRow, FeedSource, More } from './source';
import { PlaceRefusedError } from './source';
import type { FeedState, KnownState, Position, Walk } from './state';
import { WINDOW } from './state';

/** How a scan behaves; times in ms. */
export interface FeedOptions {
	/** How far before the position each scan starts, for rows that are listed late. */
	overlap: number;
	/** How far behind the source's now a scan ends: what is newer is left to the next one. */
	settle: number;
	/** How far back the very first scan looks. */
	initialLookback: number;
	/** How far back a scan looks that has lost its place: as far as any may. */
	widestLookback: number;
	/** A scan stops at the end of the page in which it has this many events. */
	maxEvents: number;
	/** A scan stops after this many pages; the next one goes on there. */
	maxPages: number;
}

/** One change to be emitted. */
export interface FeedEvent<Row extends FeedRow> {
	eventId: string;
	row: Row;
}

/** What one scan starts from. */
export interface Scan<Row extends FeedRow> {
	/** What the last scan left, as far as it can be read; nothing where there was none. */
	state: KnownState | undefined;
	shop: string;
	/** Names this process: another one may have been killed between saving its state and creating its run. */
	process: string;
	/** True where saving the state and creating the run are one transaction, so that neither is without the other. */
	isTransactional: boolean;
	source: FeedSource<Row>;
	options: FeedOptions;
	/** Change types that are wanted, all where empty. */
	types: readonly string[];
	/** False once the scan has to come to its end; the next one goes on there. */
	hasTime(): boolean;
}

/** What somebody should know of a scan. */
export type Notice =
	/** Of the stored state no place could be read: it began anew, as far back as any scan may. */
	| 'placeLost'
	/** The place was ahead of the source's time, so an earlier answer had told a wrong one: it went back. */
	| 'placeAhead'
	/** The source didn't take the place in its pages: the window was read from its start again. */
	| 'placeRefused';

/** What one scan brought. */
export interface ScanResult<Row extends FeedRow> {
	state: FeedState;
	events: Array<FeedEvent<Row>>;
	notices: Notice[];
}

/**
 * While nothing changes, the position follows the source's clock at this distance only: should that clock be
 * ahead for a while, nothing that happens then is passed by.
 */
const IDLE_DISTANCE = 60 * MINUTE;
/**
 * By how much the source's clock may be ahead when a window is begun that takes several scans: rows that are
 * listed late behind what was read by then are still met.
 */
const CLOCK_ERROR = 15 * MINUTE;
/** Where a scan starts, and what it knows. */
interface Start {
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
async function startOf<Row extends FeedRow>(scan: Scan<Row>): Promise<Start> {
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

/**
 * Where to go back to from a place that is ahead of the source's time, or further on than that time leads: an earlier
 * answer told a wrong one, and what was passed by then has not been read.
 *
 * @returns `undefined` where it isn't ahead, or is so only within the overlap and nothing earlier is known
 */
function placeBehind<Row extends FeedRow>(
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
const windowStart = (position: Position, anchor: number): number =>
	Math.max(position.from, Math.min(anchor, restOf(position)));

/** The latest place that a page leads to, by the later time that it tells, in ms since the epoch. */
const latestStart = <Row extends FeedRow>(page: FeedPage<Row>, options: FeedOptions): number =>
	page.laterTime - options.settle - options.overlap;

/** Where the scan after a page starts, and whether it reached the present. */
function moveOn<Row extends FeedRow>(
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

/** A row with the bounds of its time, in ms since the epoch: both are its own, where it has one. */
interface Placed<Row extends FeedRow> {
	row: Row;
	/** Not earlier than this. */
	from: number;
	/** Not later than this. */
	to: number;
}

/** Places the rows of a page. One without a time that can be read stands between its neighbours' times. */
function placeRows<Row extends FeedRow>(
	{ rows, laterTime }: FeedPage<Row>,
	query: FeedQuery,
): Array<Placed<Row>> {
	const times = rows.map(timeOf);
	let from = instantOf(query.more?.moreFrom) ?? query.from;
	return rows.map((row, index) => {
		const time = times[index];
		if (time !== undefined) {
			from = time;
			return { row, from, to: time };
		}
		const next = times.slice(index + 1).find((later) => later !== undefined);
		return { row, from, to: Math.max(from, next ?? laterTime + CLOCK_ERROR) };
	});
}

/**
 * Reads the change feed on from where the last scan ended, oldest first.
 *
 * It depends on the source's clock alone, never on this machine's. A page that fails ends the scan, and what
 * was read before it counts; only the first one's failure is thrown.
 *
 * @returns the events, and the state that is to be saved together with them
 */
export async function advance<Row extends FeedRow>(scan: Scan<Row>): Promise<ScanResult<Row>> {
	const { source, options } = scan;
	const start = await startOf(scan);
	const { memory, filter } = start;
	const notices = new Set(start.notices);
	const events: Array<FeedEvent<Row>> = [];
	let { position, anchor } = start;
	/** Where this scan began: what it emits comes again from there. */
	let origin = position;
	let latestEver = start.latest;
	let hasRead = false;
	/** Up to when this scan has read everything, as far as the memory is concerned. */
	let readTo = Number.POSITIVE_INFINITY;
	const goBack = (from: number, notice: Notice) => {
		const isAtStart = position === origin;
		position = { from };
		anchor = Math.min(anchor, from);
		// What was read behind it counts as unread.
		readTo = Math.min(readTo, from);
		if (isAtStart) origin = position;
		notices.add(notice);
	};
	for (let pages = 0; pages < options.maxPages && events.length < options.maxEvents; pages++) {
		if (pages > 0 && !scan.hasTime()) break;
		const { walk } = position;
		const query: FeedQuery = {
			from: position.from,
			to: walk?.to ?? position.from + WINDOW,
			more: walk?.more,
		};
		const page = await source.readPage(query).catch((error: unknown) => {
			const isRefused = error instanceof PlaceRefusedError;
			if (isRefused && !notices.has('placeRefused')) return 'refused';
			// Refused again, the window can't be read to its end, which would never tell.
			if (!hasRead || (isRefused && events.length === 0)) throw isRefused ? error.cause : error;
			return undefined;
		});
		if (page === undefined) break;
		if (page === 'refused') {
			goBack(windowStart(position, anchor), 'placeRefused');
			continue;
		}
		const behind = placeBehind(position, anchor, page, {
			lookback: start.lookback,
			...(latestEver !== undefined && { latest: latestEver }),
			options,
		});
		if (behind !== undefined) {
			goBack(behind, 'placeAhead');
			continue;
		}
		const isAgreed = position.from <= latestStart(page, options);
		if (position === origin && isAgreed && position.from <= (latestEver ?? 0)) {
			anchor = Math.max(anchor, position.from);
		}
		const horizon = page.serverTime - options.settle;
		readTo = Math.min(readTo, horizon);
		let latest = walk?.latest;
		let isBeyondHorizon = false;
		let isNews = false;
		for (const { row, from, to } of placeRows(page, query)) {
			isBeyondHorizon = from > horizon;
			if (isBeyondHorizon) continue;
			if (from === to) latest = later(latest, from);
			const eventId = eventIdOf(row);
			const isNew = filter.wants(row, from) && memory.add(memoryOf(eventId, to));
			if (isNew) events.push({ eventId, row });
			isNews ||= isNew;
		}
		latestEver = later(latestEver, latest);
		const more = isBeyondHorizon ? undefined : nextPlace(query, page);
		if (more === 'stuck') {
			// What was shown is delivered; the place stays, and the next scan tells.
			if (hasRead || isNews) break;
			throw new StuckFeedError();
		}
		hasRead = true;
		const next = moveOn(position, anchor, query, page, more, latest, options);
		position = next.position;
		if (next.isPresent) break;
	}
	// After a scan without events nothing is on its way, so nothing would have to come again.
	const before = events.length === 0 ? position : origin;
	const kept = memory.keep({ before, after: position, anchor }, events.length, readTo);
	const { shop, process, isTransactional } = scan;
	const reread = Math.min(rereadFrom(kept.before), rereadFrom(kept.after), kept.anchor);
	const known = {
		types: [...filter.types],
		earlier: filter.earlierFrom(reread),
		latest: latestEver,
	};
	const writer = { shop, process, isTransactional };
	const state: FeedState = { version: 2, ...writer, ...kept, last: events.length, ...known };
	return { state, events, notices: [...notices] };
}

/** The later of two times, either of which may be missing. */
function later(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
