import type { IDataObject } from 'n8n-workflow';

import { type History, HOUR, MINUTE, type PollStep, type Step, TYPES } from './history';
import { FeedModel, type ModelClock } from './model';
import { type Core, N8nModel, realCore } from './n8n';

const START = Date.parse('2026-11-22T09:00:00+09:00');

/** Polls after which a feed that is left alone must have been read to its end. */
const MOST_POLLS_TO_CATCH_UP = 500;

const orderName = (shop: string, order: number) =>
	`${shop === 'first' ? '20261122' : '20261123'}${String(order).padStart(8, '0')}`;

/** A stored state with a part replaced; the whole where the part has no name. */
function damaged(state: IDataObject, part: string, value: unknown): unknown {
	if (part === '') return value;
	const names = part.split('.');
	const last = names.pop() ?? '';
	let holder: unknown = state;
	for (const name of names) holder = (holder as IDataObject | undefined)?.[name];
	if (typeof holder === 'object' && holder !== null) Object.assign(holder, { [last]: value });
	return state;
}

/** A poll whose answer is still to come. */
interface Hanging {
	until: number;
	answer: () => void;
	poll: Promise<unknown>;
}

/** A history in the making. */
class World {
	readonly clock: ModelClock = { now: START };

	readonly feeds: Record<string, FeedModel>;

	readonly n8n: N8nModel;

	private shop = 'first';

	private changes = 0;

	private hanging: Hanging[] = [];

	/**
	 * For how long nothing may keep the trigger from polling, in ms: the next right time shows that the last one was
	 * wrong, unless that has come true by then.
	 */
	private patience = Infinity;

	constructor({ pageSize, maxEvents, overlap, initialLookback, isDurable }: History, core: Core) {
		this.feeds = {
			first: new FeedModel(this.clock, pageSize),
			second: new FeedModel(this.clock, pageSize),
		};
		const options = {
			overlap,
			settle: 5_000,
			initialLookback,
			widestLookback: 30 * 24 * HOUR,
			maxEvents,
			maxPages: 50,
		};
		this.n8n = new N8nModel(this.feeds, { options, isDurable, core, pageSize }, this.shop);
	}

	/** An order changes, in the shop whose credential is in use or in the other one. */
	private change(
		order: number,
		{
			elsewhere = false,
			...how
		}: { elsewhere?: boolean } & Parameters<FeedModel['change']>[2] = {},
	): void {
		const type = TYPES[this.changes++ % TYPES.length] ?? '';
		const other = this.shop === 'first' ? 'second' : 'first';
		const shop = elsewhere ? other : this.shop;
		this.feeds[shop]?.change(orderName(shop, order), type, how);
	}

	async take(step: Step): Promise<void> {
		const { n8n } = this;
		if (step.kind === 'change') this.change(step.order, step);
		else if (step.kind === 'burst')
			for (let order = 0; order < step.count; order++) this.change(order, step);
		else if (step.kind === 'time') await this.pass(step.ms);
		else if (step.kind === 'types') n8n.setTypes(step.types);
		else if (step.kind === 'shop') n8n.setShop((this.shop = step.shop));
		else if (step.kind === 'poll') await this.poll(step);
		else if (step.kind === 'damage') n8n.damage((state) => damaged(state, step.part, step.value));
		else await n8n[step.kind]();
	}

	/** Time passes, and answers that were waited for come. */
	private async pass(wanted: number): Promise<void> {
		const ms = Math.min(wanted, this.patience);
		this.patience -= ms;
		this.clock.now += ms;
		const due = this.hanging.filter(({ until }) => until <= this.clock.now);
		this.hanging = this.hanging.filter((one) => !due.includes(one));
		for (const { answer, poll } of due) {
			this.n8n.feed.startPoll(undefined);
			answer();
			await poll;
		}
	}

