/** A cell as Google keeps it. */
type Cell = string | number | boolean | null;

interface Sheet {
	sheetId: number;
	title: string;
	rows: Cell[][];
}

/** A part of a sheet: rows and columns from 0 on, the last ones included; `undefined` is the end of the sheet. */
interface Range {
	sheet: Sheet;
	firstRow: number;
	lastRow?: number;
	firstColumn: number;
	lastColumn?: number;
}

/** What Google answers with. */
export interface Reply {
	status: number;
	body: object;
}

const COLUMNS = 26;

const columnOf = (letters: string): number =>
	[...letters].reduce((sum, letter) => sum * COLUMNS + letter.charCodeAt(0) - 64, 0) - 1;

/** `B3`, `B`, `3`: where a range begins or ends. */
function cornerOf(text: string): { row?: number; column?: number } {
	const [, letters = '', digits = ''] = /^([A-Z]*)(\d*)$/.exec(text) ?? [];
	return {
		...(digits === '' ? {} : { row: Number(digits) - 1 }),
		...(letters === '' ? {} : { column: columnOf(letters) }),
	};
}

/** What Google makes of a value: as it is (`RAW`), or as if it were typed in (`USER_ENTERED`). */
function entered(value: unknown, input: string): Cell {
	if (value === null || value === undefined) return null;
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	const text = String(value);
	// Typed digits become a number, of which Google keeps fifteen: an ID of sixteen is spoiled.
	if (input === 'USER_ENTERED' && /^-?\d+(\.\d+)?$/.test(text))
		return Number(Number(text).toPrecision(15));
	return text;
}

/** Trailing empty cells are left out, as Google does. */
function trimmed(cells: Cell[]): Cell[] {
	const last = cells.findLastIndex((cell) => cell !== null && cell !== '');
	return cells.slice(0, last + 1);
}

/**
 * Google Sheets as n8n's node asks it (Sheets API v4): spreadsheets in memory, with the methods that the node calls. A
 * stand-in written from Google's public reference; n8n's own node runs against it.
 */
export class GoogleSheets {
	private readonly spreadsheets = new Map<string, Sheet[]>();

	/** Makes a spreadsheet anew. @param rows by the sheet's title, its header first */
	put(spreadsheetId: string, sheets: Record<string, Cell[][]>): void {
		const made = Object.entries(sheets).map(([title, rows], index) => ({
			sheetId: index,
			title,
			rows: rows.map((row) => [...row]),
		}));
		this.spreadsheets.set(spreadsheetId, made);
	}

	clear(): void {
		this.spreadsheets.clear();
	}

	/** The rows under the header, each by its columns' names; empty cells are `''`. */
	rows(spreadsheetId: string, title: string): Array<Record<string, Cell>> {
		const [header = [], ...rows] = this.sheet(spreadsheetId, title).rows;
		return rows.map((row) =>
			Object.fromEntries(header.map((name, index) => [String(name), row[index] ?? ''])),
		);
	}

	/** Types a value into a cell, as a person does. @param row from 0 on, the header not counted */
	type(spreadsheetId: string, title: string, row: number, column: string, value: Cell): void {
		const { rows } = this.sheet(spreadsheetId, title);
		const index = (rows[0] ?? []).indexOf(column);
		if (index < 0) throw new Error(`There is no column ${column}`);
		write(rows, row + 1, index, value);
	}

	private sheet(spreadsheetId: string, title: string): Sheet {
		const found = this.spreadsheets.get(spreadsheetId)?.find((sheet) => sheet.title === title);
		if (found === undefined) throw new Error(`There is no sheet ${title} in ${spreadsheetId}`);
		return found;
	}

	/** Answers a call. @param path below `/v4/spreadsheets/` @param query of the call */
	handle(method: string, path: string, query: URLSearchParams, body: unknown): Reply {
		const [, id = '', rest = ''] = /^([^/:]+)(.*)$/.exec(path) ?? [];
		if (!this.spreadsheets.has(id)) return failure(404, 'Requested entity was not found.');
		try {
			return this.route(method, { id, rest: decodeURIComponent(rest), query, body });
		} catch (error) {
			return failure(400, (error as Error).message);
		}
	}

	private route(
		method: string,
		{ id, rest, query, body }: { id: string; rest: string; query: URLSearchParams; body: unknown },
	): Reply {
		const input = query.get('valueInputOption') ?? 'RAW';
		const { values = [] } = (body ?? {}) as { values?: unknown[][] };
		if (rest === '' && method === 'GET') return this.describe(id);
		if (rest === ':batchUpdate') return this.change(id, body as { requests: object[] });
		if (rest === '/values:batchUpdate') return this.writeAll(id, body as WriteAll);
		const [, named = '', verb = ''] = /^\/values\/(.*?)(:append|:clear)?$/.exec(rest) ?? [];
		const range = this.range(id, named);
		if (verb === ':clear') return this.empty(range);
		if (verb === ':append') return this.append(range, values, input);
		if (method === 'PUT') return this.write(range, values, input);
		if (method === 'GET') return this.read(range, named);
		return failure(404, `Not known here: ${method} ${rest}`);
	}

	private describe(id: string): Reply {
		const sheets = (this.spreadsheets.get(id) ?? []).map(({ sheetId, title, rows }, index) => ({
			properties: {
				sheetId,
				title,
				index,
				sheetType: 'GRID',
				gridProperties: { rowCount: Math.max(1000, rows.length), columnCount: COLUMNS },
			},
		}));
		return { status: 200, body: { spreadsheetId: id, sheets } };
	}

