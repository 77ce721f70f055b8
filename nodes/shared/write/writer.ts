import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { Failure } from '../failure/errors';
import { chunk } from '../data/ids';
import { ApiFailure, orFailure } from '../http/apiFailure';
import { firstAlone } from '../http/firstAlone';
import {
	changedMeanwhile,
	notDone,
	notSent,
	STOPPED,
	unforeseenFailure,
	unknownOutcome,
} from './writeFailures';
import type { BatchReply, WriteJob, WriteResult } from './writeJob';

export type { BatchReply, WriteJob, WriteResult, WriteWords } from './writeJob';

/** How often a write whose answer was lost, and which was found not done, is sent in all. */
const ATTEMPTS = 3;
/** Time for the server to finish what it was doing when the connection broke, in ms. */
const SETTLE_MS = 2_000;
/** Pauses, in ms, between further looks at what must not be sent a second time and isn't seen done yet. */
const LONG_LOOK_MS = [4_000, 8_000, 16_000];

/**
 * Writes to many things in the fewest calls, so that nothing is done twice and nothing is reported as done that
 * isn't known to be: after a lost answer, or a refusal, the things are read again.
 *
 * - done, answer lost: `success` with `verified: true`
 * - refused because it was so already: `success` with `alreadyDone: true`
 * - not done, answer lost: sent again, at most three times in all
 * - refused by an answer that doesn't say which of several it is about: read, and what isn't done is sent by itself
 * - can't be read: a failure that says the outcome is unknown
 * - answer lost, refused when sent again, and not seen done: the same, as the first may still be under way
 */
export class Writer<Unit, State> {
	private readonly results = new Map<string, WriteResult>();

	/** Keys of things whose answer was lost, with how it was. */
	private unknown = new Map<string, Failure>();

	/** The same of all calls so far: such a thing may be done late. */
	private readonly everLost = new Map<string, Failure>();

	/** Keys of those that could not be sent again, or were refused then, with why. */
	private readonly notAgain = new Map<string, Failure>();

	/** Set once the next call is bound to fail like the last. */
	private lasting: Failure | undefined;

	/** Things that were refused in a call of their own, before any had succeeded, and not for what they are. */
	private readonly refusedAlone: Unit[] = [];

	/** Set where `lasting` is a guess from so many refusals: the server can still be read. */
	private isGuess = false;

	/** Refusals without a name, by the keys of those that they may be about. */
	private unnamed = new Map<string, Failure>();

	/** Keys of things that go out in calls of their own from now on, so that a refusal is theirs. */
	private readonly alone = new Set<string>();

	private hasSucceeded = false;

	constructor(
		private readonly job: WriteJob<Unit, State>,
		private readonly isCancelled: () => boolean,
	) {}

	/** @returns each unit's result, by its key */
	async run(units: readonly Unit[]): Promise<Map<string, WriteResult>> {
		let pending = units;
		for (let attempt = 1; pending.length > 0; attempt++) {
			await firstAlone(this.batches(pending), this.job.callsAtOnce, async (batch) => {
				await this.sendBatch(batch);
			});
			pending = await this.lookAgain(units, attempt === ATTEMPTS);
		}
		return this.results;
	}

	private batches(units: readonly Unit[]): Unit[][] {
		const isAlone = (unit: Unit) => this.alone.has(this.job.keyOf(unit));
		const together = units.filter((unit) => !isAlone(unit));
		const apart = units.filter(isAlone).map((unit) => [unit]);
		return [...(together.length > 0 ? this.job.batches(together) : []), ...apart];
	}

	private async sendBatch(batch: Unit[]): Promise<void> {
		const stop = this.lasting ?? (this.isCancelled() ? STOPPED : undefined);
		if (stop !== undefined) {
			this.settleUndone(batch, notSent(stop));
			return;
		}
		const reply = await this.orAnyFailure(this.job.send(batch));
		if (reply instanceof ApiFailure) {
			await this.handleFailedCall(batch, reply);
			return;
		}
		const missing: Unit[] = [];
		for (const unit of batch) {
			const result = reply.results.get(this.job.keyOf(unit));
			if (result === undefined) missing.push(unit);
			else if ('failure' in result) this.settleUndone([unit], result.failure, result.fields);
			else this.settle([unit], result);
		}
		this.handleMissing(missing, reply);
	}

	/**
	 * A failure of whatever kind as a value: an answer that nobody could foresee must not keep the others from
	 * being sent and reported.
	 */
	private async orAnyFailure<T>(call: Promise<T>): Promise<T | ApiFailure> {
		return await orFailure(call).catch((error: unknown) =>
			unforeseenFailure(this.job.words, error),
		);
	}

	/** Things that the answer to their call does not mention. */
	private handleMissing(missing: Unit[], { unnamed = [], traceId }: BatchReply): void {
		const { server, thing } = this.job.words;
		const [refusal] = unnamed;
		if (refusal === undefined) {
			for (const unit of missing) {
				this.lose(unit, {
					message: `${server}'s answer does not mention this ${thing}`,
					...(traceId === undefined ? {} : { traceId }),
				});
			}
			return;
		}
		const message = [...new Set(unnamed.map((failure) => failure.message))].join('; ');
		const failure = { ...refusal, message };
		if (missing.length === 1) {
			this.settleUndone(missing, failure);
			return;
		}
		for (const unit of missing) {
			this.unnamed.set(this.job.keyOf(unit), failure);
			this.alone.add(this.job.keyOf(unit));
		}
	}

