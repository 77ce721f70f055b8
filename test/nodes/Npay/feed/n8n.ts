import { isDeepStrictEqual } from 'node:util';

import type { IDataObject } from 'n8n-workflow';

import { advance } from '../../../../nodes/Npay/feed/advance';
import { eventIdOf } from '../../../../nodes/Npay/feed/event';
import type { FeedEvent, FeedOptions, Scan, ScanResult } from '../../../../nodes/Npay/feed/scan';
import type { FeedRow } from '../../../../nodes/Npay/feed/source';
import { type FeedState, type KnownState, parseState } from '../../../../nodes/Npay/feed/state';
import { type Turn, Turns } from '../../../../nodes/Npay/trigger/turns';
import { type Change, type FeedModel, rowOf } from './model';

/** What of an emission survives when the process is killed right after it. */
export interface Crash {
	stateSaved: boolean;
	runCreated: boolean;
}

/** What happens in and around one poll. */
export interface PollEvents {
	crash?: Crash | undefined;
	/** The product orders can't be read, so that the poll fails after the feed was read. */
	detailsFail?: boolean;
	/** Pages after which n8n's time for the poll is over. */
	pagesOfTime?: number | undefined;
	/** Nothing keeps the poll from reading up to the present. */
	isUndisturbed?: boolean;
}

/** The trigger's core, or a mutation of it. */
export interface Core {
	advance: (scan: Scan<FeedRow>) => Promise<ScanResult<FeedRow>>;
	parseState: (stored: unknown) => KnownState | undefined;
	Turns: new () => Pick<Turns, 'run'>;
}

export const realCore: Core = { advance, parseState, Turns };

/** What a trigger is set to. */
export interface TriggerModel {
	options: FeedOptions;
	/** Whether n8n commits state and run in one transaction. */
	isDurable: boolean;
	core: Core;
	/** Rows of one page. */
	pageSize: number;
}

/** How long n8n's own scheduler lets a poll take. */
const BUDGET = 300_000;

/** One registration of the trigger, with what n8n keeps in memory for it. */
interface Poller {
	memory: KnownState | undefined;
	/** n8n saves what a trigger remembers after its first poll, emission or not. */
	isFirstPoll: boolean;
}

/** Why an event may come once more. */
type Reason = 'stop' | 'forgotten';

/** How often each event may rightly come once more: each stop allows one time, and so does each loss of memory. */
class Allowances {
	private readonly reasons = new Map<string, Reason[]>();

	give(ids: Iterable<string>, reason: Reason): void {
		for (const id of ids) this.reasons.set(id, [...(this.reasons.get(id) ?? []), reason]);
	}

	use(id: string): Reason | undefined {
		return this.reasons.get(id)?.pop();
	}
}

/**
 * n8n around the trigger. As it comes, it keeps the state in memory and saves it only with an emission; saving
 * and creating the run go side by side, and a kill may come between them. With durable cursors both are one
 * transaction, and a poll without events saves its state too.
 */
export class N8nModel {
	private poller: Poller = { memory: undefined, isFirstPoll: true };

	/** What n8n has replaced and left alive. */
	private stale: Poller | undefined;

	private saved: KnownState | undefined;

	private process = 0;

	private turns: Pick<Turns, 'run'>;

	/** Events of every run that was created, in order. */
	readonly runs: string[][] = [];

	/**
	 * After a stop: events of the last batch whose state was saved before, and of the one after it, whose run was
	 * created and whose state was not. When what was remembered is gone: all of them.
	 */
	readonly allowances = new Allowances();

	/** States that were visible, settled and wanted when a poll read up to the present, and did not come. */
	readonly missed: string[] = [];

	/** Broken promises about time and place: there must be none. */
	readonly misplaced: string[] = [];

	/** Events of types that were not asked for when they came: there must be none. */
	readonly unwanted: string[] = [];

	/** Rows before this are out of sight, by shop: the feed was begun anew there. */
	readonly begunAt = new Map<string, number>();

	/** The change types that were wanted, and from when on. */
	readonly filters: Array<{ since: number; types: string[] }> = [];

	readonly figures = { polls: 0, failedPolls: 0, kills: 0, largestState: 0 };

	private sinceSaved: string[] = [];

	constructor(
		private readonly feeds: Record<string, FeedModel>,
		private readonly trigger: TriggerModel,
		private shop: string,
	) {
		this.turns = new trigger.core.Turns();
		this.setTypes([]);
	}

	get feed(): FeedModel {
		const feed = this.feeds[this.shop];
		if (feed === undefined) throw new Error(`there is no shop ${this.shop}`);
		return feed;
	}

	/** A credential of another shop, or of the first one again. */
	setShop(shop: string): void {
		this.shop = shop;
	}

	setTypes(types: string[]): void {
		this.filters.push({ since: this.feeds[this.shop]?.now ?? 0, types });
	}

