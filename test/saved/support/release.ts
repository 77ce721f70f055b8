import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import {
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

import type { Outcome } from './run';

const FOLDER = path.join(__dirname, '..');

/** A workflow as n8n exports it. */
export interface Workflow {
	name: string;
	nodes: INode[];
	connections: object;
}

/** What a release made of one saved node. */
export interface Saved extends Outcome {
	/** Its parameters with their defaults: what its operation read. */
	resolved: INodeParameters;
}

/** A list of values that some fields offered. */
export interface Choices {
	/** Each with the operation before it: `productOrder dispatch: deliveryMethod`. */
	fields: string[];
	values: unknown[];
}

/** One node's part of a release: the workflow, and what came of it. */
export interface Release {
	workflow: Workflow;
	results: { choices: Choices[]; nodes: Record<string, Saved> };
}

const filesOf = (version: string, node: string) =>
	['json', 'results.json'].map((end) => path.join(FOLDER, version, `${node}.${end}`)) as [
		string,
		string,
	];

const read = <Value>(file: string): Value => JSON.parse(readFileSync(file, 'utf8')) as Value;
const json = (value: unknown): string => JSON.stringify(value, undefined, '\t');

/** Results, a saved node a line: what changes is seen by it, and they stay small. */
function textOf({ choices, nodes }: Release['results']): string {
	const lines = (list: string[]) => list.map((line) => `\t${line}`).join(',\n');
	const offered = choices.map((one) => JSON.stringify(one));
	const saved = Object.entries(nodes).map(
		([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one)}`,
	);
	return `{"choices": [\n${lines(offered)}\n],\n"nodes": {\n${lines(saved)}\n}}`;
}

/** Versions that have been kept. */
export const versions = (): string[] =>
	readdirSync(FOLDER).filter((name) => /^\d+\.\d+\.\d+/.test(name));
/** Whether a version has a node's workflow. */
export const isKept = (version: string, node: string): boolean =>
	existsSync(filesOf(version, node)[0]);

/** What a version has kept of a node. */
export function readRelease(version: string, node: string): Release {
	const [workflow, results] = filesOf(version, node);
	return { workflow: read(workflow), results: read(results) };
}

/** Keeps a release's part. Workflows that are kept already stay as they are. */
export function keep(version: string, node: string, { workflow, results }: Release): void {
	const [file, resultsFile] = filesOf(version, node);
	mkdirSync(path.dirname(file), { recursive: true });
	if (!existsSync(file)) writeFileSync(file, `${json(workflow)}\n`);
	writeFileSync(resultsFile, `${textOf(results)}\n`);
}

/** Parameters with their defaults, as n8n gives them to a node. */
export const resolve = (
	description: INodeTypeDescription,
	parameters: INodeParameters,
): INodeParameters =>
	NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		{ typeVersion: 1 } as INode,
		description,
	) ?? {};

/** Parameters as n8n saves them: without what is as it was by default. */
export const asSaved = (
	description: INodeTypeDescription,
	parameters: INodeParameters,
): INodeParameters =>
	NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		false,
		false,
		{ typeVersion: 1 } as INode,
		description,
	) ?? {};

/** A workflow of these nodes, each behind the same start. */
export function workflowOf(
	node: string,
	named: Array<[name: string, parameters: INodeParameters]>,
	credential: string | undefined,
): Workflow {
	const nodes = named.map(([name, parameters], index) => ({
		...{ id: `${node}-${index + 1}`, name, type: `n8n-nodes-npay.${node}`, typeVersion: 1 },
		...{ position: [240, index * 180] as [number, number], parameters },
		...(credential !== undefined && {
			credentials: { [credential]: { id: '1', name: 'Sandbox' } },
		}),
	}));
	if (node.endsWith('Trigger')) return { name: `${node}`, nodes, connections: {} };
	const start: INode = {
		...{ id: `${node}-0`, name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
		...{ position: [0, 0], parameters: {} },
	};
	const main = [nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }))];
	return { name: node, nodes: [start, ...nodes], connections: { Start: { main } } };
}
