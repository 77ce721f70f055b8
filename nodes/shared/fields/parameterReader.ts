import type { IDataObject, INode, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isTool } from '../agent/tool';
import type { WrittenDate } from '../data/dates';
import { parseIds } from '../data/ids';
import { moneyForm, type NumberForm, smallestUnitForm } from '../data/numbers';
import { DAY } from '../data/time';
import { readTrackingNumber } from '../data/trackingNumber';
import { isBlank } from '../data/writing';
import { InputError } from '../failure/errors';
import { type Bounds, readAmount, readInteger } from './amount';
import { type CodedValue, matchCode } from './codedValue';
import { readDay, readWrittenDate } from './date';
import { readText } from './text';

/** What one parameter holds: its internal name (dots reach into collections) and the name users see. */
export interface Field {
	name: string;
	label: string;
}

/** What n8n gives to read parameters by. */
export interface ParameterSource {
	getNode(): INode;
	getNodeParameter(name: string, itemIndex: number, fallback: unknown): unknown;
}

/** Reads one item's parameters, checked and typed. Every complaint names the parameter as the editor does. */
export class ParameterReader {
	/** @param hint tells users something that does not stop the run, in plain text */
	constructor(
		private readonly functions: ParameterSource,
		readonly itemIndex: number,
		readonly hint: (text: string) => void = () => undefined,
	) {}

	/** Of a trigger, which has no items. */
	static ofTrigger(functions: IPollFunctions | IWebhookFunctions): ParameterReader {
		return new ParameterReader(
			{
				getNode: () => functions.getNode(),
				getNodeParameter: (name, _, fallback) =>
					functions.getNodeParameter(name, fallback as never),
			},
			0,
		);
	}

	/** Whether a model of an AI agent reads what comes out. */
	get isTool(): boolean {
		return isTool(this.functions.getNode());
	}

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
		return value === undefined ? undefined : readText(value, field.label);
	}

	requiredText(field: Field, advice?: string): string {
		const text = this.text(field);
		if (text === undefined) throw new InputError(field.label, 'is empty', advice);
		return text;
	}

	private date(field: Field): WrittenDate | undefined {
		const value = this.optional(field);
		return value === undefined ? undefined : readWrittenDate(value, field.label);
	}

	/** @returns milliseconds since the epoch; dates without an offset are KST */
	instant(field: Field): number | undefined {
		return this.date(field)?.millis;
	}

	/** The end of a period: a date without a time means the end of that day. */
	endInstant(field: Field): number | undefined {
		const date = this.date(field);
		return date?.isDay === true ? date.millis + DAY - 1 : date?.millis;
	}

	/** A calendar day, as `readDay` tells it. @returns `yyyy-MM-dd` */
	day(field: Field): string | undefined {
		const date = this.date(field);
		return date === undefined ? undefined : readDay(date, field.label, this.hint);
	}

	requiredDay(field: Field): string {
		const day = this.day(field);
		if (day === undefined) throw new InputError(field.label, 'is empty', 'Give a date (KST)');
		return day;
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

	/** A whole number in decimal digits. */
	integer(field: Field, bounds: { min: number; max: number }): number | undefined {
		const value = this.optional(field);
		return value === undefined ? undefined : readInteger(value, field.label, bounds);
	}

	private amount(field: Field, form: NumberForm, bounds: Bounds): number | undefined {
		const value = this.optional(field);
		return value === undefined ? undefined : readAmount(value, field.label, form, bounds);
	}

	/**
	 * An amount of money with the decimals that its currency may have; won have none. `12,000`, `12,000원` and
	 * `₩12,000` are read too.
	 *
	 * @param currency `undefined` where only the payment knows it
	 */
	money(field: Field, currency: string | undefined, bounds: Bounds = {}): number | undefined {
		return this.amount(field, moneyForm(currency), bounds);
	}

	/** An amount in won, or in the smallest unit of a currency: whole, and otherwise as `money`. */
	wholeMoney(field: Field, currency: string | undefined, bounds: Bounds = {}): number | undefined {
		return this.amount(field, smallestUnitForm(currency), bounds);
	}

	/** A tracking number (송장번호) that may go out. */
	trackingNumber(field: Field): string | undefined {
		const value = this.optional(field);
		return value === undefined ? undefined : readTrackingNumber(value, field.label);
	}

	/**
	 * One coded value: a code, or one of its labels (a sheet says `CJ대한통운`, not `CJGLS`).
	 *
	 * @param passUnknown lets a code through that the list doesn't hold: the API's lists are open
	 */
	code(field: Field, values: readonly CodedValue[], passUnknown: boolean): string | undefined {
		const text = this.text(field);
		return text === undefined ? undefined : matchCode(text, values, field.label, passUnknown);
	}

	/** One coded value that has to be there. @param passUnknown as for `code` */
	requiredCode(field: Field, values: readonly CodedValue[], passUnknown = true): string {
		const code = this.code(field, values, passUnknown);
		if (code === undefined) throw new InputError(field.label, 'is empty');
		return code;
	}

	/**
	 * Several coded values: an array (multi-select) or comma-separated text. Empty when none is set.
	 *
	 * @param passUnknown as for `code`
	 */
	codes(field: Field, values: readonly CodedValue[], passUnknown = true): string[] {
		const value = this.optional(field);
		if (value === undefined) return [];
		const parts: unknown[] = Array.isArray(value) ? value : String(value).split(',');
		return parts.map((part) => {
			if (typeof part !== 'string') throw new InputError(field.label, 'must be a list of codes');
			return matchCode(part.trim(), values, field.label, passUnknown);
		});
	}

	/** Whether it was added to its collection, whatever it holds. */
	isAdded(field: Field): boolean {
		const [collection = '', name = ''] = field.name.split('.');
		return Object.hasOwn(this.collection(collection), name);
	}

	/** What stands in a collection, as it is and though it be blank; `undefined` where it wasn't added. */
	added(field: Field): unknown {
		const [collection = '', name = ''] = field.name.split('.');
		return this.collection(collection)[name];
	}

	/** A collection's own object, empty when nothing was added. */
	collection(name: string): IDataObject {
		return this.functions.getNodeParameter(name, this.itemIndex, {}) as IDataObject;
	}
}
