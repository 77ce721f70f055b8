import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import { InputError } from '../failure/errors';
import type { Bounds } from './amount';
import { type CodedValue, toOptions } from './codedValue';
import type { FieldKind } from './defineFields';
import type { Field, ParameterReader } from './parameterReader';

/** What a field says to the editor. */
export type FieldSpec = { label: string } & Partial<Omit<INodeProperties, 'name' | 'displayName'>>;

/**
 * What the editor shows of coded values: a list, with which a sheet's own words go as well. Without
 * `allowArbitraryValues`, beside `type`, n8n would mark a column as wrong that was dragged on it.
 */
const coded = (values: readonly CodedValue[]) =>
	({ options: toOptions(values), allowArbitraryValues: true }) as const;

/** Says under a list how a column gets there. @param column what sheets call it */
export const columnFor = (column: string): string =>
	`From a sheet: switch to Expression and drag ${column} here`;

const kind = <Value, Args extends unknown[]>(
	type: NodePropertyTypes,
	{ label, ...editor }: FieldSpec,
	read: (parameters: ParameterReader, field: Field, ...args: Args) => Value,
): FieldKind<Value, Args> => ({ label, editor: { type, default: '', ...editor }, read });

/** Text, trimmed; `undefined` where blank. */
export const text = (spec: FieldSpec) => kind('string', spec, (p, field) => p.text(field));

/** Text that has to be there. @param advice what to do where it is empty */
export const requiredText = (spec: FieldSpec, advice?: string) =>
	kind('string', { required: true, ...spec }, (p, field) => p.requiredText(field, advice));

/** One ID, several with commas between, or an array. */
export const ids = (spec: FieldSpec) =>
	kind('string', { required: true, ...spec }, (p, field) => p.ids(field));

/** Whatever it holds, as it is: for values that the operation itself checks. */
export const anything = (spec: FieldSpec & { type: NodePropertyTypes }) =>
	kind(spec.type, spec, (p, field) => p.optional(field));

/** On or off; off where it isn't set. */
export const flag = (spec: FieldSpec) =>
	kind('boolean', { default: false, ...spec }, (p, field) => p.boolean(field) === true);

/**
 * An option that is on as soon as it is added, and off where it isn't there: whoever adds it wants it, and n8n adds a
 * switch as its default has it.
 */
export const onOnceAdded = (spec: FieldSpec) => flag({ default: true, ...spec });

/** On or off; on where it isn't set. */
export const onByDefault = (spec: FieldSpec) =>
	kind('boolean', { default: true, ...spec }, (p, field) => p.boolean(field) !== false);

/** A time, in ms since the epoch; without an offset it is KST. */
export const instant = (spec: FieldSpec) => kind('dateTime', spec, (p, field) => p.instant(field));

/** A time that has to be there. */
export const requiredInstant = (spec: FieldSpec) =>
	kind('dateTime', { required: true, ...spec }, (p, field) => p.requiredInstant(field));

/** The end of a period, in ms since the epoch: a date without a time means the end of that day. */
export const endInstant = (spec: FieldSpec) =>
	kind('dateTime', spec, (p, field) => p.endInstant(field));

/** The editor asks for a date without a time, and saves `yyyy-MM-dd`. */
const DATE_ONLY = { typeOptions: { dateOnly: true } };

/** A calendar day, `yyyy-MM-dd`. */
export const day = (spec: FieldSpec) =>
	kind('dateTime', { ...DATE_ONLY, ...spec }, (p, field) => p.day(field));

/** A calendar day that has to be there. */
export const requiredDay = (spec: FieldSpec) =>
	kind('dateTime', { ...DATE_ONLY, required: true, ...spec }, (p, field) => p.requiredDay(field));

/** A whole number. */
export const integer = (spec: FieldSpec, bounds: { min: number; max: number }) =>
	kind('number', spec, (p, field) => p.integer(field, bounds));

/** An amount of money, with the decimals that its currency has; it is read with the currency. */
export const money = (spec: FieldSpec, bounds: Bounds = {}) =>
	kind('number', spec, (p, field, currency: string | undefined) =>
		p.money(field, currency, bounds),
	);

/** An amount in won, or in the smallest unit of a currency: whole; it is read with the currency. */
export const wholeMoney = (spec: FieldSpec, bounds: Bounds = {}) =>
	kind('number', spec, (p, field, currency: string | undefined) =>
		p.wholeMoney(field, currency, bounds),
	);

/** The option to leave out rows that wait for their tracking number. */
export const skipWithoutTrackingNumber = flag({
	label: 'Skip If No Tracking Number',
	description:
		'Whether a row whose tracking number (송장번호) is empty is left out and comes out as skipped, rather than stop all rows',
});

/** A tracking number (송장번호) that may go out. */
export const trackingNumber = (spec: FieldSpec) =>
	kind('string', spec, (p, field) => p.trackingNumber(field));

/**
 * One coded value: a code, or one of its labels. It is read with whether a code passes that the list doesn't hold (the
 * API's lists are open): by default it does.
 */