	private range(id: string, text: string): Range {
		const [, quoted, plain, cells = ''] =
			/^(?:'((?:[^']|'')*)'|([^!]+))(?:!(.*))?$/.exec(text) ?? [];
		const sheet = this.sheet(id, (quoted?.replaceAll("''", "'") ?? plain ?? '').trim());
		if (cells === '') return { sheet, firstRow: 0, firstColumn: 0 };
		const [from = '', to] = cells.split(':');
		const start = cornerOf(from);
		const end = to === undefined ? start : cornerOf(to);
		return {
			sheet,
			firstRow: start.row ?? 0,
			firstColumn: start.column ?? 0,
			...(end.row === undefined ? {} : { lastRow: end.row }),
			...(end.column === undefined ? {} : { lastColumn: end.column }),
		};
	}

	private read({ sheet, firstRow, lastRow, firstColumn, lastColumn }: Range, named: string): Reply {
		const values = sheet.rows
			.slice(firstRow, lastRow === undefined ? undefined : lastRow + 1)
			.map((row) =>
				trimmed(row.slice(firstColumn, lastColumn === undefined ? undefined : lastColumn + 1)).map(
					(cell) => cell ?? '',
				),
			);
		const last = values.findLastIndex((row) => row.length > 0);
		const filled = values.slice(0, last + 1);
		// Google leaves `values` out where there are none.
		const body = { range: named, majorDimension: 'ROWS', ...(last < 0 ? {} : { values: filled }) };
		return { status: 200, body };
	}

	private write(
		{ sheet, firstRow, firstColumn }: Range,
		values: unknown[][],
		input: string,
	): Reply {
		values.forEach((cells, row) =>
			cells.forEach((value, column) => {
				// A null leaves the cell as it is.
				if (value === null || value === undefined) return;
				write(sheet.rows, firstRow + row, firstColumn + column, entered(value, input));
			}),
		);
		return { status: 200, body: { updatedRows: values.length } };
	}

	private append(range: Range, values: unknown[][], input: string): Reply {
		const last = range.sheet.rows.findLastIndex((row) => trimmed(row).length > 0);
		this.write({ ...range, firstRow: last + 1, firstColumn: 0 }, values, input);
		return { status: 200, body: { updates: { updatedRows: values.length } } };
	}

	private writeAll(id: string, { data, valueInputOption }: WriteAll): Reply {
		for (const { range, values } of data) {
			const at = this.range(id, range);
			this.write(at, values, valueInputOption);
		}
		return { status: 200, body: { totalUpdatedCells: data.length } };
	}

	private empty({ sheet, firstRow, lastRow = sheet.rows.length }: Range): Reply {
		for (let row = firstRow; row <= Math.min(lastRow, sheet.rows.length - 1); row += 1)
			sheet.rows[row] = [];
		return { status: 200, body: {} };
	}

	private change(id: string, { requests }: { requests: object[] }): Reply {
		const sheets = this.spreadsheets.get(id) ?? [];
		// All or nothing, as at Google. Rows are added where they are written to, so `appendDimension` has nothing to do;
		// how cells look is not kept.
		for (const { addSheet } of requests as Change[]) {
			const title = addSheet?.properties.title;
			if (title === undefined || sheets.every((one) => one.title !== title)) continue;
			throw new Error(
				`A sheet with the name "${title}" already exists. Please enter another name.`,
			);
		}
		for (const { addSheet, updateCells, deleteDimension } of requests as Change[]) {
			if (addSheet !== undefined) sheets.push({ ...addSheet.properties, rows: [] });
			if (updateCells !== undefined) fill(sheetOf(sheets, updateCells.start.sheetId), updateCells);
			if (deleteDimension === undefined) continue;
			const { sheetId, dimension, startIndex, endIndex } = deleteDimension.range;
			const { rows } = sheetOf(sheets, sheetId);
			if (dimension === 'ROWS') rows.splice(startIndex, endIndex - startIndex);
		}
		return { status: 200, body: { replies: requests.map(() => ({})) } };
	}
}

interface WriteAll {
	data: Array<{ range: string; values: unknown[][] }>;
	valueInputOption: string;
}

/** A request of a `batchUpdate`, as far as it changes what cells hold. */
interface Change {
	addSheet?: { properties: { sheetId: number; title: string } };
	updateCells?: UpdateCells;
	deleteDimension?: { range: Dimension };
}

interface UpdateCells {
	start: { sheetId: number; rowIndex: number; columnIndex: number };
	rows: Array<{ values: Array<{ userEnteredValue: { stringValue: string } }> }>;
}

interface Dimension {
	sheetId: number;
	dimension: string;
	startIndex: number;
	endIndex: number;
}

function sheetOf(sheets: Sheet[], sheetId: number): Sheet {
	const found = sheets.find((one) => one.sheetId === sheetId);
	if (found === undefined) throw new Error(`No grid with id: ${sheetId}`);
	return found;
}

function fill({ rows }: Sheet, { start, rows: given }: UpdateCells): void {
	given.forEach(({ values }, row) =>
		values.forEach(({ userEnteredValue }, column) =>
			write(rows, start.rowIndex + row, start.columnIndex + column, userEnteredValue.stringValue),
		),
	);
}

function write(rows: Cell[][], row: number, column: number, value: Cell): void {
	while (rows.length <= row) rows.push([]);
	const cells = rows[row] as Cell[];
	while (cells.length < column) cells.push(null);
	cells[column] = value;
}

function failure(code: number, message: string): Reply {
	const status = code === 404 ? 'NOT_FOUND' : 'INVALID_ARGUMENT';
	return { status: code, body: { error: { code, message, status } } };
}
