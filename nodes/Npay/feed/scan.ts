import type { FeedRow, FeedSource } from './source';
import type { FeedState, KnownState } from './state';

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
	/** Is told of each event when it is found, before the scan ends. Should the scan fail, it comes again. */
	onEvent?(event: FeedEvent<Row>): void;
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
