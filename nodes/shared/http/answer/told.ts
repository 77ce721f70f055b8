import { asObject } from '../../data/objects';

/** Longest text of a server that is passed on, in characters. */
const LONGEST_WORDS = 300;
/** Longest code or trace ID. */
const LONGEST_NAME = 80;

function cut(text: string, length: number): string {
	const plain = text
		.slice(0, length * 4)
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
		.trim();
	if (plain.length <= length) return plain;
	return `${plain.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Digits as cards have them, in groups or in a row. Naver's numbers of orders begin with the year, and are none. */
const CARD_LIKE = /(?<!\d)(?:[4-6]\d{3}(?:[- ]?\d{4}){3}|3\d{3}[- ]?\d{6}[- ]?\d{5})(?!\d)/g;

/** Whether a number ends in the check digit that cards have (ISO/IEC 7812, Luhn). */
function isCardNumber(text: string): boolean {
	const sum = [...text.replace(/\D/g, '')].reverse().reduce((total, digit, index) => {
		const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}

/**
 * A server's own words as an error may hold them: one line, some hundred characters, no number of a card.
 *
 * @returns `undefined` where it said nothing, or sent a page
 */
export function wordsOf(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const plain = value
		.slice(0, LONGEST_WORDS * 8)
		.replace(CARD_LIKE, (found) => (isCardNumber(found) ? '****' : found));
	const words = cut(plain, LONGEST_WORDS);
	return words === '' || /^<(!doctype|html|head|body|\?xml)\b/i.test(words) ? undefined : words;
}

/** A code, or a trace ID: a short text or a number. @returns `undefined` for anything else */
export function nameOf(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	if (typeof text !== 'string') return undefined;
	const name = cut(text, LONGEST_NAME);
	return name === '' ? undefined : name;
}

/** Most refused fields that are named. */
const MOST_INPUTS = 5;

/**
 * What an answer says of the fields it refuses: `endDate: 전월 말일까지만 조회할 수 있습니다`. Naver lists them as
 * `invalidInputs` (`name`, `message`), Spring servers as `errors` (`field`, `defaultMessage`). What was sent isn't told.
 *
 * @returns `undefined` where it names none
 */
export function invalidInputsOf(body: unknown): string | undefined {
	const { invalidInputs, errors } = asObject(body);
	const list: unknown = invalidInputs ?? errors;
	if (!Array.isArray(list)) return undefined;
	const told = list
		.slice(0, MOST_INPUTS)
		.map((input) => {
			const { name, field, message, defaultMessage } = asObject(input);
			return [nameOf(name ?? field), wordsOf(message ?? defaultMessage)]
				.filter((part) => part !== undefined)
				.join(': ');
		})
		.filter((input) => input !== '');
	return told.length === 0 ? undefined : wordsOf(told.join('; '));
}

/** A server's words with what it says of single fields; what it says in both is told once. */
export function fullWordsOf(words: string | undefined, body: unknown): string | undefined {
	const inputs = invalidInputsOf(body);
	if (inputs === undefined || words?.includes(inputs)) return words;
	return words === undefined ? inputs : `${words} (${inputs})`;
}
