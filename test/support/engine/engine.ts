import { readFileSync } from 'node:fs';
import path from 'node:path';

import * as core from 'n8n-core';
import {
	createRunExecutionData,
	type IConnections,
	type ICredentialDataDecryptedObject,
	ICredentialsHelper,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IVersionedNodeType,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	Workflow,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

const ROOT = path.resolve(__dirname, '../../..');
const PACKAGE = 'n8n-nodes-npay';

/** Feeds the items it was given into a workflow: what any node before ours would do. */
export function feeder(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Items',
			name: 'items',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: { name: 'Items' },
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [structuredClone(items)];
		},
	};
}

/** Holds every node and credential; the files that n8n's loader reads take their classes out of it. */
const BUNDLE = path.join(ROOT, 'dist/bundle.js');

type Classes = Record<string, new () => unknown>;

let compiled: ((...globals: unknown[]) => void) | undefined;

/** All nodes and credentials with a memory of their own, and how to make them forget what they have come to know. */
interface Loaded {
	classes: Classes;
	forget(): void;
}

/**
 * Runs the bundle once. What its modules remember is in maps and sets that they make while they are loaded: these can
 * be set back, which takes a hundredth of the time that loading takes.
 */
function evaluate(): Loaded {
	const globals = ['require', 'module', 'exports', 'Map', 'Set'];
	compiled ??= new Function(...globals, readFileSync(BUNDLE, 'utf8')) as () => void;
	const kept: Array<Map<unknown, unknown> | Set<unknown>> = [];
	let isLoading = true;
	class KeptMap<Key, Value> extends Map<Key, Value> {
		constructor(entries?: Iterable<readonly [Key, Value]>) {
			super(entries);
			if (isLoading) kept.push(this);
		}
	}
	class KeptSet<Value> extends Set<Value> {
		constructor(values?: Iterable<Value>) {
			super(values);
			if (isLoading) kept.push(this);
		}
	}
	const module: { exports: Classes } = { exports: {} };
	compiled(require, module, module.exports, KeptMap, KeptSet);
	isLoading = false;
	const atFirst = kept.map((one) => [...one]);
	const forget = () => {
		kept.forEach((one, index) => {
			const entries = atFirst[index] ?? [];
			if (one.size === 0 && entries.length === 0) return;
			one.clear();
			if (one instanceof Map) {
				for (const [key, value] of entries as Array<[unknown, unknown]>) one.set(key, value);
			} else for (const value of entries) one.add(value);
		});
	};
	return { classes: module.exports, forget };
}

interface Stored {
	type: string;
	data: ICredentialDataDecryptedObject;
}

interface Loader {
	nodeTypes: Record<string, { type: INodeType | IVersionedNodeType }>;
	credentialTypes: Record<string, { type: ICredentialType }>;
}

type RequestHelpers = Parameters<NonNullable<ICredentialsHelper['preAuthentication']>>[0];

/**
 * n8n's engine in this process: its loader, `WorkflowExecute`, `PollContext` and HTTP helpers are n8n's own,
 * on the built package. Only the credentials helper is ours, because n8n's lives in the whole server; it keeps
 * credentials in memory and treats expirable fields as n8n does.
 */
export class Engine {
	readonly store = new Map<string, Stored>();

	/** Nodes that aren't ours, by type. */
	standIns: Record<string, INodeType> = {};

	private items: INodeExecutionData[] = [{ json: {} }];

	/** Nodes and credentials, once one was asked for. */
	private loaded: Loaded | undefined;

	/** Node types of this engine's memory. */
	private readonly fresh = new Map<string, INodeType | IVersionedNodeType>();

	/** The same of credential types. */
	private readonly freshCredentials = new Map<string, ICredentialType>();

	private constructor(private readonly loader: Loader) {}

	/** Loads the built package as n8n does. */
	static async load(): Promise<Engine> {
		const loader = new core.PackageDirectoryLoader(ROOT);
		await loader.loadAll();
		return new Engine(loader as unknown as Loader);
	}

