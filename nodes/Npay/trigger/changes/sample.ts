import { DAY } from '../../../shared/data/time';
import type { ChangeRow } from '../../api/changes';
import { eventIdOf } from '../../feed/event';
import { accepts } from '../../feed/filter';
import type { FeedEvent } from '../../feed/scan';
import type { FeedSource } from '../../feed/source';

/** How many changes a test run shows, and how many days back it looks for one. */
const SAMPLE_SIZE = 10;
const SAMPLE_DAYS = 7;

/** Recent changes for the editor's test run; reads and leaves no state. */
export async function sample(
	source: FeedSource<ChangeRow>,
	types: readonly string[],
): Promise<Array<FeedEvent<ChangeRow>>> {
	const now = await source.readTime();
	for (let day = 0; day < SAMPLE_DAYS; day++) {
		const to = now - day * DAY;
		const { rows } = await source.readPage({ from: to - DAY + 1, to });
		const found = rows.filter((row) => accepts(types, row)).slice(-SAMPLE_SIZE);
		if (found.length > 0) return found.map((row) => ({ eventId: eventIdOf(row), row }));
	}
	return [];
}
