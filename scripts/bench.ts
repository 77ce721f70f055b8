import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { type BenchResult, type JobName, JOBS } from '../test/bench/figures/result';
import { growthPages } from '../test/bench/pages/growth';
import { howFarPages } from '../test/bench/pages/howFar';
import { speedPages } from '../test/bench/pages/speed';
import { compareWays } from '../test/bench/real/bench';
import { measureGrowth } from '../test/bench/real/growth';
import { measureShops } from '../test/bench/shops/bench';
import type { ShopsResult } from '../test/bench/shops/result';
import { runMain, say, UserError } from './lib/output';
import { CACHE, ROOT } from './lib/paths';

const GROWTH = 'growth';

const HELP = `npm run bench [-- options]

How fast the nodes are on a real n8n, beside the best workflow that can be built by hand and beside a loop.

  --jobs NAMES   ${[...JOBS, GROWTH].join(', ')}; several with commas (default: all)
  --rounds N     of each (default 3)
  --quick        few orders, one round: shows that it works; writes to .cache/bench/docs
  --shops        instead: many shops on one n8n
  --most N       with --shops: so many shops at most
  --into FOLDER  where the pages go (default docs); with --jobs growth alone, only its charts and report
  --from FILE    measures nothing: writes the pages of an earlier run anew, from the JSON that it left
  --help         this text`;

const { values } = parseArgs({
	options: {
		jobs: { type: 'string', default: [...JOBS, GROWTH].join(',') },
		rounds: { type: 'string' },
		quick: { type: 'boolean', default: false },
		shops: { type: 'boolean', default: false },
		most: { type: 'string' },
		into: { type: 'string' },
		from: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

/** The command that repeats this run. */
function commandOf(): string {
	const flags = [
		values.shops ? '--shops' : '',
		values.most === undefined ? '' : `--most ${values.most}`,
		values.jobs === [...JOBS, GROWTH].join(',') ? '' : `--jobs ${values.jobs}`,
		values.rounds === undefined ? '' : `--rounds ${values.rounds}`,
		values.quick ? '--quick' : '',
	].filter((flag) => flag !== '');
	return ['npm run bench', ...(flags.length > 0 ? ['--', ...flags] : [])].join(' ');
}

/** The jobs that were asked for. @throws {UserError} for a name that is none */
function jobsOf(): string[] {
	const names = values.jobs.split(',').filter((name) => name !== '');
	const known = [...JOBS, GROWTH] as string[];
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new UserError(`There is no job ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
	}
	return names;
}

/** How many rounds. @throws {UserError} where it is no whole number from 1 on */
function roundsOf(): number {
	const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
	if (Number.isInteger(rounds) && rounds > 0) return rounds;
	throw new UserError(`--rounds takes a whole number from 1 on, not ${values.rounds}.`);
}

async function measureSpeed(): Promise<BenchResult> {
	const names = jobsOf();
	const jobs = JOBS.filter((job): job is JobName => names.includes(job));
	const plan = { jobs, rounds: roundsOf(), isQuick: values.quick, at: Date.now() };
	const compared = await compareWays(plan, commandOf());
	return { ...compared, growth: names.includes(GROWTH) ? await measureGrowth() : [] };
}

/** What was measured, and the pages that tell it. */
async function measureAll(): Promise<{ name: string; result: BenchResult | ShopsResult }> {
	if (values.from !== undefined) {
		const result = JSON.parse(readFileSync(values.from, 'utf8')) as BenchResult | ShopsResult;
		return { name: 'levels' in result ? 'how-far' : 'speed', result };
	}
	if (!values.shops) return { name: 'speed', result: await measureSpeed() };
	const most = Number(values.most ?? Infinity);
	if (!(most >= 1)) throw new UserError(`--most takes a number from 1 on, not ${values.most}.`);
	const run = { isQuick: values.quick, most, at: Date.now() };
	return { name: 'how-far', result: await measureShops(run, commandOf()) };
}

function write(folder: string, files: Record<string, string>): void {
	for (const [name, text] of Object.entries(files)) {
		const file = path.join(folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}

/** Pages and charts by their paths. Growth alone leaves all but its own as they are. */
function pagesOf(result: BenchResult | ShopsResult): Record<string, string> {
	if ('levels' in result) return howFarPages(result);
	const isGrowthAlone = result.comparisons.length === 0 && result.growth.length > 0;
	return isGrowthAlone ? growthPages(result) : speedPages(result);
}

void runMain(async () => {
	if (values.help) {
		say(HELP);
		return 0;
	}
	const { name, result } = await measureAll();
	const cache = path.join(CACHE, 'bench');
	write(cache, { [`${name}.json`]: `${JSON.stringify(result, null, '\t')}\n` });
	const pages = pagesOf(result);
	const into = values.into ?? (values.quick ? path.join(cache, 'docs') : path.join(ROOT, 'docs'));
	write(into, pages);
	const [first] = Object.values(pages);
	say(first);
	say(`Written to ${into}; the figures as JSON: ${path.join(cache, `${name}.json`)}`);
	return 0;
});
