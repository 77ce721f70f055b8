import type { Failure } from '../../failure/errors';
import { type Doubt, type Doubts, isOpen } from '../doubts';
import type { Refund, RefundJob, Standing } from './refundJob';
import { needsRecord, stillUnknown } from './words';

/**
 * What earlier runs leave to do about a refund:
 * - `found`: an earlier run has asked for the same, and it has been made since
 * - `failure`: one of them may still be made, or only the user can tell
 * - `lapsed`: nothing stands in the way; these doubts are over once it was sent
 */
export type Earlier =
	| { found: Refund | undefined; doubt: Doubt }
	| { failure: Failure }
	| { lapsed: Doubt[] };

/** The refund that a doubt was about, where the payment shows it now. */
function made(
	{ amount, seen }: Doubt,
	now: Standing,
	taken: ReadonlySet<string>,
): { refund: Refund | undefined } | undefined {
	if (amount === undefined) return now.isGivenBack ? { refund: now.refunds.at(-1) } : undefined;
	const refund = now.refunds.find(
		(one) => one.amount === amount && !seen.includes(one.id) && !taken.has(one.id),
	);
	return refund && { refund };
}

/** Resolves the doubts about a payment, as it is now. */
export function resolveEarlier(job: RefundJob, doubts: Doubts, now: Standing): Earlier {
	// Each refund is that of one doubt.
	const taken = new Set<string>();
	// What is left by the user's own records counts what has been made since: this is a further refund.
	const isCounted = job.onRecord !== undefined && job.onRecord === now.balance;
	const unseen: Doubt[] = [];
	let own: { found: Refund | undefined; doubt: Doubt } | undefined;
	for (const doubt of doubts.find('refund', job.account, job.subject)) {
		const found = made(doubt, now, taken);
		if (found === undefined) {
			unseen.push(doubt);
			continue;
		}
		if (found.refund !== undefined) taken.add(found.refund.id);
		if (isCounted) doubts.resolve(doubt);
		else if (doubt.amount === job.amount) own ??= { found: found.refund, doubt };
	}
	if (own !== undefined) return own;
	const open = unseen.findLast((doubt) => isOpen(doubt, job.now()));
	if (open !== undefined) return { failure: stillUnknown(job, open) };
	const [first] = unseen;
	const needsUser = job.amount !== undefined && job.onRecord === undefined;
	if (first !== undefined && needsUser) return { failure: needsRecord(job, first) };
	return { lapsed: unseen };
}
