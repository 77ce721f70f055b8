import type { IDataObject } from 'n8n-workflow';

import type { Mutation } from '../../support/units/mutation';
import type { Intent, Machine, Setting } from '../machine';
import { Clock } from './clock';
import type { History, Step } from './history';
import { type Entry, Journal } from './journal';
import { type Result, runNode } from './n8n';
import { Network, type Server } from './network';
import { Process } from './process';

const START = Date.parse('2026-11-22T09:00:00+09:00');
const MINUTE = 60_000;

/** A run that hasn't ended by then never does, in ms. */
const LONGEST_RUN_MS = 120 * MINUTE;

/** How many histories share a process, each with an account of its own: loading the nodes takes time. */
const MOST_USES = 100;

/** One run, as it went. */
export interface Run {
	index: number;
	intent: Intent;
	/** Number of the process, each new one counted. */
	process: number;
	startedAt: number;
	/** `undefined` where it never ended. */
	endedAt?: number;
	hasCrashed: boolean;
	/** How often it was tried (*Retry On Fail*). */
	attempts: number;
	result?: Result;
}

/** A history that was played. */
export interface Played {
	history: History;
	journal: Journal;
	runs: Run[];
	intents: Intent[];
	setting: Setting;
}

const pools = new Map<Mutation | undefined, Process[]>();

let histories = 0;

/** Whether a run says that it was done. */
export const hasSucceeded = ({ result }: Run): boolean =>
	result !== undefined && result.error === undefined && result.rows[0]?.error === undefined;

class Play {
	private readonly clock = new Clock(START);

	private readonly journal = new Journal(this.clock);

	private readonly server: Server;

	private readonly network: Network;

	private readonly processes: Array<{ process: Process; number: number } | undefined> = [];

	private processCount = 0;

	private readonly runs: Run[] = [];

	private readonly intents: Intent[] = [];

	private readonly underWay = new Set<Run>();

	/** Runs that overlapped: n8n keeps the static data of the one that ended last. */
	private readonly overlapped = new Set<Run>();

	private staticData: IDataObject = {};

	/**
	 * Whether all parts are of one amount. Two processes can't know of each other, and what is left by the operator's
	 * records doesn't tell whose part it is without: then equal amounts would be more than any client can tell apart.
	 */
	private readonly isAlike: boolean;

	private readonly baseUrl = `https://shop-${++histories}.example`;

	constructor(
		private readonly history: History,
		private readonly machine: Machine,
		private readonly mutation: Mutation | undefined,
	) {
		this.server = machine.open(this.clock, this.journal, history);
		this.network = new Network(this.clock, this.journal, this.server, history);
		this.isAlike = history.steps.every(
			({ process, crashMs, hasRecord }) => process === 0 && crashMs === undefined && !hasRecord,
		);
	}

	async play(): Promise<Played> {
		for (const step of this.history.steps) await this.take(step);
		await this.allEnded();
		// What the server is still at.
		await this.clock.run(() => false, this.clock.now + 3 * MINUTE);
		const isClean = this.underWay.size === 0;
		for (const one of this.processes) {
			if (one !== undefined && isClean && !one.process.isDead) this.giveBack(one.process);
		}
		const { history, journal, runs, intents, server } = this;
		return { history, journal, runs, intents, setting: { server, journal, history } };
	}

	private async allEnded(): Promise<void> {
		await this.clock.run(() => this.underWay.size === 0, this.clock.now + LONGEST_RUN_MS);
	}

	private async take(step: Step): Promise<void> {
		const isParts = this.machine.isNewAfter === 'success';
		const isBusy = [...this.underWay].some(({ intent }) => intent.item === this.itemOf(step));
		if (!step.overlaps || (isParts && isBusy)) await this.allEnded();
		await this.clock.run(() => false, this.clock.now + step.gapMs);
		const process = this.processOf(step.process);
		const intent = this.intentOf(this.itemOf(step));
		const onRecord = isParts ? this.recordOf(step, intent, process.number) : undefined;
		const isSeen = this.isForgotten(intent, process.number) && this.doneBy(intent).length > 0;
		// The operator has looked himself, and it is done.
		if (this.machine.unguarded !== undefined && isSeen) return;
		this.start(step, process, intent, onRecord);
	}

	private itemOf({ item }: Step): number {
		return item % this.machine.items;
	}

	private processOf(slot: 0 | 1): { process: Process; number: number } {
		const known = this.processes[slot];
		if (known !== undefined && !known.process.isDead) return known;
		const pool = pools.get(this.mutation) ?? [];
		const process = pool.pop() ?? new Process(this.clock, this.mutation);
		process.clock = this.clock;
		process.uses++;
		const one = { process, number: ++this.processCount };
		this.processes[slot] = one;
		return one;
	}

	private giveBack(process: Process): void {
		if (process.uses >= MOST_USES) return;
		const pool = pools.get(this.mutation) ?? [];
		pool.push(process);
		pools.set(this.mutation, pool);
	}

	private runsOf(intent: Intent): Run[] {
		return this.runs.filter((run) => run.intent === intent);
	}

