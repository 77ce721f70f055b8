import { duration } from '../../scripts/lib/output';
import type { BacklogResult } from './backlog';
import { pageOf, type Row } from './page';

const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;

/** Naver's bucket lets so many calls through within a second: four that it holds, and one that comes back meanwhile. */
const MOST_PER_SECOND = 5;

/** The middle of a list of numbers. */
const median = (list: readonly number[]) =>
	[...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** A fifth of a list of numbers, from 0 to 4. */
function fifthOf(list: readonly number[], part: number): number[] {
	const at = (end: number) => Math.floor((end * list.length) / 5);
	return list.slice(at(part), at(part + 1));
}

/** Nothing lost, doubled or out of order, within the API's rate, and no more memory at the end than at first. */
export function isFlawless({ memory, ...result }: BacklogResult): boolean {
	// Fewer than five looks have no first fifth, and say nothing.
	const isFlat =
		memory.length >= 5 && median(fifthOf(memory, 4)) <= 1.2 * median(fifthOf(memory, 0));
	const isPolite = result.refused === 0 && result.mostPerSecond <= MOST_PER_SECOND;
	return result.lost + result.doubled + result.outOfOrder === 0 && isFlat && isPolite;
}

/** The report as Markdown. */
export function backlogReport(result: BacklogResult): string {
	const { memory, tookMs, delivered, changes, heap } = result;
	const limit = heap === undefined ? '' : ` --heap ${heap}`;
	const parts = Array.from({ length: 5 }, (_, part) => mebibytes(median(fifthOf(memory, part))));
	const rows: Row[] = [
		['changes waiting', changes],
		['events delivered', delivered],
		['lost', result.lost],
		['doubled', result.doubled],
		['out of order', result.outOfOrder],
		['time', `${duration(tookMs)}, ${Math.round((delivered / tookMs) * 1000)} events a second`],
		['API calls', `${result.calls}, ${result.refused} refused with 429`],
		[
			'most calls of one API within a second',
			`${result.mostPerSecond} (${MOST_PER_SECOND} are allowed)`,
		],
		['memory of n8n (RSS) before', mebibytes(result.memoryBefore)],
		['… while it drained, median of each fifth of the time', parts.join(', ')],
		['… highest', mebibytes(Math.max(...memory))],
	];
	return pageOf(
		'Backlog: changes that have been waiting',
		`npm run backlog -- --changes ${changes}${limit}`,
		rows,
		[
			'A new workflow meets a feed in which so many changes wait, with details read, a poll every six seconds and up to',
			'2,500 events a poll, as the trigger has it by default.',
		],
	);
}
