import { timeOf } from './event';
import { instantOf } from './instant';
import { CLOCK_ERROR } from './position';
import type { FeedPage, FeedQuery, FeedRow } from './source';

/** A row with the bounds of its time, in ms since the epoch: both are its own, where it has one. */
export interface Placed<Row extends FeedRow> {
	row: Row;
	/** Not earlier than this. */
	from: number;
	/** Not later than this. */
	to: number;
}

/** Places the rows of a page. One without a time that can be read stands between its neighbours' times. */
export function placeRows<Row extends FeedRow>(
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
