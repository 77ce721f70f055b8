import { type INode, NodeOperationError, UserError } from 'n8n-workflow';

import { apiError } from '../failure/nodeError';
import { ApiFailure } from '../http/apiFailure';

/**
 * What a trigger throws as n8n shows it. n8n never tries to activate a workflow again whose error says
 * "Authorization", as its own words for a 401 do: what is thrown here says what happened in ours.
 */
export function triggerError(node: INode, error: unknown): unknown {
	if (error instanceof UserError) return new NodeOperationError(node, error.message);
	if (!(error instanceof ApiFailure)) return error;
	const { message, advice, code, traceId, httpCode } = error.failure;
	const description = [
		advice,
		code === undefined ? undefined : `Code ${code}`,
		traceId === undefined ? undefined : `Trace ID ${traceId}`,
	]
		.filter((part) => part !== undefined)
		.join('. ');
	return apiError(node, { message, description, httpCode });
}
