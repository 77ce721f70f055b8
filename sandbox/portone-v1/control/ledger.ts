import { toKst } from '../../core/time/kst';
import { cancelledAmount, type Payment, tookMoney } from '../payments/types';
import type { Shop } from '../shop';

/** What truly happened to one order number; times KST, amounts in the payments' currency. */
export interface LedgerEntry {
	merchantUid: string;
	customerUid?: string;
	/** Every try to pay, oldest first. */
	tries: Array<{ impUid: string; at: string; status: string; amount: number }>;
	/** How often money came in, and how much. */
	charges: number;
	charged: number;
	/** Refunds, and how much went back. */
	cancels: number;
	refunded: number;
}

export interface Ledger {
	totals: {
		merchantUids: number;
		charges: number;
		charged: number;
		failed: number;
		cancels: number;
		refunded: number;
		/** Order numbers that were charged more than once: must stay 0. */
		chargedTwice: number;
		schedules: { scheduled: number; executed: number; revoked: number };
		/** Notifications that were to be sent, those answered, given up, and all attempts. */
		notifications: { sent: number; answered: number; gaveUp: number; attempts: number };
	};
	entries: LedgerEntry[];
}

/** The truth by which double charges are judged. Without card checks; narrowed by either uid. */
export function ledgerOf(
	shop: Shop,
	{ merchantUid, customerUid }: { merchantUid?: string; customerUid?: string } = {},
): Ledger {
	const groups = new Map<string, Payment[]>();
	for (const payment of shop.payments.all()) {
		if (payment.customerUidUsage === 'issue') continue;
		if (merchantUid !== undefined && payment.merchantUid !== merchantUid) continue;
		if (customerUid !== undefined && payment.customerUid !== customerUid) continue;
		const key = JSON.stringify([payment.impKey, payment.merchantUid]);
		groups.set(key, [...(groups.get(key) ?? []), payment]);
	}
	const entries = [...groups.values()].map(entryOf);
	const sum = (count: (entry: LedgerEntry) => number) =>
		entries.reduce((total, entry) => total + count(entry), 0);
	return {
		totals: {
			merchantUids: entries.length,
			charges: sum(({ charges }) => charges),
			charged: sum(({ charged }) => charged),
			failed: sum(({ tries }) => tries.filter(({ status }) => status === 'failed').length),
			cancels: sum(({ cancels }) => cancels),
			refunded: sum(({ refunded }) => refunded),
			chargedTwice: sum(({ charges }) => Number(charges > 1)),
			schedules: countSchedules(shop),
			notifications: countNotifications(shop),
		},
		entries,
	};
}

function entryOf(tries: readonly Payment[]): LedgerEntry {
	const [first] = tries;
	const charges = tries.filter(tookMoney);
	return {
		merchantUid: first?.merchantUid ?? '',
		...(first?.customerUid && { customerUid: first.customerUid }),
		tries: tries.map(({ impUid, startedAt, status, amount }) => ({
			impUid,
			at: toKst(startedAt),
			status,
			amount,
		})),
		charges: charges.length,
		charged: charges.reduce((total, { amount }) => total + amount, 0),
		cancels: charges.reduce((total, { cancels }) => total + cancels.length, 0),
		refunded: charges.reduce((total, one) => total + cancelledAmount(one), 0),
	};
}

function countSchedules({ schedules }: Shop): Ledger['totals']['schedules'] {
	const counts = { scheduled: 0, executed: 0, revoked: 0 };
	for (const { status } of schedules.all()) counts[status] += 1;
	return counts;
}

function countNotifications({ outbox }: Shop): Ledger['totals']['notifications'] {
	const sent = outbox.all().filter(({ state }) => state !== 'withheld');
	return {
		sent: sent.length,
		answered: sent.filter(({ state }) => state === 'answered').length,
		gaveUp: sent.filter(({ state }) => state === 'gaveUp').length,
		attempts: sent.reduce((total, { attempts }) => total + attempts.length, 0),
	};
}
