import type { AnySchema, default as Ajv, ErrorObject, ValidateFunction } from 'ajv';

/** A check by a JSON schema. */
export interface Check<T = unknown> {
	(value: unknown): value is T;
	/** What was wrong with the last value. */
	readonly errors: ErrorObject[];
}

/**
 * A check that compiles its schema once it is asked: a sandbox has some hundred schemas, and most of its lives need
 * a few of them.
 */
export function lazyCheck<T = unknown>(ajv: Ajv, schema: AnySchema): Check<T> {
	let validate: ValidateFunction<T> | undefined;
	const check = (value: unknown): value is T => {
		validate ??= ajv.compile<T>(schema);
		return validate(value);
	};
	const errors = { get: () => validate?.errors ?? [] };
	return Object.defineProperty(check, 'errors', errors) as Check<T>;
}
