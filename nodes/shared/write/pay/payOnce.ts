import { type IDataObject, sleep } from 'n8n-workflow';

import type { Failure } from '../../failure/errors';
import { ApiFailure, orFailure } from '../../http/apiFailure';
import { STOPPED } from '../writeFailures';
import type { WriteResult } from '../writer';
import { findEarlier, rowOfDone } from './earlier';
import { howFailed } from './howFailed';
import { type PayMemory, USED_UP } from './memory';
import type { PayJob, Payment } from './payJob';
import { type Call, PayRecord } from './payRecord';
import * as say from './words';

/** Pause before a payment that failed is tried again, in ms. */
const PAUSE_MS = 1_000;
/** How often a payment is sent in all whose answers get lost. */
const MOST_LOSSES = 3;

/** What comes next: an end, the same id again, or the next one. */
type Next = WriteResult | 'sameId' | 'nextId';

/**
 * Takes one payment, and never twice. Before anything is sent, the payment is read under every id that an earlier
 * run may have used; after every answer other than a success it is read again.
 *
 * - paid before: `alreadyDone: true`; another amount under the id: a failure, nothing is sent
 * - paid though the answer was lost or said otherwise: `verified: true`
 * - certainly failed (the server says so, and its record doesn't say otherwise): tried again, under the same id
 *   as long as the server takes it. Another id comes only after one whose every try is on record as failed.
 * - no answer, and a failure on record that may be another process's: unknown
 * - no answer, and nothing on record: sent again under the same id where the server itself refuses a second
 *   payment under it, except after a time-out; else the outcome is unknown
 * - unknown stays unknown: for ten minutes from the call no run sends anything for this payment, whatever a later
 *   call or an older record says. Then a run reads it once more, and goes on.
 */
export class PayOnce {
	/** Set when the next payment is bound to fail the same way. */
	lasting: Failure | undefined;

	private attempt = 1;

	private failures = 0;

	/** Of the present id. */
	private readonly record: PayRecord;

	constructor(
		private readonly job: PayJob,
		private readonly memory: PayMemory,
		private readonly isCancelled: () => boolean,
	) {
		this.record = new PayRecord(job);
	}

	async run(): Promise<WriteResult> {
		for (;;) {
			const earlier = await this.findEarlier();
			if (earlier !== undefined) return earlier;
			const result = await this.payUnderId();
			if (result !== 'nextId') return result;
			this.attempt++;
		}
	}

	private isFailed(payment: Payment): boolean {
		return this.job.stateOf(payment) === 'failed';
	}

	private get id(): string {
		return this.job.idOf(this.attempt);
	}

	private async findEarlier(): Promise<WriteResult | undefined> {
		const { job, memory, record } = this;
		const earlier = await findEarlier(job, memory, record, this.attempt);
		this.lasting ??= earlier.lasting;
		this.attempt = earlier.attempt;
		record.before = earlier.before;
		return earlier.result;
	}

	private async payUnderId(): Promise<WriteResult | 'nextId'> {
		for (;;) {
			if (this.isCancelled()) return this.end(STOPPED);
			const at = this.memory.now();
			const sent = await orFailure(this.job.send(this.id));
			if (!(sent instanceof ApiFailure)) {
				this.memory.noteTaken(this.id);
				return this.done(sent, {});
			}
			const how = howFailed(sent, this.job.isOwnFault);
			const next = await this.afterFailure({ at, error: sent, how });
			if (next !== 'sameId') return next;
			await sleep(PAUSE_MS);
		}
	}

	/** What to do after anything but a success. */
	private async afterFailure(call: Call): Promise<Next> {
		const { error, how } = call;
		if (error.isLasting) this.lasting = error.failure;
		// Where nothing was sent, or not even the secret was taken, there's nothing to look for.
		if (how === 'notSent' || (how === 'refused' && error.isLasting)) return this.end(error.failure);
		const found = await orFailure(this.record.lookAfter(this.id, call));
		if (found instanceof ApiFailure) return this.unknown(call, found.failure);
		if (found !== undefined && !this.isFailed(found)) return this.settleSent(found, call);
		if (found === undefined || !this.record.tellsOf(found, call))
			return this.afterNoTrace(call, found);
		this.record.open = [];
		return await this.afterCertainFailure(found, call);
	}