export const code = (values: readonly CodedValue[], spec: FieldSpec) =>
	kind('options', { ...coded(values), ...spec }, (p, field, passUnknown?: boolean) =>
		p.code(field, values, passUnknown ?? true),
	);

/** One coded value that has to be there. @param passUnknown as `code` is read with, where it is read without */
export const requiredCode = (values: readonly CodedValue[], spec: FieldSpec, passUnknown = true) =>
	kind(
		'options',
		{ ...coded(values), required: true, ...spec },
		(p, field, passes: boolean | undefined = passUnknown) => p.requiredCode(field, values, passes),
	);

/** One coded value as others have written it, in a field of text. Any code passes: the API's lists are open. */
export const writtenCode = (values: readonly CodedValue[], spec: FieldSpec) =>
	kind('string', spec, (p, field) => p.code(field, values, true));

/** Several coded values, none where it is empty. @param passUnknown as `code` is read with */
export const codes = (values: readonly CodedValue[], spec: FieldSpec, passUnknown = true) =>
	kind('multiOptions', { ...coded(values), default: [], ...spec }, (p, field) =>
		p.codes(field, values, passUnknown),
	);

/** Words for users, without a value. */
export const notice = (words: string): FieldKind<undefined> =>
	kind('notice', { label: words }, () => undefined);

/** IDs as `ids` reads them; `undefined` where blank. */
export const optionalIds = (spec: FieldSpec) =>
	kind('string', spec, (p, field) => (p.optional(field) === undefined ? undefined : p.ids(field)));

/** On or off; `undefined` where it isn't set, so that the API's own default holds. */
export const toggle = (spec: FieldSpec) =>
	kind('boolean', { default: false, ...spec }, (p, field) => p.boolean(field));

/** The end of a period that has to be there, as `endInstant` reads it. */
export const requiredEndInstant = (spec: FieldSpec) =>
	kind('dateTime', { required: true, ...spec }, (p, field) => {
		const end = p.endInstant(field);
		if (end === undefined) {
			throw new InputError(field.label, 'is empty', 'Give a date and time (KST)');
		}
		return end;
	});

/** One of a closed list of coded values; `undefined` where it isn't set. */
export const oneOf = (values: readonly CodedValue[], spec: FieldSpec) =>
	kind('options', { ...coded(values), ...spec }, (p, field) => p.code(field, values, false));

/**
 * One of a list that may have grown since: a code that isn't in it passes where it is written as the API writes its
 * codes, any other word is refused with those that may be meant. `undefined` where it isn't set.
 */
export const openCode = (form: RegExp, values: readonly CodedValue[], spec: FieldSpec) =>
	kind('options', { ...coded(values), ...spec }, (p, field) =>
		p.code(field, values, form.test(p.text(field) ?? '')),
	);

/** One of a closed list of coded values, of which the editor always has one chosen: it decides which other fields there are. */
export const choice = (values: readonly CodedValue[], spec: FieldSpec & { default: string }) =>
	kind('options', { options: toOptions(values), ...spec }, (p, field) =>
		p.requiredCode(field, values, false),
	);

/** Text that is sent on as it is: an object or array as JSON. `undefined` where blank. */
export const data = (spec: FieldSpec) =>
	kind('string', spec, (p, field) => {
		const value = p.optional(field);
		return typeof value === 'object' ? JSON.stringify(value) : p.text(field);
	});

/**
 * A kind whose value is looked at after it was read, and may become another. What isn't set stays `undefined`.
 *
 * @param check is given the value and the field, for complaints
 */
export const checked = <Value, Args extends unknown[], Result>(
	kindOfValue: FieldKind<Value, Args>,
	check: (value: Exclude<Value, undefined>, field: Field) => Result,
): FieldKind<Result | Extract<Value, undefined>, Args> => ({
	...kindOfValue,
	read(parameters, field, ...args) {
		const value = kindOfValue.read(parameters, field, ...args);
		if (value === undefined) return value as Extract<Value, undefined>;
		return check(value as Exclude<Value, undefined>, field);
	},
});

/** The same kind, shown otherwise: with another default, or only at times. */
export const shownWith = <Value, Args extends unknown[]>(
	{ editor, ...kindOfValue }: FieldKind<Value, Args>,
	changed: Partial<Omit<INodeProperties, 'name' | 'displayName'>>,
): FieldKind<Value, Args> => ({ ...kindOfValue, editor: { ...editor, ...changed } });

/**
 * A secret text, of which complaints never tell the value.
 *
 * @param form what the API takes
 * @param says what the form is, as the rest of a sentence
 * @param tidy brings it into that form, where it may be written otherwise
 */
export const secret = (
	form: RegExp,
	says: string,
	spec: FieldSpec,
	tidy: (value: string) => string = (value) => value,
) =>
	checked(text({ typeOptions: { password: true }, ...spec }), (given, { label }) => {
		const value = tidy(given);
		if (!form.test(value)) throw new InputError(label, says);
		return value;
	});
