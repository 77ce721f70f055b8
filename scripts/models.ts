import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import {
	findFlaw,
	type Finding,
	isAlive,
	MOST_BEYOND_CLIENTS,
	movedBySent,
	RUN,
	signOf,
} from '../test/models/check';
import type { Verdict } from '../test/models/judge';
import type { Machine } from '../test/models/machine';
import { MACHINES } from '../test/models/machines';
import { MUTATIONS } from '../test/models/mutations';
import type { Played } from '../test/models/world/play';
import { pageOf } from '../test/soak/page';
import { duration, runMain, say, UserError } from './lib/output';

const HELP = `npm run models [-- options]

Random histories of payments, refunds, bookings and claims: the nodes' own code in virtual time against servers
whose answers get lost, late or fail at any step; a ledger of what moved; and mistakes made on purpose.

  --histories N   of each machine (default 1000)
  --seed N        repeats the same ones (default: the time)
  --machine TEXT  only machines whose name holds this
  --quick         leaves the mistakes made on purpose out
  --report FILE   writes the report there, too: docs/reports/money.md
  --help          this text`;

const { values } = parseArgs({
	options: {
		histories: { type: 'string', default: '1000' },
		seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
		machine: { type: 'string', default: '' },
		quick: { type: 'boolean', default: false },
		report: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

/** What all histories of a machine add up to. */
class Tally {
	histories = 0;
	runs = 0;
	crashes = 0;
	calls = 0;
	moved = 0;
	movedBySent = 0;
	beyond = 0;
	movedTwiceBeyond = 0;
	finding: Finding | undefined;

	constructor(readonly machine: Machine) {}

	add(played: Played, { flaws, isBeyondClients }: Verdict): void {
		const { runs, journal } = played;
		this.histories++;
		this.runs += runs.length;
		this.crashes += runs.filter(({ hasCrashed }) => hasCrashed).length;
		this.calls += journal.calls.length;
		this.moved += journal.ledger.length;
		this.movedBySent += movedBySent(played);
		this.beyond += Number(isBeyondClients);
		this.movedTwiceBeyond += Number(isBeyondClients && flaws.length > 0);
	}

	get isGood(): boolean {
		const { machine, finding, calls: sent, movedBySent, beyond, histories } = this;
		const hasMoved = isAlive(machine, { sent, movedBySent });
		return finding === undefined && hasMoved && beyond <= histories * MOST_BEYOND_CLIENTS;
	}

	get cells(): Array<string | number> {
		const { machine, histories, runs, crashes, calls, moved, beyond, movedTwiceBeyond } = this;
		const share = `${beyond} (${((100 * beyond) / histories).toFixed(1)} %)`;
		const flaw = this.finding === undefined ? 0 : `**${this.finding.flaws[0] ?? ''}**`;
		return [machine.name, runs, crashes, calls, moved, flaw, share, movedTwiceBeyond];
	}
}

async function playAll(machine: Machine, seed: number, numRuns: number): Promise<Tally> {
	const tally = new Tally(machine);
	tally.finding = await findFlaw(machine, { seed, numRuns }, (played, verdict) => {
		// A history that fails is played again, shorter and shorter.
		if (tally.histories < numRuns) tally.add(played, verdict);
	});
	return tally;
}

/** How soon the histories find a mistake, and by what. */
async function findMistakes(machine: Machine): Promise<Array<[string, string, string, string]>> {
	const rows: Array<[string, string, string, string]> = [];
	for (const mutation of MUTATIONS.filter(({ machines }) => machines.includes(machine))) {
		const finding = await findFlaw(machine, { ...RUN, isQuick: true }, undefined, mutation);
		const sign = signOf(finding);
		const where = sign === undefined ? 'not found' : `history ${finding?.histories}`;
		const told = (sign ?? finding?.flaws[0] ?? '').split('\n')[0]?.slice(0, 100) ?? '';
		rows.push([mutation.name, machine.name, where, told]);
	}
	return rows;
}

const table = (heads: string[], rows: Array<Array<string | number>>): string[] => [
	`| ${heads.join(' | ')} |`,
	`| ${heads.map(() => '---').join(' | ')} |`,
	...rows.map((cells) => `| ${cells.join(' | ')} |`),
	'',
];

function reportOf(tallies: Tally[], mistakes: string[][], seed: number, tookMs: number): string {
	const histories = tallies[0]?.histories ?? 0;
	const figures = pageOf(
		'Models of money',
		`npm run models -- --histories ${histories} --seed ${seed}`,
		[
			['histories', `${histories} of each of ${tallies.length} machines`],
			[
				'histories with something wrong that a client could have kept from',
				tallies.filter(({ finding }) => finding !== undefined).length,
			],
			['time', duration(tookMs)],
		],
		[
			"The nodes' own code in virtual time, against servers whose answers get lost, late or fail at any step, and which",
			'check when a call comes or when it takes effect; runs that overlap, crash, are tried again by n8n or by their',
			'operator, in one process or two. A judge that knows nothing of the client holds what the runs said against the',
			"servers' ledger: nothing moves twice, no success that isn't so, no failure that reads as not done for what was",
			'done, every run ends, and nothing is sent without bound.',
			'',
			'*Beyond any client* are histories in which another process, or one after a crash, sent a call while the first',
			'was still at work at a server that neither refuses the second one nor shows the first: counted by what was',
			`sent when, never by what came of it. At most ${100 * MOST_BEYOND_CLIENTS} % of the histories may be of this class.`,
		],
	);
	const heads = [
		'machine',
		'runs',
		'of them crashed',
		'writes sent',
		'moved',
		'**wrong**',
		'beyond any client',
		'of them wrong',
	];
	return [
		figures,
		...table(
			heads,
			tallies.map(({ cells }) => cells),
		),
		'## Mistakes made on purpose',
		'',
		`Each of these changes to the nodes must make a machine's histories fail within ${RUN.numRuns} of them, as in \`npm test\``,
		`(seed ${RUN.seed}).`,
		'',
		...table(['mistake', 'machine', 'found in', 'first sign'], mistakes),
	].join('\n');
}

void runMain(async () => {
	if (values.help) {
		say(HELP);
		return 0;
	}
	const seed = Number(values.seed);
	const startedAt = performance.now();
	say(`Seed ${seed}`);
	const machines = MACHINES.filter(({ name }) => name.includes(values.machine));
	if (machines.length === 0) throw new UserError(`No machine's name holds "${values.machine}".`);
	const tallies: Tally[] = [];
	for (const machine of machines) {
		const tally = await playAll(machine, seed, Number(values.histories));
		tallies.push(tally);
		const { finding } = tally;
		say(`${finding === undefined ? 'ok  ' : 'FAIL'} ${machine.name}`);
		if (finding !== undefined) {
			say(`  history ${finding.histories}, path ${finding.path}`);
			say(`  ${finding.flaws.join('\n  ')}\n${finding.story}\n`);
		}
	}
	const mistakes: string[][] = [];
	if (!values.quick)
		for (const machine of machines) mistakes.push(...(await findMistakes(machine)));
	const report = reportOf(tallies, mistakes, seed, performance.now() - startedAt);
	say(report);
	if (values.report !== undefined) writeFileSync(values.report, report);
	const isFound = mistakes.every(([, , where]) => where !== 'not found');
	return isFound && tallies.every(({ isGood }) => isGood) ? 0 : 1;
});
