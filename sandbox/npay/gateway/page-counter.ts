/** Tells which page of a paged reading a request asks for, so that faults can be put on one. */
export class PageCounter {
	private readonly feeds = new Map<string, { page: number; key: string }>();

	/**
	 * 1 for the first. Lists say it (`page`, `pageNumber`); the feed's pages are counted per reader,
	 * and asking for the same page again is the same page.
	 */
	pageOf(reader: string, query: Record<string, unknown>): number {
		if (query['lastChangedFrom'] === undefined) {
			return Number(query['page'] ?? query['pageNumber'] ?? 1);
		}
		if (query['moreSequence'] === undefined) {
			this.feeds.set(reader, { page: 1, key: '' });
			return 1;
		}
		const last = this.feeds.get(reader) ?? { page: 1, key: '' };
		const key = JSON.stringify([query['lastChangedFrom'], query['moreSequence']]);
		const page = last.key === key ? last.page : last.page + 1;
		this.feeds.set(reader, { page, key });
		return page;
	}
}
