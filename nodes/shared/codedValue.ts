import type { INodePropertyOptions } from 'n8n-workflow';

/** One value of an API's closed or open list, with the words that people search for. */
export interface CodedValue {
	/** The value as the API spells it. */
	readonly code: string;
	/** English label in Title Case. */
	readonly en: string;
	/** The API owner's own Korean term. */
	readonly ko: string;
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