	private async handleFailedCall(batch: Unit[], error: ApiFailure): Promise<void> {
		if (error.outcomeUnknown) {
			for (const unit of batch) this.lose(unit, error.failure);
			return;
		}
		const isRefusal = !error.isLasting && this.job.isRefusal(error, batch);
		if (isRefusal && batch.length > 1) {
			// One bad row can make a server refuse a whole call: halves find it, and the others get done.
			for (const half of chunk(batch, Math.ceil(batch.length / 2))) await this.sendBatch(half);
			return;
		}
		this.settleUndone(batch, error.failure);
		if (error.isLasting) this.lasting = error.failure;
		else if (isRefusal && this.job.isAboutOne?.(error.failure) !== true) {
			await this.countRefusal(batch, error.failure);
		}
	}

	/**
	 * Nothing but refusals may be nobody's own fault. Before that is concluded the refused ones are read: some may
	 * have been refused because they were done before, and then the others have a right to be sent.
	 */
	private async countRefusal(batch: Unit[], failure: Failure): Promise<void> {
		if (this.hasSucceeded) return;
		this.refusedAlone.push(...batch);
		if (this.refusedAlone.length < this.job.refusedAloneLimit) return;
		const states = await this.readStates(this.refusedAlone);
		for (const unit of this.refusedAlone) {
			const verdict = this.judge(unit, undefined, states.get(this.job.keyOf(unit)), false);
			if (verdict !== 'again' && verdict !== undefined) this.settle([unit], verdict);
		}
		if (this.hasSucceeded) return;
		this.lasting ??= failure;
		this.isGuess = true;
	}

	private lose(unit: Unit, how: Failure): void {
		const key = this.job.keyOf(unit);
		this.unknown.set(key, how);
		this.everLost.set(key, how);
	}

	/** A refused call did nothing, but an earlier one whose answer was lost may have. */
	private settleUndone(batch: Unit[], failure: Failure, fields?: IDataObject): void {
		for (const unit of batch) {
			const key = this.job.keyOf(unit);
			if (this.everLost.has(key)) this.notAgain.set(key, failure);
			else this.settle([unit], { failure, ...(fields === undefined ? {} : { fields }) });
		}
	}

	private settle(batch: Unit[], result: WriteResult): void {
		this.hasSucceeded ||= 'row' in result;
		for (const unit of batch) this.results.set(this.job.keyOf(unit), result);
	}

	/** Reads everything that is not known to be done. @returns what to send again */
	private async lookAgain(units: readonly Unit[], isLastAttempt: boolean): Promise<Unit[]> {
		const { unknown, unnamed } = this;
		this.unknown = new Map();
		const doubtful = units.filter((unit) => {
			const key = this.job.keyOf(unit);
			const result = this.results.get(key);
			return (
				unknown.has(key) ||
				unnamed.has(key) ||
				this.notAgain.has(key) ||
				(result !== undefined && 'failure' in result)
			);
		});
		if (doubtful.length === 0) return [];
		const lostCount = unknown.size + this.notAgain.size;
		if (this.lasting !== undefined && !this.isGuess && lostCount + unnamed.size === 0) return [];
		if (lostCount > 0) await sleep(SETTLE_MS);
		const states = await this.readStates(doubtful);
		await this.lookLonger(
			doubtful.filter((unit) => unknown.has(this.job.keyOf(unit))),
			states,
		);
		const again = doubtful.filter((unit) => {
			const key = this.job.keyOf(unit);
			const verdict = this.judge(unit, unknown.get(key), states.get(key), isLastAttempt);
			if (verdict !== 'again' && verdict !== undefined) this.settle([unit], verdict);
			return verdict === 'again';
		});
		this.unnamed = new Map();
		return again;
	}

	/** What can't be read is missing. */
	private async readStates(units: Unit[]): Promise<Map<string, State>> {
		const states = await this.orAnyFailure(this.job.readStates(units));
		return states instanceof ApiFailure ? new Map() : states;
	}

	/** Looks for some time at what must not be sent again, until it is seen done. @param states is brought up to date */
	private async lookLonger(lost: Unit[], states: Map<string, State>): Promise<void> {
		const isOpen = (unit: Unit) => {
			const state = states.get(this.job.keyOf(unit));
			const isDone = state !== undefined && this.job.isDone(state, unit);
			return !isDone && this.job.isRepeatable?.(unit, state) === false;
		};
		let open = lost.filter(isOpen);
		for (const pause of LONG_LOOK_MS) {
			if (open.length === 0 || this.isCancelled()) return;
			await sleep(pause);
			for (const [key, state] of await this.readStates(open)) states.set(key, state);
			open = open.filter(isOpen);
		}
	}

	/** What to make of one thing after reading it; `undefined` leaves the result that it has. */
	private judge(
		unit: Unit,
		lost: Failure | undefined,
		state: State | undefined,
		isLastAttempt: boolean,
	): WriteResult | 'again' | undefined {
		const { job } = this;
		const key = job.keyOf(unit);
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