	credentialType(name: string): ICredentialType {
		const known = this.loader.credentialTypes[name];
		if (known === undefined) throw new Error(`Unknown credential type ${name}`);
		const type = this.freshCredentials.get(name) ?? (this.instanceOf(known) as ICredentialType);
		this.freshCredentials.set(name, type);
		return type;
	}

	nodeType(name: string): INodeType {
		if (this.loader.nodeTypes[name] === undefined) throw new Error(`Unknown node type ${name}`);
		const type = this.fresh.get(name) ?? this.loadAnew(name);
		return NodeHelpers.getVersionedNodeType(type);
	}

	/** As if n8n had been restarted: what the nodes remember in their process is forgotten. */
	restart(): void {
		this.loaded?.forget();
	}

	/** A node or credential of this engine's memory. @param known as n8n's loader has it */
	private instanceOf({ type }: { type: object }): unknown {
		this.loaded ??= evaluate();
		const { name } = type.constructor;
		const Type = this.loaded.classes[name];
		if (Type === undefined) throw new Error(`The bundle does not hold ${name}`);
		return new Type();
	}

	private loadAnew(name: string): INodeType | IVersionedNodeType {
		const known = this.loader.nodeTypes[name] as Loader['nodeTypes'][string];
		const fresh = this.instanceOf(known) as INodeType | IVersionedNodeType;
		// The loader adds what n8n itself asks of a polling node, such as *Poll Times*.
		if ('polling' in fresh.description) {
			const { properties } = (known.type as INodeType).description;
			Object.assign(fresh.description, { properties });
		}
		this.fresh.set(name, fresh);
		return fresh;
	}

	/** Saves a credential, as the editor would: what was kept in hidden fields stays, unless it is new. */
	saveCredential(
		id: string,
		type: string,
		data: ICredentialDataDecryptedObject,
	): INodeCredentialsDetails {
		this.store.set(id, { type, data: { ...this.store.get(id)?.data, ...data } });
		return { id, name: id };
	}

	private get nodeTypes(): INodeTypes {
		const find = (type: string) =>
			type === 'test.items'
				? feeder(this.items)
				: (this.standIns[type] ??
					this.nodeType(type.slice(PACKAGE.length + 1).replace(/Tool$/, '')));
		return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
	}

	private readonly credentialsHelper = new (class extends ICredentialsHelper {
		constructor(private readonly engine: Engine) {
			super();
		}

		getParentTypes(): string[] {
			return [];
		}

		isCredentialUsableByNode(): boolean {
			return true;
		}

		getCredentialsProperties(type: string) {
			return this.engine.credentialType(type).properties;
		}

		async getCredentials(): Promise<never> {
			throw new Error('Not needed by the engine');
		}

		async getDecrypted(
			_additionalData: IWorkflowExecuteAdditionalData,
			details: INodeCredentialsDetails,
			type: string,
		): Promise<ICredentialDataDecryptedObject> {
			const stored = this.engine.store.get(details.id ?? '');
			if (stored === undefined) throw new Error(`No credential ${details.id}`);
			const { properties } = this.engine.credentialType(type);
			const data = structuredClone(stored.data) as INodeParameters;
			return NodeHelpers.getNodeParameters(
				properties,
				data,
				true,
				false,
				null,
				null,
			) as ICredentialDataDecryptedObject;
		}

		async preAuthentication(
			helpers: RequestHelpers,
			credentials: ICredentialDataDecryptedObject,
			typeName: string,
			node: INode,
			expired: boolean,
		) {
			const type = this.engine.credentialType(typeName);
			const field = type.properties.find(
				({ typeOptions }) => typeOptions?.expirable === true,
			)?.name;
			if (field === undefined || type.preAuthentication === undefined) return undefined;
			if (credentials[field] !== '' && !expired) return undefined;
			const output = (await type.preAuthentication.call(
				helpers,
				credentials,
			)) as ICredentialDataDecryptedObject;
			const id = node.credentials?.[typeName]?.id ?? '';
			this.engine.saveCredential(id, typeName, output);
			return Object.assign(credentials, output);
		}

		async runPreAuthentication() {
			return undefined;
		}

		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			typeName: string,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> {
			const { authenticate } = this.engine.credentialType(typeName);
			return typeof authenticate === 'function'
				? await authenticate(credentials, options)
				: options;
		}

		async updateCredentials(): Promise<void> {}

		async updateCredentialsOauthTokenData(): Promise<void> {}
	})(this);