	private async poll(step: PollStep): Promise<void> {
		const { n8n } = this;
		n8n.feed.startPoll(step.outage, step.skew, step.oddity);
		n8n.feed.onNextPage = step.moving ? () => this.change(1) : () => {};
		const { outage, oddity, moving, detailsFail = false, pagesOfTime, hang } = step;
		if (hang !== undefined) return await this.hang(hang, step);
		const isUndisturbed =
			!outage && !oddity && !moving && !detailsFail && pagesOfTime === undefined;
		const [count] = await Promise.all([
			n8n.poll({ ...step, isUndisturbed }),
			...(step.twice ? [n8n.poll()] : []),
		]);
		if (oddity?.kind === 'bothAhead') this.patience = Math.min(this.patience, 20 * HOUR);
		else if (!oddity && count !== undefined && !step.crash) this.patience = Infinity;
		n8n.feed.onNextPage = () => {};
		n8n.feed.startPoll(undefined);
	}

	private async hang(ms: number, step: PollStep): Promise<void> {
		const { feed } = this.n8n;
		let answer = () => {};
		feed.gate = new Promise<void>((resolve) => (answer = resolve));
		const poll = this.n8n.poll(step);
		// A poll that isn't let in asks for no answer.
		for (let turn = 0; turn < 20 && feed.gate !== undefined; turn++) await Promise.resolve();
		feed.gate = undefined;
		if (step.oddity?.kind === 'bothAhead') this.patience = Math.min(this.patience, 20 * HOUR);
		this.hanging.push({ until: this.clock.now + ms, answer, poll });
		feed.startPoll(undefined);
		feed.onNextPage = () => {};
	}

	/** Lets the trigger poll on in peace until nothing comes any more. */
	async catchUp(): Promise<void> {
		this.patience = Infinity;
		await this.pass(2 * HOUR);
		for (let quiet = 0, polls = 0; quiet < 3; polls++) {
			if (polls > MOST_POLLS_TO_CATCH_UP) throw new Error('It never catches up');
			this.clock.now += MINUTE;
			quiet = (await this.n8n.poll({ isUndisturbed: true })) === 0 ? quiet + 1 : 0;
		}
	}
}

/** How a history ended. Lists of event ids: all but `explained` must be empty. */
export interface Verdict {
	lost: string[];
	/** Came twice after a stop, of the last batches before it. */
	afterStop: string[];
	/** Came twice after what was remembered was spoilt, or given up for another shop's credential. */
	forgotten: string[];
	unexplained: string[];
	/** Delivered though not wanted. */
	unwanted: string[];
	misplaced: string[];
	events: number;
	figures: N8nModel['figures'];
}

function judge(n8n: N8nModel): Verdict {
	const delivered = n8n.runs.flat();
	const known = new Set<string>();
	const twice = delivered.filter((id) => known.has(id) || !known.add(id));
	const reasons = twice.map((id) => n8n.allowances.use(id));
	const because = (reason: string | undefined) => twice.filter((_, at) => reasons[at] === reason);
	return {
		lost: [...n8n.missed, ...n8n.owed().filter((id) => !known.has(id))],
		afterStop: because('stop'),
		forgotten: because('forgotten'),
		unexplained: because(undefined),
		unwanted: n8n.unwanted,
		misplaced: n8n.misplaced,
		events: delivered.length,
		figures: n8n.figures,
	};
}

/** Lives through a history. @throws when the trigger never reaches the end of the feed */
export async function play(history: History, core: Core = realCore): Promise<Verdict> {
	const world = new World(history, core);
	const machineTime = Date.now;
	Date.now = () => world.clock.now + history.localSkew;
	try {
		await world.n8n.poll();
		for (const step of history.steps) await world.take(step);
		await world.catchUp();
		return judge(world.n8n);
	} finally {
		Date.now = machineTime;
	}
}

/** What is wrong with how a history ended, by name; nothing when all promises were kept. */
export function flawsOf({ lost, unexplained, unwanted, misplaced, figures }: Verdict) {
	const lists = { lost, 'doubled without a stop': unexplained, unwanted, misplaced };
	const flaws = Object.entries(lists).filter(([, ids]) => ids.length > 0);
	if (figures.largestState >= 130 * 1024) flaws.push(['state', [`${figures.largestState} bytes`]]);
	return Object.fromEntries(flaws);
}

export const isFlawless = (verdict: Verdict) => Object.keys(flawsOf(verdict)).length === 0;
