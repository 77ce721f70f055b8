import type { INode } from 'n8n-workflow';

/**
 * Whether a node is run as a tool of an AI agent. n8n gives the tool variant of a node a type of its own, which is the
 * node's with `Tool` behind it (read in the code of 1.123 and 2.41: agents, MCP Server Trigger, n8n's own Agents).
 */
export const isTool = ({ type }: Pick<INode, 'type'>): boolean => type.endsWith('Tool');
