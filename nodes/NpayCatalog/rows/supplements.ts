import { agree, groupRows, need } from './agree';
import { type Column, COLUMNS, otherColumn } from './columns';
import type { Row } from './row';

/**
 * The rows of each supplement (추가구성품) of a product, by its id. A row that says something of a supplement
 * must name it.
 *
 * @param columns the columns of supplements that the document has
 * @throws CellError
 */
export function supplementRows(rows: Row[], columns: readonly Column[]): Map<string, Row[]> {
	const ofSupplements = rows.filter((row) => {
		if (row.has(COLUMNS.supplementId)) return true;
		const filled = columns.find((column) => row.has(column));
		if (filled === undefined) return false;
		throw row.error(COLUMNS.supplementId, `is empty, though ${filled.name} is filled in`);
	});
	return groupRows(ofSupplements, (row) => row.text(COLUMNS.supplementId) ?? '');
}

/** Name and price of a supplement, from its rows. @throws CellError */
export const supplementBasics = (rows: Row[]): { name: string; price: number } => ({
	name: need(rows, COLUMNS.supplementName, (row, column) => row.text(column)),
	price: need(rows, COLUMNS.supplementPrice, (row, column) => row.integer(column)),
});

/** What further columns of a sheet say of a product, by their headers. @throws CellError */
export function additionalFields(
	rows: Row[],
	headers: readonly string[],
): Record<string, string | number | boolean> {
	const fields = headers.map((header) => {
		const column = otherColumn(header);
		const value = agree(rows, column, (row) => {
			const cell = row.value(column);
			return typeof cell === 'number' || typeof cell === 'boolean' ? cell : row.text(column);
		});
		return [header, value] as const;
	});
	return Object.fromEntries(
		fields.flatMap(([header, value]) => (value === undefined ? [] : [[header, value] as const])),
	);
}
