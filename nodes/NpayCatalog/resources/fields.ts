import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/failure/errors';
import type { Field, ParameterReader } from '../../shared/fields/parameterReader';
import { quote } from '../../shared/data/writing';
import type { OverLimit } from '../documents/limits';
import type { Column } from '../rows/columns';
import { headersOf } from '../rows/columns';
import { findSlips } from '../rows/headers';
import { CellError, Row } from '../rows/row';

export const ROW: Field = { name: 'row', label: 'Row' };
export const QUERY: Field = { name: 'query', label: 'Query' };
const ADDITIONAL_COLUMNS: Field = {
	name: 'options.additionalColumns',
	label: 'Additional Columns',
};

const ALL_COLUMNS =
	'https://github.com/n8n-nodes-npay/n8n-nodes-npay/blob/main/docs/catalog.md#columns';

/**
 * What rows an operation reads, shown above its fields.
 *
 * @param columns the most important ones; all are in the docs
 */
export const columnsNotice = (about: string, columns: readonly Column[]): INodeProperties => ({
	displayName: `${about} Columns (열 이름): ${columns
		.map(headersOf)
		.join(', ')}. <a href="${ALL_COLUMNS}" target="_blank">All columns (모든 열)</a>`,
	name: 'columnsNotice',
	type: 'notice',
	default: '',
});

export const rowProperty: INodeProperties = {
	displayName: ROW.label,
	name: ROW.name,
	type: 'json',
	required: true,
	default: '={{ $json }}',
	description:
		'One row of the sheet (시트의 한 행) for each input item: column names with their values. Names may be the English or the Korean ones; other columns do no harm.',
};

/** The query of Naver Pay's call. @param description what it is used for */
export const queryProperty = (
	description: string,
	{ required, value }: { required: boolean; value: string },
): INodeProperties => ({
	displayName: QUERY.label,
	name: QUERY.name,
	type: 'string',
	required,
	default: value,
	description,
});

export const additionalColumnsProperty: INodeProperties = {
	displayName: ADDITIONAL_COLUMNS.label,
	name: 'additionalColumns',
	type: 'string',
	default: '',
	placeholder: 'e.g. returnShippingFee, exchangeShippingFee',
	description:
		'Further columns to send along with each product, by their headers, with commas between. Each becomes a field of that name.',
};

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

/** A parameter that holds an object, as itself or as JSON text. @throws InputError */
export function readObject(parameters: ParameterReader, field: Field): IDataObject {
	const value = parameters.optional(field);
	const object = asCells(typeof value === 'string' ? fromJson(value) : value);
	if (object === undefined) {
		throw new InputError(field.label, value === undefined ? 'is empty' : 'must be a JSON object');
	}
	return object;
}

/** One row of a sheet. Headers that look like ones that are read are told, once for a sheet. @throws InputError */
export function readRow(parameters: ParameterReader): Row {
	const row = new Row(readObject(parameters, ROW), parameters.itemIndex);
	if (parameters.itemIndex === 0) {
		for (const { header, meant } of findSlips(row.ownHeaders)) {
			parameters.hint(`The column ${quote(header)} is not read. If it is ${meant}, call it so.`);
		}
	}
	return row;
}

/** Headers of further columns; they become names of fields and elements. @throws InputError */
export function readAdditionalColumns(
	parameters: ParameterReader,
	columns: readonly Column[],
): string[] {
	const text = parameters.text(ADDITIONAL_COLUMNS) ?? '';
	const names = text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	for (const name of names) {
		if (!/^[A-Za-z_][\w.-]*$/.test(name)) {
			throw new InputError(
				ADDITIONAL_COLUMNS.label,
				`"${name.slice(0, 40)}" can't be the name of a field`,
				'Use letters, digits and _',
			);
		}
		if (columns.some((column) => column.name === name)) {
			throw new InputError(ADDITIONAL_COLUMNS.label, `"${name}" is read already`);
		}
	}
	return [...new Set(names)];
}

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
export const noRows = (): InputError =>
	new InputError(ROW.label, 'is empty in all items: there is no product');

const STRICT_LIMITS: Field = { name: 'options.strictLimits', label: 'Strict Limits' };

export const strictLimitsProperty: INodeProperties = {
	displayName: STRICT_LIMITS.label,
	name: 'strictLimits',
	type: 'boolean',
	default: false,
	description:
		"Whether a value over Naver Pay's limits is an error. By default it comes out as a warning, because the limits (연동 가이드 2.1) are known third-hand only.",
};

export const readStrictLimits = (parameters: ParameterReader): boolean =>
	parameters.boolean(STRICT_LIMITS) === true;

/**
 * What of a document is over Naver Pay's limits, as warnings of its row.
 *
 * @throws InputError with all of them where limits are strict
 */
export function limitWarnings(over: readonly OverLimit[], isStrict: boolean): IDataObject {
	if (over.length === 0) return {};
	const warnings = over.map(({ path, message }) => `${path} ${message}`);
	if (isStrict) {
		throw new InputError(
			ROW.label,
			`is over Naver Pay's limits: ${warnings.slice(0, 10).join('; ')}`,
			`Change the cells, or switch ${STRICT_LIMITS.label} off to have them as warnings`,
		);
	}
	return { warnings };
}
