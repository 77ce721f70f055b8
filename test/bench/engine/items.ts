/**
 * What our nodes cost per item on n8n's CPU: each operation on lists of some sizes, in n8n's own engine against a
 * server that answers at once, in turn with n8n's Edit Fields (Set) on the same items.
 */
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { say } from '../../../scripts/lib/output';
import { CACHE } from '../../../scripts/lib/paths';
import type { Growth } from '../figures/result';
import { median } from '../figures/summary';
import type { Measured } from './measure';

const HELP = `npx tsx test/bench/engine/items.ts [options]   (build first: npm run build)

  --cases a,b        which operations (default: all but those of one item a call)
  --sizes 1000,10000 how many items (default 1000,10000,100000)
  --repeats 3        runs of each; figures are their medians (default 3; one of more than 50,000 items)
  --json FILE        writes all figures there
  --profile DIR      writes a CPU profile of each case's last run there
  --expressions E    n8n's expression engine: legacy (default), vm or quickjs
  --list             names the cases
  --help

ratio: CPU time of our node by that of Edit Fields (Set 3.4), with one expression, on as many items.
rssMb: the most memory of the process while our node ran; heapMb: what is held after it, its output with it.`;

const { values } = parseArgs({
	options: {
		cases: { type: 'string' },
		sizes: { type: 'string', default: '1000,10000,100000' },
		repeats: { type: 'string', default: '3' },
		json: { type: 'string' },
		profile: { type: 'string' },
		expressions: { type: 'string', default: 'legacy' },
		list: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

/** So many items take a minute, in which the machine's noise evens out. */
const LARGE = 50_000;

/** n8n reads these when it is loaded, so that it is loaded after them. */
function prepareN8n(): void {
	const folder = path.join(CACHE, 'bench');
	mkdirSync(folder, { recursive: true });
	process.env.N8N_USER_FOLDER ??= folder;
	process.env.N8N_ENCRYPTION_KEY ??= 'bench';
	process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS ??= 'false';
	process.env.N8N_LOG_LEVEL ??= 'silent';
}

/** The server, in a process of its own. @returns where it listens, and how to end it */
async function startServer(): Promise<{ url: string; stop: () => void }> {
	const child = fork(path.join(__dirname, 'server.ts'), { execArgv: ['--import', 'tsx'] });
	const port = await new Promise((resolve, reject) => {
		child.once('message', resolve);
		child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
	});
	return { url: `http://127.0.0.1:${String(port)}`, stop: () => child.disconnect() };
}

const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

/** The figures of one case at one size: medians of its runs. */
function summarise(name: string, size: number, runs: Measured[]): Growth & Record<string, unknown> {
	const of = (pick: (run: Measured) => number, digits = 0) => round(median(runs.map(pick)), digits);
	return {
		case: name,
		n: size,
		ratio: of(({ own, set }) => own.cpuMs / set.cpuMs, 2),
		cpuMs: of(({ own }) => own.cpuMs),
		wallMs: of(({ own }) => own.wallMs),
		setCpuMs: of(({ set }) => set.cpuMs),
		usPerItem: of(({ own }) => (own.cpuMs * 1000) / size, 1),
		rssMb: of(({ own }) => own.peakMb),
		heapMb: of(({ own }) => own.heapMb),
		output: runs[0]?.own.count ?? 0,
	};
}

async function main(): Promise<void> {
	if (values.help) return say(HELP);
	prepareN8n();
	const { CASES, USUAL } = await import('./cases');
	if (values.list) return say(Object.keys(CASES).join('\n'));
	const names = values.cases?.split(',') ?? USUAL;
	const unknown = names.filter((name) => CASES[name] === undefined);
	if (unknown.length > 0) throw new Error(`No case ${unknown.join(', ')}: see --list`);
	const { Bench } = await import('./measure');
	const server = await startServer();
	try {
		const bench = await Bench.open(server.url, values.expressions);
		const results: Growth[] = [];
		for (const name of names) {
			// Code that has run before is compiled.
			await bench.measure(CASES[name] as never, 300, undefined);
			for (const size of values.sizes.split(',').map(Number)) {
				const runs: Measured[] = [];
				const repeats = size > LARGE ? 1 : Number(values.repeats);
				for (let run = 1; run <= repeats; run++) {
					const isLast = run === repeats;
					const profile =
						isLast && values.profile !== undefined
							? path.join(values.profile, `${name}-${size}.cpuprofile`)
							: undefined;
					runs.push(await bench.measure(CASES[name] as never, size, profile));
				}
				const shown = summarise(name, size, runs);
				results.push(shown);
				say(JSON.stringify(shown));
			}
		}
		if (values.json !== undefined) {
			writeFileSync(values.json, `${JSON.stringify(results, null, '\t')}\n`);
		}
	} finally {
		server.stop();
	}
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
