import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from './parameterReader';

interface Readable {
	read(parameters: ParameterReader): unknown;
}

/** Fields that need nothing but the parameters; what the editor shows of their collection may stand among them. */
type ReadableFields<Fields> = { [Name in keyof Fields]: Readable | INodeProperties };

/** What fields hold, by their names. */
type ValuesOf<Fields> = {
	-readonly [Name in keyof Fields as Fields[Name] extends Readable
		? Name
		: never]: Fields[Name] extends { read(parameters: ParameterReader): infer Value }
		? Value
		: never;
};

const isReadable = (field: object): field is Readable => 'read' in field;

/** Reads fields in their order. @returns what they hold, by their names @throws InputError */
export const readAll = <Fields extends ReadableFields<Fields>>(
	fields: Fields,
	parameters: ParameterReader,
): ValuesOf<Fields> =>
	Object.fromEntries(
		Object.entries<object>(fields)
			.filter((entry): entry is [string, Readable] => isReadable(entry[1]))
			.map(([name, field]) => [name, field.read(parameters)]),
	) as ValuesOf<Fields>;
