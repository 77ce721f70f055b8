import { invalid, problem } from '../gateway/errors';
import type { Input } from '../gateway/input';
import { LONGEST_RANGE_MS } from './endpoint';

/** Reads a range of time (epoch ms, both ends included); without an end it is 24 hours long. */
export function readRange(
	query: Input,
	fromName: string,
	toName: string,
): { from: number; to: number } {
	const from = query.date(fromName);
	const to = query.optionalDate(toName) ?? from + LONGEST_RANGE_MS;
	if (to < from) throw invalid('Range', toName);
	if (to - from > LONGEST_RANGE_MS) throw problem('104139');
	return { from, to };
}
