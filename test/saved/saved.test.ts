/**
 * Workflows as each released version saved them: they load, run and give what they gave then. `npm run saved` keeps
 * those of the version in package.json; what is kept is never made anew, but for results that changed on purpose.
 */
import type { INodeParameters, INodeTypeDescription } from 'n8n-workflow';

import { version } from '../../package.json';
import { Filler } from './support/fill';
import { choicesOf, goneValues, unknownNames } from './support/names';
import {
	asSaved,
	isKept,
	keep,
	readRelease,
	resolve,
	type Saved,
	versions,
	workflowOf,
} from './support/release';
import { type Outcome, Runner } from './support/run';
import { runTrigger, TRIGGERS } from './support/triggers';
import { titleOf, type World, worlds } from './support/worlds';

const NODES = ['npay', 'npayCatalog', 'portOne', 'portOneV2', ...Object.keys(TRIGGERS)];
const isUpdate = process.env.UPDATE_SAVED === '1';
const RELEASES = [...new Set([...versions(), ...(isUpdate ? [version] : [])])];

let runner: Runner;
let found: Record<string, Map<string, World>>;

const descriptionOf = (node: string) => runner.engine.nodeType(node).description;

async function run(node: string, parameters: INodeParameters): Promise<Outcome> {
	if (TRIGGERS[node] !== undefined) return await runTrigger(runner, node, parameters);
	// What is as it was by default isn't saved, the resource neither.
	const title = titleOf(resolve(descriptionOf(node), parameters));
	const world = found[node]?.get(title);
	if (world === undefined) throw new Error(`No world for ${node}: ${title}`);
	return await runner.run(node, parameters, world);
}

/** Sets of parameters of every operation of a node, each with a name. */
function everySet(node: string): Array<[name: string, parameters: INodeParameters]> {
	const description = descriptionOf(node);
	const filler = new Filler(description);
	const given =
		TRIGGERS[node] ?? [...(found[node]?.values() ?? [])].map((world) => runner.givenOf(world));
	return given.flatMap((one) =>
		filler
			.sets(one)
			.map(({ title, parameters }): [string, INodeParameters] => [
				[titleOf(one), one.triggerOn, title].filter(Boolean).join(' '),
				asSaved(description, parameters),
			]),
	);
}

async function save(node: string): Promise<void> {
	const description = descriptionOf(node);
	const [credential] = description.credentials ?? [];
	const workflow = isKept(version, node)
		? readRelease(version, node).workflow
		: workflowOf(node, everySet(node), credential?.name);
	const nodes: Record<string, Saved> = {};
	for (const { name, type, parameters } of workflow.nodes) {
		if (type.startsWith('n8n-nodes-base.')) continue;
		nodes[name] = { resolved: resolve(description, parameters), ...(await run(node, parameters)) };
	}
	keep(version, node, { workflow, results: { choices: choicesOf(description), nodes } });
}

beforeAll(async () => {
	runner = await Runner.open();
	found = worlds(runner.sandbox);
	if (isUpdate) for (const node of NODES) await save(node);
}, 600_000);
afterAll(async () => await runner.close());

test('each release has kept its workflows', () => {
	expect(RELEASES).not.toEqual([]);
	const missing = RELEASES.flatMap((one) => NODES.filter((node) => !isKept(one, node)));
	expect(missing).toEqual([]);
});

/** Every operation that a node has. */
const operationsOf = (node: string): string[] =>
	descriptionOf(node)
		.properties.filter(({ name }) => name === 'operation')
		.flatMap((property) => {
			const { server = [undefined], resource = [] } = property.displayOptions?.show ?? {};
			return server.flatMap((ofServer) =>
				resource.flatMap((ofResource) =>
					(property.options ?? []).flatMap((option) =>
						'value' in option
							? [
									titleOf({
										server: ofServer,
										resource: ofResource,
										operation: option.value,
									} as never),
								]
							: [],
					),
				),
			);
		});

test.each(NODES)('no operation of %s is left out', (node) => {
	expect(operationsOf(node).filter((title) => found[node]?.has(title) !== true)).toEqual([]);
});

describe('a change that workflows would feel is found', () => {
	/** Npay with a mistake in it, as JSON: one text in place of another. */
	const changed = (from: string, to: string): INodeTypeDescription => {
		const text = JSON.stringify(descriptionOf('npay'));
		expect(text).toContain(from);
		return JSON.parse(text.replaceAll(from, to)) as INodeTypeDescription;
	};
	const kept = () => readRelease(RELEASES[0] ?? '', 'npay');
	const savedAs = (wanted: string): INodeParameters =>
		kept().workflow.nodes.find(({ name }) => name === wanted)?.parameters ?? {};
	const gone = (description: INodeTypeDescription) =>
		goneValues(kept().results.choices, choicesOf(description));

	test('a parameter with another name', () => {
		const unknown = (description: INodeTypeDescription) =>
			unknownNames(description, savedAs('productOrder dispatch all'));
		expect(unknown(changed('"name":"trackingNumber"', '"name":"invoice"'))).toEqual([
			'trackingNumber',
		]);
		expect(unknown(changed('"name":"rejectCancelRequest"', '"name":"reject"'))).toEqual([
			'options.rejectCancelRequest',
		]);
	});

	test('an operation or another value with another name', () => {
		expect(gone(changed('"value":"dispatch"', '"value":"ship"'))).toContain(
			'productOrder: operation = dispatch',
		);
		expect(gone(changed('"value":"HANJIN"', '"value":"HANJINX"'))).toContain(
			'productOrder dispatch: deliveryCompanyCode = HANJIN',
		);
	});

	test('another default', () => {
		const name = 'productOrder getMany few';
		const read = (description: INodeTypeDescription) => resolve(description, savedAs(name));
		const before = kept().results.nodes[name]?.resolved;
		expect(read(descriptionOf('npay'))).toEqual(before);
		expect(read(changed('"default":50', '"default":51'))).not.toEqual(before);
	});
});

describe.each(RELEASES)('workflows saved by %s', (released) => {
	const load = (node: string) => readRelease(released, node);
	const nodesOf = (node: string) =>
		load(node).workflow.nodes.filter(({ type }) => !type.startsWith('n8n-nodes-base.'));

	test.each(NODES)('%s: every name and value is still known', (node) => {
		const description = descriptionOf(node);
		const unknown = nodesOf(node).flatMap(({ name, parameters }) =>
			unknownNames(description, parameters).map((one) => `${name}: ${one}`),
		);
		const gone = goneValues(load(node).results.choices, choicesOf(description));
		expect({ unknown, gone }).toEqual({ unknown: [], gone: [] });
	});

	test.each(NODES)('%s: every parameter is read as it was', (node) => {
		const description = descriptionOf(node);
		const { nodes } = load(node).results;
		for (const { name, parameters } of nodesOf(node)) {
			// New parameters may be there besides.
			const resolved = resolve(description, parameters);
			expect({ name, resolved }).toEqual({
				name,
				resolved: { ...resolved, ...nodes[name]?.resolved },
			});
		}
	});

	test.each(NODES)('%s: runs send and give what they did', async (node) => {
		const { nodes } = load(node).results;
		for (const { name, parameters } of nodesOf(node)) {
			const { requests, rows, first, error } = await run(node, parameters);
			const before = nodes[name];
			expect({ name, requests, rows, failed: error !== undefined }).toEqual({
				name,
				requests: before?.requests,
				rows: before?.rows,
				failed: before?.error !== undefined,
			});
			// New columns may be there besides.
			expect({ name, first }).toMatchObject({ name, first: before?.first });
		}
	});
});
