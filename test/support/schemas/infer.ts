/** A JSON schema, as far as n8n's editor looks at one: names and types. */
export interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

const NUMBERS = new Set(['integer', 'number']);

function typeOf(value: unknown): string {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
}

/** A type that both are of; the first where there is none. */
function commonType(one: string, other: string): string {
	if (one === 'null') return other;
	return NUMBERS.has(one) && other === 'number' ? 'number' : one;
}

function mergeProperties(
	one: Record<string, Schema>,
	other: Record<string, Schema>,
): Record<string, Schema> {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
	return Object.fromEntries(names.map((name) => [name, merge(one[name], other[name])]));
}

function merge(one: Schema | undefined, other: Schema | undefined): Schema {
	if (one === undefined || other === undefined) return one ?? other ?? { type: 'null' };
	const type = commonType(one.type, other.type);
	const items = one.items ?? other.items;
	return {
		type,
		...(type === 'object'
			? { properties: mergeProperties(one.properties ?? {}, other.properties ?? {}) }
			: {}),
		...(items === undefined ? {} : { items: merge(one.items, other.items) }),
	};
}

function schemaOf(value: unknown): Schema {
	const type = typeOf(value);
	if (type === 'object') {
		const properties = Object.entries(value as object).map(([name, field]): [string, Schema] => [
			name,
			schemaOf(field),
		]);
		return { type, properties: Object.fromEntries(properties) };
	}
	if (type !== 'array') return { type };
	const items = (value as unknown[]).map(schemaOf).reduce<Schema | undefined>(merge, undefined);
	return items === undefined ? { type } : { type, items };
}

/** What was never seen filled is shown as text. */
function withoutNull(schema: Schema): Schema {
	const { type, properties, items } = schema;
	return {
		type: type === 'null' ? 'string' : type,
		...(properties === undefined
			? {}
			: {
					properties: Object.fromEntries(
						Object.entries(properties).map(([name, field]) => [name, withoutNull(field)]),
					),
				}),
		...(items === undefined ? {} : { items: withoutNull(items) }),
	};
}

/** The schema that all rows have in common: every field of any of them, in the order in which they come. */
export const inferSchema = (rows: readonly object[]): Schema =>
	withoutNull(
		rows.map(schemaOf).reduce<Schema | undefined>(merge, undefined) ?? { type: 'object' },
	);
