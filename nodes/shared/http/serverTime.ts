import { parseInstant, SECOND } from '../data/time';
import type { Reply } from './answer/thrown';

/** What an answer's `Date` header says, in ms since the epoch; it has whole seconds. `undefined` where it is no date. */
export function headerTime({ headers: { date } }: Reply): number | undefined {
	// Date.parse reads a year in nearly anything, so only the form that HTTP has is given to it.
	if (date === undefined || !/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(date)) {
		return undefined;
	}
	const millis = Date.parse(date);
	return Number.isNaN(millis) ? undefined : millis;
}

/** The two times that one answer tells, in ms since the epoch; equal where it tells one, or both agree. */
export interface ServerTimes {
	earlier: number;
	later: number;
}

/**
 * The times that an answer tells of its server: one in its body, one in its `Date` header.
 *
 * @param inBody ISO 8601; without an offset it is KST
 * @returns `undefined` where it tells none
 */
export function serverTimes(reply: Reply, inBody: unknown): ServerTimes | undefined {
	const isInstant = typeof inBody === 'string' && /^\d{4}-\d\d-\d\dT/.test(inBody);
	const body = isInstant ? parseInstant(inBody) : undefined;
	const header = headerTime(reply);
	const exact = body ?? header;
	if (exact === undefined) return undefined;
	const whole = header ?? exact;
	// Within the header's second they say the same, and the body says it more exactly.
	const agree = exact >= whole && exact < whole + SECOND;
	const other = agree ? exact : whole;
	return { earlier: Math.min(exact, other), later: Math.max(exact, other) };
}
