import { endpoints as npay } from '../../nodes/Npay/api/endpoints';
import { resources as npayResources } from '../../nodes/Npay/resources';
import { resources as catalogResources } from '../../nodes/NpayCatalog/resources';
import { endpoints as portOne } from '../../nodes/PortOne/api/endpoints';
import { resources as portOneResources } from '../../nodes/PortOne/resources';
import { endpoints as portOneV2 } from '../../nodes/PortOneV2/api/endpoints';
import { resourcesOf } from '../../nodes/PortOneV2/resources';
import { buildProperties } from '../../nodes/shared/run/describe';
import type { Operation, Resource } from '../../nodes/shared/run/operation';

type Endpoints = Record<string, { kind: 'read' | 'write' }>;
type Resources = ReadonlyArray<Resource<never>>;

const nodes: Array<[string, Resources, Endpoints]> = [
	['Npay', npayResources, npay],
	['Npay Catalog', catalogResources, {}],
	['PortOne', portOneResources, portOne],
	['PortOne V2', resourcesOf.portOne, portOneV2],
	['PortOne V2 with CEOS', resourcesOf.ceos, portOneV2],
] as never;

const writes = ({ endpoints }: Operation<never>, table: Endpoints): boolean =>
	endpoints.some((name) => table[name]?.kind === 'write');

describe.each(nodes)('%s', (_, resources, table) => {
	const properties = buildProperties(resources, table);

	test.each(resources.map((resource) => [resource.name, resource] as const))(
		'%s opens with an operation that writes nothing',
		(__, { value, operations }) => {
			const selector = properties.find(
				({ name, displayOptions }) =>
					name === 'operation' && displayOptions?.show?.resource?.includes(value),
			);
			const opening = operations.find((operation) => operation.value === selector?.default);
			expect(opening).toBeDefined();
			// Where a resource has nothing that reads, there is nothing else to open with: it writes to no shop.
			if (value !== 'apiSecret') expect(writes(opening as Operation<never>, table)).toBe(false);
		},
	);

	test('changing the resource never lands on a write', () => {
		const all = resources.flatMap(({ value, operations }) =>
			operations.map((operation) => ({ resource: value, operation })),
		);
		const landings = all.flatMap(({ resource, operation }) =>
			all
				.filter((other) => other.resource !== resource && other.operation.value === operation.value)
				.filter((other) => writes(other.operation, table))
				.map((other) => `${resource} > ${operation.value} -> ${other.resource}`),
		);
		expect(landings).toEqual([]);
	});
});