	private additionalData(
		workflow: Workflow,
		mode: WorkflowExecuteMode,
	): IWorkflowExecuteAdditionalData {
		const url = 'http://localhost';
		return {
			credentialsHelper: this.credentialsHelper,
			executionId: 'execution-1',
			restApiUrl: `${url}/rest`,
			instanceBaseUrl: url,
			webhookBaseUrl: `${url}/webhook`,
			webhookWaitingBaseUrl: `${url}/webhook-waiting`,
			webhookTestBaseUrl: `${url}/webhook-test`,
			formWaitingBaseUrl: `${url}/form-waiting`,
			variables: {},
			hooks: new core.ExecutionLifecycleHooks(mode, 'execution-1', {
				id: workflow.id,
				name: workflow.name ?? '',
				nodes: [],
				connections: {},
				active: false,
				isArchived: false,
				activeVersionId: null,
				createdAt: new Date(),
				updatedAt: new Date(),
			}),
		} as unknown as IWorkflowExecuteAdditionalData;
	}

	private workflow(nodes: INode[], connections = {}, staticData: IDataObject = {}): Workflow {
		return new Workflow({
			id: 'workflow-1',
			name: 'Workflow',
			nodes,
			connections,
			active: false,
			nodeTypes: this.nodeTypes,
			staticData,
			settings: { executionOrder: 'v1' },
		});
	}

	/**
	 * Runs one node of ours on some items.
	 *
	 * @param items what comes in, each with its `json`
	 * @param settings node settings such as `onError`
	 */
	async run(
		parameters: INodeParameters,
		{
			items = [{}],
			credential = 'shop',
			node = NPAY,
			asTool = false,
			...settings
		}: RunOptions = {},
	): Promise<Outcome> {
		this.items = items.map((json) => ({ json }));
		const nodes = [
			makeNode('Items', 'test.items', {}),
			{
				...makeNode(UNDER_TEST, `${PACKAGE}.${node.type}${asTool ? 'Tool' : ''}`, parameters),
				...(node.credential === undefined
					? {}
					: { credentials: { [node.credential]: { id: credential, name: credential } } }),
				...settings,
				// n8n waits a second where nothing is set.
				waitBetweenTries: 1,
			},
		];
		const connections = { Items: { main: [[{ node: UNDER_TEST, type: 'main', index: 0 }]] } };
		const workflow = this.workflow(nodes, connections);
		const startNode = nodes[0] as INode;
		const run: IRun = await new core.WorkflowExecute(
			this.additionalData(workflow, 'manual'),
			'manual',
		).run({ workflow, startNode });
		return readRun(run);
	}

	/**
	 * Runs a workflow from a trigger that has items, as n8n does once a trigger has fired.
	 *
	 * @param staticData as n8n keeps it; changed by the run
	 */
	async runFrom(
		{ nodes, connections }: { nodes: INode[]; connections: IConnections },
		start: string,
		items: IDataObject[],
		staticData: IDataObject,
	): Promise<IRun> {
		const workflow = this.workflow(nodes, connections, staticData);
		const node = workflow.getNode(start) as INode;
		const data = { main: [items.map((json) => ({ json }))] };
		const run = await new core.WorkflowExecute(
			this.additionalData(workflow, 'webhook'),
			'webhook',
			createRunExecutionData({
				executionData: { nodeExecutionStack: [{ node, data, source: null }] },
			}),
		).processRunExecutionData(workflow);
		Object.assign(staticData, unwrap(workflow.staticData));
		return run;
	}

