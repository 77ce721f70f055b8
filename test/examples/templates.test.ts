import fs from 'node:fs';
import path from 'node:path';

import { GROUPS } from '../../scripts/lib/gallery/entries';

const FOLDER = path.join(__dirname, '../../examples');

interface Node {
	id: string;
	name: string;
	type: string;
	position: [number, number];
	parameters: Record<string, unknown>;
	onError?: string;
}

interface Template {
	name: string;
	active: boolean;
	nodes: Node[];
	connections: Record<string, Record<string, Array<Array<{ node: string }> | null>>>;
	pinData: object;
	settings: { timezone?: string };
}

const files = fs.readdirSync(FOLDER).sort();
const templates = files.map(
	(file) =>
		[file, JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as Template] as const,
);

const NOTE = 'n8n-nodes-base.stickyNote';
const isTrigger = ({ type }: Node) => /trigger$|webhook$/i.test(type);

/** Names of the nodes that something leads to. */
const targets = ({ connections }: Template): string[] =>
	Object.values(connections).flatMap((byKind) =>
		Object.values(byKind).flatMap((outputs) =>
			outputs.flatMap((output) => (output ?? []).map(({ node }) => node)),
		),
	);

test('the gallery shows every template once, and no other', () => {
	const shown = GROUPS.flatMap(({ entries }) => entries.map(({ file }) => `${file}.json`));
	expect(shown.sort()).toEqual(files);
});

describe.each(templates)('%s', (_, template) => {
	const { nodes, connections } = template;
	const names = nodes.map(({ name }) => name);

	it('is named in Korean, and in English in brackets', () => {
		expect(template.name).toMatch(/^.*\p{Script=Hangul}.* \([A-Z][^()가-힣]+\)$/u);
	});

	it('is switched off, holds no data, and n8n marks where a credential is to be chosen', () => {
		expect(template).toMatchObject({ active: false, pinData: {} });
		// Times of schedules and notes are Korea's, wherever n8n stands.
		expect(template.settings.timezone).toBe('Asia/Seoul');
		// One that is named and not there is not marked, and the workflow can be switched on.
		expect(nodes.filter((node) => 'credentials' in node)).toEqual([]);
	});

	it('has nodes with names and IDs of their own, and none that nothing leads to', () => {
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(names.length);
		const led = new Set([...targets(template), ...Object.keys(connections)]);
		const alone = nodes.filter(({ name, type }) => type !== NOTE && !led.has(name));
		expect(alone.map(({ name }) => name)).toEqual([]);
		for (const name of led) expect(names).toContain(name);
	});

	it('has notes in both languages', () => {
		const notes = nodes.filter(({ type }) => type === NOTE);
		expect(notes.length).toBeGreaterThan(0);
		for (const { parameters } of notes) {
			expect(parameters.content).toMatch(/\p{Script=Hangul}/u);
			expect(parameters.content).toMatch(/[A-Za-z]{3,} [a-z]{2,}|· [A-Z][a-z]{2,}/);
		}
	});

	it('ends nowhere in a node that does nothing', () => {
		expect(nodes.filter(({ type }) => type === 'n8n-nodes-base.noOp')).toEqual([]);
	});

	it('says nowhere that an error is to be passed over in silence', () => {
		const outputs = (name: string) => connections[name]?.main ?? [];
		for (const { name, onError } of nodes) {
			if (onError !== 'continueErrorOutput') continue;
			expect([name, (outputs(name)[1] ?? []).length]).toEqual([name, expect.any(Number)]);
			expect((outputs(name)[1] ?? []).length).toBeGreaterThan(0);
		}
	});

	it('begins with a trigger wherever it begins', () => {
		const led = new Set(targets(template));
		const first = nodes.filter(
			({ name, type }) => type !== NOTE && !led.has(name) && connections[name]?.main !== undefined,
		);
		for (const node of first) expect([node.name, isTrigger(node)]).toEqual([node.name, true]);
	});
});
