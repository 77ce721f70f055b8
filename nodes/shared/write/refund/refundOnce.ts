import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../http/apiFailure';
import type { WriteResult } from '../writeJob';
import { notSent, STOPPED } from '../writeFailures';
import type { Doubt, Doubts } from '../doubts';
import type { Failure } from '../../failure/errors';
import { resolveEarlier } from './earlier';
import { answeredRefunds, noteAnswered, noteSent, wasSentSince } from './others';
import type { Answer, Refund, RefundJob, Standing } from './refundJob';
import * as say from './words';

/**
 * When a payment is read after a lost answer, in ms after the time before: a server may work on a refund for
 * seconds after the connection broke, and show it late.
 */
const LOOKS_MS = [0, 2_000, 3_000, 5_000];
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
		const before = await orFailure(this.readBefore());
		if (before instanceof ApiFailure) {
			if (before.isLasting) this.lasting = before.failure;
			const { server, account, subject } = this.job;
			const doubt = this.context.doubts.find('refund', account, subject).at(-1);
			return { failure: say.notSentNow(server, before.failure, doubt) };
		}
		if (before === undefined) return { failure: this.job.unknown };
		return this.settle(before) ?? (await this.send(before));
	}

	/**
	 * Reads the payment until it shows what this process was told of. A server may show a refund late; balance and
	 * refunds of before it would make the next one fail, or be taken for it.
	 *
	 * @throws ApiFailure
	 */
	private async readBefore(): Promise<Standing | undefined> {
		const { payment } = this.context;
		const expected = answeredRefunds(payment);
		let before: Standing | undefined;
		for (const wait of LOOKS_MS) {
			if (wait > 0) await sleep(wait);
			before = await this.job.read();
			const shown = new Set(before?.refunds.map(({ id }) => id));
			if (expected.every((id) => shown.has(id))) return before;
		}
		noteAnswered(payment, []);
		return before;
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
		const repeated = this.findRepeated(before);
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

	/** A run that is repeated with the balance on record finds its own refund. */
	private findRepeated({ balance, refunds }: Standing): Refund | undefined {
		const { amount, onRecord } = this.job;
		if (amount === undefined || onRecord === undefined || balance === undefined) return undefined;
		const isLess = Math.abs(onRecord - balance - amount) < 0.0001;
		return isLess ? refunds.findLast((one) => one.amount === amount) : undefined;
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

	/** Reads until the refund is seen, or time is up. @returns nothing where it is not seen */
	private async look(before: Standing): Promise<WriteResult | undefined> {
		for (const wait of LOOKS_MS) {
			if (wait > 0) await sleep(wait);
			const now = await orFailure(this.job.read());
			if (now instanceof ApiFailure && now.isLasting) return undefined;
			if (now === undefined || now instanceof ApiFailure) continue;
			const made = this.madeSince(before, now);
			if (made === undefined) continue;
			this.resolveLapsed();
			return this.found(now, made.refund, { verified: true });
		}
		return undefined;
	}

	/**
	 * The refund that was asked for, where the payment shows it now and didn't before. A part that is not alone may
	 * be someone else's.
	 */
	private madeSince(before: Standing, now: Standing): { refund: Refund | undefined } | undefined {
		const { amount } = this.job;
		if (amount === undefined) return now.isGivenBack ? { refund: now.refunds.at(-1) } : undefined;
		const known = new Set(before.refunds.map(({ id }) => id));
		const added = now.refunds.filter(({ id }) => !known.has(id));
		const [refund] = added;
		return added.length === 1 && refund?.amount === amount ? { refund } : undefined;
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
