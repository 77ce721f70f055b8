/**
 * How much memory reads of many product orders take, beside what comes out of them: n8n's engine on the built package,
 * against a server in a process of its own that answers at once. `npx tsx test/bench/engine/memory.ts --help`
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { startSandbox } from '../../../sandbox';
import { say } from '../../../scripts/lib/output';
import { Engine } from '../../support/engine/engine';
import type { Growth } from '../figures/result';

const HELP = `Usage: npx tsx --expose-gc test/bench/engine/memory.ts [options]   (npm run build first)
  --case NAME           getMany, get, getChanges or checkGaps; all of them where left out
  --sizes 10000,100000  how many product orders
  --json FILE           writes the figures there, too`;

const PAGE = 300;
const MB = 2 ** 20;
const PERIOD = { period: 'custom', from: '2026-11-29 00:00', to: '2026-11-29 20:00' };
const CHANGES = {
	period: 'custom',
	lastChangedFrom: '2026-11-29 00:00',
	lastChangedTo: '2026-11-29 20:00',
};
const AT = '2026-11-29T10:00:00.000+09:00';

const idOf = (index: number): string => `20261129${String(index).padStart(8, '0')}`;
const range = <T>(from: number, to: number, make: (index: number) => T): T[] =>
	Array.from({ length: Math.max(0, to - from) }, (_, index) => make(from + index));

/** A product order as the sandbox shows it. */
async function sampleDetail(): Promise<IDataObject> {
	const sandbox = await startSandbox({});
	try {
		const [order] = sandbox.npay.createOrders({ count: 1, state: 'PAYED' });
		const id = order?.productOrderIds[0] ?? '';
		const reply = await fetch(`${sandbox.url}/control/npay/product-orders/${id}`);
		return ((await reply.json()) as { detail: IDataObject }).detail;
	} finally {
		await sandbox.close();
	}
}

async function bodyOf(request: IncomingMessage): Promise<{ productOrderIds?: string[] }> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	try {
		return JSON.parse(Buffer.concat(chunks).toString()) as object;
	} catch {
		return {};
	}
}

/** What the order API answers where there are so many product orders. */
function answerTo(total: number, template: IDataObject, url: URL, ids: string[]): object {
	const detail = (productOrderId: string) => ({
		...template,
		productOrder: { ...(template.productOrder as IDataObject), productOrderId },
	});
	const { pathname, searchParams } = url;
	const data = (value: unknown) => ({ timestamp: AT, traceId: 't', data: value });
	if (pathname.endsWith('/query')) return data(ids.map(detail));
	if (pathname.endsWith('/last-changed-statuses')) {
		const from = Number((searchParams.get('moreSequence') ?? '00000000').slice(-8));
		const to = Math.min(total, from + PAGE);
		const more = { moreFrom: AT, moreSequence: idOf(to) };
		const row = (index: number) => ({
			...{ orderId: idOf(index), productOrderId: idOf(index), productOrderStatus: 'PAYED' },
			...{ lastChangedType: 'PAYED', lastChangedDate: AT },
		});
		return data({ lastChangeStatuses: range(from, to, row), ...(to < total && { more }) });
	}
	if (pathname.endsWith('/product-orders')) {
		const from = (Number(searchParams.get('page')) - 1) * PAGE;
		const to = Math.min(total, from + PAGE);
		const row = (index: number) => ({ productOrderId: idOf(index), content: detail(idOf(index)) });
		return data({ contents: range(from, to, row), pagination: { hasNext: to < total } });
	}
	return { access_token: 'token', expires_in: 10_800, token_type: 'Bearer' };
}

/** Serves until the parent is gone. */
async function serve(): Promise<void> {
	const template = await sampleDetail();
	let total = 0;
	const server: Server = createServer((request, response) => {
		const url = new URL(request.url ?? '', 'http://localhost');
		void bodyOf(request).then(({ productOrderIds = [] }) => {
			const size = url.searchParams.get('total');
			if (size !== null) total = Number(size);
			const text = JSON.stringify(answerTo(total, template, url, productOrderIds));
			response.writeHead(200, { 'content-type': 'application/json' }).end(text);
		});
	});
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
	process.once('disconnect', () => process.exit(0));
}

