import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../../shared/http/apiFailure';
import type { WriteResult } from '../../../shared/write/writer';
import { STOPPED } from '../../../shared/write/writeFailures';
import type { Failure } from '../../../shared/failure/errors';
import type { Payment } from '../../api/payments';
import { stateOf, statusOf } from '../../api/payments';
import type { HowFailed } from './howFailed';
import { howFailed } from './howFailed';
import type { PayMemory } from './memory';
import { USED_UP } from './memory';
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

/** A call that did not succeed. */
interface Call {
	/** When it was sent, in ms, by the server's clock where it tells. */
	at: number;
	error: ApiFailure;
	how: HowFailed;
}

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

	/** The record of a failed try before, by which a newer one is told from it. */
	private before: Payment | undefined;

	private failures = 0;

	/** Calls under the present id of whose end nothing is known: they may still take effect. */
	private open: Call[] = [];

	constructor(
		private readonly job: PayJob,
		private readonly memory: PayMemory,
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
		for (let attempt = this.attempt; attempt < MOST_IDS; attempt++) {
			const paymentId = this.job.idOf(attempt);
			const takenAt = this.memory.takenAt(paymentId);
			const patience = takenAt === undefined ? 'beforeSending' : 'untilShown';
			const found = await orFailure(this.look(paymentId, patience));
			if (found instanceof ApiFailure) {
				if (found.isLasting) this.lasting = found.failure;
				return { failure: this.unread(paymentId, found.failure) };
			}
			if (found !== undefined && !this.isFailed(found)) return this.settleEarlier(found, attempt);
			if (takenAt !== undefined) {
				return { failure: say.notShown(this.job.server, paymentId, takenAt) };
			}
			const doubt = this.memory.open(paymentId);
			if (doubt !== undefined) {
				return { failure: say.inDoubt(this.job.server, paymentId, doubt) };
			}
			if (found === undefined) return undefined;
			this.attempt = attempt;
			this.before = found;
		}
		return { failure: say.tooManyIds(this.job.idOf(1), MOST_IDS) };
	}

	/** Nothing is sent where it can't be read what there is; what is in doubt stays so. */
	private unread(paymentId: string, failure: Failure): Failure {
		const doubt = this.memory.open(paymentId);
		if (doubt === undefined) return say.unreadBefore(failure);
		return say.inDoubt(this.job.server, paymentId, doubt, failure);
	}

	private settleEarlier(found: Payment, attempt: number): WriteResult {
		const paymentId = this.job.idOf(attempt);
		if (!this.job.isDone(found)) return { failure: say.notPayable(paymentId, statusOf(found)) };
		const difference = this.job.difference(found, attempt);
		if (difference !== undefined) return { failure: say.another(paymentId, difference) };
		const verified = this.memory.has(paymentId) ? { verified: true } : {};
		return this.done(this.job.rowOf(found), { alreadyDone: true, ...verified }, attempt);
	}

	private async payUnderId(): Promise<WriteResult | 'nextId'> {
		for (;;) {
			if (this.isCancelled()) return this.end(STOPPED);
			const at = this.memory.now();
			const sent = await orFailure(this.job.send(this.id));
			if (!(sent instanceof ApiFailure)) {
				this.memory.noteTaken(this.id);
				return this.done(sent, {}, this.attempt);
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
		const patience = this.patienceAfter(call);
		const isOpen = how === 'lost' || how === 'underWay';
		if (isOpen) this.open.push(call);
		const found = await orFailure(this.look(this.id, patience));
		if (found instanceof ApiFailure) return this.unknown(call, found.failure);
		if (found !== undefined && !this.isFailed(found)) return this.settleSent(found, call);
		if (found === undefined || !this.isOf(found, call)) return this.afterNoTrace(call, found);
		this.open = [];
		return await this.afterCertainFailure(found, call);
	}

	/** Whether the record of a failure tells how a call ended; that of a lost one it is only if it can't be another's. */
	private isOf(found: Payment, { how, error: { failure } }: Call): boolean {
		if (how === 'lost' || how === 'underWay') return this.tellsOfLost(found);
		return this.open.length === 0 && (!this.job.saysTaken(failure) || this.isUsedUp(failure));
	}

	private tellsOfLost(found: Payment): boolean {
		return this.job.failuresAreOwn && this.open.length === 1 && this.isNews(found);
	}

	private isUsedUp(failure: Failure): boolean {
		return this.job.isUsedUp(failure, this.before !== undefined);
	}

	/** The payment that was sent is on record, and not as failed. */
	private settleSent(found: Payment, call: Call): WriteResult {
		if (!this.job.isDone(found)) return this.unknown(call, say.standsAs(statusOf(found)));
		const difference = this.job.difference(found, this.attempt);
		if (difference !== undefined) return { failure: say.another(this.id, difference) };
		return this.done(this.job.rowOf(found), { verified: true }, this.attempt);
	}

	private async afterCertainFailure(found: Payment, call: Call): Promise<Next> {
		const { failure } = call.error;
		const isRefused = call.how === 'refused';
		const isUsedUp = isRefused && this.isUsedUp(failure);
		this.before = found;
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
		if (this.open.length === 0 && !this.job.saysTaken(failure)) {
			if (how === 'faulted' || this.job.mayPass(failure)) return this.tryAgain(failure);
			return { failure };
		}
		const mayRepeat = this.job.guardsIds && this.open.length < MOST_LOSSES;
		// A card that was declined, be it by this call, is not charged once more without being asked.
		const isLostAgain = how === 'lost' && mayRepeat && !this.isNews(found);
		return isLostAgain ? 'sameId' : this.unknown(call);
	}

	private tryAgain(failure: Failure): Next {
		this.failures++;
		if (this.failures < this.job.maxAttempts) return 'sameId';
		return { failure: say.failedEachTime(failure, this.failures) };
	}

	/** How long to look for a payment: a plain refusal by PortOne leaves nothing to wait for. */
	private patienceAfter({ how, error: { failure } }: Call): 'long' | 'short' {
		const isPlain = how === 'refused' && this.open.length === 0 && !this.job.mayPass(failure);
		return isPlain && !this.job.saysTaken(failure) ? 'short' : 'long';
	}

	/** Reads until the payment stands as it will stay, or time is up. @throws ApiFailure */
	private async look(
		paymentId: string,
		patience: 'beforeSending' | 'untilShown' | 'long' | 'short',
	): Promise<Payment | undefined> {
		for (let look = 0; ; look++) {
			if (look > 0) await sleep(LOOKS_MS[look] ?? 0);
			const found = await this.job.read(paymentId);
			const isLast = patience === 'short' || look === LOOKS_MS.length - 1;
			if (isLast || (found === undefined && patience === 'beforeSending')) return found;
			if (found === undefined) continue;
			if (this.job.isDone(found) || stateOf(found) === 'cancelled') return found;
			if (!this.isFailed(found) || patience === 'untilShown') continue;
			if (patience === 'beforeSending' || this.isFinal(found)) return found;
		}
	}

	/** Whether a failure that was found after a call is how it stays: nothing that is open may still end otherwise. */
	private isFinal(found: Payment): boolean {
		return this.open.length === 0 ? this.isNews(found) : this.tellsOfLost(found);
	}

	private isFailed(payment: Payment): boolean {
		return stateOf(payment) === 'failed';
	}

	private isNews(found: Payment | undefined): found is Payment {
		return found !== undefined && JSON.stringify(found) !== JSON.stringify(this.before);
	}

	private done(row: IDataObject, how: IDataObject, attempt: number): WriteResult {
		const paymentId = this.job.idOf(attempt);
		this.memory.resolve(paymentId);
		const own = this.job.idOf(1);
		const original = paymentId === own ? {} : { originalPaymentId: own };
		return { row: { ...row, paymentId, ...original, success: true, ...how } };
	}

	/** No more is sent; what was sent before under this id may still be open. */
	private end(failure: Failure): WriteResult {
		const last = this.open.at(-1);
		return last === undefined ? { failure } : this.unknown(last, failure);
	}

	/** @param how by which the doubt is told from others; by default what happened to the call */
	private unknown(call: Call, more?: Failure, how = call.error.failure.message): WriteResult {
		const told = [...this.open.map(({ error }) => error.failure), call.error.failure, more];
		const { at } = this.open.at(-1) ?? call;
		const seen = this.before === undefined ? [] : [this.job.recordOf(this.before)];
		this.memory.remember(this.id, { at, seen, how });
		return { failure: say.unknown(this.job.server, this.id, told, { at }) };
	}
}
