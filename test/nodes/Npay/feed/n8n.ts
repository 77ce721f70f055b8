import type { FeedEvent, FeedOptions } from '../../../../nodes/Npay/feed/advance';
import { advance } from '../../../../nodes/Npay/feed/advance';
import type { FeedRow } from '../../../../nodes/Npay/feed/source';
import type { FeedState } from '../../../../nodes/Npay/feed/state';
import { parseState } from '../../../../nodes/Npay/feed/state';
import type { FeedModel } from './model';

/** What of an emission survives when the process is killed right after it. */
export interface Crash {
	stateSaved: boolean;
	runCreated: boolean;
}

/**
 * n8n around the trigger: state in memory, saved only with an emission; saving and creating the run go side by
 * side, and a kill may come between them.
 */
export class N8nModel {
	private memory: FeedState | undefined;

	private saved: FeedState | undefined;

	private process = 0;

	private furthest = Number.NEGATIVE_INFINITY;

	/** Events of every run that was created, in order. */
	readonly runs: string[][] = [];

	/**
	 * Events that may rightly come twice: those of the last batch whose state was saved before a process ended,
	 * and of the one after it, whose run was created and whose state was not.
	 */
	readonly excused = new Set<string>();

	/** Events emitted, and positions taken, ahead of the source's clock: there must be none. */
	readonly early: string[] = [];

	private sinceSaved: string[] = [];

	constructor(
		private readonly feed: FeedModel,
		private readonly options: FeedOptions,
	) {}

	/** One poll; with `crash`, the process is killed right after it. @returns how many events it had */
	async poll(crash?: Crash): Promise<number> {
		const result = await advance<FeedRow>({
			state: this.memory,
			shop: 'shop',
			process: String(this.process),
			isTransactional: false,
			source: this.feed,
			options: this.options,
			accepts: () => true,
			hasTime: () => true,
		}).catch(() => undefined);
		if (result === undefined) {
			if (crash) this.restart();
			return 0;
		}
		this.memory = result.state;
		this.checkTime(result.events, result.state);
		if (this.memory !== undefined && this.saved === undefined) this.saved = stored(this.memory);
		if (result.events.length > 0) this.emit(result.events, result.state, crash);
		if (crash) this.restart();
		return result.events.length;
	}

	private checkTime(events: Array<FeedEvent<FeedRow>>, state: FeedState): void {
		const now = this.feed.now + this.feed.skew;
		for (const { eventId, row } of events) {
			if (Date.parse(row.lastChangedDate) > now - this.options.settle) this.early.push(eventId);
		}
		// The first scan starts where it is told; later ones may stand still while the clock runs behind.
		if (state.after.from > this.furthest && state.after.from > now) this.early.push('position');
		this.furthest = Math.max(this.furthest, state.after.from);
	}

	private emit(
		events: Array<FeedEvent<FeedRow>>,
		state: FeedState,
		crash: Crash | undefined,
	): void {
		const ids = events.map(({ eventId }) => eventId);
		if (crash?.runCreated ?? true) this.runs.push(ids);
		if (crash?.stateSaved ?? true) {
			this.saved = stored(state);
			this.sinceSaved = [];
		}
		this.sinceSaved.push(...ids);
	}

	/** The process ends and another begins with what was saved. */
	restart(): void {
		for (const id of this.sinceSaved) this.excused.add(id);
		this.process++;
		this.memory = this.saved;
	}

	get stateSize(): number {
		return JSON.stringify(this.memory ?? {}).length;
	}
}

/** Through the database and back. */
const stored = (state: FeedState): FeedState | undefined =>
	parseState(JSON.parse(JSON.stringify(state)));
