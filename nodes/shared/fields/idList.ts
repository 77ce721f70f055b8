import { refuseGrouped } from '../data/ids';
import { InputError } from '../failure/errors';
import type { FieldKind } from './defineFields';
import { anything, type FieldSpec } from './kinds';
import type { Field } from './parameterReader';

/**
 * One id, several with commas or line breaks between, or an array; `undefined` where blank. Each comes once.
 *
 * @param check what an id has to be @throws InputError
 */
export const optionalIdList = (
	spec: FieldSpec,
	check: (id: string, field: Field) => string,
): FieldKind<string[] | undefined> => ({
	...anything({ type: 'string', ...spec }),
	read(parameters, field) {
		const value = parameters.optional(field);
		if (value === undefined) return undefined;
		if (typeof value === 'string') refuseGrouped(value, field.label);
		const parts: unknown[] = Array.isArray(value) ? value : String(value).split(/[,\n]+/);
		const ids = parts.map((part) => {
			if (typeof part === 'string') return part.trim();
			if (typeof part === 'number' && Number.isSafeInteger(part)) return String(part);
			throw new InputError(field.label, 'must be text, or an array of texts');
		});
		const given = ids.filter((id) => id !== '');
		if (given.length === 0) throw new InputError(field.label, 'is empty', 'Give at least one');
		return [...new Set(given)].map((id) => check(id, field));
	},
});
