import { sleep } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../http/apiFailure';
import { answeredRefunds, noteAnswered } from './others';
import type { Refund, RefundJob, Standing } from './refundJob';

/**
 * When a payment is read after a lost answer, in ms after the time before: a server may work on a refund for
 * seconds after the connection broke, and show it late.
 */
const LOOKS_MS = [0, 2_000, 3_000, 5_000];

/**
 * Reads a payment until it shows what this process was told of. A server may show a refund late; balance and
 * refunds of before it would make the next one fail, or be taken for it.
 *
 * @param payment its name in this process
 * @throws ApiFailure
 */
export async function readBefore(job: RefundJob, payment: string): Promise<Standing | undefined> {
	const expected = answeredRefunds(payment);
	let before: Standing | undefined;
	for (const wait of LOOKS_MS) {
		if (wait > 0) await sleep(wait);
		before = await job.read();
		const shown = new Set(before?.refunds.map(({ id }) => id));
		if (expected.every((id) => shown.has(id))) return before;
	}
	noteAnswered(payment, []);
	return before;
}

/** A run that is repeated with the balance on record finds its own refund. */
export function findRepeated(
	{ amount, onRecord }: RefundJob,
	{ balance, refunds }: Standing,
): Refund | undefined {
	if (amount === undefined || onRecord === undefined || balance === undefined) return undefined;
	const isLess = Math.abs(onRecord - balance - amount) < 0.0001;
	return isLess ? refunds.findLast((one) => one.amount === amount) : undefined;
}

/**
 * The refund that was asked for, where the payment shows it now and didn't before. A part that is not alone may
 * be someone else's.
 */
function madeSince(
	{ amount }: RefundJob,
	before: Standing,
	now: Standing,
): { refund: Refund | undefined } | undefined {
	if (amount === undefined) return now.isGivenBack ? { refund: now.refunds.at(-1) } : undefined;
	const known = new Set(before.refunds.map(({ id }) => id));
	const added = now.refunds.filter(({ id }) => !known.has(id));
	const [refund] = added;
	return added.length === 1 && refund?.amount === amount ? { refund } : undefined;
}

/** After a lost answer: reads until the refund is seen, or time is up. @returns nothing where it is not seen */
export async function lookFor(
	job: RefundJob,
	before: Standing,
): Promise<{ now: Standing; refund: Refund | undefined } | undefined> {
	for (const wait of LOOKS_MS) {
		if (wait > 0) await sleep(wait);
		const now = await orFailure(job.read());
		if (now instanceof ApiFailure && now.isLasting) return undefined;
		if (now === undefined || now instanceof ApiFailure) continue;
		const made = madeSince(job, before, now);
		if (made !== undefined) return { now, ...made };
	}
	return undefined;
}