const records = (count: number): IDataObject[] =>
	range(0, count, (index) => ({ productOrderId: idOf(index), productOrderStatus: 'PAYED' }));

/** Each case: what it is asked, and what comes in. */
const CASES: Record<string, { parameters: IDataObject; items(count: number): IDataObject[] }> = {
	getMany: { parameters: { ...PERIOD, returnAll: true }, items: () => [{}] },
	get: { parameters: {}, items: records },
	getChanges: {
		parameters: { ...CHANGES, returnAll: true, includeDetails: true },
		items: () => [{}],
	},
	checkGaps: { parameters: PERIOD, items: (count) => records(count / 2) },
};

/**
 * `outputMb`: heap that the rows take by themselves, as n8n holds them; `peakMb`: most that was in use beyond what was
 * there before, after a collection.
 */
interface Figures extends Growth {
	rows: number;
	/** The peak as a share of the output. */
	ratio: number;
	/** Most that the process had, in MB. */
	rssMb: number;
}

/** What is in use, in bytes, garbage not counted. */
function used(): number {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}

async function measure(name: string, orders: number, base: string): Promise<Figures> {
	await fetch(`${base}/?total=${orders}`);
	const engine = await Engine.load();
	engine.saveCredential('shop', 'npayApi', {
		environment: 'custom',
		baseUrl: base,
		applicationId: 'a',
		applicationSecret: '$2a$04$sandboxSandboxSandboxe',
		tokenType: 'SELF',
	});
	const { parameters, items } = CASES[name] as (typeof CASES)[string];
	const input = items(orders);
	const type = engine.nodeType('npay');
	const { execute } = type;
	let [before, peak] = [0, 0];
	let output: unknown;
	let timer: NodeJS.Timeout | undefined;
	// Collecting takes its time, of which it may have a part only.
	const look = () => {
		const start = performance.now();
		peak = Math.max(peak, used());
		timer = setTimeout(look, Math.max(500, 10 * (performance.now() - start)));
	};
	// The node alone: what n8n makes of its output, and the engine's own copies, are not its own.
	type.execute = async function (...rest) {
		before = used();
		timer = setTimeout(look, 500);
		try {
			output = await execute?.apply(this, rest as never);
			peak = Math.max(peak, used());
			return [[]];
		} finally {
			clearTimeout(timer);
		}
	};
	const asked = { resource: 'productOrder', operation: name, ...parameters } as INodeParameters;
	const { error } = await engine.run(asked, { items: input });
	if (error !== undefined) throw new Error(`${error.message} ${error.description}`);
	const rows = (output as unknown[][][])[0]?.length ?? 0;
	const whole = used();
	output = undefined;
	const size = whole - used();
	return {
		...{ case: name, n: orders, rows, outputMb: size / MB, peakMb: (peak - before) / MB },
		...{ ratio: (peak - before) / size, rssMb: process.resourceUsage().maxRSS / 1024 },
	};
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			case: { type: 'string' },
			sizes: { type: 'string', default: '10000,100000' },
			json: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return say(HELP);
	if (globalThis.gc === undefined) throw new Error('It is to be run with --expose-gc');
	const child = fork(__filename, ['--serve'], { execArgv: process.execArgv });
	const port = await new Promise((resolve) => void child.once('message', resolve));
	const all: Figures[] = [];
	for (const name of Object.keys(CASES).filter((one) => one === (values.case ?? one))) {
		for (const size of values.sizes.split(',')) {
			const figures = await measure(name, Number(size), `http://127.0.0.1:${String(port)}`);
			say(JSON.stringify(figures));
			all.push(figures);
		}
	}
	if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(all, null, '\t'));
	child.disconnect();
	process.exit(0);
}

void (process.argv.includes('--serve') ? serve() : main()).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
