import { InputError } from '../failure/errors';
import { AS_TEXT, isRounded, plain, quote } from './writing';

/** Marks that word processors make of hyphens. */
const HYPHENS = /[\u2010-\u2015\u2212\uFE63]/g;

/** What goes out: digits and letters, single hyphens between them. At least one digit that says something. */
const TRACKING_NUMBER = /^(?=.*[1-9])[0-9A-Za-z]+(-[0-9A-Za-z]+)*$/;

/** Longest number that is looked at, in characters; Naver's document names no limit. */
const LONGEST = 100;

const lost = (what: string): [problem: string, advice: string] => [what, AS_TEXT];

/** What is wrong with a cell that holds no tracking number, and what to do about it. */
function complain(whole: string): [problem: string, advice: string] {
	const text = whole.slice(0, LONGEST);
	if (isRounded(text)) return lost(`is ${quote(text)}, a number that a spreadsheet has rounded`);
	if (/^\d+\.\d*$/.test(text)) {
		return lost(`is ${quote(text)}, which a spreadsheet has taken for a number`);
	}
	if (text.startsWith('=')) {
		return [
			`is ${quote(text)}, a formula`,
			'Put the number itself into the cell, formatted as text',
		];
	}
	if (/^\d{2,5}( \d{2,5}){1,3}$/.test(text)) {
		const [tight, hyphened] = [text.replace(/ /g, ''), text.replace(/ /g, '-')];
		return [`is ${quote(text)}, with blanks`, `Write ${tight} or ${hyphened}`];
	}
	if (/\d[^0-9A-Za-z]*[\s,;/|+&][^0-9A-Za-z]*\d/.test(text)) {
		return [
			`is ${quote(text)}: it has something between its digits, or it is two numbers`,
			'Write one tracking number in digits, letters and hyphens; give each parcel a row of its own',
		];
	}
	return [
		`is ${quote(text)}, not a tracking number`,
		'A tracking number has digits, letters and hyphens. Leave the row out as long as there is none',
	];
}

/**
 * Reads a tracking number (송장번호) as a sheet has it: full-width digits are made plain and the apostrophe that
 * makes a cell text is dropped. Naver does not let a number be corrected once it was sent, so what can't be one is
 * refused: what a sheet has rounded, a formula or its error, two numbers, words.
 *
 * @param parameter display name, for errors
 * @throws InputError
 */
export function readTrackingNumber(value: unknown, parameter: string): string {
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value) && value > 0) return String(value);
		throw new InputError(
			parameter,
			...(value === 0
				? complain('0')
				: lost(`arrived as the number ${value}, which has lost digits`)),
		);
	}
	if (typeof value !== 'string') {
		throw new InputError(parameter, `is ${quote(value)}, not a tracking number`);
	}
	const text = plain(value)
		.replace(HYPHENS, '-')
		.replace(/^['’‘`´] ?/, '');
	if (text.length <= LONGEST && TRACKING_NUMBER.test(text) && !isRounded(text)) return text;
	throw new InputError(parameter, ...complain(text));
}
