/** Building blocks of the contract's JSON schemas. `closed`: members not named are a mismatch. */

export const text = { type: 'string' };
export const whole = { type: 'integer' };
export const flag = { type: 'boolean' };
export const dateTime = {
	type: 'string',
	pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}\\+09:00$',
};
export const wholeSecond = {
	type: 'string',
	pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.000\\+09:00$',
};
export const id = { type: 'string', pattern: '^\\d{16,20}$' };
export const oneOf = (...values: string[]) => ({ enum: values });
export const listOf = (items: object) => ({ type: 'array', items });

export const closed = (properties: Record<string, object>, required: string[] = []) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});

/** Members of one type each, by their names in one text. */
export const each = (names: string, schema: object): Record<string, object> =>
	Object.fromEntries(
		names
			.trim()
			.split(/\s+/)
			.map((name) => [name, schema]),
	);
