import fs from 'node:fs';
import path from 'node:path';

import { credentialOf } from '../../scripts/lib/examples';
import { Engine } from '../support/engine/engine';

const FOLDER = path.join(__dirname, '../../examples');
interface Workflow {
	nodes: Array<{
		name: string;
		type: string;
		parameters: Record<string, unknown>;
	}>;
	connections: object;
}
const examples = fs
	.readdirSync(FOLDER)
	.map(
		(file) =>
			[file, JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as Workflow] as const,
	);

test.each(examples)(
	'%s names nodes, operations and credentials that exist',
	async (_, { nodes }) => {
		const engine = await Engine.load();
		const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-npay.'));
		expect(ours.length).toBeGreaterThan(0);
		for (const node of ours) {
			const { type, parameters } = node;
			// n8n makes the tool of an agent out of the node of that name.
			const { description } = engine.nodeType(type.split('.')[1]?.replace(/Tool$/, '') ?? '');
			const needed = (description.credentials ?? []).map(({ name }) => name);
			expect(credentialOf(node)).toBe(needed[0]);
			if (parameters.operation === undefined) continue;
			const operations = description.properties
				.filter(
					({ name, displayOptions }) =>
						name === 'operation' &&
						displayOptions?.show?.resource?.includes(parameters.resource as string),
				)
				.flatMap(({ options }) => options ?? []);
			expect(operations).toContainEqual(expect.objectContaining({ value: parameters.operation }));
		}
	},
);

test.each(examples)(
	'%s would dispatch nothing by accident: it holds no tracking number',
	(_, { nodes }) => {
		const text = JSON.stringify(nodes);
		const values = [...text.matchAll(/"name":"trackingNumber","value":"([^"]*)"/g)].map(
			([, value]) => value,
		);
		for (const value of values) expect(value).toMatch(/^(|={{.*}})$/);
	},
);
