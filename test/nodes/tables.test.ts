import { endpoints } from '../../nodes/Npay/api/endpoints';
import { resources as npay } from '../../nodes/Npay/resources';
import { resources as portOne } from '../../nodes/PortOne/resources';
import { resourcesOf } from '../../nodes/PortOneV2/resources';
import type { Resource } from '../../nodes/shared/run/operation';
import { NPAY_WRITES } from '../support/contracts/npayWrites';
import { cases } from './anyAnswer/operations';

const operationsOf = (resources: ReadonlyArray<Resource<never>>) =>
	resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			name: `${resource.value} ${operation.value}`,
			endpoints: operation.endpoints as readonly string[],
		})),
	);

test('every write of Npay is in the table of writes, and nothing else', () => {
	const kinds: Record<string, { kind: string }> = endpoints;
	const writes = operationsOf(npay as never).filter((operation) =>
		operation.endpoints.some((name) => kinds[name]?.kind === 'write'),
	);
	const known = Object.values(NPAY_WRITES).map(
		({ parameters: { resource, operation } }) => `${String(resource)} ${String(operation)}`,
	);
	expect(known.sort()).toEqual(writes.map(({ name }) => name).sort());
});

test.each([
	['Npay', npay],
	['PortOne V1', portOne],
	['PortOne V2', resourcesOf.portOne],
	['CEOS', resourcesOf.ceos],
])('every operation of %s meets answers of any kind', (server, resources) => {
	const titles = cases.map(({ name }) => name);
	const missing = operationsOf(resources as never)
		.filter((operation) => operation.endpoints.length > 0)
		.filter(({ name }) => !titles.some((title) => `${title} `.startsWith(`${server}: ${name} `)))
		.map(({ name }) => name);
	expect({ server, missing }).toEqual({ server, missing: [] });
});
