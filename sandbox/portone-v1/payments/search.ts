import type { Payment } from './types';

/** What lists are sorted by; `-` is the latest first. */
export const SORTINGS = ['-started', 'started', '-paid', 'paid', '-updated', 'updated'] as const;
export type Sorting = (typeof SORTINGS)[number];

export const PAYMENT_STATUSES = ['ready', 'paid', 'cancelled', 'failed'] as const;

const KEYS: Readonly<Record<string, (payment: Payment) => number>> = {
	started: ({ startedAt }) => startedAt,
	paid: ({ paidAt }) => paidAt ?? -Infinity,
	updated: ({ startedAt, paidAt, failedAt, cancelledAt }) =>
		Math.max(startedAt, paidAt ?? 0, failedAt ?? 0, cancelledAt ?? 0),
};

/** A sorted copy; of one time, the one that was made later is the later one. */
export function sorted(payments: readonly Payment[], sorting: Sorting): Payment[] {
	const descending = sorting.startsWith('-');
	const key = KEYS[sorting.replace('-', '')] ?? (() => 0);
	const rows = payments
		.map((payment, index) => ({ payment, at: key(payment), index }))
		.sort((left, right) =>
			left.at === right.at ? left.index - right.index : left.at < right.at ? -1 : 1,
		)
		.map(({ payment }) => payment);
	return descending ? rows.reverse() : rows;
}

/** When a payment came to stand as it stands, epoch ms: what searches by status go by. */
export function statusAt({ status, startedAt, paidAt, failedAt, cancelledAt }: Payment): number {
	const times = { ready: startedAt, paid: paidAt, failed: failedAt, cancelled: cancelledAt };
	return times[status] ?? startedAt;
}
