import { setTimeout as sleep } from 'node:timers/promises';

import type { JournalEntry } from '../../../sandbox/core/http/journal';
import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import type { Execution, N8nClient } from '../../../scripts/lib/n8n/client';
import { progress } from '../../../scripts/lib/output';
import type { SandboxServer } from '../../../scripts/lib/sandbox';
import { type Application, credentialOf, emptySandbox } from '../real/instance';
import { type Pids, watch } from '../real/processes';
import type { End, GroupUse, Level, Mode } from './result';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Workflows that are set up side by side. */
const AT_ONCE = 4;

/** An n8n that takes longer to open the shops of a level has no time left for more. */
const SETTING_UP_MS = 6 * MINUTE;

/** Orders of the last seconds of a minute begin after the watch: two polls are waited for before one counts as missed. */
const LATEST_MS = 2 * MINUTE;

/** How many shops, and how long each number of them is watched. */
export interface Ladder {
	steps: readonly number[];
	watchMs: number;
}

export const LADDERS = {
	full: { steps: [1, 50, 200], watchMs: 2 * MINUTE },
	quick: { steps: [1, 4], watchMs: 2.25 * MINUTE },
} as const satisfies Record<string, Ladder>;

/** An n8n to be watched. */
export interface Watched {
	mode: Mode;
	client: N8nClient;
	/** Process ids by the name of their group. */
	groups: Record<string, Pids>;
}

/** The shops that there may be: each has an application, and orders, of its own. */
function applicationsOf(count: number): Application[] {
	return Array.from({ length: count }, (_, index) => ({
		clientSecret: DEFAULT_APPLICATION.clientSecret,
		clientId: `shop-${index + 1}`,
		merchantId: `np_shop_${index + 1}`,
	}));
}

/** New orders of a shop, every minute -> nothing: what a trigger costs. */
function pollWorkflow(name: string, credential: { id: string; name: string }) {
	const trigger = {
		id: 'trigger',
		name: 'Npay Trigger',
		type: 'n8n-nodes-npay.npayTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { triggerOn: 'newOrder', pollTimes: { item: [{ mode: 'everyMinute' }] } },
		credentials: { npayApi: credential },
	};
	const end = {
		id: 'end',
		name: 'End',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [220, 0],
		parameters: {},
	};
	const connections = { [trigger.name]: { main: [[{ node: end.name, type: 'main', index: 0 }]] } };
	return { name, nodes: [trigger, end], connections };
}

/** Shops on one n8n, more and more of them. */
class Town {
	/** Ids of the shops' workflows, in the shops' order. */
	private readonly workflows: string[] = [];

	constructor(
		private readonly watched: Watched,
		private readonly sandbox: SandboxServer,
		private readonly applications: readonly Application[],
	) {}

	/** How many shops are open. */
	get shops(): number {
		return this.workflows.length;
	}

	/** Opens shops until there are so many. @throws what n8n says when it takes no more */
	async growTo(count: number, opened: (count: number) => void): Promise<void> {
		const deadline = Date.now() + SETTING_UP_MS;
		while (this.workflows.length < count) {
			const from = this.workflows.length;
			const some = this.applications.slice(from, Math.min(count, from + AT_ONCE));
			this.workflows.push(...(await Promise.all(some.map(async (one) => await this.open(one)))));
			opened(this.workflows.length);
			if (Date.now() > deadline)
				throw new Error(`n8n took more than ${SETTING_UP_MS / MINUTE} minutes to activate them`);
		}
	}

	private async open(application: Application): Promise<string> {
		const { client } = this.watched;
		const credential = await client.createCredential(credentialOf(this.sandbox, application));
		const { id } = await client.createWorkflow(pollWorkflow(application.clientId, credential));
		await client.activate(id);
		return id;
	}

	/** Lets each shop have an order within the first minute, and watches what that takes. */
	async live(watchMs: number): Promise<Level> {
		const { mode, groups } = this.watched;
		const before = await this.lastSeq();
		const watches = Object.entries(groups).map(([name, pids]) => ({ name, end: watch(pids) }));
		const startedAt = Date.now();
		const orderedAt = await this.orderAll(startedAt);
		await sleep(Math.max(0, startedAt + watchMs - Date.now()));
		const uses: GroupUse[] = watches.map(({ name, end }) => {
			const { cpuMs, peakBytes } = end();
			return { name, cpuMs, peakBytes };
		});
		const tookMs = Date.now() - startedAt;
		const { entries } = (await this.sandbox.get('journal', { since: before })) as {
			entries: JournalEntry[];
		};
		const { delays, failed } = await this.delaysOf(orderedAt, startedAt);
		return {
			mode,
			shops: this.workflows.length,
			tookMs,
			groups: uses,
			delays,
			missing: this.workflows.length - delays.length,
			failed,
			requests: entries.length,
			refused: entries.filter(({ status }) => status === 429).length,
		};
	}