	/** The payment that was sent is on record, and not as failed. */
	private settleSent(found: Payment, call: Call): WriteResult {
		if (!this.job.isDone(found)) return this.unknown(call, say.standsAs(this.job.statusOf(found)));
		const difference = this.job.difference(found, this.attempt);
		if (difference !== undefined) return { failure: say.another(this.job, this.id, difference) };
		return this.done(this.job.rowOf(found), { verified: true });
	}

	private async afterCertainFailure(found: Payment, call: Call): Promise<Next> {
		const { failure } = call.error;
		const isRefused = call.how === 'refused';
		const isUsedUp = isRefused && this.job.isUsedUp(failure, this.record.before !== undefined);
		this.record.before = found;
		const words = this.job.failureOf(found);
		const told = isRefused || words === undefined ? failure : { ...failure, message: words };
		if (isUsedUp) return await this.afterLastTry(call);
		if (isRefused && !this.job.mayPass(failure)) return { failure };
		return this.tryAgain(told);
	}

	/**
	 * The server takes no further try under this id. The next one must not be paid while a try under this one, of
	 * whatever process, is under way: so every try that was counted has to be on record, and to have failed. How many
	 * were counted nobody tells, and one that is under way need not be on record: all of them are only when the
	 * server has counted none for as long as a call may be under way.
	 */
	private async afterLastTry(call: Call): Promise<Next> {
		if (this.job.readTries === undefined) return 'nextId';
		const tries = await orFailure(this.job.readTries(this.id));
		if (tries instanceof ApiFailure) return this.unknown(call, tries.failure, USED_UP);
		const isComplete = this.memory.wasUsedUp(this.id);
		if (isComplete && tries.length > 0 && tries.every((one) => this.isFailed(one))) return 'nextId';
		return this.unknown(call, say.NOT_ON_RECORD, USED_UP);
	}

	/** Nothing is on record, or nothing that tells of this call. @param found a failure that may be another call's */
	private afterNoTrace(call: Call, found: Payment | undefined): Next {
		const { error, how } = call;
		const { failure } = error;
		if (this.record.open.length === 0 && !this.job.saysTaken(failure)) {
			if (how === 'faulted' || this.job.mayPass(failure)) return this.tryAgain(failure);
			return { failure };
		}
		const mayRepeat = this.job.guardsIds && this.record.open.length < MOST_LOSSES;
		// A card that was declined, be it by this call, is not charged once more without being asked.
		const isLostAgain = how === 'lost' && mayRepeat && !this.record.isNews(found);
		return isLostAgain ? 'sameId' : this.unknown(call);
	}

	private tryAgain(failure: Failure): Next {
		this.failures++;
		if (this.failures < this.job.maxAttempts) return 'sameId';
		return { failure: say.failedEachTime(failure, this.failures) };
	}

	private done(row: IDataObject, how: IDataObject): WriteResult {
		this.memory.resolve(this.id);
		return { row: rowOfDone(this.job, row, this.attempt, how) };
	}

	/** No more is sent; what was sent before under this id may still be open. */
	private end(failure: Failure): WriteResult {
		const last = this.record.open.at(-1);
		return last === undefined ? { failure } : this.unknown(last, failure);
	}

	/** @param how by which the doubt is told from others; by default what happened to the call */
	private unknown(call: Call, more?: Failure, how = call.error.failure.message): WriteResult {
		const told = [...this.record.open.map(({ error }) => error.failure), call.error.failure, more];
		const { at } = this.record.open.at(-1) ?? call;
		const seen = this.record.before === undefined ? [] : [this.job.recordOf(this.record.before)];
		this.memory.remember(this.id, { at, seen, how });
		return { failure: say.unknown(this.job.server, this.id, told, { at }) };
	}
}
