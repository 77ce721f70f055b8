import type { FeedEvent, FeedOptions, Scan, ScanResult } from '../../../../nodes/Npay/feed/advance';
import { eventIdOf } from '../../../../nodes/Npay/feed/event';
import type { FeedRow } from '../../../../nodes/Npay/feed/source';
import type { FeedState } from '../../../../nodes/Npay/feed/state';
import { parseState } from '../../../../nodes/Npay/feed/state';
import { OneAtATime } from '../../../../nodes/Npay/trigger/oneAtATime';
import type { Change, FeedModel } from './model';

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

/** The feed's core, or a mutation of it. */
export type Advance = (scan: Scan<FeedRow>) => Promise<ScanResult<FeedRow>>;

/** What a trigger is set to. */
export interface TriggerModel {
	options: FeedOptions;
	/** Whether n8n commits state and run in one transaction. */
	isDurable: boolean;
	advance: Advance;
	/** Rows of one page. */
	pageSize: number;
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
	private memory: FeedState | undefined;

	private saved: FeedState | undefined;

	private process = 0;

	private readonly polls = new OneAtATime();

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

	/** n8n saves what a trigger remembers after its first poll, emission or not. */
	private isFirstPoll = true;

	constructor(
		private readonly feeds: Record<string, FeedModel>,
		private readonly trigger: TriggerModel,
		private shop: string,
	) {
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
		return await this.polls.run('trigger', async () => {
			const count = await this.pollNow(events);
			if (events.crash) this.restart();
			return count;
		});
	}

	private async pollNow(events: PollEvents): Promise<number | undefined> {
		const { options, isDurable, advance } = this.trigger;
		const { feed, shop, memory } = this;
		const types = this.filters.at(-1)?.types ?? [];
		let pages = 0;
		this.figures.polls++;
		const start = feed.now + feed.skew - options.initialLookback;
		const visible = this.owed(feed.now + feed.skew - options.settle);
		const result = await advance({
			state: memory,
			shop,
			process: String(this.process),
			isTransactional: isDurable,
			source: feed,
			options,
			types,
			hasTime: () => ++pages < (events.pagesOfTime ?? Number.POSITIVE_INFINITY),
		}).catch(() => undefined);
		if (result === undefined || events.detailsFail === true) {
			this.figures.failedPolls++;
			return undefined;
		}
		if (memory?.shop !== shop) this.beginAnew(start);
		this.checkPlace(memory, result);
		this.checkBounds(result, events);
		// A window that was begun before has been read in part only; the next one covers all.
		const isWhole = [memory?.before, memory?.after].every((place) => place && !place.walk);
		const hasEnded = result.events.length < options.maxEvents && pages < options.maxPages - 1;
		if (events.isUndisturbed === true && memory?.shop === shop && isWhole && hasEnded) {
			this.checkComplete(visible, result);
		}
		this.unwanted.push(
			...result.events
				.filter(({ row }) => types.length > 0 && !types.includes(row.lastChangedType))
				.map(({ eventId }) => eventId),
		);
		this.keep(result, events.crash);
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
		const wanted = ({ lastChangedType, happenedAt }: Change) =>
			this.filters
				.filter((_, index) => (this.filters[index + 1]?.since ?? Infinity) >= happenedAt)
				.every(({ types }) => types.length === 0 || types.includes(lastChangedType));
		const isInTime = ({ happenedAt, listedAt }: Change) =>
			listedAt - happenedAt <= this.trigger.options.overlap;
		return this.feed
			.visible()
			.filter((change) => change.second >= begunAt && change.second <= until)
			.filter((change) => isInTime(change) && wanted(change))
			.map(eventIdOf);
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

	private keep({ events, state }: ScanResult<FeedRow>, crash: Crash | undefined): void {
		const ids = events.map(({ eventId }) => eventId);
		this.figures.largestState = Math.max(this.figures.largestState, JSON.stringify(state).length);
		if (this.trigger.isDurable) {
			const isCommitted = crash === undefined || (crash.stateSaved && crash.runCreated);
			if (isCommitted) this.saved = stored(state);
			if (isCommitted && ids.length > 0) this.runs.push(ids);
			this.memory = this.saved;
			return;
		}
		this.memory = state;
		if (ids.length > 0 && (crash?.runCreated ?? true)) this.runs.push(ids);
		if ((ids.length > 0 || this.isFirstPoll) && (crash?.stateSaved ?? true)) {
			this.saved = stored(state);
			this.sinceSaved = [];
			this.isFirstPoll = false;
		}
		this.sinceSaved.push(...ids);
	}

	/** Another shop's credential: what was known of the first one is given up. */
	private beginAnew(start: number): void {
		this.begunAt.set(this.shop, start);
		this.allowances.give(new Set(this.runs.flat()), 'forgotten');
	}

	/** Events and positions have to keep behind the source's clock, and positions never go back. */
	private checkPlace(before: FeedState | undefined, result: ScanResult<FeedRow>): void {
		const now = this.feed.now + this.feed.skew;
		const isNew = (event: FeedEvent<FeedRow>) =>
			Date.parse(event.row.lastChangedDate) > now - this.trigger.options.settle;
		this.misplaced.push(...result.events.filter(isNew).map(({ eventId }) => `early ${eventId}`));
		const { from } = result.state.after;
		if (before?.shop !== this.shop) return;
		const isSameProcess = before.process === String(this.process) || this.trigger.isDurable;
		const least = (isSameProcess ? before.after : before.before).from;
		if (from < least) this.misplaced.push(`position back by ${least - from} ms`);
		// While the clock runs behind it may stand still, or go on behind the latest row that was read before.
		const most = Math.max(least, now, (before.latest ?? 0) + 1_000);
		if (from > most) this.misplaced.push(`position ahead by ${from - most} ms`);
	}

	/** The process ends and another begins with what was saved. */
	restart(): void {
		this.allowances.give(new Set(this.sinceSaved), 'stop');
		this.figures.kills++;
		this.process++;
		this.reactivate();
	}

	/** The workflow is deactivated and activated again, in the same process. */
	reactivate(): void {
		this.memory = this.saved;
		this.isFirstPoll = true;
	}

	/** What was stored is no longer whole; the feed begins anew, and what it finds then may have come before. */
	spoilState(): void {
		this.memory = parseState({ version: 1 });
		this.saved = this.memory;
	}
}

/** Through the database and back. */
const stored = (state: FeedState): FeedState | undefined =>
	parseState(JSON.parse(JSON.stringify(state)));
