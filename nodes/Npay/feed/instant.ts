const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(?<offset>Z|[+-]\d\d:?\d\d)?$/;

/** Reads a date-time of the source. @returns ms since the epoch, `undefined` where it is none; KST without an offset */
export function instantOf(value: unknown): number | undefined {
	const match = typeof value === 'string' ? ISO.exec(value) : null;
	if (match === null) return undefined;
	const millis = Date.parse(match.groups?.offset === undefined ? `${match[0]}+09:00` : match[0]);
	return Number.isNaN(millis) ? undefined : millis;
}
