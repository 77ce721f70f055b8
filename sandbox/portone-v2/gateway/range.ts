import { refused } from './errors';

const DAYS_90_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * The range that a list is about, both ends included: until now, and of 90 days, unless it says
 * otherwise; epoch ms. Throws Refused.
 */
export function rangeOf(
	filter: { from?: string; until?: string },
	now: number,
): { from: number; until: number } {
	const until = filter.until === undefined ? now : Date.parse(filter.until);
	const from = filter.from === undefined ? until - DAYS_90_MS : Date.parse(filter.from);
	if (from > until) throw refused('INVALID_REQUEST', 'from: until보다 늦습니다.');
	return { from, until };
}
