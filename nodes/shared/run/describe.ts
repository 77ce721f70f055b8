import type { INodeProperties } from 'n8n-workflow';

import { type CommonOption, withOptions } from './inputFields';
import { type Endpoints, isWrite, type Operation, type Resource } from './operation';

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

/** The fields of an operation, below what can't be undone, with the options that others have too. */
function fieldsOf<Api>(
	operation: Operation<Api>,
	endpoints: Endpoints,
	{ tellsOfPeople }: Resource<Api>,
): INodeProperties[] {
	const { notice } = operation;
	const common: CommonOption[] = [
		...(isWrite(operation, endpoints) ? (['includeInputFields'] as const) : []),
		...(tellsOfPeople ? (['showPersonalData'] as const) : []),
	];
	const properties = withOptions(operation.properties, common);
	return notice === undefined
		? properties
		: [{ displayName: notice, name: 'notice', type: 'notice', default: '' }, ...properties];
}

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

/**
 * The editor's fields of a whole node: resource, operation, then each operation's own fields.
 *
 * @param endpoints of the API, by the names that operations call them; none where nothing is called
 */
export function buildProperties<Api>(
	resources: ReadonlyArray<Resource<Api>>,
	endpoints: Endpoints,
): INodeProperties[] {
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
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				fieldsOf(operation, endpoints, resource).map((property) =>
					showFor(property, resource.value, operation.value),
				),
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
