import type { IDataObject } from 'n8n-workflow';

import { checkWritten } from '../../shared/data/ids';
import { InputError } from '../../shared/failure/errors';
import type { FieldKind } from '../../shared/fields/defineFields';
import { optionalIdList } from '../../shared/fields/idList';
import { anything, checked, type FieldSpec, requiredText, text } from '../../shared/fields/kinds';
import type { Field } from '../../shared/fields/parameterReader';

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

/** An id, which may hold anything but blanks around it. */
export const requiredId = (spec: FieldSpec) => checked(requiredText(spec), checkId);

/** How PortOne writes its codes of banks: one that was added to its list since passes as well. */
export const BANK = /^[A-Z][A-Z0-9_]{1,39}$/;

/** An id that need not be there. */
export const optionalId = (spec: FieldSpec) => checked(text(spec), checkId);

/** One or several ids; `undefined` where blank. */
export const optionalIds = (spec: FieldSpec) => optionalIdList(spec, checkId);

/** The shop's number of a payment. */
export const paymentId = requiredId({
	label: 'Payment ID',
	default: '={{ $json.paymentId }}',
	placeholder: 'e.g. 20261122_0001',
	description:
		'결제 건 아이디: the ID that your shop gave the payment, one of its own for each order',
});

/** JSON, or an object from an expression; `undefined` where blank or empty. */
export const jsonObject = (spec: FieldSpec): FieldKind<IDataObject | undefined> => ({
	...anything({ type: 'json', default: '{}', ...spec }),
	read(parameters, field) {
		const value = parameters.optional(field);
		if (value === undefined) return undefined;
		const parsed = typeof value === 'string' ? parseObject(value) : value;
		if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
			return Object.keys(parsed).length === 0 ? undefined : (parsed as IDataObject);
		}
		throw new InputError(field.label, 'is not a JSON object');
	},
});

/** @returns the object that a text holds as JSON, or `undefined` when it holds none */
export function parseObject(json: string): IDataObject | undefined {
	try {
		const value = JSON.parse(json) as unknown;
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}
