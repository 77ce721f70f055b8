import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/failure/errors';
import { checkWritten, refuseGrouped } from '../../shared/data/ids';
import type { Field, ParameterReader } from '../../shared/fields/parameterReader';

export const PAYMENT_ID: Field = { name: 'paymentId', label: 'Payment ID' };

export const paymentIdProperty: INodeProperties = {
	displayName: PAYMENT_ID.label,
	name: PAYMENT_ID.name,
	type: 'string',
	required: true,
	default: '={{ $json.paymentId }}',
	placeholder: 'e.g. 20261122_0001',
	description:
		'결제 건 아이디: the ID that your shop gave the payment, one of its own for each order',
};

/** Longest id that is taken, in characters: neither document names a limit. */
const LONGEST_ID = 200;

/** An id as it may stand in a path, percent-encoded. @throws InputError */
export function checkId(id: string, { label }: Field): string {
	if (id === '.' || id === '..') throw new InputError(label, `"${id}" can't be used in a path`);
	if (id.length > LONGEST_ID) {
		throw new InputError(label, `has ${id.length} characters; at most ${LONGEST_ID} are taken`);
	}
	return checkWritten(id, label);
}

/** Reads an id, which may hold anything but blanks around it. @throws InputError */
export const readId = (parameters: ParameterReader, field: Field): string =>
	checkId(parameters.requiredText(field), field);

/** Reads one id, several with commas or line breaks between, or an array. Each comes once. @throws InputError */
export function readIds(parameters: ParameterReader, field: Field): string[] {
	const value = parameters.optional(field);
	if (typeof value === 'string') refuseGrouped(value, field.label);
	const parts: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(/[,\n]+/);
	const ids = parts.map((part) => {
		if (typeof part === 'string') return part.trim();
		throw new InputError(field.label, 'must be text, or an array of texts');
	});
	const given = ids.filter((id) => id !== '');
	if (given.length === 0) throw new InputError(field.label, 'is empty', 'Give at least one');
	return [...new Set(given)].map((id) => checkId(id, field));
}

/** Text that is sent on as it is: an object or array as JSON. */
export function readData(parameters: ParameterReader, field: Field): string | undefined {
	const value = parameters.optional(field);
	return typeof value === 'object' ? JSON.stringify(value) : parameters.text(field);
}

/** JSON, or an object from an expression. @throws InputError when it is no object */
export function readObject(parameters: ParameterReader, field: Field): IDataObject | undefined {
	const value = parameters.optional(field);
	if (value === undefined) return undefined;
	const parsed = typeof value === 'string' ? parseObject(value) : value;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
		return parsed as IDataObject;
	}
	throw new InputError(field.label, 'is not a JSON object');
}

/** @returns the object that a text holds as JSON, or `undefined` when it holds none */
export function parseObject(text: string): IDataObject | undefined {
	try {
		const value = JSON.parse(text) as unknown;
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}

/** Options in the order that users look for them in. */
export const sortByLabel = (options: INodeProperties[]): INodeProperties[] =>
	[...options].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
