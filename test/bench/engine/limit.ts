/**
 * How near the nodes come to the time that the API's own limit sets: a token bucket for each endpoint (2 a second, 4 at
 * once), as the sandbox plays it in a process of its own. `npx tsx test/bench/engine/limit.ts --help`
 */
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../../sandbox';
import type { JournalEntry } from '../../../sandbox/core/http/journal';
import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import { say } from '../../../scripts/lib/output';
import { Engine } from '../../support/engine/engine';

const HELP = `Usage: npx tsx test/bench/engine/limit.ts [options]   (npm run build first)
  --job NAME         one of those below; all of them where left out
  --runs 3           how often; the median is told
  --latency 80       of each answer, in ms
  --scale 1          a tenth of the orders with 0.1
  --json FILE        writes the figures there, too`;

const RATE = 2;
const BURST = 4;

/** Hands out a sandbox as long as the parent lives. */
async function serve(): Promise<void> {
	const sandbox = await startSandbox({ settings: { npay: { signatureClock: 'real' } } });
	process.send?.({ url: sandbox.url, baseUrl: sandbox.npayBaseUrl });
	process.once('disconnect', () => void sandbox.close().then(() => process.exit(0)));
}

interface Server {
	child: ChildProcess;
	url: string;
	baseUrl: string;
}

async function control<Answer>(
	{ url }: Server,
	method: string,
	path: string,
	body?: object,
): Promise<Answer> {
	const reply = await fetch(`${url}/control${path}`, {
		method,
		...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
	});
	if (!reply.ok) throw new Error(`${method} ${path}: ${await reply.text()}`);
	return (await reply.json()) as Answer;
}

interface Job {
	/** What there is to work on. */
	prepare(server: Server, scale: number): Promise<void>;
	/** One execution, on an engine that was just started. */
	run(engine: Engine): Promise<void>;
}

async function runNode(
	engine: Engine,
	parameters: IDataObject,
	items: IDataObject[] = [{}],
): Promise<IDataObject[]> {
	const { json, error } = await engine.run(parameters as INodeParameters, { items });
	if (error !== undefined) throw new Error(`${error.message} ${error.description}`);
	return json;
}

/** What the sandbox was given: told by it and not by the node. */
let created: string[] = [];

async function createOrders(server: Server, count: number): Promise<void> {
	const state = { state: 'PAYED', placeOrderStatus: 'OK', spacingMs: 1000 };
	const { orders } = await control<{ orders: Array<{ productOrderIds: string[] }> }>(
		server,
		'POST',
		'/npay/orders',
		{ count, ...state },
	);
	created = orders.flatMap(({ productOrderIds }) => productOrderIds);
}

const idsIn = async (engine: Engine): Promise<IDataObject[]> => {
	const changes = { resource: 'productOrder', operation: 'getChanges', period: 'last24Hours' };
	return await runNode(engine, { ...changes, returnAll: true });
};

const get = { resource: 'productOrder', operation: 'get' };
const period = { period: 'custom', searchDate: '2026-10-01', searchDateTo: '2026-10-31' };

const JOBS: Record<string, Job> = {
	'collect 10,000: Get Changes, then Get': {
		prepare: async (server, scale) => await createOrders(server, 10_000 * scale),
		run: async (engine) => void (await runNode(engine, get, await idsIn(engine))),
	},
	'collect 10,000: Get Changes with details': {
		prepare: async (server, scale) => await createOrders(server, 10_000 * scale),
		async run(engine) {
			const changes = { resource: 'productOrder', operation: 'getChanges', period: 'last24Hours' };
			await runNode(engine, { ...changes, returnAll: true, includeDetails: true });
		},
	},
	'get 10,000': {
		prepare: async (server, scale) => await createOrders(server, 10_000 * scale),
		async run(engine) {
			const items = created.map((productOrderId) => ({ productOrderId }));
			await runNode(engine, get, items);
		},
	},
	'dispatch 3,000': {
		prepare: async (server, scale) => await createOrders(server, 3_000 * scale),
		async run(engine) {
			const items = created.map((productOrderId, index) => ({
				productOrderId,
				trackingNumber: String(640_000_000_000 + index),
			}));
			const dispatch = { resource: 'productOrder', operation: 'dispatch' };
			await runNode(engine, { ...dispatch, deliveryCompanyCode: 'CJGLS' }, items);
		},
	},
	'settlement of 31 days by case': {
		async prepare(server) {
			await control(server, 'POST', '/npay/settlement/seed', { month: '2026-10', orders: 2_000 });
		},
		async run(engine) {
			const list = { resource: 'settlement', operation: 'getByCase', returnAll: true };
			await runNode(engine, { ...list, ...period });
		},
	},
};

