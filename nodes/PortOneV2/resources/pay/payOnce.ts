import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../../shared/api/apiFailure';
import type { WriteResult } from '../../../shared/api/writer';
import { STOPPED } from '../../../shared/api/writeFailures';
import type { Failure } from '../../../shared/errors';
import type { Payment } from '../../api/payments';
import { stateOf, statusOf } from '../../api/payments';
import type { HowFailed } from './howFailed';
import { howFailed } from './howFailed';
import type { PayJob } from './payJob';
import * as say from './words';

/**
 * When a payment is read after an answer that leaves it open, in ms after the time before. A server may show a
 * payment late: that it isn't found at once proves nothing.
 */
const LOOKS_MS = [0, 2_000, 3_000, 5_000];
/** Pause before a payment that failed is tried again, in ms. */
const PAUSE_MS = 1_000;
/** How often a payment is sent in all whose answers get lost. */
const MOST_LOSSES = 3;
/** How many ids of one payment are looked at, so that a pattern never runs on for ever. */
const MOST_IDS = 100;

/** What comes next: an end, the same id again, or the next one. */
type Next = WriteResult | 'sameId' | 'nextId';

/**
 * Takes one payment, and never twice. Before anything is sent, the payment is read under every id that an earlier
 * run may have used; after every answer other than a success it is read again.
 *
 * - paid before: `alreadyDone: true`; another amount under the id: a failure, nothing is sent
 * - paid though the answer was lost or said otherwise: `verified: true`
 * - certainly failed (the server says so, and its record doesn't say otherwise): tried again, under the same id
 *   as long as the server takes it. Only a payment that is on record as failed gets another id.
 * - no answer, and nothing on record: sent again under the same id where the server itself refuses a second
 *   payment under it, except after a time-out; else the outcome is unknown
 */
export class PayOnce {
	/** Set when the next payment is bound to fail the same way. */
	lasting: Failure | undefined;

	private attempt = 1;

	/** The record of a failed try before, by which a newer one is told from it. */
	private before: Payment | undefined;

	private failures = 0;

	private losses = 0;

	/** A call under the present id of which nothing was seen: it may still take effect. */
	private doubt: Failure | undefined;

	constructor(
		private readonly job: PayJob,
		private readonly isCancelled: () => boolean,
	) {}

	async run(): Promise<WriteResult> {
		for (;;) {
			const earlier = await this.findEarlier();
			if (earlier !== undefined) return earlier;
			const result = await this.payUnderId();
			if (result !== 'nextId') return result;
			this.attempt++;
		}
	}

	private get id(): string {
		return this.job.idOf(this.attempt);
	}

	/** Looks for this payment under every id from the present one on, and goes to the last one that was used. */
	private async findEarlier(): Promise<WriteResult | undefined> {
		this.before = undefined;
		this.doubt = undefined;
		for (let attempt = this.attempt; attempt < MOST_IDS; attempt++) {
			const paymentId = this.job.idOf(attempt);
			const found = await orFailure(this.look(paymentId, 'beforeSending'));
			if (found instanceof ApiFailure) {
				if (found.isLasting) this.lasting = found.failure;
				return { failure: say.unreadBefore(found.failure) };
			}
			if (found === undefined) return undefined;
			if (!this.isFailed(found)) return this.settleEarlier(found, attempt);
			this.attempt = attempt;
			this.before = found;
		}
		return { failure: say.tooManyIds(this.job.idOf(1), MOST_IDS) };
	}

	private settleEarlier(found: Payment, attempt: number): WriteResult {
		const paymentId = this.job.idOf(attempt);
		if (!this.job.isDone(found)) return { failure: say.notPayable(paymentId, statusOf(found)) };
		const difference = this.job.difference(found, attempt);
		if (difference !== undefined) return { failure: say.another(paymentId, difference) };
		return this.done(this.job.rowOf(found), { alreadyDone: true }, attempt);
	}

	private async payUnderId(): Promise<WriteResult | 'nextId'> {
		for (;;) {
			if (this.isCancelled()) return this.end(STOPPED);
			const sent = await orFailure(this.job.send(this.id));
			if (!(sent instanceof ApiFailure)) return this.done(sent, {}, this.attempt);
			const next = await this.afterFailure(sent);
			if (next !== 'sameId') return next;
			await sleep(PAUSE_MS);
		}
	}

