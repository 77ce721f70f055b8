import { unlikeness } from '../../shared/data/nearest';
import { squeeze } from '../../shared/data/writing';
import { ALL_COLUMNS, type Column, withoutRemarks } from './columns';

/** A header as rows are searched for it: as it is, and without what forms write around it. */
interface Keys {
	key: string;
	looseKey: string;
}

/** Keys of headers that were seen: all rows of a sheet have the same ones. */
const seen = new Map<string, Keys>();

/** How many headers are kept. */
const MOST_SEEN = 2_000;

export function keysOf(header: string): Keys {
	const known = seen.get(header);
	if (known !== undefined) return known;
	const key = squeeze(header);
	const keys = { key, looseKey: withoutRemarks(key) };
	if (seen.size >= MOST_SEEN) seen.clear();
	seen.set(header, keys);
	return keys;
}

/** How far a header may lie from a column's to be taken for a slip of the hand. */
const NEAR = 0.34;

/** Columns that n8n's own sheets and tables add to each row. */
export const BOOKKEEPING: ReadonlySet<string> = new Set(['row_number', 'createdat', 'updatedat']);

const known = new Set(ALL_COLUMNS.flatMap(({ keys, aliasKeys }) => [...keys, ...aliasKeys]));

/** Whether some document reads a column of this header. */
const isRead = (key: string): boolean => known.has(key) || known.has(withoutRemarks(key));

/** A header that no document reads, and the one that it looks like. */
export interface Slip {
	header: string;
	/** What it should be called. */
	meant: string;
}

/**
 * Headers that are read by no document but look like one that is: `판매가걱` for `판매가격`.
 *
 * @param headers as the sheet has them
 * @param columns which ones it may be
 */
export function findSlips(
	headers: readonly string[],
	columns: readonly Column[] = ALL_COLUMNS,
): Slip[] {
	return headers.flatMap((header) => {
		const { looseKey: key } = keysOf(header);
		if (key.length < 2 || isRead(key) || BOOKKEEPING.has(key)) return [];
		const rated = columns
			.flatMap(({ name, ko }) => [name, ko])
			.map((meant) => ({ meant, rate: unlikeness(key, meant) }))
			.filter(({ rate }) => rate <= NEAR)
			.sort((a, b) => a.rate - b.rate);
		const [best] = rated;
		return best === undefined ? [] : [{ header, meant: best.meant }];
	});
}
