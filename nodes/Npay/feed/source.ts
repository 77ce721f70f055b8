/** A row of the change feed, whatever else it carries. */
export interface FeedRow {
	productOrderId: string;
	lastChangedType: string;
	/** ISO 8601; the source has whole seconds. */
	lastChangedDate: string;
}

/** Where the next page of the same window goes on. */
export interface More {
	moreFrom: string;
	moreSequence: string;
}

/** One page of the feed, oldest first. */
export interface FeedPage<Row extends FeedRow> {
	rows: Row[];
	more?: More | undefined;
	/** The source's own time as of this page, in ms since the epoch. */
	serverTime: number;
}

/** A window of the feed, both ends inclusive, in ms since the epoch. */
export interface FeedQuery {
	from: number;
	to: number;
	more?: More | undefined;
}

/** Where changes come from. */
export interface FeedSource<Row extends FeedRow> {
	/** Reads one page. Rejects with whatever went wrong. */
	readPage(query: FeedQuery): Promise<FeedPage<Row>>;
	/** The source's own time, in ms since the epoch. */
	readTime(): Promise<number>;
}
