import { chargeProblem } from '../billing-keys/billing-keys';
import type { Records } from '../records';
import { buyerOf } from '../schedules/buyer';
import type { Purchase } from '../schedules/types';
import type { CustomerUidUsage, Payment } from './types';

const NO_BILLING_KEY = '등록된 빌링키가 존재하지 않습니다.';

/** What is charged, and to whom. */
export type Charge = Purchase & { impKey: string; customerUid: string };

/**
 * Charges a customer's card and writes the payment down, paid or failed; a card that is not there fails.
 * `at` is epoch ms.
 */
export function payByKey(
	{ billingKeys, payments, settings }: Records,
	charge: Charge,
	usage: CustomerUidUsage,
	at: number,
): Payment {
	const billingKey = billingKeys.find(charge.impKey, charge.customerUid);
	const problem = billingKey ? chargeProblem(billingKey) : NO_BILLING_KEY;
	const channel = billingKey?.channel ?? settings.channels[0];
	const pgId = channel?.pgId ?? '';
	const failed = problem !== undefined;
	return payments.add({
		impKey: charge.impKey,
		impUid: payments.nextImpUid(),
		merchantUid: charge.merchantUid,
		payMethod: 'card',
		channel: 'api',
		pgProvider: channel?.pgProvider ?? '',
		pgId,
		pgTid: payments.nextPgTid(pgId),
		sandbox: channel?.test ?? false,
		escrow: false,
		...(!failed && { applyNum: payments.nextApplyNum() }),
		...(billingKey && { card: { ...billingKey.card, quota: charge.cardQuota } }),
		name: charge.name,
		amount: charge.amount,
		taxFree: charge.taxFree,
		vatAmount: charge.vatAmount,
		currency: charge.currency,
		buyer: buyerOf(charge, billingKey),
		customData: charge.customData,
		status: failed ? 'failed' : 'paid',
		startedAt: at,
		...(failed ? { failedAt: at, failReason: problem } : { paidAt: at }),
		cancels: [],
		customerUid: charge.customerUid,
		customerUidUsage: usage,
		noticeUrl: charge.noticeUrl,
		...(charge.promotionId && { promotion: { id: charge.promotionId, discount: 0 } }),
	});
}
