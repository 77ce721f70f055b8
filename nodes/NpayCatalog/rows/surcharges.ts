import type { IDataObject } from 'n8n-workflow';

import { isUnreadable, readNumber, WON } from '../../shared/data/numbers';
import { plain, quote, squeeze } from '../../shared/data/writing';
import { findCode } from '../../shared/fields/codedValue';
import { areas } from './codes';
import { type Column, COLUMNS } from './columns';
import type { Row } from './row';

/** Most sections of quantities that the API takes (PortOne's manual; the interworking guide too). */
export const MAX_SECTIONS = 3;

/** Most ranges: the pieces below the first one, which pay the base fee, are a section too. */
export const MAX_RANGES = MAX_SECTIONS - 1;

/** Between entries; a comma within an amount (`1,000`) is none. */
const SEPARATOR = /;|,(?!\d{3}(?!\d*\s*[:=]))/;

/** `3:500, 6:1000` or a list of objects, as pairs. @throws CellError */
function readPairs(row: Row, column: Column, key: string): Array<[string, number]> | undefined {
	const value = row.value(column);
	if (value === undefined) return undefined;
	const entries = Array.isArray(value)
		? value.map((one: IDataObject | null) => [one?.[key], one?.surcharge])
		: plain(String(value).replace(/\n/g, ';'))
				.split(SEPARATOR)
				.filter((part) => part.trim() !== '')
				.map((part) => part.split(/[:=]/));
	return entries.map((entry): [string, number] => {
		const [at, surcharge] = entry.map((part) => String(part ?? '').trim());
		const won = readNumber(surcharge, { ...WON, zeros: ['무료', '없음'] });
		if (entry.length !== 2 || !at || isUnreadable(won) || won < 0) {
			throw row.error(
				column,
				`${quote(value)} can't be read`,
				column === COLUMNS.rangesByQty
					? 'Write it like 3:500, 6:1000'
					: 'Write it like jeju:3000, island:5000, or API',
			);
		}
		return [at, won];
	});
}

/** What is charged from a number of pieces on, the fewest first. @throws CellError */
export function readRanges(row: Row, column: Column): IDataObject[] | undefined {
	const ranges = readPairs(row, column, 'from')?.map(([at, surcharge]) => {
		const from = readNumber(at, { units: true });
		if (isUnreadable(from) || from < 2) {
			throw row.error(
				column,
				`${quote(at)} is not a number of pieces from 2 up`,
				'What the first piece costs is the base fee: write it into baseFee (배송비)',
			);
		}
		return { from, surcharge };
	});
	if (ranges !== undefined && ranges.length > MAX_RANGES) {
		throw row.error(
			column,
			`has ${ranges.length} ranges, which makes ${ranges.length + 1} sections of quantities; Naver Pay takes ${MAX_SECTIONS}`,
			`Pieces below the first number are a section too: write at most ${MAX_RANGES}, like 3:500, 6:1000`,
		);
	}
	return ranges?.sort((a, b) => a.from - b.from);
}

/** What is charged on top by area, or that Naver Pay is to ask for it. @throws CellError */
export function readAreas(row: Row, column: Column): IDataObject[] | 'API' | undefined {
	const value = row.value(column);
	if (typeof value === 'string' && squeeze(value) === 'api') return 'API';
	return readPairs(row, column, 'area')?.map(([at, surcharge]) => {
		const area = findCode(at, areas);
		if (area === undefined) {
			throw row.error(
				column,
				`${quote(at)} is no area`,
				'Areas are jeju (제주) and island (도서산간)',
			);
		}
		return { area, surcharge };
	});
}
