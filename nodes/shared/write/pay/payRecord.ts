import { sleep } from 'n8n-workflow';

import type { ApiFailure } from '../../http/apiFailure';
import type { HowFailed } from './howFailed';
import type { PayJob, Payment } from './payJob';

/**
 * When a payment is read after an answer that leaves it open, in ms after the time before. A server may show a
 * payment late: that it isn't found at once proves nothing.
 */
const LOOKS_MS = [0, 2_000, 3_000, 5_000];

/** A call that did not succeed. */
export interface Call {
	/** When it was sent, in ms, by the server's clock where it tells. */
	at: number;
	error: ApiFailure;
	how: HowFailed;
}

/**
 * How long a payment is looked for:
 * - `beforeSending`: until it is there and not under way
 * - `untilShown`: until it shows that it was taken, as the server has said
 * - `long`: until it stands as it will stay; `short`: once
 */
type Patience = 'beforeSending' | 'untilShown' | 'long' | 'short';

/** Whether nothing is known of a call's end, so that it may still take effect. */
const isOpen = ({ how }: Call): boolean => how === 'lost' || how === 'underWay';

/** What a server has on record under one payment id, held against the calls that were sent under it. */
export class PayRecord {
	/** The record of a failed try before, by which a newer one is told from it. */
	before: Payment | undefined;

	/** Calls of whose end nothing is known: they may still take effect. */
	open: Call[] = [];

	constructor(private readonly job: PayJob) {}

	/** Reads the payment until there's nothing to wait for, or time is up. @throws ApiFailure */
	async look(paymentId: string, patience: Patience): Promise<Payment | undefined> {
		for (let look = 0; ; look++) {
			if (look > 0) await sleep(LOOKS_MS[look] ?? 0);
			const found = await this.job.read(paymentId);
			const isLast = patience === 'short' || look === LOOKS_MS.length - 1;
			if (isLast || (found === undefined && patience === 'beforeSending')) return found;
			if (found === undefined) continue;
			const state = this.job.stateOf(found);
			if (this.job.isDone(found) || state === 'cancelled') return found;
			if (state !== 'failed' || patience === 'untilShown') continue;
			if (patience === 'beforeSending' || this.isFinal(found)) return found;
		}
	}

	/** Notes a call that did not succeed, and looks what came of it. @throws ApiFailure */
	async lookAfter(paymentId: string, call: Call): Promise<Payment | undefined> {
		const patience = this.patienceAfter(call);
		if (isOpen(call)) this.open.push(call);
		return await this.look(paymentId, patience);
	}

	/** How long to look for a payment: a plain refusal by PortOne leaves nothing to wait for. */
	private patienceAfter({ how, error: { failure } }: Call): 'long' | 'short' {
		const isPlain = how === 'refused' && this.open.length === 0 && !this.job.mayPass(failure);
		return isPlain && !this.job.saysTaken(failure) ? 'short' : 'long';
	}

	/** Whether the record of a failure tells how a call ended; that of a lost one it is only if it can't be another's. */
	tellsOf(found: Payment, call: Call): boolean {
		if (isOpen(call)) return this.tellsOfLost(found);
		if (this.open.length > 0) return false;
		const { failure } = call.error;
		return !this.job.saysTaken(failure) || this.job.isUsedUp(failure, this.before !== undefined);
	}

	private tellsOfLost(found: Payment): boolean {
		return this.job.failuresAreOwn && this.open.length === 1 && this.isNews(found);
	}

	/** Whether a failure that was found after a call is how it stays: nothing that is open may still end otherwise. */
	private isFinal(found: Payment): boolean {
		return this.open.length === 0 ? this.isNews(found) : this.tellsOfLost(found);
	}

	/** Whether it is another record than that of before. */
	isNews(found: Payment | undefined): boolean {
		return found !== undefined && JSON.stringify(found) !== JSON.stringify(this.before);
	}
}
