import type { IDataObject } from 'n8n-workflow';

import { type FieldTerms, isLabelled, labelOf } from '../../api/codes/labels';

/** The column that holds the Korean term of a code: `claimStatus`, `claimStatusLabel`. */
export const labelColumn = (field: string): string => `${field}Label`;

/** A row's columns with their values, in order. */
export type Cells = Array<[column: string, value: unknown]>;

/**
 * The same columns in the same order whatever there is: what is absent is `null`, and each code has its Korean term
 * right after it (`null` where nobody knows the code).
 *
 * @param names the API's fields, in the order of the columns
 * @param prefix stands before the names of the columns
 * @param terms of which fields are codes: the order API's where left out
 */
export function labelledCells(
	fields: IDataObject,
	names: readonly string[],
	{ prefix = '', terms }: { prefix?: string; terms?: FieldTerms } = {},
): Cells {
	const cells: Cells = [];
	for (const name of names) {
		const value = fields[name] ?? null;
		const column = `${prefix}${name}`;
		cells.push([column, value]);
		if (isLabelled(name, terms)) {
			cells.push([labelColumn(column), labelOf(name, value, terms) ?? null]);
		}
	}
	return cells;
}

/** A row of such columns. */
export const labelledRow = (...parameters: Parameters<typeof labelledCells>): IDataObject =>
	toRow(labelledCells(...parameters));

/**
 * A row of all its columns at once: one that is put together of objects with many columns takes many times as
 * long, and more memory.
 */
export const toRow = (...parts: Cells[]): IDataObject =>
	Object.fromEntries(parts.flat()) as IDataObject;
