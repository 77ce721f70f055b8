import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { Failure } from '../errors';
import { chunk } from '../ids';
import { ApiFailure, orFailure } from './apiFailure';
import { firstAlone } from './firstAlone';
import { changedMeanwhile, notDone, notSent, STOPPED, unknownOutcome } from './writeFailures';
import type { WriteJob, WriteResult } from './writeJob';

export type { BatchReply, WriteJob, WriteResult, WriteWords } from './writeJob';

/** How often a write whose answer was lost, and which was found not done, is sent in all. */
const ATTEMPTS = 3;
/** Time for the server to finish what it was doing when the connection broke, in ms. */
const SETTLE_MS = 2_000;

/**
 * Writes to many things in the fewest calls, so that nothing is done twice and nothing is reported as done that
 * isn't known to be: after a lost answer, or a refusal, the things are read again.
 *
 * - done, answer lost: `success` with `verified: true`
 * - refused because it was so already: `success` with `alreadyDone: true`
 * - not done, answer lost: sent again, at most three times in all
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

	/** Calls for one thing each that were refused whole, before any had succeeded. */
	private refusedAlone = 0;

	private hasSucceeded = false;

	constructor(
		private readonly job: WriteJob<Unit, State>,
		private readonly isCancelled: () => boolean,
	) {}

	/** @returns each unit's result, by its key */
	async run(units: readonly Unit[]): Promise<Map<string, WriteResult>> {
		let pending = units;
		for (let attempt = 1; pending.length > 0; attempt++) {
			await firstAlone(this.job.batches(pending), this.job.callsAtOnce, async (batch) => {
				await this.sendBatch(batch);
			});
			pending = await this.lookAgain(units, attempt === ATTEMPTS);
		}
		return this.results;
	}

	private async sendBatch(batch: Unit[]): Promise<void> {
		const stop = this.lasting ?? (this.isCancelled() ? STOPPED : undefined);
		if (stop !== undefined) {
			this.settleUndone(batch, notSent(stop));
			return;
		}
		const reply = await orFailure(this.job.send(batch));
		if (reply instanceof ApiFailure) {
			await this.handleFailedCall(batch, reply);
			return;
		}
		const { server, thing } = this.job.words;
		for (const unit of batch) {
			const result = reply.results.get(this.job.keyOf(unit));
			if (result !== undefined && 'failure' in result) {
				this.settleUndone([unit], result.failure, result.fields);
			} else if (result !== undefined) this.settle([unit], result);
			else {
				this.lose(unit, {
					message: `${server}'s answer does not mention this ${thing}`,
					...(reply.traceId === undefined ? {} : { traceId: reply.traceId }),
				});
			}
		}
	}

	private async handleFailedCall(batch: Unit[], error: ApiFailure): Promise<void> {
		if (error.outcomeUnknown) {
			for (const unit of batch) this.lose(unit, error.failure);
			return;
		}
		const isRefusal = this.job.isRefusal(error, batch);
		if (isRefusal && batch.length > 1) {
			// One bad row can make a server refuse a whole call: halves find it, and the others get done.
			for (const half of chunk(batch, Math.ceil(batch.length / 2))) await this.sendBatch(half);
			return;
		}
		if (isRefusal && !this.hasSucceeded) this.refusedAlone++;
		const isEveryones = this.refusedAlone >= this.job.refusedAloneLimit;
		if (error.isLasting || isEveryones) this.lasting = error.failure;
		this.settleUndone(batch, error.failure);
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
		const unknown = this.unknown;
		this.unknown = new Map();
		const doubtful = units.filter((unit) => {
			const key = this.job.keyOf(unit);
			const result = this.results.get(key);
			return (
				unknown.has(key) || this.notAgain.has(key) || (result !== undefined && 'failure' in result)
			);
		});
		if (doubtful.length === 0) return [];
		const lostCount = unknown.size + this.notAgain.size;
		if (this.lasting !== undefined && lostCount === 0) return [];
		if (lostCount > 0) await sleep(SETTLE_MS);
		const states = await this.job.readStates(doubtful);
		return doubtful.filter((unit) => {
			const key = this.job.keyOf(unit);
			const verdict = this.judge(unit, unknown.get(key), states.get(key), isLastAttempt);
			if (verdict !== 'again' && verdict !== undefined) this.settle([unit], verdict);
			return verdict === 'again';
		});
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
		if (state !== undefined && job.isDone(state, unit)) {
			const how = this.everLost.has(key) ? { verified: true } : { alreadyDone: true };
			return { row: { success: true, ...how, ...job.doneFields(state) } };
		}
		const earlier = this.everLost.get(key);
		const notAgain = this.notAgain.get(key);
		if (earlier !== undefined && notAgain !== undefined) {
			const message = `${earlier.message}; after that: ${notAgain.message}`;
			return { failure: unknownOutcome(job.words, { ...notAgain, message }) };
		}
		if (lost === undefined) {
			const result = this.results.get(key);
			if (state === undefined || job.explain === undefined) return undefined;
			if (result === undefined || !('failure' in result)) return undefined;
			return { failure: job.explain(result.failure, state, unit) };
		}
		const refusal = state && job.refusal(state, unit);
		const isRepeatable = job.isRepeatable?.(unit) !== false;
		if (state === undefined || !isRepeatable) return { failure: unknownOutcome(job.words, lost) };
		if (refusal !== undefined) return { failure: changedMeanwhile(job.words, lost, refusal) };
		return isLastAttempt ? { failure: notDone(job.words, lost, ATTEMPTS) } : 'again';
	}
}
