import type { INodePropertyOptions } from 'n8n-workflow';

import { finder } from '../data/nearest';
import { quote, squeeze } from '../data/writing';
import { InputError } from '../failure/errors';

/** One value of an API's closed or open list, with the words that people search for. */
export interface CodedValue {
	/** The value as the API spells it. */
	readonly code: string;
	/** English label in Title Case. */
	readonly en: string;
	/** The API owner's own Korean term. */
	readonly ko: string;
	/** Further names that sheets and people use for it. */
	readonly also?: readonly string[];
	/** One sentence for the editor, where the two labels don't say enough. */
	readonly hint?: string;
}

/** Editor options for coded values: `CJ Logistics (CJ대한통운)`, in the order of the list. */
export function toOptions(values: readonly CodedValue[]): INodePropertyOptions[] {
	return values.map(({ code, en, ko, hint }) => ({
		name: en === ko ? en : `${en} (${ko})`,
		value: code,
		...(hint === undefined ? {} : { description: hint }),
	}));
}

/** The Korean term of a code; `undefined` for one that the list doesn't hold. */
export const termOf = (code: unknown, values: readonly CodedValue[]): string | undefined =>
	values.find((value) => value.code === code)?.ko;

/** What is looked up in a list, made ready once: lists are long, and so are runs. */
interface Lookup {
	/** Codes by the squeezed words that stand for them. */
	codes: ReadonlyMap<string, string>;
	near(word: string): CodedValue[];
}

const lookups = new WeakMap<readonly CodedValue[], Lookup>();

/** Parts of a label that holds two names: `현대택배, 롯데택배`. */
const partsOf = (ko: string): string[] => ko.split(/[,·/]/);

function prepare(values: readonly CodedValue[]): Lookup {
	const codes = new Map<string, string>();
	const add = (code: string, words: readonly string[]) => {
		for (const word of words.map(squeeze)) if (!codes.has(word)) codes.set(word, code);
	};
	// A label goes before another value's further names.
	for (const { code, en, ko } of values) add(code, [code, en, ko]);
	for (const { code, ko, also = [] } of values) add(code, [...also, ...partsOf(ko)]);
	const near = finder(values, ({ code, en, ko, also = [] }) => [code, en, ko, ...also]);
	return { codes, near };
}

function lookupOf(values: readonly CodedValue[]): Lookup {
	const lookup = lookups.get(values) ?? prepare(values);
	lookups.set(values, lookup);
	return lookup;
}

/**
 * The code that somebody means: by the code itself, one of its labels, a part of a label, or a further name.
 *
 * @param text in any case, with blanks or without; a sheet says `CJ대한통운`, not `CJGLS`
 */
export function findCode(text: string, values: readonly CodedValue[]): string | undefined {
	const exact =
		values.find(({ code }) => code === text) ??
		values.find(({ en, ko }) => en === text || ko === text);
	return exact?.code ?? lookupOf(values).codes.get(squeeze(text));
}

const inWords = ({ code, ko }: CodedValue): string => (code === ko ? code : `${ko} (${code})`);

/** What to write in place of a word that is no code: the nearest by name and code, or some to show what they are. */
export function adviseCode(text: string, values: readonly CodedValue[]): string {
	const near = lookupOf(values).near(text);
	if (near.length > 0) return `Did you mean ${near.map(inWords).join(', ')}?`;
	return `Choose one from the list, or use a code such as ${values
		.slice(0, 3)
		.map(({ code }) => code)
		.join(', ')}`;
}

/**
 * The code that a text means.
 *
 * @param label what users call the field
 * @param passUnknown lets a code through that the list doesn't hold: the API's lists are open
 * @throws InputError
 */
export function matchCode(
	text: string,
	values: readonly CodedValue[],
	label: string,
	passUnknown: boolean,
): string {
	const code = findCode(text, values);
	if (code !== undefined) return code;
	if (passUnknown && /^[\p{L}\p{N}_]{1,40}$/u.test(text)) return text;
	throw new InputError(
		label,
		`${quote(text)} is not one of the API's codes`,
		adviseCode(text, values),
	);
}
