import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { findOperation } from './describe';
import { type Endpoints, isWrite, type Resource } from './operation';
import { runOperation } from './runOperation';

const EXECUTE_ONCE =
	"Execute Once is on in this node's Settings: only the first input item was worked on. Switch it off to write for all of them";

/** n8n hands over the first item alone; how many others there are, a node can't see. */
const ONE_ROW =
	'Execute Once is on, so that only the first item arrives, and the document would be made of one row';

/**
 * Runs the operation that a node's parameters name, on all input items.
 *
 * @param endpoints of the API, by the names that operations call them; none where nothing is called
 * @param connect opens the API with the node's credential; what it throws is an error for the user
 */
export async function executeNode<Api>(
	functions: IExecuteFunctions,
	resources: ReadonlyArray<Resource<Api>>,
	endpoints: Endpoints,
	connect: () => Promise<Api>,
): Promise<INodeExecutionData[][]> {
	const resource = functions.getNodeParameter('resource', 0) as string;
	const name = functions.getNodeParameter('operation', 0) as string;
	const operation = findOperation(resources, resource, name);
	if (operation === undefined) {
		throw new NodeOperationError(
			functions.getNode(),
			`This version of the node does not know the operation "${name}" of "${resource}"`,
		);
	}
	const isOnce = functions.getNode().executeOnce === true;
	if (isOnce && operation.needsAllItems === true) {
		throw new NodeOperationError(functions.getNode(), ONE_ROW, {
			description: 'Switch Execute Once off in the Settings of this node. Nothing was made.',
		});
	}
	const api = await connect().catch((error: Error) => {
		throw new NodeOperationError(functions.getNode(), error.message);
	});
	const writes = isWrite(operation, endpoints);
	const told = isOnce && writes ? [EXECUTE_ONCE] : [];
	const { tellsOfPeople } = resources.find(({ value }) => value === resource) ?? {};
	const settings = { told, writes, tellsOfPeople: tellsOfPeople === true };
	return [await runOperation(functions, operation, api, settings)];
}
