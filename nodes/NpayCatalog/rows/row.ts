import type { IDataObject } from 'n8n-workflow';

import type { CodedValue } from '../../shared/codedValue';
import { InputError } from '../../shared/errors';
import type { Column } from './columns';
import { squeeze } from './columns';

/** A cell that can't be used; knows the item that it is in. */
export class CellError extends InputError {
	constructor(
		readonly itemIndex: number,
		column: string,
		problem: string,
		advice?: string,
	) {
		super(column, problem, advice);
	}
}

const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Half of a character outside the basic plane, or a control character: XML 1.0 has neither. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Columns that n8n's own sheets and tables add to each row. */
const BOOKKEEPING = new Set(['row_number', 'createdat', 'updatedat']);

const quote = (value: unknown): string => `"${String(value).slice(0, 40)}"`;

/** One row of a sheet: cells by header, read and checked. Every complaint names the row and the column. */
export class Row {
	private readonly cells = new Map<string, { header: string; value: unknown }>();

	/** Headers of all cells, the empty ones too. */
	private readonly headers = new Set<string>();

	/** How messages name it: by the sheet's own number where n8n's node gives it (`row_number`). */
	readonly name: string;

	constructor(
		cells: IDataObject,
		readonly itemIndex: number,
	) {
		for (const [header, value] of Object.entries(cells)) {
			const key = squeeze(header);
			this.headers.add(key);
			if (!isBlank(value) && !this.cells.has(key)) this.cells.set(key, { header, value });
		}
		const number = cells.row_number;
		this.name = typeof number === 'number' ? `row ${number}` : `item ${itemIndex}`;
	}

	/**
	 * Whether `id` is the row's own number: n8n's data tables give their rows one, with the times of their
	 * creation and last change, and allow no other column of that name.
	 */
	get hasOwnNumber(): boolean {
		return (
			typeof this.cells.get('id')?.value === 'number' &&
			this.headers.has('createdat') &&
			this.headers.has('updatedat')
		);
	}

	/** The cell as it is: by the API's name, the Korean one, or those of the columns that stand in for it. */
	private cell(column: Column): { header: string; value: unknown } | undefined {
		for (const key of this.hasAlias(column) ? column.aliasKeys : column.keys) {
			const own = this.cells.get(key);
			if (own !== undefined) return own;
		}
		for (const other of column.also ?? []) {
			const found = this.cell(other);
			if (found !== undefined) return found;
		}
		return undefined;
	}

	/** Whether the row has the other header of a column, be it empty. */
	hasAlias({ alias }: Column): boolean {
		return alias !== undefined && this.headers.has(squeeze(alias));
	}

	/** Headers of filled cells that none of these columns has, without the numbers and times that n8n's tables add. */
	otherHeaders(columns: readonly Column[]): string[] {
		const known = new Set(columns.flatMap(({ keys, aliasKeys }) => [...keys, ...aliasKeys]));
		return [...this.cells]
			.filter(([key]) => !known.has(key) && !BOOKKEEPING.has(key))
			.map(([, { header }]) => header);
	}

	has(column: Column): boolean {
		return this.cell(column) !== undefined;
	}

	value(column: Column): unknown {
		return this.cell(column)?.value;
	}

	/** A complaint about a column of this row. @param problem as the rest of a sentence */
	error(column: Column, problem: string, advice?: string): CellError {
		const empty = this.hasAlias(column) ? column.alias : column.name;
		const header = this.cell(column)?.header ?? empty;
		return new CellError(this.itemIndex, `${header} (${this.name})`, problem, advice);
	}

	/** Text, trimmed; a number becomes its digits. @throws CellError */
	text(column: Column): string | undefined {
		const value = this.value(column);
		if (value === undefined) return undefined;
		if (typeof value === 'number') {
			if (Number.isSafeInteger(value)) return String(value);
			throw this.error(
				column,
				`arrived as the number ${value}, which a sheet has changed`,
				'Format the column as text (일반 텍스트), then type it again',
			);
		}
		if (typeof value !== 'string') throw this.error(column, 'must be text');
		const text = value.replace(/\r\n?/g, '\n').trim();
		if (NOT_XML.test(text)) {
			throw this.error(
				column,
				'holds a control character, which XML does not allow',
				'Type the cell again by hand',
			);
		}
		return text;
	}

	/**
	 * A whole number, e.g. won; `1,000`, `1,000원` and `₩1,000` are read too.
	 *
	 * @throws CellError
	 */
	integer(column: Column, { min = 0 }: { min?: number } = {}): number | undefined {
		const value = this.value(column);
		if (value === undefined) return undefined;
		const digits =
			typeof value === 'string'
				? value
						.trim()
						.replace(/^([+-]?)\s*₩\s*/, '$1')
						.replace(/\s*(원|개)$/, '')
				: value;
		const isNumber =
			typeof digits === 'number' ||
			(typeof digits === 'string' && /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(digits));
		const number = isNumber ? Number(String(digits).replace(/,/g, '')) : Number.NaN;
		if (!Number.isSafeInteger(number) || number < min) {
			throw this.error(
				column,
				`${quote(value)} is not a whole number${min === 0 || min === 1 ? ` from ${min} up` : ''}`,
			);
		}
		return number === 0 ? 0 : number;
	}

	/** A coded value, by its code or one of its labels. @throws CellError */
	code(column: Column, values: readonly CodedValue[]): string | undefined {
		const text = this.text(column);
		if (text === undefined) return undefined;
		const wanted = squeeze(text);
		const match = values.find(({ code, en, ko }) =>
			[code, en, ko].some((word) => squeeze(word) === wanted),
		);
		if (match === undefined) {
			const known = values.map(({ code, ko }) => `${code} (${ko})`).join(', ');
			throw this.error(column, `${quote(text)} is not one of the API's values`, `Use ${known}`);
		}
		return match.code;
	}

	/** Yes or no, as a sheet's check box or in words. @throws CellError */
	boolean(column: Column): boolean | undefined {
		const value = this.value(column);
		if (value === undefined) return undefined;
		const word = String(value).trim().toLowerCase();
		if (['true', 'y', 'yes', 'o', '1', '예', '판매중'].includes(word)) return true;
		if (['false', 'n', 'no', 'x', '0', '아니오', '품절', '판매중지'].includes(word)) return false;
		throw this.error(column, `${quote(value)} must be true or false`);
	}

	/** An address of a page or picture. @throws CellError */
	url(column: Column): string | undefined {
		const text = this.text(column);
		if (text !== undefined && !/^(https?:)?\/\/[^\s/]+\S*$/i.test(text)) {
			throw this.error(column, `${quote(text)} is not a web address`, 'Start it with https://');
		}
		return text;
	}
}
