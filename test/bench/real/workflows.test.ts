import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { resources } from '../../../nodes/Npay/resources';
import { forShop, RESULT_NODES, type WorkflowFile } from './workflows';

const FOLDER = path.join(__dirname, '..', 'workflows');

const FILES = ['ours', 'by-hand', 'loop'].flatMap((way) =>
	readdirSync(path.join(FOLDER, way)).map((name) => path.join(way, name)),
);

const read = (file: string) =>
	JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as WorkflowFile;

const SHOP = { baseUrl: 'http://127.0.0.1:1/x', applicationId: 'me', applicationSecret: 'salt' };

it.each(FILES)('%s can be imported: every connection leads to a node', (file) => {
	const { nodes, connections } = read(file);
	const names = nodes.map(({ name }) => name);
	const targets = Object.values(
		connections as Record<string, { main: Array<Array<{ node: string }>> }>,
	)
		.flatMap(({ main }) => main.flat())
		.map(({ node }) => node);
	expect(new Set(names).size).toBe(names.length);
	expect(names).toEqual(expect.arrayContaining([...Object.keys(connections), ...targets]));
});

it.each(FILES)('%s names no shop, and takes the one that it is given', (file) => {
	const workflow = read(file);
	const text = JSON.stringify(workflow);
	expect(text).not.toContain('127.0.0.1');
	expect(text).not.toContain('$2a$');
	const filled = JSON.stringify(forShop(workflow, SHOP, { id: '7', name: 'Mine' }));
	expect(filled).toContain(file.startsWith('ours') ? '"id":"7"' : 'http://127.0.0.1:1/x');
});

it.each(FILES.filter((file) => !file.startsWith('loop')))('%s has a node with its rows', (file) => {
	const names = read(file).nodes.map(({ name }) => name);
	expect(RESULT_NODES.filter((name) => names.includes(name))).toHaveLength(1);
});

it.each(FILES.filter((file) => file.startsWith('ours')))(
	'%s asks for operations that there are',
	(file) => {
		const known = resources.flatMap(({ value, operations }) =>
			operations.map((operation) => `${value} ${operation.value}`),
		);
		const asked = read(file)
			.nodes.filter(({ credentials }) => credentials !== undefined)
			.map(({ parameters }) => `${parameters.resource} ${parameters.operation}`);
		expect(asked.length).toBeGreaterThan(0);
		expect(known).toEqual(expect.arrayContaining(asked));
	},
);
