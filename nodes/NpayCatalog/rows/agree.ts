import { CellError } from './cell';
import { type Column, headersOf } from './columns';
import type { Row } from './row';

/** The names of rows for a message: `rows 2 and 5`, `items 0 and 3`. */
export function namesOf(first: Row, second: Row): string {
	const [word, a] = first.name.split(' ');
	const [other, b] = second.name.split(' ');
	return word === other ? `${word}s ${a} and ${b}` : `${first.name} and ${second.name}`;
}

/**
 * What several rows say of one thing: empty cells agree with anything.
 *
 * @param read reads the cell of one row
 * @throws CellError when two rows differ: nobody could rightly choose between them
 */
export function agree<T>(
	rows: readonly Row[],
	column: Column,
	read: (row: Row, column: Column) => T | undefined,
): T | undefined {
	let found: { row: Row; value: T } | undefined;
	for (const row of rows) {
		const value = read(row, column);
		if (value === undefined) continue;
		if (found === undefined) found = { row, value };
		else if (JSON.stringify(found.value) !== JSON.stringify(value)) {
			throw new CellError(
				row.itemIndex,
				`${column.name} (${namesOf(found.row, row)})`,
				`has different values: ${JSON.stringify(found.value)} and ${JSON.stringify(value)}`,
				'Write the same into all rows of a product, or into one of them only',
			);
		}
	}
	return found?.value;
}

/** As `agree`, for a column that must not be empty. @throws CellError */
export function need<T>(
	rows: readonly Row[],
	column: Column,
	read: (row: Row, column: Column) => T | undefined,
	advice = `Add a column ${headersOf(column)}`,
): T {
	const value = agree(rows, column, read);
	if (value === undefined) throw (rows[0] as Row).error(column, 'is empty', advice);
	return value;
}

/** How cells are read, for `agree` and `need`. */
export const text = (row: Row, column: Column): string | undefined => row.text(column);
export const url = (row: Row, column: Column): string | undefined => row.url(column);
export const integer = (row: Row, column: Column): number | undefined => row.integer(column);
export const positive = (row: Row, column: Column): number | undefined =>
	row.integer(column, { min: 1 });
/** A fee; sheets write none of it as a word. */
export const fee = (row: Row, column: Column): number | undefined =>
	row.integer(column, { zeros: ['무료', '무료배송', '없음', 'free'] });
/** Pieces in stock; sheets write none of them as a word. */
export const stock = (row: Row, column: Column): number | undefined =>
	row.integer(column, { zeros: ['품절', '일시품절', 'soldout'] });
export const flag = (row: Row, column: Column): boolean | undefined => row.boolean(column);

/** Rows in groups by a text of theirs, in order of first appearance. */
export function groupRows<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group === undefined) groups.set(keyOf(row), [row]);
		else group.push(row);
	}
	return groups;
}
