import { eventIdOf, memoryOf } from './event';
import { rereadFrom } from './memory';
import { nextPlace, StuckFeedError } from './paging';
import { placeRows } from './placedRows';
import { latestStart, moveOn, placeBehind, windowStart } from './position';
import type { FeedEvent, Notice, Scan, ScanResult } from './scan';
import { type FeedQuery, type FeedRow, PlaceRefusedError } from './source';
import { startOf } from './start';
import { type FeedState, WINDOW } from './state';

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
	const take = (event: FeedEvent<Row>) => {
		events.push(event);
		scan.onEvent?.(event);
	};
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
			if (isNew) take({ eventId, row });
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
