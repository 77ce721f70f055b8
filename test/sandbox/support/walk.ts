import { FEED, type Query, type TestClient } from './client';
import type { WireRow } from './wire';

/** Walks the feed as the documentation says; gives the rows of every page. Fails beyond 100 pages. */
export async function walkFeed(
	client: TestClient,
	query: Query & { lastChangedFrom: string },
	betweenPages: () => void = () => undefined,
): Promise<WireRow[][]> {
	const pages: WireRow[][] = [];
	let next: Query = query;
	for (;;) {
		const { status, body } = await client.get(FEED, next);
		if (status !== 200) throw new Error(`The feed answered ${status} ${body.code}`);
		pages.push(body.data?.lastChangeStatuses ?? []);
		const more = body.data?.more;
		if (!more) return pages;
		if (pages.length > 100) throw new Error('The feed does not end.');
		next = { ...query, lastChangedFrom: more.moreFrom, moreSequence: more.moreSequence };
		betweenPages();
	}
}