	/**
	 * Runs a whole workflow, as its file has it.
	 *
	 * @param start name of the node to start from
	 * @param standIns nodes that are not ours, by type
	 * @returns what each node gave out first, by its name, and the error that ended it
	 */
	async runWorkflow(
		{ nodes, connections }: { nodes: INode[]; connections: object },
		start: string,
		standIns: Record<string, INodeType>,
	): Promise<{ outputs: Record<string, IDataObject[]>; error: string | undefined }> {
		this.standIns = standIns;
		const ours = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
		const workflow = this.workflow(ours, connections);
		const startNode = ours.find(({ name }) => name === start) as INode;
		const run = await new core.WorkflowExecute(
			this.additionalData(workflow, 'manual'),
			'manual',
		).run({ workflow, startNode });
		const { runData, error } = run.data.resultData;
		const outputs = Object.entries(runData).map(([name, runs]) => [
			name,
			(runs[0]?.data?.main?.[0] ?? []).map(({ json }) => json),
		]);
		return {
			outputs: Object.fromEntries(outputs) as Record<string, IDataObject[]>,
			error: error?.message,
		};
	}

	/**
	 * Hands one notification to a webhook trigger of PortOne, as n8n does it.
	 *
	 * @param staticData as n8n read it for this call; changed by the node
	 * @param id of the trigger's node: what it remembers in this process goes by it
	 */
	async notify(
		{ type: name, credential, mode = 'webhook' }: WebhookTrigger,
		parameters: INodeParameters,
		staticData: IDataObject,
		{ request, response, warn }: WebhookCall,
		id = 'id-Trigger',
	): Promise<IWebhookResponseData> {
		const node: INode = {
			...makeNode('Trigger', `${PACKAGE}.${name}`, parameters),
			id,
			credentials: { [credential.type]: { id: credential.id, name: credential.id } },
		};
		const workflow = this.workflow([node], {}, staticData);
		const type = this.nodeType(name);
		const webhookDescription = type.description.webhooks?.[0];
		const context = new core.WebhookContext(
			workflow,
			node,
			{
				...this.additionalData(workflow, mode),
				httpRequest: request,
				httpResponse: response,
			} as never,
			mode,
			{ webhookDescription } as never,
			[],
			null,
		);
		Object.defineProperty(context, 'logger', { value: { warn } });
		await workflow.expression.acquireIsolate();
		try {
			return await (type.webhook?.call(context) as Promise<IWebhookResponseData>);
		} finally {
			await workflow.expression.releaseIsolate();
			Object.assign(staticData, unwrap(workflow.staticData));
		}
	}

	/** A trigger of ours in a workflow of its own, with the static data that n8n would keep. */
	trigger(parameters: INodeParameters, credential = 'shop', name = 'Trigger'): TriggerUnderTest {
		const node: INode = {
			...makeNode(name, `${PACKAGE}.npayTrigger`, parameters),
			credentials: { npayApi: { id: credential, name: credential } },
		};
		const open = (
			staticData: IDataObject,
			mode: WorkflowExecuteMode,
			activation: WorkflowActivateMode,
		) => {
			const workflow = this.workflow([node], {}, staticData);
			const context = new core.PollContext(
				workflow,
				node,
				this.additionalData(workflow, mode),
				mode,
				activation,
			);
			const poll = async () => {
				const result = await this.nodeType('npayTrigger').poll?.call(context);
				return result?.[0]?.map(({ json }) => json) ?? null;
			};
			return { workflow, poll };
		};
		return {
			poll: async (staticData, mode = 'trigger', activation = 'update') => {
				const { workflow, poll } = open(staticData, mode, activation);
				const items = await poll();
				return { items, staticData: unwrap(workflow.staticData) };
			},
			register: (staticData) => open(staticData, 'trigger', 'update'),
		};
	}
}

