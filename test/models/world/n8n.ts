import {
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	NodeHelpers,
} from 'n8n-workflow';

import type { Network } from './network';
import type { Process } from './process';

/** A node of ours: where its class is, and its credential. */
export interface NodeUnderTest {
	/** Below nodes/. */
	file: string;
	className: string;
	credential: string;
	/** The credential's fields for a server at an address. */
	fields(baseUrl: string): IDataObject;
	/** Whether n8n gets a fresh token after a 401, and sends the request again. */
	hasToken: boolean;
}

/** What a run is given. */
export interface Execution {
	node: NodeUnderTest;
	parameters: INodeParameters;
	baseUrl: string;
	isManual: boolean;
	/** Whether failures are items (On Error: Continue). */
	goesOn: boolean;
	retryOnFail: boolean;
	/** As n8n read it when the execution began; changed by the node. */
	staticData: IDataObject;
	run: Sender;
}

/** Who sends: a run, by its number, in a process, and which of its tries. */
export interface Sender {
	index: number;
	process: number;
	attempt: number;
}

/** What an execution of the node came to. */
export interface Result {
	rows: IDataObject[];
	/** The error that ended it, in all its words. */
	error?: string;
}

const read = (value: unknown, name: string): unknown =>
	name
		.split('.')
		.reduce<unknown>((found, part) => (found as IDataObject | undefined)?.[part], value);

const resolved = new Map<string, INodeParameters>();

/** Parameters as n8n hands them to a node: with the defaults of those that show. */
function withDefaults(type: INodeType, name: string, parameters: INodeParameters): INodeParameters {
	const key = `${name} ${JSON.stringify(parameters)}`;
	const known = resolved.get(key);
	if (known !== undefined) return known;
	const all = NodeHelpers.getNodeParameters(
		type.description.properties,
		parameters,
		true,
		false,
		{ typeVersion: 1 } as INode,
		type.description,
	) as INodeParameters;
	resolved.set(key, all);
	return all;
}

const types = new WeakMap<object, INodeType>();

function typeOf(process: Process, { file, className }: NodeUnderTest): INodeType {
	const NodeClass = process.load(file)[className] as new () => INodeType;
	const known = types.get(NodeClass);
	if (known !== undefined) return known;
	const type = new NodeClass();
	types.set(NodeClass, type);
	return type;
}

/** What n8n gives the node. What isn't here throws, so that a test never goes on with nothing. */
function functionsOf(
	process: Process,
	network: Network,
	{ node, parameters, baseUrl, staticData, run, ...settings }: Execution,
): IExecuteFunctions {
	const type = typeOf(process, node);
	const all = withDefaults(type, node.className, parameters);
	const request = async (options: IHttpRequestOptions) =>
		await process.alive(network.send(options, run));
	const withToken = async (_: string, options: IHttpRequestOptions) => {
		try {
			return await request(options);
		} catch (error) {
			const { response } = error as { response?: { status: number } };
			if (!node.hasToken || response?.status !== 401) throw error;
			return await request(options);
		}
	};
	const given: Record<string, unknown> = {
		getNodeParameter: (name: string, _: number, fallback?: unknown) => read(all, name) ?? fallback,
		getInputData: (): INodeExecutionData[] => [{ json: { row: 1 } }],
		getNode: (): INode => ({
			id: 'node-1',
			name: 'Node',
			type: `n8n-nodes-npay.${type.description.name}`,
			typeVersion: 1,
			position: [0, 0],
			parameters: all,
			retryOnFail: settings.retryOnFail,
			...(settings.goesOn ? { onError: 'continueRegularOutput' as const } : {}),
		}),
		continueOnFail: () => settings.goesOn,
		getCredentials: async () => ({ ...node.fields(baseUrl) }),
		getExecutionCancelSignal: () => undefined,
		// Processes outlive a history: no two executions have the same number.
		getExecutionId: () => `${new URL(baseUrl).hostname}-${run.index}`,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		getWorkflow: () => ({ id: 'workflow-1', name: 'Workflow', active: !settings.isManual }),
		getMode: () => (settings.isManual ? 'manual' : 'trigger'),
		getTimezone: () => 'Asia/Seoul',
		getInstanceId: () => 'instance-1',
		getWorkflowStaticData: () => staticData,
		addExecutionHints: () => {},
		isToolExecution: () => false,
		logger: { debug() {}, info() {}, warn() {}, error() {} },
		helpers: {
			httpRequest: request,
			httpRequestWithAuthentication: withToken,
			returnJsonArray: (items: IDataObject[]) => items.map((json) => ({ json })),
		},
	};
	return new Proxy(given, {
		get(target, name) {
			if (!(name in target)) throw new Error(`The stand-in for n8n has no ${String(name)}`);
			return target[name as string];
		},
	}) as unknown as IExecuteFunctions;
}

/** Runs the node once, as n8n does, without trying again. */
async function runOnce(process: Process, network: Network, execution: Execution): Promise<Result> {
	const type = typeOf(process, execution.node);
	try {
		const output = await process.alive(
			type.execute?.call(functionsOf(process, network, execution)) as Promise<
				INodeExecutionData[][]
			>,
		);
		return { rows: (output[0] ?? []).map(({ json }) => json) };
	} catch (error) {
		const { message, description, name } = error as Error & { description?: string };
		if (name !== 'NodeApiError' && name !== 'NodeOperationError') throw error;
		return { rows: [], error: [message, description].filter(Boolean).join('\n') };
	}
}

/** Runs the node, and again as *Retry On Fail* has it: where it throws, and where its first row tells an error. */
export async function runNode(
	process: Process,
	network: Network,
	execution: Execution,
	retry: { tries: number; waitMs: number },
): Promise<Result> {
	for (let count = 1; ; count++) {
		execution.run.attempt = count;
		const result = await runOnce(process, network, execution);
		const hasFailed = result.error !== undefined || result.rows[0]?.error !== undefined;
		if (!hasFailed || count >= retry.tries) return result;
		await process.alive(process.clock.wait(retry.waitMs));
	}
}