	private intentOf(item: number): Intent {
		const last = this.intents.findLast((one) => one.item === item);
		const { isNewAfter } = this.machine;
		const isOver =
			isNewAfter === 'run' ||
			(isNewAfter === 'success' && last !== undefined && this.runsOf(last).some(hasSucceeded));
		if (last !== undefined && !isOver) return last;
		const number = this.intents.length + 1;
		const isOfOneAmount = this.isAlike || isNewAfter !== 'success';
		const amount = FIRST_AMOUNT - (isOfOneAmount ? 0 : (number - 1) * AMOUNT_STEP);
		const intent = { number, item, amount, calls: new Set<number>() };
		this.intents.push(intent);
		return intent;
	}

	/** Whether a run in this process can't know what runs before it for the same have left open. */
	private isForgotten(intent: Intent, process: number): boolean {
		return this.runsOf(intent).some(
			(run) =>
				run.hasCrashed ||
				(run.process !== process && (this.history.isManual || this.overlapped.has(run))),
		);
	}

	/** What the books say that the runs for something have brought about so far. */
	private doneBy(intent: Intent): Entry[] {
		const runs = new Set(this.runsOf(intent).map(({ index }) => index));
		const calls = this.journal.calls.filter(({ run }) => runs.has(run));
		const numbers = new Set(calls.map(({ number }) => number));
		return this.journal.ledger.filter(({ call }) => numbers.has(call ?? 0));
	}

	/**
	 * What is left by the operator's own records. He gives it where nothing else can tell: after a crash in the
	 * middle, and where what another process knew isn't kept.
	 */
	private recordOf(step: Step, intent: Intent, process: number): number | undefined {
		// With several parts of a payment open, what is left by anybody's records fits none of them.
		const isOnlyOne = this.intents.every(
			(one) => one === intent || this.runsOf(one).some(hasSucceeded),
		);
		const isForgotten = this.isForgotten(intent, process);
		if (!(step.hasRecord && isOnlyOne) && !isForgotten) return undefined;
		const own = new Set(this.doneBy(intent));
		const { total, isGone } = this.machine.unguarded ?? { total: TOTAL, isGone: () => true };
		const others = this.journal.ledger.filter((entry) => !own.has(entry) && isGone(entry));
		return total - others.reduce((sum, { amount }) => sum + amount, 0);
	}

	private start(
		step: Step,
		{ process, number }: { process: Process; number: number },
		intent: Intent,
		onRecord: number | undefined,
	): void {
		const { machine, history, journal } = this;
		const index = this.runs.length + 1;
		const run: Run = {
			...{ index, intent, process: number },
			...{ startedAt: this.clock.now, hasCrashed: false, attempts: 1 },
		};
		this.runs.push(run);
		for (const other of this.underWay) this.overlapped.add(other).add(run);
		this.underWay.add(run);
		const record = onRecord === undefined ? '' : `, ${onRecord} on record`;
		journal.tell(`run ${index} starts in process ${number}, for item ${intent.item}${record}`);
		const staticData = structuredClone(this.staticData);
		const before = JSON.stringify(staticData);
		const parameters = machine.parameters(intent.item, intent.amount, onRecord);
		const sender = { index, process: number, attempt: 1 };
		const ended = runNode(
			process,
			this.network,
			{
				...{ node: machine.node, parameters, baseUrl: this.baseUrl, staticData },
				...{ isManual: history.isManual, goesOn: history.goesOn },
				retryOnFail: history.retry.tries > 1,
				run: sender,
			},
			history.retry,
		);
		const end = (result: Result) => {
			run.result = result;
			run.attempts = sender.attempt;
			run.endedAt = this.clock.now;
			this.underWay.delete(run);
			if (!history.isManual && JSON.stringify(staticData) !== before) this.staticData = staticData;
			journal.tell(`run ${index} ends: ${result.error ?? JSON.stringify(result.rows)}`);
		};
		ended.then(end, (error: unknown) => {
			end({ rows: [], error: `THROWN ${String((error as Error).stack ?? error)}` });
		});
		if (step.crashMs !== undefined) this.clock.in(step.crashMs, () => this.crash(process, number));
	}

	private crash(process: Process, number: number): void {
		if (process.isDead) return;
		process.isDead = true;
		this.journal.tell(`process ${number} crashes`);
		for (const run of [...this.underWay]) {
			if (run.process !== number) continue;
			run.hasCrashed = true;
			this.underWay.delete(run);
		}
	}
}

/** Amounts of what is to be done, in won: the first, and how much less each further one is where they differ. */
export const FIRST_AMOUNT = 3_000;
export const AMOUNT_STEP = 250;

/** What is to be given back, or was paid, before a history of refunds begins: KRW. */
export const TOTAL = 10_000;

/** Plays a history. @param mutation a mistake in the nodes, made on purpose */
export async function play(
	history: History,
	machine: Machine,
	mutation?: Mutation,
): Promise<Played> {
	const played = await new Play(history, machine, mutation).play();
	for (const { number, run } of played.journal.calls) {
		played.runs.find(({ index }) => index === run)?.intent.calls.add(number);
	}
	return played;
}
