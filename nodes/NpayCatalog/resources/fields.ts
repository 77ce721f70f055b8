import type { IDataObject } from 'n8n-workflow';

import { quote } from '../../shared/data/writing';
import { InputError } from '../../shared/failure/errors';
import { defineFields, type FieldKind, optionsOf } from '../../shared/fields/defineFields';
import { anything, type FieldSpec, flag, notice, text } from '../../shared/fields/kinds';
import type { OverLimit } from '../documents/limits';
import { CellError } from '../rows/cell';
import { type Column, headersOf } from '../rows/columns';
import { findSlips } from '../rows/headers';
import { Row } from '../rows/row';

const ALL_COLUMNS =
	'https://github.com/owner.invalid/n8n-nodes-npay/blob/main/docs/catalog.md#columns';

/**
 * What rows an operation reads, shown above its fields.
 *
 * @param columns the most important ones; all are in the docs
 */
export const columnsNotice = (about: string, columns: readonly Column[]) =>
	notice(
		`${about} Columns (열 이름): ${columns
			.map(headersOf)
			.join(', ')}. <a href="${ALL_COLUMNS}" target="_blank">All columns (모든 열)</a>`,
	);

const asCells = (value: unknown): IDataObject | undefined =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: undefined;

function fromJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** An object, as itself or as JSON text; `undefined` where blank. */
export const jsonObject = (spec: FieldSpec): FieldKind<IDataObject | undefined> => ({
	...anything({ type: 'json', ...spec }),
	read(parameters, field) {
		const value = parameters.optional(field);
		if (value === undefined) return undefined;
		const object = asCells(typeof value === 'string' ? fromJson(value) : value);
		if (object === undefined) throw new InputError(field.label, 'must be a JSON object');
		return object;
	},
});

/** An object that has to be there. @param advice what to do where it is empty */
export const requiredJsonObject = (spec: FieldSpec, advice?: string): FieldKind<IDataObject> => {
	const object = jsonObject({ required: true, ...spec });
	return {
		...object,
		read(parameters, field) {
			const value = object.read(parameters, field);
			if (value === undefined) throw new InputError(field.label, 'is empty', advice);
			return value;
		},
	};
};

const cells = requiredJsonObject({
	label: 'Row',
	default: '={{ $json }}',
	description:
		'One row of the sheet (시트의 한 행) for each input item: column names with their values. Names may be the English or the Korean ones; other columns do no harm.',
});

/** One row of a sheet. Headers that look like ones that are read are told, once for a sheet. */
export const row: FieldKind<Row> = {
	...cells,
	read(parameters, field) {
		const read = new Row(cells.read(parameters, field), parameters.itemIndex);
		if (parameters.itemIndex === 0) {
			for (const { header, meant } of findSlips(read.ownHeaders)) {
				parameters.hint(`The column ${quote(header)} is not read. If it is ${meant}, call it so.`);
			}
		}
		return read;
	},
};

/** The query of Naver Pay's call, as it is. @param description what it is used for */
export const query = (
	description: string,
	{ required, value }: { required: boolean; value: string },
) => anything({ label: 'Query', type: 'string', required, default: value, description });

/** Headers of further columns; they become names of fields and elements. @param columns those that are read already */
const additionalColumns = (columns: readonly Column[]): FieldKind<string[]> => {
	const list = text({
		label: 'Additional Columns',
		placeholder: 'e.g. returnShippingFee, exchangeShippingFee',
		description:
			'Further columns to send along with each product, by their headers, with commas between. Each becomes a field of that name.',
	});
	return {
		...list,
		read(parameters, field) {
			const names = (list.read(parameters, field) ?? '')
				.split(',')
				.map((name) => name.trim())
				.filter((name) => name !== '');
			for (const name of names) {
				if (!/^[A-Za-z_][\w.-]*$/.test(name)) {
					throw new InputError(
						field.label,
						`"${name.slice(0, 40)}" can't be the name of a field`,
						'Use letters, digits and _',
					);
				}
				if (columns.some((column) => column.name === name)) {
					throw new InputError(field.label, `"${name}" is read already`);
				}
			}
			return [...new Set(names)];
		},
	};
};

/** The options of what is built from rows. @param columns those that are read already */
export const buildOptions = (columns: readonly Column[]) => ({
	additionalColumns: additionalColumns(columns),
	strictLimits: flag({
		label: 'Strict Limits',
		description:
			"Whether a value over Naver Pay's limits is an error. By default it comes out as a warning, because the limits (연동 가이드 2.1) are known third-hand only.",
	}),
});

const { row: ROW, options } = defineFields({ row, options: optionsOf(buildOptions([])) });

/**
 * The rows that hold something: an empty sheet gives one row without cells (Always Output Data).
 *
 * @throws CellError for a row with cells of which none is read: left out, it would be missing without a word
 */
export function filledRows(rows: Row[], columns: readonly Column[]): Row[] {
	return rows.filter((row) => {
		if (columns.some((column) => row.has(column))) return true;
		const others = row.otherHeaders(columns);
		if (others.length === 0) return false;
		throw new CellError(
			row.itemIndex,
			`${ROW.label} (${row.name})`,
			`has no column that is read, only ${others.map((header) => `"${header.slice(0, 40)}"`).join(', ')}`,
			`Name the columns ${columns.slice(0, 4).map(headersOf).join(', ')} …`,
		);
	});
}

/** Why no document can be made of such rows. */
export const noRows = (): InputError => ROW.error('is empty in all items: there is no product');

/**
 * What of a document is over Naver Pay's limits, as warnings of its row.
 *
 * @throws InputError with all of them where limits are strict
 */
export function limitWarnings(over: readonly OverLimit[], isStrict: boolean): IDataObject {
	if (over.length === 0) return {};
	const warnings = over.map(({ path, message }) => `${path} ${message}`);
	if (isStrict) {
		throw ROW.error(
			`is over Naver Pay's limits: ${warnings.slice(0, 10).join('; ')}`,
			`Change the cells, or switch ${options.strictLimits.label} off to have them as warnings`,
		);
	}
	return { warnings };
}
