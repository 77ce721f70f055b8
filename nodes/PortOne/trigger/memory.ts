import type { IDataObject } from 'n8n-workflow';

import { fingerprintOf } from '../../shared/auth/account';
import type { Payment } from '../api/payments';

/** How many notifications a trigger remembers. */
export const REMEMBERED = 1_000;

/**
 * Names a state of a payment: the same for every repeated notification of it, another one for each further
 * failure or partial refund.
 */
export function eventOf(payment: Payment): string {
	const { imp_uid, status, cancel_amount, paid_at, failed_at, cancelled_at } = payment;
	const parts = [imp_uid, status, cancel_amount, paid_at, failed_at, cancelled_at];
	return fingerprintOf(
		parts.map((part) => String(part ?? '')),
		16,
	);
}

/** Names one refund of a payment: the same for every repeated notification of it. */
export const refundEventOf = ({ imp_uid }: Payment, cancellationId: string): string =>
	fingerprintOf([String(imp_uid), 'cancellation', cancellationId], 16);

/** What each trigger of this process has seen: n8n hands every call a copy of the static data of its own. */
const seenHere = new Map<string, Set<string>>();

/**
 * What one trigger has seen, bounded. It is kept in this process, where calls come at the same time, and in n8n's
 * static data, which survives a restart.
 */
export class Memory {
	private readonly seen: Set<string>;

	/** @param trigger names the trigger in this process */
	constructor(
		trigger: string,
		private readonly staticData: IDataObject,
	) {
		this.seen = seenHere.get(trigger) ?? new Set();
		seenHere.set(trigger, this.seen);
		const { seen } = staticData;
		for (const event of Array.isArray(seen) ? seen : []) this.seen.add(String(event));
	}

	/** Remembers an event. @returns false when it was seen before */
	add(event: string): boolean {
		if (this.seen.has(event)) return false;
		this.seen.add(event);
		for (const oldest of this.seen) {
			if (this.seen.size <= REMEMBERED) break;
			this.seen.delete(oldest);
		}
		this.staticData.seen = [...this.seen];
		return true;
	}

	/** Forgets an event whose run was not started after all. */
	forget(event: string): void {
		this.seen.delete(event);
		this.staticData.seen = [...this.seen];
	}
}
