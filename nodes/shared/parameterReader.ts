import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { CodedValue } from './codedValue';
import { InputError } from './errors';
import { parseIds } from './ids';
import { DAY, parseInstant } from './time';

/** What one parameter holds: its internal name (dots reach into collections) and the name users see. */
export interface Field {
	name: string;
	label: string;
}

const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A number or its digits; everything else (`true`, `[5]`) is none, though JavaScript would make one of it. */
const toNumber = (value: unknown): number =>
	typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;

/** Reads one item's parameters, checked and typed. Every complaint names the parameter as the editor does. */
export class ParameterReader {
	constructor(
		private readonly functions: IExecuteFunctions,
		readonly itemIndex: number,
	) {}

	/** Whether n8n runs the whole node again when it fails (Retry On Fail). */
	get isRetried(): boolean {
		return this.functions.getNode().retryOnFail === true;
	}

	/** The value as it is, expressions resolved; `undefined` when blank or hidden. */
	optional(field: Field): unknown {
		const value: unknown = this.functions.getNodeParameter(field.name, this.itemIndex, null);
		return isBlank(value) ? undefined : value;
	}

	ids(field: Field): string[] {
		return parseIds(this.optional(field), field.label);
	}

	/** Text, trimmed. A number (a sheet's cell) becomes its digits. */
	text(field: Field): string | undefined {
		const value = this.optional(field);
		if (value === undefined) return undefined;
		if (typeof value === 'string') return value.trim();
		if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
		throw new InputError(field.label, 'must be text');
	}

	requiredText(field: Field, advice?: string): string {
		const text = this.text(field);
		if (text === undefined) throw new InputError(field.label, 'is empty', advice);
		return text;
	}

	/** @returns milliseconds since the epoch; dates without an offset are KST */
	instant(field: Field): number | undefined {
		const value = this.optional(field);
		if (value === undefined) return undefined;
		const instant = parseInstant(value);
		if (instant === undefined) {
			throw new InputError(
				field.label,
				`"${String(value).slice(0, 40)}" is not a date`,
				'Write it like 2026-11-22 15:00 (KST), or use an expression such as {{ $now.minus({ hours: 1 }) }}',
			);
		}
		return instant;
	}

	/** The end of a period: a date without a time means the end of that day. */
	endInstant(field: Field): number | undefined {
		const instant = this.instant(field);
		const value = this.optional(field);
		const isDay = typeof value === 'string' && /^\s*\d{4}([-./ ]*\d{1,2}){2}\.?\s*$/.test(value);
		return instant !== undefined && isDay ? instant + DAY - 1 : instant;
	}

	requiredInstant(field: Field): number {
		const instant = this.instant(field);
		if (instant === undefined)
			throw new InputError(field.label, 'is empty', 'Give a date and time (KST)');
		return instant;
	}

	boolean(field: Field): boolean | undefined {
		const value = this.optional(field);
		if (value === undefined) return undefined;
		if (typeof value === 'boolean') return value;
		throw new InputError(field.label, 'must be true or false');
	}

	integer(field: Field, { min, max }: { min: number; max: number }): number | undefined {
		const value = this.optional(field);
		if (value === undefined) return undefined;
		const number = toNumber(value);
		if (!Number.isInteger(number) || number < min || number > max) {
			throw new InputError(field.label, `must be a whole number from ${min} to ${max}`);
		}
		return number;
	}

	/** An amount of money or the like, with decimals where it has some. */
	number(field: Field, { min = 0, above = -1 } = {}): number | undefined {
		const value = this.optional(field);
		if (value === undefined) return undefined;
		const number = toNumber(value);
		if (!Number.isFinite(number) || number < min || number <= above) {
			throw new InputError(
				field.label,
				above >= min ? `must be a number above ${above}` : `must be a number from ${min} up`,
			);
		}
		return number;
	}

	/**
	 * One coded value: a code, or one of its labels (a sheet says `CJ대한통운`, not `CJGLS`).
	 *
	 * @param passUnknown lets a code through that the list doesn't hold: the API's lists are open
	 */
	code(field: Field, values: readonly CodedValue[], passUnknown: boolean): string | undefined {
		const text = this.text(field);
		if (text === undefined) return undefined;
		return matchCode(text, values, field.label, passUnknown);
	}

	/** One coded value that has to be there. @param passUnknown as for `code` */
	requiredCode(field: Field, values: readonly CodedValue[], passUnknown = true): string {
		const code = this.code(field, values, passUnknown);
		if (code === undefined) throw new InputError(field.label, 'is empty');
		return code;
	}

	/** Several coded values: an array (multi-select) or comma-separated text. Empty when none is set. */
	codes(field: Field, values: readonly CodedValue[]): string[] {
		const value = this.optional(field);
		if (value === undefined) return [];
		const parts: unknown[] = Array.isArray(value) ? value : String(value).split(',');
		return parts.map((part) => {
			if (typeof part !== 'string') throw new InputError(field.label, 'must be a list of codes');
			return matchCode(part.trim(), values, field.label, true);
		});
	}

	/** A collection's own object, empty when nothing was added. */
	collection(name: string): IDataObject {
		return this.functions.getNodeParameter(name, this.itemIndex, {}) as IDataObject;
	}
}

function matchCode(
	text: string,
	values: readonly CodedValue[],
	label: string,
	passUnknown: boolean,
): string {
	const squeeze = (word: string) => word.toLowerCase().replace(/\s+/g, '');
	const wanted = squeeze(text);
	const isPart = (ko: string) => ko.split(/[,·/]/).some((part) => squeeze(part) === wanted);
	const match =
		values.find(({ code }) => code === text) ??
		values.find(({ en, ko }) => en === text || ko === text) ??
		values.find(({ code, en, ko }) => [code, en, ko].some((word) => squeeze(word) === wanted)) ??
		values.find(({ ko }) => isPart(ko));
	if (match) return match.code;
	if (passUnknown && /^[\p{L}\p{N}_]{1,40}$/u.test(text)) return text;
	throw new InputError(
		label,
		`"${text.slice(0, 40)}" is not one of the API's codes`,
		`Choose one from the list, or use a code such as ${values
			.slice(0, 3)
			.map(({ code }) => code)
			.join(', ')}`,
	);
}
