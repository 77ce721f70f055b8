import { InputError } from './errors';

/** The API's ids have 16 digits today and at most 20 bytes (Npay API, unconfirmed: as in the Commerce API). */
const ID = /^[0-9A-Za-z_-]{1,20}$/;

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
	const id = value.trim();
	if (/^\d(\.\d+)?e\+?\d+$/i.test(id)) {
		throw new InputError(
			parameter,
			`is "${id}", an ID that a spreadsheet has rounded`,
			'Format the column that it comes from as text (일반 텍스트), then type the ID again',
		);
	}
	if (!ID.test(id)) {
		throw new InputError(
			parameter,
			id === '' ? 'is empty' : `"${id.slice(0, 40)}" is not an ID`,
			'IDs are digits, e.g. 2026112212345671, as Naver shows them',
		);
	}
	return id;
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
			? value.split(/[,;\s]+/).filter((part) => part !== '')
			: value === undefined || value === null
				? []
				: [value];
	if (parts.length === 0) throw new InputError(parameter, 'is empty', 'Give at least one ID');
	return [...new Set(parts.map((part) => toId(part, parameter)))];
}

/** Cuts a list into parts of at most `size`, in order. */
export function chunk<T>(list: readonly T[], size: number): T[][] {
	const chunks: T[][] = [];
	for (let start = 0; start < list.length; start += size)
		chunks.push(list.slice(start, start + size));
	return chunks;
}
