import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Random } from '../../sandbox/core/random';
import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import { ARTIFACTS, type Instance, startInstance } from '../e2e/support/instance';
import { npayCredential } from '../e2e/support/workflows';
import { Chaos } from './chaos';
import { linesOf } from './file';
import { type Emission, emissionOf, judge, type Judgement, latestOf } from './judge';
import { changesToFile, POLL_SECONDS, waitingToConfirmed } from './workflows';

const SECOND = 1_000;
const MINUTE = 60_000;

/** What n8n needs for durable polling. */
const DURABLE_POLLING = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	// How soon n8n takes over what a killed process had begun: 60 s, 30 s and 5 s by default.
	N8N_SCHEDULER_LEASE_DURATION: '15',
	N8N_SCHEDULER_REAPER_INTERVAL: '3',
	N8N_SCHEDULER_EXECUTOR_INTERVAL: '1',
};

/** How much is to happen. */
export interface SoakOptions {
	/** SIGKILLs of n8n. */
	kills: number;
	/** Changes of product orders, at least. */
	changes: number;
	/** Whether n8n polls with durable cursors, and the trigger knows. */
	isDurable: boolean;
	seed: string;
	/** Says what happens. */
	say?: (line: string) => void;
}

/** What happened, and what came of it. */
export interface SoakResult {
	judgement: Judgement;
	emissions: Emission[];
	/** Runs of the workflow that confirms what waits, by status. */
	confirmRuns: string[];
	/** Product orders that wait for their confirmation at the end: none may. */
	unconfirmed: string[];
	totals: ReturnType<Instance['sandbox']['npay']['ledger']>['totals'];
	kills: number;
	/** Kills in the middle of a poll. */
	aimedKills: number;
	faults: { set: number; struck: number };
	polls: number;
	/** Lines of the file that came twice or more. */
	doubledLines: number;
	tookMs: number;
}

/** A soak of the trigger on real n8n: thousands of changes, faults, and SIGKILLs. */
class Soak {
	private readonly random: Random;

	private readonly chaos: Chaos;

	private readonly kills: number[] = [];

	private aimedKills = 0;

	private readonly workflows = { changes: '', waiting: '' };

	constructor(
		private readonly instance: Instance,
		private readonly file: string,
		private readonly options: SoakOptions,
	) {
		this.random = new Random(options.seed);
		this.chaos = new Chaos(instance.sandbox, new Random(`${options.seed} chaos`));
	}

	private say(line: string): void {
		this.options.say?.(line);
	}

	private get changes(): number {
		return this.instance.sandbox.npay.ledger().totals.changes;
	}

	async setUp(): Promise<void> {
		const { n8n, sandbox } = this.instance;
		// As Naver has it; tests of n8n begin without.
		sandbox.reset({ npay: { rateLimit: { enabled: true } } });
		const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
		const { isDurable } = this.options;
		const options = { maxPerPoll: 100, ...(isDurable ? { durablePolling: true } : {}) };
		const changes = changesToFile(credential, { file: this.file, options });
		this.workflows.changes = (await n8n.createWorkflow(changes)).id;
		this.workflows.waiting = (await n8n.createWorkflow(waitingToConfirmed(credential))).id;
		for (const id of Object.values(this.workflows)) await n8n.activate(id);
	}

	/** One life of n8n: things change and go wrong, until it is killed, and some more while it is away. */
	async round(): Promise<void> {
		const { kills, changes } = this.options;
		const goal = (changes / kills) * (this.kills.length + 1);
		const uptime = this.random.int(1, 24) * SECOND;
		const end = Date.now() + uptime;
		while (Date.now() < end) {
			if (this.changes < goal) this.chaos.change((2 * changes) / kills / 6);
			if (this.random.chance(0.5)) this.chaos.disturb();
			await sleep(this.random.int(300, 2_500));
		}
		await this.kill();
		while (this.changes < goal) this.chaos.change(60);
		await this.instance.server.start();
		if (this.random.chance(0.25)) await this.reactivate();
		const { length } = this.kills;
		this.say(`${length} of ${kills} kills, ${this.changes} changes`);
	}

	/** The operator switches the workflow off and on, and on again should something go wrong just then. */
	private async reactivate(): Promise<void> {
		const { n8n } = this.instance;
		await n8n.deactivate(this.workflows.changes);
		this.chaos.change(10);
		await n8n.activate(this.workflows.changes).catch(async (error: Error) => {
			this.say(`${error.message}; once more`);
			this.chaos.calm();
			await n8n.activate(this.workflows.changes);
		});
	}