/** A node of ours, by its type and that of its credential, where it has one. */
export interface NodeUnderTest {
	type: string;
	credential?: string;
}

const UNDER_TEST = 'Node';

const NPAY: NodeUnderTest = { type: 'npay', credential: 'npayApi' };
export const PORTONE: NodeUnderTest = { type: 'portOne', credential: 'portOneApi' };
export const CATALOG: NodeUnderTest = { type: 'npayCatalog' };
export const PORTONE_V2: NodeUnderTest = { type: 'portOneV2', credential: 'portOneV2Api' };

/** A webhook trigger of ours, with the credential that it has. */
export interface WebhookTrigger {
	type: string;
	credential: { type: string; id: string };
	/** `manual` while the user tries it in the editor. */
	mode?: 'webhook' | 'manual';
}

export const PORTONE_TRIGGER: WebhookTrigger = {
	type: 'portOneTrigger',
	credential: { type: 'portOneApi', id: 'portOne' },
};
export const PORTONE_V2_TRIGGER: WebhookTrigger = {
	type: 'portOneV2Trigger',
	credential: { type: 'portOneV2Api', id: 'portOneV2' },
};

/** A notification as it came over HTTP, and where to answer it. */
export interface WebhookCall {
	request: {
		body: IDataObject;
		/** As it came, byte by byte. */
		rawBody: Buffer;
		headers: object;
		query: object;
		params: object;
	};
	response: unknown;
	/** Takes what goes to n8n's log. */
	warn: (message: string) => void;
}

/** What a test may set about a run. */
export interface RunOptions
	extends Partial<Pick<INode, 'onError' | 'executeOnce' | 'retryOnFail'>> {
	items?: IDataObject[];
	credential?: string;
	/** Npay where unset. */
	node?: NodeUnderTest;
	/** As n8n runs it for an AI agent: as the tool variant of its type, on what the model has filled in. */
	asTool?: boolean;
}

/** What a run of one node came to. */
export interface Outcome {
	/** First output. */
	json: IDataObject[];
	items: INodeExecutionData[];
	/** The items that came in, as they are after the run: the node had these very objects. */
	input: IDataObject[];
	/** Second output, where the node has one for errors. */
	errors: IDataObject[];
	error:
		| { message: string; description: string; httpCode: string | null; context: IDataObject }
		| undefined;
	/** All that n8n would save of the execution, as text. */
	saved: string;
	/** What the node told besides, as n8n shows it above its output. */
	hints: string[];
}

export interface TriggerUnderTest {
	/** One poll, on static data as n8n would hand it out; gives back what n8n would save. */
	poll(
		staticData: IDataObject,
		mode?: WorkflowExecuteMode,
		activation?: WorkflowActivateMode,
	): Promise<{ items: IDataObject[] | null; staticData: IDataObject }>;

	/** As n8n activates it: one object polls, again and again, on static data that stays in memory. */
	register(staticData: IDataObject): { poll(): Promise<IDataObject[] | null> };
}

function makeNode(name: string, type: string, parameters: INodeParameters): INode {
	return { id: `id-${name}`, name, type, typeVersion: 1, position: [0, 0], parameters };
}

const unwrap = (data: IDataObject): IDataObject => JSON.parse(JSON.stringify(data)) as IDataObject;

function readRun(run: IRun): Outcome {
	const { runData, error } = run.data.resultData;
	const main = runData[UNDER_TEST]?.[0]?.data?.main ?? [];
	const items = main[0] ?? [];
	return {
		json: items.map(({ json }) => json),
		items,
		input: (runData.Items?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json),
		errors: (main[1] ?? []).map(({ json }) => json),
		error: error as Outcome['error'],
		saved: JSON.stringify(run),
		hints: (runData[UNDER_TEST]?.[0]?.hints ?? []).map(({ message }) => message),
	};
}