	/** One poll, unless another one is running. @returns how many events it had, nothing if it failed */
	async poll(events: PollEvents = {}): Promise<number | undefined> {
		return await this.pollBy(this.poller, events);
	}

	/** A poll of the poller that was replaced, if there is one. */
	async pollStale(): Promise<void> {
		if (this.stale !== undefined) await this.pollBy(this.stale, {});
	}

	private applicant(poller: Poller) {
		const { isDurable } = this.trigger;
		return {
			trigger: 'trigger',
			poller: isDurable ? undefined : poller,
			budget: isDurable ? BUDGET : undefined,
			now: () => this.feed.now,
		};
	}

	private async pollBy(poller: Poller, events: PollEvents): Promise<number | undefined> {
		const { isDurable } = this.trigger;
		const { process } = this;
		return await this.turns.run(this.applicant(poller), async (turn) => {
			const startedAt = this.feed.now;
			const isAlive = () =>
				this.process === process && (!isDurable || this.feed.now - startedAt < BUDGET);
			const count = await this.pollNow(poller, events, turn, isAlive);
			if (events.crash && isAlive()) await this.restart();
			return count;
		});
	}

	private async pollNow(
		poller: Poller,
		events: PollEvents,
		turn: Turn,
		isAlive: () => boolean,
	): Promise<number | undefined> {
		const { options, isDurable, core } = this.trigger;
		const { feed, shop } = this;
		const { memory } = poller;
		const types = this.filters.at(-1)?.types ?? [];
		let pages = 0;
		this.figures.polls++;
		const visible = this.owed(feed.now + feed.skew - options.settle);
		const result = await core
			.advance({
				state: memory,
				shop,
				process: String(this.process),
				isTransactional: isDurable,
				source: feed,
				options,
				types,
				hasTime: () => ++pages < (events.pagesOfTime ?? Number.POSITIVE_INFINITY),
			})
			.catch((error: unknown) => {
				// A mistake made on purpose is one in what is done: a name that is not there proves nothing.
				if (error instanceof ReferenceError) throw error;
				return undefined;
			});
		if (result === undefined || events.detailsFail === true || !isAlive()) {
			this.figures.failedPolls++;
			return undefined;
		}
		if (!turn.take()) return 0;
		if ((memory?.shop ?? shop) !== shop || memory === undefined) {
			this.beginAnew(shop, feed.now + feed.skew - options.initialLookback);
		}
		this.checkPlace(feed, memory, result);
		this.checkBounds(result, events);
		this.checkState(result);
		// A window that was begun before has been read in part only; the next one covers all.
		const isWhole = [memory?.before, memory?.after].every((place) => place && !place.walk);
		const hasEnded = result.events.length < options.maxEvents && pages < options.maxPages - 1;
		if (events.isUndisturbed === true && memory?.shop === shop && isWhole && hasEnded) {
			this.checkComplete(visible, result);
		}
		this.unwanted.push(
			...result.events
				.filter(({ row: { lastChangedType: type } }) => type !== undefined)
				.filter(({ row }) => types.length > 0 && !types.includes(row.lastChangedType ?? ''))
				.map(({ eventId }) => eventId),
		);
		this.keep(poller, result, events.crash);
		return result.events.length;
	}

	/**
	 * What the trigger owes of the shop in use: the latest state of each product order that it can see and was
	 * asked for all the time, unless it was listed later than the overlap reaches.
	 *
	 * @param until only rows up to this time, in ms since the epoch
	 */
	owed(until = Number.POSITIVE_INFINITY): string[] {
		const begunAt = this.begunAt.get(this.shop) ?? Number.POSITIVE_INFINITY;
		const wanted = ({ lastChangedType, lacks, happenedAt }: Change) =>
			this.filters
				.filter((_, index) => (this.filters[index + 1]?.since ?? Infinity) >= happenedAt)
				.every(
					({ types }) =>
						types.length === 0 ||
						lacks === 'type' ||
						lacks === 'id' ||
						types.includes(lastChangedType),
				);
		const isInTime = ({ happenedAt, listedAt }: Change) =>
			listedAt - happenedAt <= this.trigger.options.overlap;
		return this.feed
			.visible()
			.filter((change) => change.second >= begunAt && change.second <= until)
			.filter((change) => isInTime(change) && wanted(change))
			.map((change) => eventIdOf(rowOf(change)));
	}

	/** A poll that nothing disturbed and that stopped for no other reason has read up to the present. */
	private checkComplete(visible: string[], { events }: ScanResult<FeedRow>): void {
		const known = new Set([...this.runs.flat(), ...events.map(({ eventId }) => eventId)]);
		this.missed.push(...visible.filter((id) => !known.has(id)));
	}

