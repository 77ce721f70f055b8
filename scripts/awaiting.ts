import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import fc from 'fast-check';

import { anyHistory } from '../test/nodes/Npay/trigger/awaiting/history';
import { type Core, flawsOf, play, realCore } from '../test/nodes/Npay/trigger/awaiting/model';
import { mutated, MUTATION_RUN, MUTATIONS } from '../test/nodes/Npay/trigger/awaiting/mutations';
import { mistakesPart, pageOf } from '../test/soak/page';
import type { Mutation } from '../test/support/units/mutation';
import { duration, runMain, say } from './lib/output';

const HELP = `npm run awaiting [-- options]

Random histories against what *Awaiting Action* reads and gives, and mistakes made in it on purpose.

  --runs N       histories (default 2000)
  --seed N       repeats the same ones (default: the time)
  --report FILE  writes the report there, too
  --help         this text`;

const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '2000' },
		seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
		report: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

/** What all histories of a run add up to. */
const total = { polls: 0, emitted: 0, requests: 0 };

async function check(core: Core, seed: number, numRuns: number) {
	let flaws: Record<string, string[]> = {};
	const details = await fc.check(
		fc.asyncProperty(anyHistory, async (history) => {
			const verdict = await play(history, core);
			total.polls += verdict.polls;
			total.emitted += verdict.emitted;
			total.requests += verdict.requests;
			flaws = flawsOf(verdict);
			return Object.keys(flaws).length === 0;
		}),
		{ seed, numRuns, endOnFailure: true },
	);
	return { details, flaws };
}

/** How soon the histories find a mistake, and by what. */
async function findMistake(mutation: Mutation): Promise<string[]> {
	const { details, flaws } = await check(
		mutated(mutation),
		MUTATION_RUN.seed,
		MUTATION_RUN.numRuns,
	);
	if (!details.failed) return [mutation.name, 'not found', ''];
	const [sign] = Object.entries(flaws).map(([name, list]) => `${name}: \`${list[0]}\``);
	return [mutation.name, `history ${details.numRuns}`, sign ?? String(details.errorInstance)];
}

void runMain(async () => {
	if (values.help) {
		say(HELP);
		return 0;
	}
	const [seed, runs] = [Number(values.seed), Number(values.runs)];
	const startedAt = performance.now();
	say(`Seed ${seed}`);
	const { details, flaws } = await check(realCore, seed, runs);
	if (details.failed) {
		say(fc.defaultReportMessage(details));
		say(JSON.stringify(flaws));
		return 1;
	}
	const took = duration(performance.now() - startedAt);
	const { polls, emitted, requests } = { ...total };
	const figures = pageOf(
		'Random histories against Awaiting Action',
		`npm run awaiting -- --runs ${runs} --seed ${seed}`,
		[
			['histories', runs],
			['polls', polls],
			['items given', emitted],
			['requests a poll, beside the one for the changes', (requests / polls).toFixed(1)],
			['**given later than promised, or not at all**', 0],
			['**given, and did not wait**', 0],
			['**given again before the interval was over, with nothing lost**', 0],
			['**polls that asked for more than they may**', 0],
			['time', took],
		],
	);
	const mistakes: string[][] = [];
	for (const mutation of MUTATIONS) mistakes.push(await findMistake(mutation));
	const report = `${figures}\n${mistakesPart('nodes/Npay/trigger/awaiting', MUTATION_RUN, mistakes)}`;
	say(report);
	if (values.report !== undefined) writeFileSync(values.report, report);
	return mistakes.every(([, where]) => where !== 'not found') ? 0 : 1;
});
