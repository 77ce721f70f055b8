import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodeTypeDescription,
} from 'n8n-workflow';

import { fieldsOf, groupsOf, isShown, valuesOf } from './fill';
import { type Choices, resolve } from './release';

const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names inside a field's value that the field does not know. */
function unknownWithin(property: INodeProperties, value: unknown, path: string): string[] {
	if (property.type === 'collection' && isRecord(value)) {
		return unknownIn(fieldsOf(property), value, path);
	}
	if (property.type !== 'fixedCollection' || !isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, entries]) => {
		const group = groupsOf(property).find((one) => one.name === name);
		if (group === undefined) return [`${path}.${name}`];
		return [entries]
			.flat()
			.filter(isRecord)
			.flatMap((entry) => unknownIn(group.values, entry, `${path}.${name}`));
	});
}

function unknownIn(properties: INodeProperties[], values: IDataObject, path: string): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const at = path === '' ? name : `${path}.${name}`;
		const property = properties.find((one) => one.name === name);
		return property === undefined ? [at] : unknownWithin(property, value, at);
	});
}

/**
 * Parameters of a saved node that its type does not know, or not there, as paths: n8n drops them in silence when the
 * workflow is opened and saved.
 */
export function unknownNames(
	description: INodeTypeDescription,
	parameters: INodeParameters,
): string[] {
	// What is as it was by default isn't saved, but decides what else is there.
	const resolved = resolve(description, parameters);
	const shown = description.properties.filter((one) => isShown(resolved, one, description));
	return unknownIn(shown, parameters as IDataObject, '');
}

/** Operations that a field belongs to, as words before its name. */
function ownersOf({ displayOptions }: INodeProperties): string[] {
	const {
		server = [''],
		resource = [''],
		operation = [''],
	} = (displayOptions?.show ?? {}) as Record<string, unknown[]>;
	return server.flatMap((one) =>
		resource.flatMap((ofServer) =>
			operation.map((ofResource) => [one, ofServer, ofResource].filter(Boolean).join(' ')),
		),
	);
}

function listsOf(
	property: INodeProperties,
	path: string,
): Array<[path: string, values: unknown[]]> {
	const { type, name } = property;
	if (type === 'options' || type === 'multiOptions') return [[path, valuesOf(property)]];
	const within = type === 'collection' ? fieldsOf(property) : [];
	const inGroups =
		type === 'fixedCollection' ? groupsOf(property).flatMap(({ values }) => values) : [];
	return name === ''
		? []
		: [...within, ...inGroups].flatMap((one) => listsOf(one, `${path}.${one.name}`));
}

/** Every list of values that a node's fields offer; equal lists are one, with the fields that have it. */
export function choicesOf({ properties }: INodeTypeDescription): Choices[] {
	const found = new Map<string, Choices>();
	for (const property of properties) {
		for (const [path, values] of listsOf(property, property.name)) {
			const key = JSON.stringify(values);
			const choices = found.get(key) ?? { fields: [], values };
			const fields = ownersOf(property).map((owner) => [owner, path].filter(Boolean).join(': '));
			choices.fields = [...new Set([...choices.fields, ...fields])].sort();
			found.set(key, choices);
		}
	}
	return [...found.values()];
}

/** Values that a field offered once and doesn't any more. */
export function goneValues(before: Choices[], now: Choices[]): string[] {
	const offered = new Map<string, Set<unknown>>();
	for (const { fields, values } of now) {
		for (const field of fields) {
			offered.set(field, new Set([...(offered.get(field) ?? []), ...values]));
		}
	}
	return before.flatMap(({ fields, values }) =>
		fields.flatMap((field) =>
			values
				.filter((value) => offered.get(field)?.has(value) !== true)
				.map((value) => `${field} = ${String(value)}`),
		),
	);
}
