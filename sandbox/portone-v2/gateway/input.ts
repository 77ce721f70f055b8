import Ajv, { type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

import { type Check, lazyCheck } from '../../core/lazy-schema';
import { refused } from './errors';

/** Reads an input by its schema. Throws Refused (INVALID_REQUEST). */
export type Reader = (
	value: unknown,
	unknownInput: 'reject' | 'ignore',
	note: (text: string) => void,
) => unknown;

const ajv = addFormats(new Ajv({ allErrors: true, allowUnionTypes: true }));

/** Makes the reader of a schema. Unknown members are refused or noted, as the settings say. */
export function readerOf(schema: object): Reader {
	const check = lazyCheck(ajv, schema);
	return (value, unknownInput, note) => {
		const problem = problemsOf(check, value).find((error) => {
			if (error.keyword !== 'additionalProperties' || unknownInput === 'reject') return true;
			note(`unknown member ${nameOf(error)}`);
			return false;
		});
		if (problem) throw refused('INVALID_REQUEST', `${nameOf(problem)}: ${problem.message}`);
		return value;
	};
}

function problemsOf(check: Check, value: unknown): ErrorObject[] {
	return check(value) ? [] : check.errors;
}

function nameOf({ instancePath, params }: ErrorObject): string {
	const member: unknown = params['additionalProperty'] ?? params['missingProperty'];
	const path = [
		...instancePath.split('/').slice(1),
		...(typeof member === 'string' ? [member] : []),
	];
	return path.join('.') || 'body';
}
