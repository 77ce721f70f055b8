import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { Expression, type IDataObject, type INode, type INodeType } from 'n8n-workflow';

import { ROOT } from '../../../scripts/lib/paths';
import { Engine, feeder } from '../../support/engine/engine';
import { type Case, sheet } from './cases';

const N8N = path.join(ROOT, '.cache/n8n-2.41.1/node_modules/n8n-nodes-base/package.json');
const SET = 'n8n-nodes-base.set';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What one run of one node took. */
export interface Taken {
	cpuMs: number;
	wallMs: number;
	/** The most memory that the process held meanwhile, MB. */
	peakMb: number;
	/** What is in use after it, with its output, MB. */
	heapMb: number;
	/** Items that came out. */
	count: number;
}

/** Our node and n8n's, one after the other on the same items. */
export interface Measured {
	own: Taken;
	set: Taken;
}

/** n8n's Edit Fields as people use it: one field from an expression, all others kept. */
const SET_PARAMETERS = {
	assignments: {
		assignments: [
			{
				id: '1',
				name: 'copy',
				type: 'string',
				value: '={{ $json.productOrderId ?? $json.id ?? $json.uid }}',
			},
		],
	},
	includeOtherFields: true,
	options: {},
};

const STATUS = '/proc/self/status';

/** Lets the high-water mark of memory begin anew, where the system has one. */
function forgetPeak(): void {
	try {
		writeFileSync('/proc/self/clear_refs', '5');
	} catch {
		// Then it is the most since the process began.
	}
}

function peakMb(): number {
	try {
		const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(STATUS, 'utf8')) ?? [];
		return Number(kilobytes) / 1024;
	} catch {
		return process.resourceUsage().maxRSS / 1024;
	}
}

/** n8n's own Edit Fields, from the whole n8n. */
function setNode(): INodeType {
	const requireN8n = createRequire(N8N);
	const { Set: Nodes } = requireN8n('./dist/nodes/Set/Set.node.js') as {
		Set: new () => { nodeVersions: Record<string, INodeType> };
	};
	return new Nodes().nodeVersions['3.4'] as INodeType;
}

const makeNode = (name: string, type: string, parameters: object, more: object = {}): INode =>
	({
		id: `id-${name}`,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...more,
	}) as INode;

const CONNECTIONS = { Items: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } };

/** n8n's engine with credentials for the server, and a clock about each node. */
export class Bench {
	private last: Omit<Taken, 'heapMb' | 'count'> = { cpuMs: 0, wallMs: 0, peakMb: 0 };

	private constructor(
		private readonly engine: Engine,
		private readonly url: string,
		private readonly set: INodeType,
	) {
		this.time(set);
	}

	/** @param expressions the engine by which n8n evaluates expressions */
	static async open(url: string, expressions: string): Promise<Bench> {
		await Expression.initExpressionEngine({
			engine: expressions as 'vm',
			poolSize: 1,
			maxCodeCacheSize: 1024,
			bridgeTimeout: 5000,
			bridgeMemoryLimit: 128,
		} as never);
		const engine = await Engine.load();
		engine.saveCredential('npayApi', 'npayApi', {
			environment: 'custom',
			baseUrl: `${url}/npay`,
			applicationId: 'bench',
			applicationSecret: '$2a$04$sandboxSandboxSandboxe',
			tokenType: 'SELF',
		});
		engine.saveCredential('portOneApi', 'portOneApi', {
			impKey: '1234567890123456',
			impSecret: 'sandboxSandboxSandboxSandboxSandboxSandbox',
			baseUrl: `${url}/v1`,
		});
		engine.saveCredential('portOneV2Api', 'portOneV2Api', {
			server: 'custom',
			protocol: 'portOne',
			baseUrl: `${url}/v2`,
			apiSecret: 'sandboxV2SandboxV2SandboxV2SandboxV2',
			githubId: '',
			storeId: '',
		});
		return new Bench(engine, url, setNode());
	}

	/** Notes what each call of a node takes. */
	private time(type: INodeType): void {
		const { execute } = type;
		if (execute === undefined || 'isTimed' in execute) return;
		const note = (taken: Omit<Taken, 'heapMb' | 'count'>) => {
			this.last = taken;
		};
		const timed: typeof execute = async function (...rest) {
			forgetPeak();
			const cpu = process.cpuUsage();
			const begin = performance.now();
			try {
				return await execute.apply(this, rest);
			} finally {
				const { user, system } = process.cpuUsage(cpu);
				const wallMs = performance.now() - begin;
				note({ cpuMs: (user + system) / 1000, wallMs, peakMb: peakMb() });
			}
		};
		type.execute = Object.assign(timed, { isTimed: true });
	}

	private async run(node: INode, items: IDataObject[]): Promise<Taken> {
		const nodes = [makeNode('Items', 'bench.items', {}), node];
		collectGarbage();
		const { outputs, error } = await this.engine.runWorkflow(
			{ nodes, connections: CONNECTIONS },
			'Items',
			{ 'bench.items': feeder(items.map((json) => ({ json }))), [SET]: this.set },
		);
		if (error !== undefined) throw new Error(`${node.type}: ${error}`);
		collectGarbage();
		const heapMb = process.memoryUsage().heapUsed / 2 ** 20;
		return { ...this.last, heapMb, count: outputs.Node?.length ?? 0 };
	}

	/**
	 * Runs n8n's node and then ours on a list.
	 *
	 * @param size of the list that comes in, or of that which the server has
	 * @param profile where the CPU profile of our node goes
	 */
	async measure(
		{ node, parameters, items, state = 'PAYED_OK' }: Case,
		size: number,
		profile: string | undefined,
	): Promise<Measured> {
		const told = await fetch(`${this.url}/total?n=${size}&state=${state}`, {
			headers: { connection: 'close' },
		});
		await told.text();
		this.time(this.engine.nodeType(node.type));
		const given = items(size);
		// n8n's own pass through as many items as ours takes or gives.
		const passed = given.length >= size ? given : sheet(size);
		const set = await this.run(makeNode('Node', SET, SET_PARAMETERS, { typeVersion: 3.4 }), passed);
		const credentials =
			node.credential === undefined
				? {}
				: { credentials: { [node.credential]: { id: node.credential, name: node.credential } } };
		const stop = await startProfile(profile);
		const ours = makeNode('Node', `n8n-nodes-npay.${node.type}`, parameters, credentials);
		const own = await this.run(ours, given);
		await stop();
		return { own, set };
	}
}

/** @returns ends it, and writes it down */
async function startProfile(file: string | undefined): Promise<() => Promise<void>> {
	if (file === undefined) return async () => {};
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.start');
	return async () => {
		const { profile } = await session.post('Profiler.stop');
		writeFileSync(file, JSON.stringify(profile));
		session.disconnect();
	};
}
