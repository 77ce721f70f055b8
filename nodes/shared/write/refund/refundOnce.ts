import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../failure/errors';
import { ApiFailure, orFailure } from '../../http/apiFailure';
import type { Doubt, Doubts } from '../doubts';
import { notSent, STOPPED } from '../writeFailures';
import type { WriteResult } from '../writeJob';
import { resolveEarlier } from './earlier';
import { noteAnswered, noteSent, wasSentSince } from './others';
import type { Answer, Refund, RefundJob, Standing } from './refundJob';
import { findRepeated, lookFor, readBefore } from './sight';
import * as say from './words';

/** How often a refund that does nothing a second time is sent in all. */
const MOST_SENT = 3;

/** What a run knows beside the refund itself. */
export interface RunOfRefund {
	doubts: Doubts;
	isCancelled(): boolean;
	/** The payment's name in this process. */
	payment: string;
	/** When the run began, as a moment of this process. */
	beganAt: number;
}

/**
 * Gives back one payment, or a part of it, and never twice. It is to run in turn with others of the payment.
 *
 * - given back before: `alreadyDone: true`
 * - the answer was lost, and the refund is seen: `verified: true`
 * - lost, and not seen after a long look: unknown. The server may still be at it, or check the balance only when a
 *   call comes, so it is not sent again, neither here nor by another run before the doubt is resolved.
 * - an earlier run's answer was lost, and that refund is seen now: `verified: true`, and nothing is sent
 * - a part, and another run has refunded the payment since this one began: not sent
 */
export class RefundOnce {
	/** Set when the next refund is bound to fail the same way. */
	lasting: Failure | undefined;

	private readonly lost: Failure[] = [];

	private lapsed: Doubt[] = [];

	/** When the last call went out, in ms, by the server's clock where it tells. */
	private sentAt = 0;

	constructor(
		private readonly job: RefundJob,
		private readonly context: RunOfRefund,
	) {}

	async run(): Promise<WriteResult> {
		const before = await orFailure(readBefore(this.job, this.context.payment));
		if (before instanceof ApiFailure) {
			if (before.isLasting) this.lasting = before.failure;
			const { server, account, subject } = this.job;
			const doubt = this.context.doubts.find('refund', account, subject).at(-1);
			return { failure: say.notSentNow(server, before.failure, doubt) };
		}
		if (before === undefined) return { failure: this.job.unknown };
		return this.settle(before) ?? (await this.send(before));
	}

	/** What needs no sending. */
	private settle(before: Standing): WriteResult | undefined {
		const { job, context } = this;
		const earlier = resolveEarlier(job, context.doubts, before);
		if ('failure' in earlier) return earlier;
		if ('doubt' in earlier) {
			context.doubts.resolve(earlier.doubt);
			return this.found(before, earlier.found, { verified: true });
		}
		this.lapsed = earlier.lapsed;
		if (job.amount === undefined && before.isGivenBack) {
			return this.found(before, before.refunds.at(-1), { alreadyDone: true });
		}
		const repeated = findRepeated(job, before);
		if (repeated !== undefined) return this.found(before, repeated, { alreadyDone: true });
		const { amount } = job;
		const { balance = Number.POSITIVE_INFINITY } = before;
		if (amount !== undefined && amount > balance) {
			return { failure: say.tooMuch(job, before) };
		}
		if (before.refusal !== undefined) return { failure: before.refusal };
		const isOverlapped = wasSentSince(context.payment, context.beganAt);
		return isOverlapped && job.amount !== undefined
			? { failure: say.overlapped(before) }
			: undefined;
	}

	private async send(before: Standing): Promise<WriteResult> {
		const { job, context } = this;
		for (let count = 1; ; count++) {
			if (context.isCancelled()) return await this.refused(notSent(STOPPED), before, true);
			this.sentAt = job.now();
			const sent = await orFailure(job.send(before));
			noteSent(context.payment);
			if (!(sent instanceof ApiFailure)) return await this.answered(sent, before);
			if (sent.isLasting) this.lasting = sent.failure;
			if (!sent.outcomeUnknown) {
				return await this.refused(sent.failure, before, sent.isLasting);
			}
			this.lost.push(sent.failure);
			const result = await this.look(before);
			if (result !== undefined) return result;
			const isLast = count === MOST_SENT || job.mayRepeat?.(sent) !== true;
			if (isLast) return this.unknown(before);
		}
	}

	private async answered(sent: Answer, before: Standing): Promise<WriteResult> {
		if ('failure' in sent) return await this.refused(sent.failure, before, false);
		const known = new Set(before.refunds.map(({ id }) => id));
		const added = sent.refundIds.filter((id) => !known.has(id));
		noteAnswered(this.context.payment, added);
		this.resolveLapsed();
		return { row: { ...sent.row, success: true } };
	}

	/** @returns nothing where the refund is not seen */
	private async look(before: Standing): Promise<WriteResult | undefined> {
		const seen = await lookFor(this.job, before);
		if (seen === undefined) return undefined;
		this.resolveLapsed();
		return this.found(seen.now, seen.refund, { verified: true });
	}

	/** A refused call did nothing, but an earlier one whose answer was lost may have. */
	private async refused(
		failure: Failure,
		before: Standing,
		isLasting: boolean,
	): Promise<WriteResult> {
		const { job } = this;
		if (this.lost.length > 0) {
			const result = isLasting ? undefined : await this.look(before);
			this.lost.push(failure);
			return result ?? this.unknown(before);
		}
		if (isLasting) return { failure };
		const now = await orFailure(job.read());
		if (now === undefined || now instanceof ApiFailure) return { failure };
		if (job.amount === undefined && now.isGivenBack) {
			return this.found(now, now.refunds.at(-1), { alreadyDone: true });
		}
		return { failure: { ...failure, advice: `${now.words}${job.explain?.(failure) ?? ''}` } };
	}

	private unknown(before: Standing): WriteResult {
		const { job, context, lost } = this;
		const last = lost.at(-1) ?? { message: '' };
		const doubt: Doubt = {
			kind: 'refund',
			account: job.account,
			subject: job.subject,
			...(job.amount === undefined ? {} : { amount: job.amount }),
			seen: before.refunds.map(({ id }) => id),
			at: this.sentAt,
			how: say.howLost(lost[0] ?? last),
		};
		this.resolveLapsed();
		context.doubts.remember(doubt);
		return { failure: say.unknownRefund(job, doubt, lost) };
	}

	private found(now: Standing, refund: Refund | undefined, how: IDataObject): WriteResult {
		const fields = say.foundFields(this.job.server, refund);
		return { row: { ...now.row, ...fields, success: true, ...how } };
	}

	/** Older doubts end with what came of this refund: the user has said that theirs were not made. */
	private resolveLapsed(): void {
		for (const doubt of this.lapsed) this.context.doubts.resolve(doubt);
	}
}
