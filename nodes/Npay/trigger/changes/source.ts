import { DAY, MINUTE } from '../../../shared/data/time';
import { ApiFailure } from '../../../shared/http/apiFailure';
import type { ServerTimes } from '../../../shared/http/serverTime';
import {
	type ChangeQuery,
	type ChangeRow,
	fetchChanges,
	readTimes,
	timesOf,
} from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { type FeedSource, PlaceRefusedError } from '../../feed/source';

/**
 * The order API as a source of changes.
 *
 * @param note is given the times of each answer
 */
export function changeSource(
	client: NpayClient,
	note: (times: ServerTimes) => void,
): FeedSource<ChangeRow> {
	const read = async (query: ChangeQuery) => {
		const page = await fetchChanges(client, query);
		const times = timesOf(page);
		note(times);
		const { rows, more, isFull } = page;
		return { rows, more, isFull, serverTime: times.earlier, laterTime: times.later };
	};
	return {
		async readPage(query) {
			return await read(query).catch((error: unknown) => {
				const isRefused = error instanceof ApiFailure && error.failure.httpCode === '400';
				throw isRefused && query.more !== undefined ? new PlaceRefusedError(error) : error;
			});
		},
		async readTime() {
			const times = await readTimes(client);
			note(times);
			return times.earlier;
		},
	};
}

/** Two times as close as this are one: a window takes 24 hours, and a second more would be one more call. */
const SAME_TIME = MINUTE;

/**
 * One of the last days, counted back from now: the first goes on to the present. It is one window, but for the first
 * one where the server tells two times that don't agree: then it is 24 hours by each of them.
 *
 * @param day 0 for the last 24 hours
 * @returns times in ms since the epoch, both included
 */
export function dayBack(
	{ earlier, later }: ServerTimes,
	day: number,
): { from: number; to: number } {
	const now = later - earlier < SAME_TIME ? later : earlier;
	// Of two times up to a day apart the later, so that nothing new is left out.
	const present = Math.max(now, Math.min(later, earlier + DAY));
	return { from: now - (day + 1) * DAY + 1, to: day === 0 ? present : now - day * DAY };
}
