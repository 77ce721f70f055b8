import { DAY } from '../../shared/time';

/** A span of time, both ends inclusive, in ms since the epoch. */
export interface Window {
	from: number;
	to: number;
}

/** Longest span that one call takes: 24 hours, both ends inclusive. */
const LONGEST_MS = DAY - 1;

/** The first window of a longer span: what one call takes. */
export function firstWindow(from: number, to: number): Window {
	return { from, to: Math.min(to, from + LONGEST_MS) };
}
