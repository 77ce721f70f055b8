import { InputError } from '../failure/errors';
import { AS_TEXT, isRounded, isSheetError, plain, quote } from './writing';

/** The API's ids have 16 digits today and at most 20 bytes (Npay API, unconfirmed: as in the Commerce API). */
const ID = /^[0-9A-Za-z_-]{1,20}$/;

/** A number with commas between its thousands: read as a list it would be several short IDs. */
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/** How the numbers of samples begin: no server gives such ones, and none is ever sent. */
const SAMPLE = /^SAMPLE-/;

/** Refuses the number of a sample, which only shows what an item looks like. @throws InputError */
function refuseSample(id: string, parameter: string): void {
	if (!SAMPLE.test(id)) return;
	throw new InputError(
		parameter,
		`is ${quote(id)}. This is a sample (예시), not a real one`,
		'The trigger showed it because it found nothing real. Once there is an order, click Fetch Test Event again; or publish the workflow, which gets real ones only',
	);
}

/** What a sheet has made of an ID that it took for a number, as the rest of a sentence; `undefined` for any other text. */
function whatSheetsMake(id: string): string | undefined {
	if (isRounded(id)) return `is ${quote(id)}, an ID that a spreadsheet has rounded`;
	if (GROUPED.test(id)) return `is ${quote(id)}, one number with commas, or IDs of three digits`;
	if (/^\d+\.\d*$/.test(id)) return `is ${quote(id)}, an ID that a spreadsheet took for a number`;
	if (isSheetError(id)) return `is ${quote(id)}, an error of the sheet`;
	return undefined;
}

/**
 * Refuses the number of a sample, what a sheet has made of an ID, and characters that nobody sees: another ID would
 * be meant.
 *
 * @param parameter display name, for errors
 * @returns the ID as it is
 * @throws InputError
 */
export function checkWritten(id: string, parameter: string): string {
	refuseSample(id, parameter);
	const problem = whatSheetsMake(id);
	if (problem !== undefined) throw new InputError(parameter, problem, AS_TEXT);
	if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(id)) {
		throw new InputError(
			parameter,
			'holds characters that no ID may have, such as a line break or an invisible one',
			'Type it anew, or copy it without what stands around it',
		);
	}
	return id;
}

/** Refuses a list whose commas may be those of one number. @throws InputError */
export function refuseGrouped(list: string, parameter: string): void {
	const grouped = list.split(/[;\s]+/).find((part) => GROUPED.test(part));
	if (grouped !== undefined) checkWritten(grouped, parameter);
}

function toId(value: unknown, parameter: string): string {
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value) && value > 0) return String(value);
		throw new InputError(
			parameter,
			`arrived as the number ${value}, which has lost digits`,
			'Format the column that it comes from as text (일반 텍스트), then read it again',
		);
	}
	if (typeof value !== 'string') {
		throw new InputError(
			parameter,
			'must be an ID as text, a comma-separated list or an array of IDs',
		);
	}
	// The apostrophe makes a cell text.
	const id = plain(value).replace(/^['’]/, '');
	refuseSample(id, parameter);
	const problem = whatSheetsMake(id);
	if (problem !== undefined) throw new InputError(parameter, problem, AS_TEXT);
	if (!ID.test(id)) {
		throw new InputError(
			parameter,
			id === '' ? 'is empty' : `${quote(id)} is not an ID`,
			'IDs are digits, e.g. 2026112212345671, as Naver shows them',
		);
	}
	return id;
}

/** The parts of a list as text. @throws InputError where it may be one number */
function splitIds(list: string, parameter: string): string[] {
	const text = plain(list);
	refuseGrouped(text, parameter);
	return text.split(/[,;\s]+/).filter((part) => part !== '');
}

/**
 * Reads one id, a comma-separated list (blanks, semicolons and line breaks work too) or an array.
 *
 * @param parameter display name, for errors
 * @returns the ids in order, each once, whole and untouched
 * @throws InputError when there is none, or one isn't an id
 */
export function parseIds(value: unknown, parameter: string): string[] {
	const parts: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? splitIds(value, parameter)
			: value === undefined || value === null
				? []
				: [value];
	if (parts.length === 0) throw new InputError(parameter, 'is empty', 'Give at least one ID');
	return [...new Set(parts.map((part) => toId(part, parameter)))];
}

/** How many digits of a number Excel and its relatives keep; those behind become 0. */
const KEPT_DIGITS = 15;

/**
 * Whether a spreadsheet has probably rounded these IDs: it keeps 15 digits of a number, so that the 16th of every
 * ID becomes 0. Of real IDs one in ten ends so, of three all do once in a thousand times.
 *
 * @param ids of all items, as `parseIds` gives them
 * @param least how many different IDs it takes to say so: 3 to refuse a write, 1 for a hint
 * @returns true where there are that many and each has only zeros behind its 15th digit
 */
export function roundedIds(ids: Iterable<string>, least = 3): boolean {
	const different = [...new Set(ids)];
	const isRounded = (id: string) => /^\d{16,}$/.test(id) && /^0+$/.test(id.slice(KEPT_DIGITS));
	return different.length >= least && different.every(isRounded);
}

/** Cuts a list into parts of at most `size`, in order. */
export function chunk<T>(list: readonly T[], size: number): T[][] {
	const chunks: T[][] = [];
	for (let start = 0; start < list.length; start += size)
		chunks.push(list.slice(start, start + size));
	return chunks;
}
