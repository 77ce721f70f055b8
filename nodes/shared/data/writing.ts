/** Characters that nobody sees, as web pages and sheets leave them in text; those that join emoji are none of them. */
const INVISIBLE = /[\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** Text of plain signs, without blanks around it: the most of what comes, and tidy as it is. */
const TIDY = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * Text as it is meant: composed (files from a Mac hold Korean in its parts), without invisible characters, and
 * without blanks around it.
 */
export const tidy = (text: string): string =>
	TIDY.test(text) ? text : text.normalize('NFC').replace(INVISIBLE, '').trim();

/** Tidy text with the full-width signs of Korean keyboards made plain: `１２，０００` is `12,000`. */
export const plain = (text: string): string =>
	tidy(text)
		.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
		.replace(/\s+/g, ' ');

/** Words are the same whatever their case, blanks and line breaks. */
export const squeeze = (words: string): string =>
	plain(words)
		.toLowerCase()
		.replace(/[\s\p{Cf}]+/gu, '');

/** Text without a sign that ends it, however often; a regular expression would take the square of its length. */
export function withoutEnd(text: string, sign: string): string {
	let end = text.length;
	while (end > 0 && text[end - 1] === sign) end--;
	return text.slice(0, end);
}

/** Longest part of a value that a message repeats, in characters. */
const SHOWN = 40;

function toText(value: unknown): string {
	try {
		if (typeof value === 'object' && value !== null) return JSON.stringify(value) ?? 'an object';
		return String(value);
	} catch {
		return 'an object';
	}
}

/** The start of a text, as far as a message repeats it. */
export function cut(text: string): string {
	// A pair of surrogates is one character, and half of one is none.
	const start = [...text.slice(0, 2 * SHOWN)].slice(0, SHOWN).join('');
	return start.length === text.length ? text : `${start}…`;
}

/** A value as messages repeat it: in quotation marks, cut to a length that doesn't fill the screen. */
export const quote = (value: unknown): string => `"${cut(toText(value))}"`;

/** What a cell holds whose formula went wrong. */
const SHEET_ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|ERROR!)$/i;

/** Whether text is a sheet's error, such as `#N/A`. */
export const isSheetError = (text: string): boolean => SHEET_ERROR.test(text);

/** Whether text is a number that a sheet has shortened: `6.12346E+11`. */
export const isRounded = (text: string): boolean =>
	/^[+-]?\d{1,3}([.,]\d+)?E(\+\d{1,3}|\d{1,2})$/i.test(text);

/** What to do about a sheet's error. */
export const MEND_CELL = 'Mend the formula of that cell, or empty it';

/** What to do about a number that was an ID before a sheet took it for one. */
export const AS_TEXT =
	'Format the column that it comes from as text (일반 텍스트), then type it again';

/** Whether nothing was filled in: no value, or blanks only. */
export const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && tidy(value) === '');
