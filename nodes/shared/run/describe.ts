import type { INodeProperties } from 'n8n-workflow';

import { type CommonOption, withOptions } from './inputFields';
import { type Endpoints, isWrite, type Operation, type Resource } from './operation';

/** English words with the Korean term that goes with them: `Dispatch (발송 처리)`. */
const withTerm = (words: string, term: string): string => `${words} (${term})`;

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
		options: operations.map(({ name, value, term, action, description }) => ({
			name,
			value,
			action: withTerm(action, term),
			description: `${term}: ${description}`,
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

/**
 * An expression for a node's subtitle that says in words what parameters say in values. It shows nothing for values
 * that have no words.
 *
 * @param parameters whose values, with colons between, the words are for
 * @param words by these values
 */
export const wordsFor = (
	parameters: readonly string[],
	words: Readonly<Record<string, string>>,
): string => {
	const values = parameters.map((name) => `$parameter[${JSON.stringify(name)}]`);
	return `={{ (${JSON.stringify(words)})[${values.join(' + ":" + ')}] }}`;
};

/**
 * The same for a list of values, each in words.
 *
 * @param none what it says where the list is empty
 */
export const wordsForEach = (
	parameter: string,
	words: Readonly<Record<string, string>>,
	none: string,
): string => {
	const values = `[].concat($parameter[${JSON.stringify(parameter)}])`;
	const inWords = `${values}.map((one) => (${JSON.stringify(words)})[one]).join(", ")`;
	return `={{ ${inWords} || ${JSON.stringify(none)} }}`;
};

/** What each operation is called under its node, by the values of resource and operation. */
export const subtitles = <Api>(resources: ReadonlyArray<Resource<Api>>): Record<string, string> =>
	Object.fromEntries(
		resources.flatMap(({ value: resource, operations }) =>
			operations.map(({ value, name, term }) => [`${resource}:${value}`, withTerm(name, term)]),
		),
	);

/** The subtitle of a node with resources: `Dispatch (발송 처리)`. */
export const subtitleOf = <Api>(resources: ReadonlyArray<Resource<Api>>): string =>
	wordsFor(['resource', 'operation'], subtitles(resources));

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