interface Figures {
	job: string;
	/** Calls by endpoint. */
	calls: Record<string, number>;
	refused: number;
	seconds: number;
	/** Seconds that the bucket sets for the endpoint with most calls. */
	floor: number;
	ratio: number;
}

function figuresOf(job: string, entries: readonly JournalEntry[], seconds: number): Figures {
	const calls: Record<string, number> = {};
	for (const { path } of entries.filter(({ path }) => !path.endsWith('/token'))) {
		const name = path.split('/').slice(-2).join('/');
		calls[name] = (calls[name] ?? 0) + 1;
	}
	const floor = Math.max(0, Math.max(...Object.values(calls)) - BURST) / RATE;
	const refused = entries.filter(({ status }) => status === 429).length;
	return { job, calls, refused, seconds, floor, ratio: seconds / floor };
}

async function measure(server: Server, name: string, latency: number, scale: number) {
	const { prepare, run } = JOBS[name] as Job;
	const npay = {
		signatureClock: 'real',
		rateLimit: { enabled: true, replenishRate: RATE, burstCapacity: BURST, clock: 'real' },
		trackingNumberChecks: false,
	};
	await control(server, 'POST', '/reset', { npay });
	await prepare(server, scale);
	await control(server, 'POST', '/faults', { kind: 'latency', ms: latency, times: 0 });
	await control(server, 'DELETE', '/journal');
	const engine = await Engine.load();
	const { clientId, clientSecret } = DEFAULT_APPLICATION;
	engine.saveCredential('shop', 'npayApi', {
		environment: 'custom',
		baseUrl: server.baseUrl,
		applicationId: clientId,
		applicationSecret: clientSecret,
		tokenType: 'SELF',
	});
	const start = performance.now();
	await run(engine);
	const seconds = (performance.now() - start) / 1000;
	const { entries } = await control<{ entries: JournalEntry[] }>(server, 'GET', '/journal');
	return figuresOf(name, entries, seconds);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			job: { type: 'string' },
			runs: { type: 'string', default: '3' },
			latency: { type: 'string', default: '80' },
			scale: { type: 'string', default: '1' },
			json: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return say(`${HELP}\n\nJobs:\n  ${Object.keys(JOBS).join('\n  ')}`);
	const names = Object.keys(JOBS).filter((one) => one.startsWith(values.job ?? ''));
	if (names.length === 0) throw new Error(`No job ${values.job}: see --help`);
	const child = fork(__filename, ['--serve'], { execArgv: process.execArgv });
	try {
		const told = await new Promise((resolve) => void child.once('message', resolve));
		const server = { child, ...(told as { url: string; baseUrl: string }) };
		const all: Figures[] = [];
		for (const name of names) {
			const runs: Figures[] = [];
			for (let run = 0; run < Number(values.runs); run++)
				runs.push(await measure(server, name, Number(values.latency), Number(values.scale)));
			const [middle] = runs
				.sort((a, b) => a.seconds - b.seconds)
				.slice(Math.floor(runs.length / 2));
			if (middle === undefined) continue;
			say(JSON.stringify(middle));
			all.push(middle);
		}
		if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(all, null, '\t'));
	} finally {
		child.disconnect();
	}
	process.exit(0);
}

void (process.argv.includes('--serve') ? serve() : main()).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
