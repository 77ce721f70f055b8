import type { Sandbox } from '../../../sandbox';

/** An application that the sandbox knows. */
export interface Application {
	clientId: string;
	clientSecret: string;
}

/** A well-formed secret that belongs to no application. */
export const WRONG_SECRET = '$2a$04$wrongWrongWrongWrongWe';

/** A credential of the sandbox, as n8n stores it. */
export function npayCredential(sandbox: Sandbox, { clientId, clientSecret }: Application) {
	return {
		name: 'Npay account',
		type: 'npayApi',
		data: {
			environment: 'custom',
			baseUrl: sandbox.npayBaseUrl,
			tokenType: 'SELF',
			applicationId: clientId,
			applicationSecret: clientSecret,
		},
	};
}

/** A node of a workflow that nobody looks at, so that it may stand anywhere. */
export const node = (name: string, type: string, parameters: object, rest: object = {}) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	...rest,
});

export const MANUAL = 'Manual';

/** A workflow of some operations of one node, one after the other; each is named by its place, from 1 on. */
export function inTurn(
	type: string,
	credentials: object,
	operations: readonly object[],
): { name: string; nodes: object[]; connections: object } {
	const names = [MANUAL, ...operations.map((_, index) => String(index + 1))];
	const nodes = operations.map((parameters, index) =>
		node(String(index + 1), type, parameters, {
			credentials,
			onError: 'continueRegularOutput',
			// Each takes what it says itself, once, whatever the one before gave.
			executeOnce: true,
			alwaysOutputData: true,
		}),
	);
	const connections = Object.fromEntries(
		names
			.slice(0, -1)
			.map((name, index) => [
				name,
				{ main: [[{ node: names[index + 1], type: 'main', index: 0 }]] },
			]),
	);
	return {
		name: `${operations.length} operations in turn`,
		nodes: [node(MANUAL, 'n8n-nodes-base.manualTrigger', {}), ...nodes],
		connections,
	};
}

/** Parameters of Get Changes that cover everything the sandbox has just made. */
export const lastHour = () => ({
	period: 'custom',
	lastChangedFrom: new Date(Date.now() - 3_600_000).toISOString(),
});

/** Manual trigger -> one or more Npay product order operations, each named after its operation. */
export function manualWorkflow(
	credential: { id: string; name: string },
	steps: Array<{ operation: string; parameters?: Record<string, unknown> }>,
) {
	const names = [MANUAL, ...steps.map(({ operation }) => operation)];
	const npay = steps.map(({ operation, parameters }, index) => ({
		id: `step-${index}`,
		name: operation,
		type: 'n8n-nodes-npay.npay',
		typeVersion: 1,
		position: [240 * (index + 1), 0],
		parameters: { resource: 'productOrder', operation, ...parameters },
		credentials: { npayApi: { id: credential.id, name: credential.name } },
	}));
	const manual = {
		id: 'manual',
		name: MANUAL,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	return {
		name: names.join(' > '),
		nodes: [manual, ...npay],
		connections: Object.fromEntries(
			names
				.slice(1)
				.map((name, index) => [names[index], { main: [[{ node: name, type: 'main', index: 0 }]] }]),
		),
	};
}
