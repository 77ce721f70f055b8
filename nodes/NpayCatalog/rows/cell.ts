import {
	AS_TEXT,
	isRounded,
	isSheetError,
	MEND_CELL,
	quote,
	tidy,
} from '../../shared/data/writing';
import { InputError } from '../../shared/failure/errors';

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

/** Half of a character outside the basic plane, or a control character: XML 1.0 has neither. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Why a cell can't be used, as the rest of a sentence, and what to do. */
interface Complaint {
	problem: string;
	advice?: string;
}

/** A cell as text, trimmed; a number becomes its digits. */
export function readText(value: unknown): string | Complaint {
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value)) return String(value);
		return {
			problem: `arrived as the number ${value}, which a sheet has changed`,
			advice: 'Format the column as text (일반 텍스트), then type it again',
		};
	}
	if (typeof value !== 'string') return { problem: 'must be text' };
	const text = tidy(value.replace(/\r\n?/g, '\n'));
	if (isSheetError(text)) {
		return { problem: `is ${quote(text)}, an error of the sheet`, advice: MEND_CELL };
	}
	if (isRounded(text) && /[.+]/.test(text)) {
		return { problem: `is ${quote(text)}, which a spreadsheet has rounded`, advice: AS_TEXT };
	}
	if (NOT_XML.test(text)) {
		return {
			problem: 'holds a control character, which XML does not allow',
			advice: 'Type the cell again by hand',
		};
	}
	return text;
}
