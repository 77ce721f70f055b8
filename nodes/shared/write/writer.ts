import { sleep } from 'n8n-workflow';

import { chunk } from '../data/ids';
import type { Failure } from '../failure/errors';
import { ApiFailure, orFailure } from '../http/apiFailure';
import { firstAlone, type Things } from '../http/firstAlone';
import { notSent, STOPPED, unforeseenFailure } from './writeFailures';
import type { BatchReply, WriteJob, WriteResult } from './writeJob';
import { ATTEMPTS, WriteRecord } from './writeRecord';

export type { BatchReply, WriteJob, WriteResult, WriteWords } from './writeJob';

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
	private readonly record: WriteRecord<Unit, State>;

	/** Set once the next call is bound to fail like the last. */
	private lasting: Failure | undefined;

	/** Set where `lasting` is a guess from so many refusals: the server can still be read. */
	private isGuess = false;

	/** Things that were refused in a call of their own, before any had succeeded, and not for what they are. */
	private readonly refusedAlone: Unit[] = [];

	/** Keys of things that go out in calls of their own from now on, so that a refusal is theirs. */
	private readonly alone = new Set<string>();

	constructor(
		private readonly job: WriteJob<Unit, State>,
		private readonly isCancelled: () => boolean,
	) {
		this.record = new WriteRecord(job);
	}

	/**
	 * @param parts the units, all at once or in parts as they become known: a part is asked for when those before it
	 * are on their way
	 * @returns each unit's result, by its key
	 */
	async run(parts: Things<readonly Unit[]>): Promise<Map<string, WriteResult>> {
		const units: Unit[] = [];
		await this.sendAll(this.batchesOf(parts, units));
		let pending = await this.lookAgain(units, false);
		for (let attempt = 2; pending.length > 0; attempt++) {
			await this.sendAll(this.batches(pending));
			pending = await this.lookAgain(units, attempt === ATTEMPTS);
		}
		return this.record.results;
	}

	private async sendAll(batches: Things<Unit[]>): Promise<void> {
		await firstAlone(batches, this.job.callsAtOnce, async (batch) => {
			await this.sendBatch(batch);
		});
	}

	/** Cuts parts into what calls take: the last call of a part waits for the next one to be filled up. */
	private async *batchesOf(parts: Things<readonly Unit[]>, units: Unit[]): AsyncGenerator<Unit[]> {
		let rest: Unit[] = [];
		for await (const part of parts) {
			for (const unit of part) units.push(unit);
			const batches = this.batches([...rest, ...part]);
			rest = batches.pop() ?? [];
			yield* batches;
		}
		if (rest.length > 0) yield rest;
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
			this.record.settleUndone(batch, notSent(stop));
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
			else if ('failure' in result) this.record.settleUndone([unit], result.failure, result.fields);
			else this.record.settle([unit], result);
		}
		this.handleMissing(missing, reply);
	}

	/** Any failure as a value: an answer that nobody could foresee must not keep the others from being sent. */
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
				this.record.lose(unit, {
					message: `${server}'s answer does not mention this ${thing}`,
					...(traceId === undefined ? {} : { traceId }),
				});
			}
			return;
		}
		const message = [...new Set(unnamed.map((failure) => failure.message))].join('; ');
		const failure = { ...refusal, message };
		if (missing.length === 1) {
			this.record.settleUndone(missing, failure);
			return;
		}
		for (const unit of missing) {
			this.record.mayBeAbout(unit, failure);
			this.alone.add(this.job.keyOf(unit));
		}
	}

	private async handleFailedCall(batch: Unit[], error: ApiFailure): Promise<void> {
		if (error.outcomeUnknown) {
			for (const unit of batch) this.record.lose(unit, error.failure);
			return;
		}
		const isRefusal = !error.isLasting && this.job.isRefusal(error, batch);
		if (isRefusal && batch.length > 1) {
			// One bad row can make a server refuse a whole call: halves find it, and the others get done.
			for (const half of chunk(batch, Math.ceil(batch.length / 2))) await this.sendBatch(half);
			return;
		}
		this.record.settleUndone(batch, error.failure);
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
		if (this.record.hasSucceeded) return;
		this.refusedAlone.push(...batch);
		if (this.refusedAlone.length < this.job.refusedAloneLimit) return;
		const states = await this.readStates(this.refusedAlone);
		for (const unit of this.refusedAlone) {
			this.record.judge(unit, states.get(this.job.keyOf(unit)), false);
		}
		if (this.record.hasSucceeded) return;
		this.lasting ??= failure;
		this.isGuess = true;
	}

	/** Reads everything that is not known to be done. @returns what to send again */
	private async lookAgain(units: readonly Unit[], isLastAttempt: boolean): Promise<Unit[]> {
		const { job, record } = this;
		const doubtful = units.filter((unit) => record.isDoubtful(unit));
		if (doubtful.length === 0) return [];
		const isBound = this.lasting !== undefined && !this.isGuess;
		if (isBound && !record.hasLost && !record.hasUnnamed) return [];
		if (record.hasLost) await sleep(SETTLE_MS);
		const states = await this.readStates(doubtful);
		await this.lookLonger(
			doubtful.filter((unit) => record.isLost(unit)),
			states,
		);
		const again = doubtful.filter((unit) =>
			record.judge(unit, states.get(job.keyOf(unit)), isLastAttempt),
		);
		record.beginAttempt();
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
}
