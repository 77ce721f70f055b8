import type { INodeProperties, INodeType } from 'n8n-workflow';

import { endpoints as npay } from '../../../nodes/Npay/api/endpoints';
import { Npay } from '../../../nodes/Npay/Npay.node';
import { NpayTrigger } from '../../../nodes/Npay/NpayTrigger.node';
import { resources as npayResources } from '../../../nodes/Npay/resources';
import { NpayCatalog } from '../../../nodes/NpayCatalog/NpayCatalog.node';
import { resources as catalogResources } from '../../../nodes/NpayCatalog/resources';
import { endpoints as portOne } from '../../../nodes/PortOne/api/endpoints';
import { PortOne } from '../../../nodes/PortOne/PortOne.node';
import { PortOneTrigger } from '../../../nodes/PortOne/PortOneTrigger.node';
import { resources as portOneResources } from '../../../nodes/PortOne/resources';
import { endpoints as portOneV2 } from '../../../nodes/PortOneV2/api/endpoints';
import { PortOneV2 } from '../../../nodes/PortOneV2/PortOneV2.node';
import { PortOneV2Trigger } from '../../../nodes/PortOneV2/PortOneV2Trigger.node';
import { resourcesOf } from '../../../nodes/PortOneV2/resources';
import type { Operation, Resource } from '../../../nodes/shared/run/operation';

/** Every node that users see. */
export const NODES: ReadonlyArray<new () => INodeType> = [
	...[Npay, NpayTrigger, NpayCatalog, PortOne, PortOneTrigger, PortOneV2, PortOneV2Trigger],
];

/** An operation, and the parameters by which a workflow names it. */
export interface Named {
	node: string;
	type: new () => INodeType;
	parameters: Record<string, string>;
	operation: Operation<never>;
	/** Whether it changes something at a server. */
	writes: boolean;
}

type Table = Record<string, { kind: 'read' | 'write' }>;

const named = (
	type: new () => INodeType,
	resources: unknown,
	table: unknown,
	given: Record<string, string> = {},
): Named[] =>
	(resources as ReadonlyArray<Resource<never>>).flatMap(({ value: resource, operations }) =>
		operations.map((operation) => ({
			node: type.name,
			type,
			parameters: { ...given, resource, operation: operation.value },
			operation,
			writes: operation.endpoints.some((name) => (table as Table)[name]?.kind === 'write'),
		})),
	);

/** Every operation of every node. */
export const OPERATIONS: readonly Named[] = [
	...named(Npay, npayResources, npay),
	...named(NpayCatalog, catalogResources, {}),
	...named(PortOne, portOneResources, portOne),
	...named(PortOneV2, resourcesOf.portOne, portOneV2, { server: 'portOne' }),
	...named(PortOneV2, resourcesOf.ceos, portOneV2, { server: 'ceos' }),
];

/** What an operation is called in the titles of tests. */
export const titleOf = ({ node, parameters }: Pick<Named, 'node' | 'parameters'>): string =>
	[node, ...Object.values(parameters)].join(' ');

/** A field with its name in saved workflows; dots reach into collections. */
export interface FieldAt {
	path: string;
	field: INodeProperties;
}

/** Fields with those of their collections. */
export const fieldsIn = (properties: readonly INodeProperties[], prefix = ''): FieldAt[] =>
	properties.flatMap((field) => {
		const path = prefix + field.name;
		const inner = field.type === 'collection' ? (field.options as INodeProperties[]) : [];
		return [{ path, field }, ...fieldsIn(inner, `${path}.`)];
	});