	/**
	 * How long after its order each shop's run began, in ms; of orders whose run has not begun long after, none.
	 *
	 * @param orderedAt when, epoch ms, in the order of the shops
	 */
	private async delaysOf(
		orderedAt: readonly number[],
		startedAt: number,
	): Promise<{ delays: number[]; failed: number }> {
		const latest = Date.now() + LATEST_MS;
		for (;;) {
			const executions = (await this.executions()).filter(
				({ startedAt: at }) => Date.parse(at) >= startedAt,
			);
			const delays = this.workflows.flatMap((id, index) => {
				const ordered = orderedAt[index] ?? 0;
				const starts = executions
					.filter(({ workflowId, status }) => workflowId === id && status === 'success')
					.map(({ startedAt: at }) => Date.parse(at))
					.filter((at) => at >= ordered);
				return starts.length === 0 ? [] : [Math.min(...starts) - ordered];
			});
			const failed = executions.filter(({ status }) => status === 'error').length;
			if (delays.length === this.workflows.length || Date.now() > latest) return { delays, failed };
			await sleep(5 * SECOND);
		}
	}

	/**
	 * All executions. n8n's list leaves out what its main process holds for running, and in queue mode it does so with
	 * some that have long ended: these are asked for one by one, as they are numbered in a row.
	 */
	private async executions(): Promise<Execution[]> {
		const { client } = this.watched;
		const listed = await client.executions();
		const numbers = new Set(listed.map(({ id }) => Number(id)));
		const find = async (number: number) =>
			await client.execution(String(number)).catch(() => undefined);
		const held: Execution[] = [];
		const last = Math.max(0, ...numbers);
		for (let number = 1; ; number++) {
			if (numbers.has(number)) continue;
			const found = await find(number);
			if (found !== undefined) held.push(found);
			else if (number > last) return [...listed, ...held];
		}
	}

	/** An order for each shop, spread over a minute. @returns when, epoch ms */
	private async orderAll(startedAt: number): Promise<number[]> {
		const times: number[] = [];
		const shops = this.workflows.length;
		for (const [index, { merchantId }] of this.applications.slice(0, shops).entries()) {
			await sleep(Math.max(0, startedAt + (index * MINUTE) / shops - Date.now()));
			times.push(Date.now());
			await this.sandbox.post('npay/orders', { count: 1, state: 'PAYED', merchantId });
		}
		return times;
	}

	private async lastSeq(): Promise<number> {
		const { entries } = (await this.sandbox.get('journal', { limit: 1 })) as {
			entries: JournalEntry[];
		};
		return entries.at(-1)?.seq ?? 0;
	}
}

/** What was seen of an n8n with more and more shops. */
export interface Climb {
	levels: Level[];
	/** Why it goes no further, where it doesn't. */
	end?: End;
}

/** Watches an n8n with more and more shops, as far as it goes. */
export async function climb(
	watched: Watched,
	sandbox: SandboxServer,
	{ steps, watchMs }: Ladder,
): Promise<Climb> {
	const { mode } = watched;
	const applications = applicationsOf(Math.max(...steps));
	await emptySandbox(sandbox, applications);
	const town = new Town(watched, sandbox, applications);
	const levels: Level[] = [];
	for (const wanted of steps) {
		const shown = progress(`${mode}: ${wanted} shops`);
		try {
			await town.growTo(wanted, (count) => shown.update(`${count} set up`));
			// Every trigger has polled once at least, and knows where it is.
			await sleep(MINUTE);
			levels.push(await town.live(watchMs));
		} catch (error) {
			shown.failed();
			// That an n8n takes no more shops is what is looked for; that it takes none is a fault.
			if (levels.length === 0) throw error;
			const reason = (error as Error).message;
			return { levels, end: { mode, wanted, opened: town.shops, reason } };
		}
		shown.done();
	}
	return { levels };
}
