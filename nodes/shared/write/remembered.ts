import { kstMinute } from '../data/time';
import type { Failure } from '../failure/errors';
import { type Doubt, type DoubtKind, type Doubts, isOpen, untilOf } from './doubts';
import { howLost, unknownOutcome } from './writeFailures';
import type { WriteJob, WriteResult } from './writeJob';

/**
 * What to do about a write in doubt that isn't seen done: send it again though the doubt stays (`carry`, where the
 * server refuses what would do harm), send it because the doubt is over (`settled`), or wait, and why (the rest of a
 * sentence).
 */
export type Verdict = 'carry' | 'settled' | { wait: string };

/** Whose doubts they are, and when. */
export const rememberedBy = (client: {
	readonly shop: string;
	readonly serverTime: number | undefined;
}): Pick<Remembered<never, never>, 'account' | 'now'> => ({
	account: client.shop,
	now: () => client.serverTime ?? Date.now(),
});

/**
 * How a write is remembered of which a second one would do harm, should its answer be lost: the next run looks
 * first, and what it finds decides whether it may be sent again.
 */
export interface Remembered<Unit, State> {
	kind: DoubtKind;
	/** Names the shop. */
	account: string;
	/** Now, in ms since the epoch, by the server's clock where it tells. */
	now(): number;
	/** Names what there was before the call. */
	seen?(unit: Unit): string[];
	/** What is to be done as the thing stands now. Where that can't be read, nothing is sent. */
	judge(unit: Unit, state: State, doubt: Doubt): Verdict;
}

/** The doubts that one run of a write meets and leaves. */
export class DoubtfulWrites<Unit, State> {
	/** Open doubts about things that are sent again all the same, by key. */
	private readonly carried = new Map<string, Doubt>();

	/** The doubts that there were when this run looked, by key: of later ones it can't tell what came of them. */
	private readonly known = new Map<string, Doubt[]>();

	constructor(
		private readonly doubts: Doubts,
		private readonly job: WriteJob<Unit, State>,
		private readonly memory: Remembered<Unit, State>,
	) {}

	/** @returns results of what must not be sent now, by key */
	async hold(units: readonly Unit[]): Promise<Map<string, WriteResult>> {
		const { job, memory } = this;
		for (const unit of units) this.known.set(job.keyOf(unit), this.of(unit));
		const doubtful = units.filter((unit) => this.latest(unit) !== undefined);
		const held = new Map<string, WriteResult>();
		if (doubtful.length === 0) return held;
		const states = await job.readStates(doubtful);
		for (const unit of doubtful) {
			const key = job.keyOf(unit);
			const doubt = this.latest(unit);
			const state = states.get(key);
			if (doubt === undefined) continue;
			if (state !== undefined && job.isDone(state, unit)) {
				this.resolve(unit);
				held.set(key, { row: { success: true, verified: true, ...job.doneFields(state, unit) } });
				continue;
			}
			const verdict: Verdict =
				state === undefined
					? { wait: 'it can not be read what became of it' }
					: memory.judge(unit, state, doubt);
			if (verdict === 'settled') this.resolve(unit);
			else if (verdict === 'carry') this.carried.set(key, doubt);
			else held.set(key, { failure: this.inDoubt(doubt, verdict.wait) });
		}
		return held;
	}

	/** Remembers what is in doubt now, and forgets what no longer is. @returns the result as it is to be told */
	settle(unit: Unit, result: WriteResult): WriteResult {
		const { kind, account, now, seen } = this.memory;
		const key = this.job.keyOf(unit);
		if ('row' in result) {
			this.resolve(unit);
			return result;
		}
		const { failure } = result;
		const carried = this.carried.get(key);
		if (failure.isOpen === true) {
			const at = now();
			const before = carried?.seen ?? seen?.(unit) ?? [];
			const how = howLost(this.job.words, failure);
			this.doubts.remember({ kind, account, subject: key, seen: before, at, how });
			return result;
		}
		if (carried === undefined) return result;
		const message = `${carried.how}; after that: ${failure.message}`;
		return { ...result, failure: unknownOutcome(this.job.words, { ...failure, message }) };
	}

	private latest(unit: Unit): Doubt | undefined {
		const now = this.memory.now();
		return this.of(unit)
			.filter((doubt) => isOpen(doubt, now))
			.at(-1);
	}

	private of(unit: Unit): Doubt[] {
		const { kind, account } = this.memory;
		return this.doubts.find(kind, account, this.job.keyOf(unit));
	}

	private resolve(unit: Unit): void {
		for (const doubt of this.known.get(this.job.keyOf(unit)) ?? []) this.doubts.resolve(doubt);
	}

	private inDoubt(doubt: Doubt, reason: string): Failure {
		const { at, how } = doubt;
		const { server, look } = this.job.words;
		return {
			message: `Not sent: it is not known whether ${server} did this when it was asked at ${kstMinute(at)} (${how}), and ${reason}`,
			advice: `${look}. Until ${kstMinute(untilOf(doubt))} it is not sent again; after that, run this again if it is still wanted`,
			isOpen: true,
		};
	}
}
