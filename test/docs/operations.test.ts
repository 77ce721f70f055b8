import { endpoints } from '../../nodes/Npay/api/endpoints';
import { resources } from '../../nodes/Npay/resources';
import { endpoints as portOneEndpoints } from '../../nodes/PortOne/api/endpoints';
import { resources as portOneResources } from '../../nodes/PortOne/resources';
import {
	ceosEndpoints,
	portOneEndpoints as v2Endpoints,
} from '../../nodes/PortOneV2/api/endpoints';
import { resourcesOf } from '../../nodes/PortOneV2/resources';

test('all 20 order and 5 settlement endpoints are called by an operation', () => {
	const called = new Set(
		resources.flatMap(({ operations }) => operations.flatMap((one) => one.endpoints)),
	);
	const paths = Object.values(endpoints).map(({ method, path: at }) => `${method} ${at}`);
	expect(new Set(paths).size).toBe(25);
	expect([...called].sort()).toEqual(Object.keys(endpoints).sort());
});

test('all 39 endpoints of PortOne are called by an operation', () => {
	const called = new Set(
		portOneResources.flatMap(({ operations }) => operations.flatMap((one) => one.endpoints)),
	);
	expect(Object.keys(portOneEndpoints)).toHaveLength(39);
	expect([...called].sort()).toEqual(Object.keys(portOneEndpoints).sort());
});

test.each([
	['PortOne V2', resourcesOf.portOne, v2Endpoints, 17],
	['CEOS', resourcesOf.ceos, ceosEndpoints, 4],
] as const)('all endpoints of %s are called by an operation', (_, v2Resources, known, count) => {
	const called = new Set(
		v2Resources.flatMap(({ operations }) => operations.flatMap((one) => one.endpoints)),
	);
	expect(Object.keys(known)).toHaveLength(count);
	expect([...called].sort()).toEqual(Object.keys(known).sort());
});

test('every operation has what the editor and the errors need', () => {
	for (const { operations } of [
		...resources,
		...portOneResources,
		...resourcesOf.portOne,
		...resourcesOf.ceos,
	]) {
		for (const { name, term, action, done, properties } of operations) {
			expect(name).toMatch(/^[A-Z]/);
			expect(action).toMatch(/^[A-Z][^A-Z]/);
			expect(term).toMatch(/\p{Script=Hangul}/u);
			expect(done).toMatch(/^[a-z]/);
			expect(new Set(properties.map((property) => property.name)).size).toBe(properties.length);
		}
	}
});
