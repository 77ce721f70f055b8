import { DAY, MINUTE } from '../../shared/time';
import { eventIdOf, memoryOf, timeOf } from './event';
import { Filter } from './filter';
import { Memory, rereadFrom } from './memory';
import type { FeedPage, FeedQuery, FeedRow, FeedSource } from './source';
import type { FeedState, Position, Walk } from './state';

/** How a scan behaves; times in ms. */
export interface FeedOptions {
	/** How far before the position each scan starts, for rows that are listed late. */
	overlap: number;
	/** How far behind the source's now a scan ends: what is newer is left to the next one. */
	settle: number;
	/** How far back the very first scan looks. */
	initialLookback: number;
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
	/** What the last scan left. */
	state: FeedState | undefined;
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

/** What one scan brought. */
export interface ScanResult<Row extends FeedRow> {
	state: FeedState;
	events: Array<FeedEvent<Row>>;
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
/** Longest window that the source takes, both ends inclusive. */
const WINDOW = DAY - 1;

/** The source repeats a page: going on would never end. */
export class StuckFeedError extends Error {
	constructor() {
		super('The change feed keeps answering with the same page');
	}
}

/** Where a scan starts, and what it knows. */
interface Start {
	position: Position;
	memory: Memory;
	filter: Filter;
	latest: number | undefined;
}

/** Goes on from the state; another shop's tells nothing, so the feed begins anew then. */
async function startOf<Row extends FeedRow>(scan: Scan<Row>): Promise<Start> {
	const { state, source, options, types } = scan;
	if (state === undefined || state.shop !== scan.shop) {
		const from = (await source.readTime()) - options.initialLookback;
		const memory = new Memory([]);
		return { position: { from }, memory, filter: new Filter(types), latest: undefined };
	}
	const { seen, last, before, after } = state;
	const isSafe = scan.isTransactional && state.isTransactional;
	const isContinued = isSafe || state.process === scan.process;
	return {
		position: isContinued ? after : before,
		memory: new Memory(isContinued ? seen : seen.slice(0, seen.length - last)),
		filter: new Filter(state.types, state.earlier).changedTo(types, state.latest),
		latest: state.latest,
	};
}

/** Where the scan after a page starts, and whether it reached the present. */
function moveOn<Row extends FeedRow>(
	position: Position,
	query: FeedQuery,
	page: FeedPage<Row>,
	latest: number | undefined,
	options: FeedOptions,
): { position: Position; isPresent: boolean } {
	const horizon = page.serverTime - options.settle;
	const bounds = position.walk ?? {
		resumeFrom: page.serverTime - options.overlap - CLOCK_ERROR,
		notBefore: page.serverTime - IDLE_DISTANCE - options.overlap,
	};
	const last = page.rows.at(-1);
	const isBeyondHorizon = last !== undefined && (timeOf(last) ?? 0) > horizon;
	if (page.more !== undefined && !isBeyondHorizon) {
		const { resumeFrom, notBefore } = bounds;
		const walk: Walk = { to: query.to, more: page.more, resumeFrom, notBefore, latest };
		return { position: { from: position.from, walk }, isPresent: false };
	}
	if (position.walk !== undefined && (position.walk.latest ?? 0) > horizon) {
		// The source's clock has fallen behind what was read already: the rest waits for it.
		return { position, isPresent: true };
	}
	const isPresent = query.to >= horizon;
	const known = Math.max(latest ?? Number.NEGATIVE_INFINITY, page.serverTime - IDLE_DISTANCE);
	const target = isPresent ? Math.min(known, horizon) - options.overlap : query.to + 1;
	// What one page has shown up to the present is as late as the page; what took several may be later.
	const isOnePage = isPresent && position.walk === undefined;
	const latestStart = isOnePage ? target : Math.min(target, bounds.resumeFrom);
	const from = Math.max(position.from, bounds.notBefore, latestStart);
	return { position: { from: Math.min(from, query.to + 1) }, isPresent };
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
	const events: Array<FeedEvent<Row>> = [];
	let { position } = start;
	let latestEver = start.latest;
	for (let pages = 0; pages < options.maxPages && events.length < options.maxEvents; pages++) {
		if (pages > 0 && !scan.hasTime()) break;
		const { walk } = position;
		const query: FeedQuery = {
			from: position.from,
			to: walk?.to ?? position.from + WINDOW,
			more: walk?.more,
		};
		const page = await readPage(source, query).catch((error: unknown) => {
			if (pages === 0) throw error;
			return undefined;
		});
		if (page === undefined) break;
		const horizon = page.serverTime - options.settle;
		let latest = walk?.latest;
		for (const row of page.rows) {
			const time = timeOf(row) ?? query.from;
			if (time > horizon) continue;
			latest = later(latest, time);
			const eventId = eventIdOf(row);
			const isNew = filter.wants(row, time) && memory.add(memoryOf(eventId, time));
			if (isNew) events.push({ eventId, row });
		}
		latestEver = later(latestEver, latest);
		const next = moveOn(position, query, page, latest, options);
		position = next.position;
		if (next.isPresent) break;
	}
	// After a scan without events nothing is on its way, so nothing would have to come again.
	const before = events.length === 0 ? position : start.position;
	const kept = memory.keep(before, position, events.length);
	const { shop, process, isTransactional } = scan;
	const earlier = filter.earlierFrom(Math.min(rereadFrom(kept.before), rereadFrom(kept.after)));
	const known = { types: [...filter.types], earlier, latest: latestEver };
	const writer = { shop, process, isTransactional };
	return { state: { version: 1, ...writer, ...kept, last: events.length, ...known }, events };
}

/** The later of two times, either of which may be missing. */
function later(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

async function readPage<Row extends FeedRow>(
	source: FeedSource<Row>,
	query: FeedQuery,
): Promise<FeedPage<Row>> {
	const page = await source.readPage(query);
	const { more } = page;
	const isRepeated =
		more?.moreFrom === query.more?.moreFrom && more?.moreSequence === query.more?.moreSequence;
	if (more !== undefined && isRepeated) throw new StuckFeedError();
	return page;
}
