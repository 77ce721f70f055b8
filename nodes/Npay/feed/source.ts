/** A row of the change feed, whatever else it carries. Any part may be missing: what is there is delivered. */
export interface FeedRow {
	/** Missing where the row has none that can be read. */
	productOrderId?: string;
	lastChangedType?: string;
	/** ISO 8601, KST where it has no offset; the source has whole seconds. */
	lastChangedDate?: string;
}

/** Where the next page of the same window goes on. */
export interface More {
	/** KST, as the source takes it. */
	moreFrom: string;
	/** The product order in that second with which it goes on; the whole second where absent. */
	moreSequence?: string;
}

/** One page of the feed, oldest first. */
export interface FeedPage<Row extends FeedRow> {
	rows: Row[];
	/** Where the source says that it goes on, as it says it: it may be missing, empty or nonsense. */
	more?: unknown;
	/** Whether the page holds as many rows as one can. */
	isFull: boolean;
	/** The source's own time as of this page, in ms since the epoch: the earlier where it tells two. */
	serverTime: number;
	/** The later of the two. */
	laterTime: number;
}

/** A window of the feed, both ends inclusive, in ms since the epoch. */
export interface FeedQuery {
	from: number;
	to: number;
	more?: More | undefined;
}

/** The source doesn't take the place in its pages with which it was asked to go on. */
export class PlaceRefusedError extends Error {
	constructor(cause: unknown) {
		super('The change feed does not take this place in its pages', { cause });
	}
}

/** Where changes come from. */
export interface FeedSource<Row extends FeedRow> {
	/** Reads one page. Rejects with `PlaceRefusedError` or whatever else went wrong. */
	readPage(query: FeedQuery): Promise<FeedPage<Row>>;
	/** The source's own time, in ms since the epoch: the earlier where it tells two. */
	readTime(): Promise<number>;
}
