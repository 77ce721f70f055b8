import { DAY } from '../../shared/time';

/** A span of time, both ends inclusive, in ms since the epoch. */
export interface Window {
	from: number;
	to: number;
}

/** Longest span that one call takes: 24 hours, both ends inclusive. */
const LONGEST_MS = DAY - 1;

/** What reading one window came to. */
export interface WindowRead {
	/** The server's time in ms since the epoch, where it told. */
	serverTime: number | undefined;
	/** True when no further window is needed. */
	isEnough: boolean;
}

/**
 * Cuts a span into windows that one call takes, and has them read in order. A window's ends stay the same
 * while its pages are read.
 *
 * @param to the server's now where unset: this machine's clock only stands in for it
 * @param read reads one window, all its pages
 */
export async function readWindows(
	{ from: start, to }: { from: number; to?: number | undefined },
	read: (window: Window) => Promise<WindowRead>,
): Promise<void> {
	let end = to ?? Number.POSITIVE_INFINITY;
	for (let from = start; from <= end; ) {
		const window = { from, to: Math.min(end, from + LONGEST_MS) };
		const { serverTime, isEnough } = await read(window);
		if (isEnough) return;
		if (to === undefined) end = serverTime ?? Date.now();
		from = window.to + 1;
	}
}
