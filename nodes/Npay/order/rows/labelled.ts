import type { IDataObject } from 'n8n-workflow';

import { isLabelled, labelOf } from '../../api/codes/labels';

/** The column that holds the Korean term of a code: `claimStatus`, `claimStatusLabel`. */
export const labelColumn = (field: string): string => `${field}Label`;

/**
 * A row with the same columns in the same order whatever there is: what is absent is `null`, and each code has its
 * Korean term right after it (`null` where nobody knows the code).
 *
 * @param names the API's fields, in the order of the columns
 * @param prefix stands before the names of the columns
 */
export function labelledRow(
	fields: IDataObject,
	names: readonly string[],
	prefix = '',
): IDataObject {
	return Object.fromEntries(
		names.flatMap((name) => {
			const value = fields[name] ?? null;
			const column = `${prefix}${name}`;
			return isLabelled(name)
				? [
						[column, value],
						[labelColumn(column), labelOf(name, value) ?? null],
					]
				: [[column, value]];
		}),
	) as IDataObject;
}
