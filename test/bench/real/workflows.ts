import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../../../scripts/lib/paths';
import type { JobName, Way } from '../figures/result';

const FOLDER = path.join(ROOT, 'test', 'bench', 'workflows');

/** The shop that a workflow is for. */
export interface Shop {
	baseUrl: string;
	applicationId: string;
	applicationSecret: string;
}

interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
}

/** A workflow as n8n exports it. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: object;
}

/** The nodes whose output is what a job is for, by the first of these names that a workflow has. */
export const RESULT_NODES = ['Npay', 'Flat', 'Results', 'Cases'];

const fileOf = (way: Way, name: string) => path.join(FOLDER, way, `${name}.json`);

/** The workflow of a job, one way; `undefined` where that way has none. */
export function readWorkflow(way: Way, job: JobName): WorkflowFile | undefined {
	const file = fileOf(way, job);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile) : undefined;
}

/** A workflow with its shop filled in, as a user does after importing it. */
export function forShop(
	workflow: WorkflowFile,
	shop: Shop,
	credential: { id: string; name: string },
): WorkflowFile {
	const nodes = workflow.nodes.map((node) => {
		if (node.credentials !== undefined) return { ...node, credentials: { npayApi: credential } };
		if (node.name !== 'Shop') return node;
		return { ...node, parameters: { ...node.parameters, jsonOutput: JSON.stringify(shop) } };
	});
	return { ...workflow, nodes };
}
