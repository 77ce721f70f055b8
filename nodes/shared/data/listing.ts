import type { IDataObject } from 'n8n-workflow';

/** A list as far as it was read. */
export interface Listing<Row = IDataObject> {
	/** What comes out: *Limit* of them at most. */
	rows: Row[];
	/** How many there are for certain, those left out included. */
	known: number;
	/** Whether there may be more than that: nobody has looked. */
	mayBeMore: boolean;
}

/** A list of which nothing was left out. */
export const whole = <Row>(rows: Row[]): Listing<Row> => ({
	rows,
	known: rows.length,
	mayBeMore: false,
});

/**
 * A list up to its limit.
 *
 * @param found what was read, beyond the limit too
 * @param more what the server still has: `some` where it says so, `maybe` where it doesn't tell
 */
export function limited<Row>(
	found: Row[],
	limit: number,
	more: 'none' | 'some' | 'maybe',
): Listing<Row> {
	// A list that stopped for another reason wasn't cut by the limit.
	if (found.length < limit || more === 'none')
		return { ...whole(found), rows: found.slice(0, limit) };
	const known = found.length + (more === 'some' ? 1 : 0);
	return { rows: found.slice(0, limit), known, mayBeMore: true };
}

/** The same list with its rows made over. */
export const mapRows = <Row, To>(listing: Listing<Row>, make: (row: Row) => To): Listing<To> => ({
	...listing,
	rows: listing.rows.map(make),
});