	/** A poll stops at the end of the page in which it has enough, and when its time is over. */
	private checkBounds(
		{ events }: ScanResult<FeedRow>,
		{ pagesOfTime = Infinity }: PollEvents,
	): void {
		const { options, pageSize } = this.trigger;
		const most = Math.min(options.maxEvents - 1 + pageSize, pagesOfTime * pageSize);
		if (events.length > most) this.misplaced.push(`${events.length} events in one poll`);
	}

	/** A state that its reader would reject is never saved. */
	private checkState({ state }: ScanResult<FeedRow>): void {
		const { version, ...saved } = asStored(state);
		const { damaged, ...read } = parseState(asStored(state)) ?? { damaged: ['all'] };
		if (version !== 2 || damaged.length > 0 || !isDeepStrictEqual(saved, read))
			this.misplaced.push(`state that can't be read again: ${damaged.join()}`);
	}

	private keep(
		poller: Poller,
		{ events, state }: ScanResult<FeedRow>,
		crash: Crash | undefined,
	): void {
		const ids = events.map(({ eventId }) => eventId);
		const { parseState: read } = this.trigger.core;
		this.figures.largestState = Math.max(this.figures.largestState, JSON.stringify(state).length);
		if (this.trigger.isDurable) {
			const isCommitted = crash === undefined || (crash.stateSaved && crash.runCreated);
			if (isCommitted) this.saved = read(asStored(state));
			if (isCommitted && ids.length > 0) this.runs.push(ids);
			poller.memory = this.saved;
			return;
		}
		poller.memory = read(asStored(state));
		if (ids.length > 0 && (crash?.runCreated ?? true)) this.runs.push(ids);
		if ((ids.length > 0 || poller.isFirstPoll) && (crash?.stateSaved ?? true)) {
			this.saved = read(asStored(state));
			this.sinceSaved = [];
			poller.isFirstPoll = false;
		}
		this.sinceSaved.push(...ids);
	}

	/** Another shop's credential: what was known of the first one is given up. */
	private beginAnew(shop: string, start: number): void {
		this.begunAt.set(shop, start);
		this.allowances.give(new Set(this.runs.flat()), 'forgotten');
	}

	/** Events and positions have to keep behind the source's clock, and positions don't go back without a reason. */
	private checkPlace(
		{ told: { serverTime, laterTime } }: FeedModel,
		before: KnownState | undefined,
		result: ScanResult<FeedRow>,
	): void {
		const isNew = (event: FeedEvent<FeedRow>) =>
			Date.parse(event.row.lastChangedDate ?? '') > serverTime - this.trigger.options.settle;
		this.misplaced.push(...result.events.filter(isNew).map(({ eventId }) => `early ${eventId}`));
		const { from } = result.state.after;
		const isSame = before?.shop === result.state.shop && result.notices.length === 0;
		if (!isSame || before.after === undefined || before.before === undefined) return;
		const isSafe = this.trigger.isDurable && before.isTransactional === true;
		const isSameProcess = before.process === String(this.process) || isSafe;
		const least = (isSameProcess ? before.after : before.before).from;
		if (from < least) this.misplaced.push(`position back by ${least - from} ms`);
		// While the clock runs behind it may stand still, or go on behind the latest row that was read before.
		const most = Math.max(least, laterTime, (before.latest ?? 0) + 1_000);
		if (from > most) this.misplaced.push(`position ahead by ${from - most} ms`);
	}

	/** The process ends and another begins with what was saved. */
	async restart(): Promise<void> {
		this.allowances.give(new Set(this.sinceSaved), 'stop');
		this.figures.kills++;
		this.process++;
		this.turns = new this.trigger.core.Turns();
		this.stale = undefined;
		await this.reactivate();
	}

	/** The workflow is deactivated and activated again, in the same process. */
	async reactivate(): Promise<void> {
		this.poller = { memory: this.saved, isFirstPoll: true };
		// n8n polls at once; here that poll fails.
		await this.turns.run(this.applicant(this.poller), async () => {});
	}

	/** The workflow is activated again, and n8n forgets to deactivate it before that: the old poller lives on. */
	async twin(): Promise<void> {
		if (this.trigger.isDurable) return;
		// Each activation polls at once.
		await this.poll();
		this.stale = this.poller;
		await this.reactivate();
		await this.poll();
	}

	/** Something happens to what was stored; what the feed finds then may have come before. */
	damage(change: (state: IDataObject) => unknown): void {
		const state = change(asStored(this.poller.memory ?? {}) as unknown as IDataObject);
		this.saved = this.trigger.core.parseState(state);
		this.poller.memory = this.saved;
		this.allowances.give(new Set(this.runs.flat()), 'forgotten');
	}
}

/** Through the database and back. */
const asStored = (state: object): FeedState =>
	JSON.parse(JSON.stringify({ ...state, damaged: undefined })) as FeedState;
