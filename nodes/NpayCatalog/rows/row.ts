import type { IDataObject } from 'n8n-workflow';

import { isUnreadable, type NumberForm, readNumber, WON } from '../../shared/data/numbers';
import { isBlank, quote, squeeze } from '../../shared/data/writing';
import { type CodedValue, findCode } from '../../shared/fields/codedValue';
import { CellError, readText } from './cell';
import type { Column } from './columns';
import { BOOKKEEPING, findSlips, keysOf } from './headers';

/** One row of a sheet: cells by header, read and checked. Every complaint names the row and the column. */
export class Row {
	private readonly cells = new Map<string, { header: string; value: unknown }>();

	/** Headers of all cells, the empty ones too, as rows are searched for them. */
	private readonly headers = new Set<string>();

	/** Headers as the sheet has them. */
	readonly ownHeaders: readonly string[];

	/** How messages name it: by the sheet's own number where n8n's node gives it (`row_number`). */
	readonly name: string;

	constructor(
		cells: IDataObject,
		readonly itemIndex: number,
	) {
		this.ownHeaders = Object.keys(cells);
		const keys = this.ownHeaders.map((header) => ({ header, ...keysOf(header) }));
		// A header as it should be goes before one with remarks around it.
		const strict = keys.map(({ header, key }) => [key, header] as const);
		const loose = keys.map(({ header, looseKey }) => [looseKey, header] as const);
		for (const [key, header] of strict.concat(loose)) {
			this.headers.add(key);
			const value = cells[header];
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
		const others = [...this.cells.values()]
			.map(({ header }) => header)
			.filter((header) => {
				const { key, looseKey } = keysOf(header);
				return !known.has(key) && !known.has(looseKey) && !BOOKKEEPING.has(key);
			});
		return [...new Set(others)];
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
		const found = this.cell(column);
		const header = found?.header ?? empty;
		const [slip] = found === undefined ? findSlips(this.ownHeaders, [column]) : [];
		const meant =
			slip === undefined ? undefined : `Is it ${quote(slip.header)}? Call that ${slip.meant}`;
		const advices = [meant, advice].filter((one) => one !== undefined);
		return new CellError(
			this.itemIndex,
			`${header} (${this.name})`,
			problem,
			advices.length === 0 ? undefined : advices.join('. '),
		);
	}

	/** Text, trimmed; a number becomes its digits. @throws CellError */
	text(column: Column): string | undefined {
		const value = this.value(column);
		if (value === undefined) return undefined;
		const text = readText(value);
		if (typeof text === 'string') return text;
		throw this.error(column, text.problem, text.advice);
	}

	/**
	 * A whole number, e.g. won; `1,000`, `1,000원`, `₩1,000` and full-width digits are read too.
	 *
	 * @param zeros words that say none in this column: `무료`
	 * @throws CellError
	 */
	integer(
		column: Column,
		{ min = 0, zeros = [] }: { min?: number; zeros?: readonly string[] } = {},
	): number | undefined {
		const value = this.value(column);
		if (value === undefined) return undefined;
		const form: NumberForm = { ...WON, noDecimals: undefined, zeros };
		const number = readNumber(value, form);
		if (!isUnreadable(number) && number >= min) return number;
		const { problem, advice } = isUnreadable(number) ? number : {};
		const from = min === 0 || min === 1 ? ` from ${min} up` : '';
		throw this.error(
			column,
			problem ?? `${quote(value)} is not a whole number${from}`,
			advice ?? 'Write it in digits',
		);
	}

	/** A coded value, by its code or one of its labels. @throws CellError */
	code(column: Column, values: readonly CodedValue[]): string | undefined {
		const text = this.text(column);
		if (text === undefined) return undefined;
		const match = findCode(text, values);
		if (match === undefined) {
			const known = values.map(({ code, ko }) => `${code} (${ko})`).join(', ');
			throw this.error(column, `${quote(text)} is not one of the API's values`, `Use ${known}`);
		}
		return match;
	}

	/** Yes or no, as a sheet's check box or in words. @throws CellError */
	boolean(column: Column): boolean | undefined {
		const value = this.value(column);
		if (value === undefined) return undefined;
		const word = squeeze(String(value));
		if (['true', 'y', 'yes', 'o', '1', '예', '판매중'].includes(word)) return true;
		if (['false', 'n', 'no', 'x', '0', '아니오', '품절', '판매중지'].includes(word)) return false;
		throw this.error(column, `${quote(value)} must be true or false`);
	}

	/** An address of a page or picture. @throws CellError */
	url(column: Column): string | undefined {
		const text = this.text(column);
		if (text !== undefined && !/^(https?:)?\/\/[^\s/]\S*$/i.test(text)) {
			throw this.error(column, `${quote(text)} is not a web address`, 'Start it with https://');
		}
		return text;
	}
}
