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

/** Names of fields and columns that hold a tracking number. */
const TRACKING = /^(\w*(?<!without)tracking_?number|\S*송장번호)$/i;

/** What stands in every such field or column, at any depth. */
function trackingNumbers(within: unknown): unknown[] {
	if (typeof within !== 'object' || within === null) return [];
	const { name, value } = within as Record<string, unknown>;
	return [
		...(value !== undefined && TRACKING.test(String(name)) ? [value] : []),
		...Object.entries(within).flatMap(([key, inner]) =>
			TRACKING.test(key) ? [inner] : trackingNumbers(inner),
		),
	];
}

test.each(examples)(
	'%s would dispatch nothing by accident: it holds no tracking number',
	(_, { nodes }) => {
		for (const value of trackingNumbers(nodes)) expect(value).toMatch(/^(|={{.*}})$/);
	},
);

test('fields for tracking numbers are found where there are some', () => {
	const found = examples.filter(([, { nodes }]) => trackingNumbers(nodes).length > 0);
	expect(found.map(([file]) => file)).toEqual(
		expect.arrayContaining(['claims-board.json', 'tracking-numbers-to-dispatch.json']),
	);
});
