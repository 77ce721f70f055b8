import { type INode, NodeApiError } from 'n8n-workflow';

/**
 * An error of an API as n8n shows it. It is made anew from what may be told, because the errors of n8n's HTTP
 * helper hold the whole request; and it keeps its words, which n8n replaces where they name a network code.
 */
export function apiError(
	node: INode,
	{ message, description, httpCode }: { message: string; description: string; httpCode?: string },
	itemIndex?: number,
): NodeApiError {
	const error = new NodeApiError(
		node,
		{ message, description },
		{ message, description, ...(httpCode === undefined ? {} : { httpCode }), itemIndex },
	);
	error.message = message;
	return error;
}
