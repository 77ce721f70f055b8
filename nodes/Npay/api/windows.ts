import { DAY } from '../../shared/data/time';
import { tooLong } from '../../shared/http/apiFailure';

/** A span of time, both ends inclusive, in ms since the epoch. */
export interface Window {
	from: number;
	to: number;
}

/** Longest span that one call takes: 24 hours, both ends inclusive. */
const LONGEST_MS = DAY - 1;

/** Longest period that is read at once: a day takes a call, and a wrong year would take thousands. */
export const LONGEST_PERIOD = { ms: 731 * DAY, inWords: 'two years' };

/** What reading one window came to. */
export interface WindowRead {
	/** The server's time in ms since the epoch, where it told: the earlier of two, and the later. */
	serverTime: number | undefined;
	laterServerTime: number | undefined;
	/** True when no further window is needed. */
	isEnough: boolean;
}

/**
 * Cuts a span into windows that one call takes, and has them read in order. A window's ends stay the same
 * while its pages are read.
 *
 * @param to where unset, the server's now as the first window's answer tells it: this machine's clock only stands in
 * for it, and of two times the later counts, up to a day. It is fixed then, so that reading never runs after a clock
 * that goes on. The last window is a whole one all the same: what changes while it is read moves on within it.
 * @param read reads one window, all its pages
 * @returns whether windows were left unread because it was enough
 * @throws ApiFailure for a period that is too long by the server's clock
 */
export async function readWindows(
	{ from: start, to }: { from: number; to?: number | undefined },
	read: (window: Window) => Promise<WindowRead>,
): Promise<boolean> {
	let end = to;
	for (let from = start; end === undefined || from <= end; from += LONGEST_MS + 1) {
		const window = { from, to: Math.min(to ?? Number.POSITIVE_INFINITY, from + LONGEST_MS) };
		const { serverTime = Date.now(), laterServerTime = serverTime, isEnough } = await read(window);
		end ??= Math.min(laterServerTime, serverTime + DAY);
		if (end - start > LONGEST_PERIOD.ms) throw tooLong(start, end, LONGEST_PERIOD.inWords);
		if (isEnough) return from + LONGEST_MS + 1 <= end;
	}
	return false;
}
