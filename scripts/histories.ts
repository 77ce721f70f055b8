import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import fc from 'fast-check';

import { anyHistory, type History } from '../test/nodes/Npay/feed/history';
import {
	type FeedMutation,
	mutated,
	MUTATION_RUN,
	MUTATIONS,
} from '../test/nodes/Npay/feed/mutations';
import { type Core, realCore } from '../test/nodes/Npay/feed/n8n';
import { flawsOf, isFlawless, play, type Verdict } from '../test/nodes/Npay/feed/play';
import { mistakesPart, pageOf, type Row } from '../test/soak/page';
import { duration, runMain, say } from './lib/output';

const HELP = `npm run histories [-- options]

Random histories against the core of the change trigger, and mistakes made in it on purpose.

  --runs N       histories (default 100000)
  --seed N       repeats the same ones (default: the time)
  --report FILE  writes the report there, too
  --help         this text`;

const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '100000' },
		seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
		report: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

/** What all histories of a run add up to. */
class Tally {
	histories = 0;
	durable = 0;
	events = 0;
	polls = 0;
	failedPolls = 0;
	stops = 0;
	lost = 0;
	unexplained = 0;
	afterStop = 0;
	afterStopDurable = 0;
	forgotten = 0;
	misplaced = 0;
	largestState = 0;

	add({ isDurable }: History, verdict: Verdict): void {
		this.histories++;
		this.durable += Number(isDurable);
		this.events += verdict.events;
		this.polls += verdict.figures.polls;
		this.failedPolls += verdict.figures.failedPolls;
		this.stops += verdict.figures.kills;
		this.lost += verdict.lost.length;
		this.unexplained += verdict.unexplained.length;
		this.afterStop += isDurable ? 0 : verdict.afterStop.length;
		this.afterStopDurable += isDurable ? verdict.afterStop.length : 0;
		this.forgotten += verdict.forgotten.length;
		this.misplaced += verdict.misplaced.length;
		this.largestState = Math.max(this.largestState, verdict.figures.largestState);
	}
}

async function check(core: Core, seed: number, numRuns: number, tally?: Tally) {
	let last: Record<string, string[]> = {};
	const details = await fc.check(
		fc.asyncProperty(anyHistory, async (history) => {
			last = {};
			const verdict = await play(history, core);
			tally?.add(history, verdict);
			last = flawsOf(verdict);
			return isFlawless(verdict);
		}),
		{ seed, numRuns, endOnFailure: tally === undefined },
	);
	return { details, flaws: last };
}

/** How soon the histories find a mistake, and by what. */
async function findMistake(mutation: FeedMutation): Promise<string[]> {
	const { seed, numRuns } = MUTATION_RUN;
	const { details, flaws } = await check(mutated(mutation), seed, numRuns);
	if (!details.failed) return [mutation.name, 'not found', ''];
	const signs = Object.entries(flaws).map(([name, ids]) => `${name}: \`${ids[0]}\``);
	return [mutation.name, `history ${details.numRuns}`, signs[0] ?? String(details.errorInstance)];
}

function reportOf(seed: number, tally: Tally, mistakes: string[][], tookMs: number): string {
	const rows: Row[] = [
		['histories', `${tally.histories}, ${tally.durable} of them with durable polling`],
		['polls', `${tally.polls}, ${tally.failedPolls} of them failed`],
		['stops and crashes', tally.stops],
		['events delivered', tally.events],
		['**latest states lost**', tally.lost],
		['**events doubled without a stop**', tally.unexplained],
		['events doubled after a stop, n8n as it comes', tally.afterStop],
		['**events doubled after a stop, with durable polling**', tally.afterStopDurable],
		[
			'events doubled because the stored state was spoilt, or another shop came in between',
			tally.forgotten,
		],
		["positions ahead of the server's time, or back too far", tally.misplaced],
		['largest state', `${tally.largestState} bytes (limit 133,120)`],
		['time', duration(tookMs)],
	];
	const figures = pageOf(
		'Random histories against the core of the change trigger',
		`npm run histories -- --runs ${tally.histories} --seed ${seed}`,
		rows,
	);
	return `${figures}\n${mistakesPart('nodes/Npay/feed', MUTATION_RUN, mistakes)}`;
}

void runMain(async () => {
	if (values.help) {
		say(HELP);
		return 0;
	}
	const seed = Number(values.seed);
	const startedAt = performance.now();
	const tally = new Tally();
	say(`Seed ${seed}`);
	const { details } = await check(realCore, seed, Number(values.runs), tally);
	if (details.failed) {
		say(fc.defaultReportMessage(details));
		return 1;
	}
	const tookMs = performance.now() - startedAt;
	const mistakes: string[][] = [];
	for (const mutation of MUTATIONS) mistakes.push(await findMistake(mutation));
	const report = reportOf(seed, tally, mistakes, tookMs);
	say(report);
	if (values.report !== undefined) writeFileSync(values.report, report);
	return mistakes.every(([, where]) => where !== 'not found') ? 0 : 1;
});
