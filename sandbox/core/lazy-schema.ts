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
	let errors: ErrorObject[] = [];
	const check = (value: unknown): value is T => {
		// Ajv keeps what it has compiled, by schema.
		const validate: ValidateFunction<T> = ajv.compile<T>(schema);
		const isRight = validate(value) as boolean;
		errors = validate.errors ?? [];
		return isRight;
	};
	return Object.defineProperty(check, 'errors', { get: () => errors }) as Check<T>;
}
