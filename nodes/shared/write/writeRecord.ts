import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../failure/errors';
import { changedMeanwhile, notDone, unknownOutcome } from './writeFailures';
import type { WriteJob, WriteResult } from './writeJob';

/** How often a write whose answer was lost, and which was found not done, is sent in all. */
export const ATTEMPTS = 3;

/** What is known of each thing of a write, call by call: its result, how its answer was lost, what it was refused for. */
export class WriteRecord<Unit, State> {
	readonly results = new Map<string, WriteResult>();

	hasSucceeded = false;

	/** Keys of things whose answer was lost in this attempt, with how it was. */
	private unknown = new Map<string, Failure>();

	/** The same of all calls so far: such a thing may be done late. */
	private readonly everLost = new Map<string, Failure>();

	/** Keys of those that could not be sent again, or were refused then, with why. */
	private readonly notAgain = new Map<string, Failure>();

	/** Refusals without a name, by the keys of those that they may be about. */
	private unnamed = new Map<string, Failure>();

	constructor(private readonly job: WriteJob<Unit, State>) {}

	/** Whether there's a thing whose answer was lost and of which nothing is known since. */
	get hasLost(): boolean {
		return this.unknown.size + this.notAgain.size > 0;
	}

	get hasUnnamed(): boolean {
		return this.unnamed.size > 0;
	}

	isLost(unit: Unit): boolean {
		return this.unknown.has(this.job.keyOf(unit));
	}

	/** Whether it is not known to be done. */
	isDoubtful(unit: Unit): boolean {
		const key = this.job.keyOf(unit);
		const result = this.results.get(key);
		return (
			this.unknown.has(key) ||
			this.unnamed.has(key) ||
			this.notAgain.has(key) ||
			(result !== undefined && 'failure' in result)
		);
	}

	settle(units: readonly Unit[], result: WriteResult): void {
		this.hasSucceeded ||= 'row' in result;
		for (const unit of units) this.results.set(this.job.keyOf(unit), result);
	}

	lose(unit: Unit, how: Failure): void {
		const key = this.job.keyOf(unit);
		this.unknown.set(key, how);
		this.everLost.set(key, how);
	}

	/** A refused call did nothing, but an earlier one whose answer was lost may have. */
	settleUndone(units: readonly Unit[], failure: Failure, fields?: IDataObject): void {
		for (const unit of units) {
			const key = this.job.keyOf(unit);
			if (this.everLost.has(key)) this.notAgain.set(key, failure);
			else this.settle([unit], { failure, ...(fields === undefined ? {} : { fields }) });
		}
	}

	/** Notes a refusal that doesn't say which of several things it is about. */
	mayBeAbout(unit: Unit, refusal: Failure): void {
		this.unnamed.set(this.job.keyOf(unit), refusal);
	}

	/** Once everything in doubt was judged. */
	beginAttempt(): void {
		this.unknown = new Map();
		this.unnamed = new Map();
	}

	/** Settles one thing by how it was read. @returns whether it is to be sent again */
	judge(unit: Unit, state: State | undefined, isLastAttempt: boolean): boolean {
		const verdict = this.verdict(unit, state, isLastAttempt);
		if (verdict !== 'again' && verdict !== undefined) this.settle([unit], verdict);
		return verdict === 'again';
	}

	/** `undefined` leaves the result that it has. */
	private verdict(
		unit: Unit,
		state: State | undefined,
		isLastAttempt: boolean,
	): WriteResult | 'again' | undefined {
		const { job } = this;
		const key = job.keyOf(unit);
		const lost = this.unknown.get(key);
		const unnamed = this.unnamed.get(key);
		if (state !== undefined && job.isDone(state, unit)) {
			const isOurs = this.everLost.has(key) || unnamed !== undefined;
			const how = isOurs ? { verified: true } : { alreadyDone: true };
			return { row: { success: true, ...how, ...job.doneFields(state, unit) } };
		}
		const earlier = this.everLost.get(key);
		const notAgain = this.notAgain.get(key);
		if (earlier !== undefined && notAgain !== undefined) {
			const message = `${earlier.message}; after that: ${notAgain.message}`;
			return { failure: unknownOutcome(job.words, { ...notAgain, message }) };
		}
		const open = lost ?? unnamed;
		if (open === undefined) {
			const result = this.results.get(key);
			if (state === undefined || job.explain === undefined) return undefined;
			if (result === undefined || !('failure' in result)) return undefined;
			return { failure: job.explain(result.failure, state, unit) };
		}
		const refusal = state && job.refusal(state, unit);
		const isRepeatable = job.isRepeatable?.(unit, state) !== false;
		if (state === undefined || !isRepeatable) return { failure: unknownOutcome(job.words, open) };
		// A refusal without a name tells nothing of a call before it whose answer was lost.
		const isOnlyUnnamed = unnamed !== undefined && earlier === undefined;
		if (refusal !== undefined) {
			if (isOnlyUnnamed) return { failure: unnamed };
			return { failure: changedMeanwhile(job.words, earlier ?? open, refusal) };
		}
		if (!isLastAttempt) return 'again';
		return { failure: isOnlyUnnamed ? unnamed : notDone(job.words, earlier ?? open, ATTEMPTS) };
	}
}
