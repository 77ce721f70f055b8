import type { FunctionsBase } from 'n8n-workflow';

/** Names a trigger by its workflow and node, in this process. */
export const triggerIdOf = (functions: Pick<FunctionsBase, 'getNode' | 'getWorkflow'>): string =>
	`${functions.getWorkflow().id ?? ''}:${functions.getNode().id}`;
