/** Building blocks of the control API's JSON schemas. */

export const text = { type: 'string' };
export const name = { type: 'string', minLength: 1 };
export const flag = { type: 'boolean' };
/** Epoch ms or ISO 8601. */
export const instant = { type: ['string', 'integer'] };
export const count = { type: 'integer', minimum: 0 };

/** An object with these members only. */
export const strict = <Properties extends object>(
	properties: Properties,
	required: string[] = [],
) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});
