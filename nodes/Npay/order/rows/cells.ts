import type { IDataObject } from 'n8n-workflow';

import { parseInstant, toKst } from '../../../shared/data/time';
import { type FieldTerms, labelOf } from '../../api/codes/labels';

/** What stands in a cell; `null` where there is nothing. */
export type Cell = string | number | boolean | null;

/** The parts of a product order that columns are filled from. */
export type Parts = Readonly<
	Record<
		'order' | 'productOrder' | 'shippingAddress' | 'takingAddress' | 'delivery' | 'claim',
		IDataObject
	>
>;

/** Where a value stands: `productOrder.productOrderId`. */
export type Source = `${keyof Parts}.${string}`;

/** One column of a sheet. */
export interface Column {
	header: string;
	/** Where its values come from. */
	sources: readonly Source[];
	cell(parts: Parts): Cell;
}

const isScalar = (value: unknown): value is string | number | boolean =>
	typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** What a source holds; `undefined` for nothing, an empty text, or what fits into no cell. */
function valueAt(parts: Parts, source: Source): string | number | boolean | undefined {
	const [part, field = ''] = source.split('.') as [keyof Parts, string | undefined];
	const value = parts[part][field];
	return isScalar(value) && value !== '' ? value : undefined;
}

/** A column of the first source that holds something. What can't be shaped stands as it came. */
const firstOf =
	(shape: (value: string | number | boolean, field: string) => Cell) =>
	(header: string, ...sources: Source[]): Column => ({
		header,
		sources,
		cell(parts) {
			for (const source of sources) {
				const value = valueAt(parts, source);
				if (value !== undefined) return shape(value, source.slice(source.indexOf('.') + 1));
			}
			return null;
		},
	});

/** A time as a sheet reads it: `2026-11-29 20:12:03`, KST; what is no time as it came. */
export function kstCell(value: unknown): Cell {
	if (!isScalar(value) || value === '') return null;
	const millis = parseInstant(value);
	return millis === undefined ? value : toKst(millis).slice(0, 19).replace('T', ' ');
}

/** Naver's Korean term for a code, or else the code itself. @param terms the order API's where left out */
export const codeCell = (value: unknown, field: string, terms?: FieldTerms): Cell =>
	labelOf(field, value, terms) ?? (isScalar(value) && value !== '' ? value : null);

/** Yes and no as Naver's Excel writes them. */
export const yesNoCell = (value: unknown): Cell =>
	typeof value === 'boolean' ? (value ? 'Y' : 'N') : null;

/** Text, numbers among it: an ID must not become a number. */
export const textCell = (value: unknown): Cell =>
	isScalar(value) && value !== '' ? String(value) : null;

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** An amount or a count as a number; what is none as it came. */
export function numberCell(value: unknown): Cell {
	if (!isScalar(value) || value === '') return null;
	return typeof value === 'string' && PLAIN_NUMBER.test(value) ? Number(value) : value;
}

/** A text. */
export const text = firstOf(textCell);

/** An amount or a count. */
export const number = firstOf(numberCell);

/** A time in KST. */
export const date = firstOf(kstCell);

/** A code as its Korean term. */
export const code = firstOf((value, field) => codeCell(value, field));

/** All sources that hold something, with blanks between. */
export const joined = (header: string, ...sources: Source[]): Column => ({
	header,
	sources,
	cell(parts) {
		const values = sources
			.map((source) => valueAt(parts, source))
			.filter((value) => value !== undefined);
		return values.length > 0 ? values.join(' ') : null;
	},
});