	/** What to do after anything but a success. */
	private async afterFailure(error: ApiFailure): Promise<Next> {
		const how = howFailed(error);
		if (error.isLasting) this.lasting = error.failure;
		// Where nothing was sent, or not even the secret was taken, there's nothing to look for.
		if (how === 'notSent' || (how === 'refused' && error.isLasting)) return this.end(error.failure);
		const found = await orFailure(this.look(this.id, this.patienceAfter(how, error.failure)));
		if (found instanceof ApiFailure) return this.unknown(error.failure, found.failure);
		if (found !== undefined && !this.isFailed(found)) return this.settleSent(found, error.failure);
		const hasEnded = how === 'faulted' || (how === 'refused' && this.doubt === undefined);
		if (found !== undefined && (hasEnded || this.isNews(found))) {
			return this.afterCertainFailure(found, error, how);
		}
		return this.afterNoTrace(error, how);
	}

	/** The payment that was sent is on record, and not as failed. */
	private settleSent(found: Payment, failure: Failure): WriteResult {
		if (!this.job.isDone(found)) return this.unknown(failure, say.standsAs(statusOf(found)));
		const difference = this.job.difference(found, this.attempt);
		if (difference !== undefined) return { failure: say.another(this.id, difference) };
		return this.done(this.job.rowOf(found), { verified: true }, this.attempt);
	}

	private afterCertainFailure(found: Payment, { failure }: ApiFailure, how: HowFailed): Next {
		const isRefused = how === 'refused';
		const isUsedUp = isRefused && this.before !== undefined && this.job.isUsedUp(failure);
		this.before = found;
		this.doubt = undefined;
		const words = this.job.failureOf(found);
		const told = isRefused || words === undefined ? failure : { ...failure, message: words };
		if (isUsedUp) return 'nextId';
		if (isRefused && !this.job.mayPass(failure)) return { failure };
		return this.tryAgain(told);
	}

	/** Nothing is on record, or nothing new. */
	private afterNoTrace({ failure }: ApiFailure, how: HowFailed): Next {
		const isOpen = this.doubt !== undefined || this.job.saysTaken(failure);
		if (how === 'refused' && !isOpen) {
			return this.job.mayPass(failure) ? this.tryAgain(failure) : { failure };
		}
		if (how === 'faulted' && !isOpen) return this.tryAgain(failure);
		if (how === 'lost' && this.job.guardsIds && ++this.losses < MOST_LOSSES) {
			this.doubt = failure;
			return 'sameId';
		}
		return this.unknown(failure);
	}

	private tryAgain(failure: Failure): Next {
		this.failures++;
		if (this.failures < this.job.maxAttempts) return 'sameId';
		return { failure: say.failedEachTime(failure, this.failures) };
	}

	/** How long to look for a payment: a plain refusal by PortOne leaves nothing to wait for. */
	private patienceAfter(how: HowFailed, failure: Failure): 'long' | 'short' {
		const isPlain = how === 'refused' && this.doubt === undefined && !this.job.mayPass(failure);
		return isPlain && !this.job.saysTaken(failure) ? 'short' : 'long';
	}

	/** Reads until the payment stands as it will stay, or time is up. @throws ApiFailure */
	private async look(
		paymentId: string,
		patience: 'beforeSending' | 'long' | 'short',
	): Promise<Payment | undefined> {
		for (let look = 0; ; look++) {
			if (look > 0) await sleep(LOOKS_MS[look] ?? 0);
			const found = await this.job.read(paymentId);
			const isLast = patience === 'short' || look === LOOKS_MS.length - 1;
			if (isLast || (found === undefined && patience === 'beforeSending')) return found;
			const isSettled =
				found !== undefined &&
				(this.job.isDone(found) ||
					stateOf(found) === 'cancelled' ||
					(this.isFailed(found) && (patience === 'beforeSending' || this.isNews(found))));
			if (isSettled) return found;
		}
	}

	private isFailed(payment: Payment): boolean {
		return stateOf(payment) === 'failed';
	}

	private isNews(found: Payment): boolean {
		return JSON.stringify(found) !== JSON.stringify(this.before);
	}

	private done(row: IDataObject, how: IDataObject, attempt: number): WriteResult {
		const paymentId = this.job.idOf(attempt);
		const own = this.job.idOf(1);
		const original = paymentId === own ? {} : { originalPaymentId: own };
		return { row: { ...row, paymentId, ...original, success: true, ...how } };
	}

	/** No more is sent; what was sent before under this id may still be open. */
	private end(failure: Failure): WriteResult {
		return this.doubt === undefined ? { failure } : this.unknown(failure);
	}

	private unknown(failure: Failure, more?: Failure): WriteResult {
		return { failure: say.unknown(this.job.server, this.id, [this.doubt, failure, more]) };
	}
}