	/** Most kills hit n8n in the middle of a poll or right after it, where they can do harm. */
	private async kill(): Promise<void> {
		const { journal } = this.instance.sandbox;
		const isAimed = this.random.chance(0.7);
		const seen = journal.entries({ limit: 1 })[0]?.seq ?? 0;
		const deadline = Date.now() + 2 * POLL_SECONDS * SECOND;
		while (isAimed && Date.now() < deadline) {
			if (journal.entries({ since: seen }).length > 0) {
				this.aimedKills++;
				await sleep(this.random.int(0, 250));
				break;
			}
			await sleep(5);
		}
		await this.instance.server.kill();
		this.kills.push(Date.now());
	}

	/**
	 * Lets everything come to its end in peace. Quiet alone is no end: while n8n fails to activate a workflow, it
	 * rests for ever longer, and nothing happens either.
	 */
	async settle(): Promise<void> {
		const { sandbox } = this.instance;
		this.chaos.calm();
		const deadline = Date.now() + 3 * MINUTE;
		let quiet = { changes: -1, runs: -1, since: 0 };
		while (Date.now() < deadline) {
			const runs = (await this.executionsOf(this.workflows.changes)).length;
			const isUnconfirmed = this.unconfirmed().length > 0;
			const isOpen = isUnconfirmed || this.isUnwritten();
			if (quiet.runs !== runs || quiet.changes !== this.changes || isOpen)
				quiet = { changes: this.changes, runs, since: Date.now() };
			if (Date.now() - quiet.since > 3 * POLL_SECONDS * SECOND) return;
			// What waits comes again after a minute of Naver's time.
			if (isUnconfirmed) sandbox.clock.advance(10 * SECOND);
			await sleep(2 * SECOND);
		}
		this.say('It did not come to an end');
	}

	/** Whether the file lacks the latest state of a product order. */
	private isUnwritten(): boolean {
		const written = new Set(linesOf(this.file));
		return latestOf(this.instance.sandbox.npay.ledger()).some((id) => !written.has(id));
	}

	private unconfirmed(): string[] {
		const { npay } = this.instance.sandbox;
		return npay
			.productOrders()
			.map(({ productOrderId }) => productOrderId)
			.filter((id) => npay.stateOf(id) === 'PAYED_NOT_YET');
	}

	private async executionsOf(workflowId: string, includeData = false) {
		return await this.instance.n8n.executions(workflowId, { includeData });
	}

	async result(startedAt: number): Promise<SoakResult> {
		const { npay, journal } = this.instance.sandbox;
		const emissions = (await this.executionsOf(this.workflows.changes, true)).map(emissionOf);
		const ledger = npay.ledger();
		const lines = linesOf(this.file);
		return {
			judgement: judge(ledger, emissions, lines, this.kills),
			emissions,
			confirmRuns: (await this.executionsOf(this.workflows.waiting)).map(({ status }) => status),
			unconfirmed: this.unconfirmed(),
			totals: ledger.totals,
			kills: this.kills.length,
			aimedKills: this.aimedKills,
			faults: {
				set: this.chaos.faults,
				struck: journal.entries().filter((entry) => entry.faults.length > 0).length,
			},
			polls: journal.entries({ path: 'last-changed-statuses' }).length,
			doubledLines: lines.length - new Set(lines).size,
			tookMs: Date.now() - startedAt,
		};
	}
}

/** Runs a soak from an empty n8n to the judgement. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
	const startedAt = Date.now();
	const name = options.isDurable ? 'soak-durable' : 'soak';
	const folder = path.join(ARTIFACTS, name);
	const instance = await startInstance(2, name, {
		N8N_RESTRICT_FILE_ACCESS_TO: folder,
		...(options.isDurable ? DURABLE_POLLING : {}),
	});
	try {
		const run = new Soak(instance, path.join(folder, 'events.csv'), options);
		await run.setUp();
		for (let kill = 0; kill < options.kills; kill++) await run.round();
		await run.settle();
		const result = await run.result(startedAt);
		writeFileSync(path.join(folder, 'result.json'), JSON.stringify(result, undefined, 1));
		return result;
	} finally {
		await instance.close();
	}
}
