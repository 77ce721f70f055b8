import { AS_TEXT, isSheetError, MEND_CELL, quote } from '../data/writing';
import { InputError } from '../failure/errors';

/** Text, trimmed. A number (a sheet's cell) becomes its digits. @param label what users call it @throws InputError */
export function readText(value: unknown, label: string): string {
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value)) return String(value);
		throw new InputError(label, `arrived as the number ${value}, not as text`, AS_TEXT);
	}
	if (typeof value !== 'string') throw new InputError(label, 'must be text');
	const text = value.trim();
	if (isSheetError(text)) {
		throw new InputError(label, `is ${quote(text)}, an error of the sheet`, MEND_CELL);
	}
	return text;
}
