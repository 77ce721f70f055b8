import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from './operation';

/** Adds to a field the condition under which the editor shows it. */
function showFor(property: INodeProperties, resource: string, operation: string): INodeProperties {
	return {
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, resource: [resource], operation: [operation] },
		},
	};
}

/** The fields of an operation, below what can't be undone. */
const fieldsOf = <Api>({ notice, properties }: Operation<Api>): INodeProperties[] =>
	notice === undefined
		? properties
		: [{ displayName: notice, name: 'notice', type: 'notice', default: '' }, ...properties];

function operationSelector<Api>({
	value: resource,
	operations,
	opensWith,
}: Resource<Api>): INodeProperties {
	const opening = opensWith ?? operations[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: opening,
	};
}

/** The editor's fields of a whole node: resource, operation, then each operation's own fields. */
export function buildProperties<Api>(resources: ReadonlyArray<Resource<Api>>): INodeProperties[] {
	const firstResource = resources[0]?.value ?? '';
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value, description }) => ({ name, value, description })),
			default: firstResource,
		},
		...resources.map((resource) => operationSelector(resource)),
		...resources.flatMap(({ value, operations }) =>
			operations.flatMap((operation) =>
				fieldsOf(operation).map((property) => showFor(property, value, operation.value)),
			),
		),
	];
}

/** The operation that saved parameters name, or `undefined` when this version doesn't have it. */
export function findOperation<Api>(
	resources: ReadonlyArray<Resource<Api>>,
	resource: string,
	operation: string,
): Operation<Api> | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}
