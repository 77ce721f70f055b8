import { type Buyer, type Payment, tookMoney } from '../payments/types';
import type { Shop } from '../shop';

/** What a shop's page says of an order when the buyer goes to Naver Pay. Amounts in KRW. */
export interface NaverRequest {
	merchantUid: string;
	name: string;
	amount: number;
	buyer: Buyer;
	/** Default: the first account's. */
	impKey?: string;
	noticeUrl?: string | undefined;
}

/**
 * Writes the unpaid payment that PortOne has from the moment the buyer goes to Naver Pay; one with
 * that order number that waits already is taken up again. Throws a plain sentence when it is paid, or
 * when another amount was registered for it.
 */
export function requestNaverPayment(shop: Shop, spec: NaverRequest): Payment {
	const { payments, settings, clock } = shop;
	const impKey = spec.impKey ?? settings.accounts[0]?.impKey ?? '';
	const { merchantUid, name, amount, buyer, noticeUrl } = spec;
	const tries = payments.ofMerchantUid(impKey, merchantUid);
	if (tries.some(tookMoney)) throw new Error(`Order number ${merchantUid} is paid already.`);
	const problem = shop.prepared.problemOf({ impKey, merchantUid, amount, currency: 'KRW' });
	if (problem !== undefined) throw new Error(problem);
	const waiting = tries.find((one) => one.pgProvider === 'naverco' && one.status === 'ready');
	if (waiting) return Object.assign(waiting, { name, amount, buyer, noticeUrl });
	const channel = settings.channels.find(({ pgProvider }) => pgProvider === 'naverco');
	return payments.add({
		impKey,
		impUid: payments.nextImpUid(),
		merchantUid,
		payMethod: 'naverpay',
		channel: 'pc',
		pgProvider: 'naverco',
		pgId: channel?.pgId ?? '',
		pgTid: '',
		sandbox: channel?.test ?? false,
		escrow: false,
		name,
		amount,
		taxFree: 0,
		currency: 'KRW',
		buyer,
		status: 'ready',
		startedAt: clock.now(),
		cancels: [],
		noticeUrl,
	});
}

/** The buyer has ordered: from now on the payment follows the order, when PortOne next looks. */
export function attachNaverOrder(
	{ payments, naverSync, clock }: Shop,
	payment: Payment,
	orderId: string,
	email: string | undefined,
): void {
	payments.link(payment, orderId);
	payment.pgTid = orderId;
	if (email !== undefined) payment.buyer = { ...payment.buyer, email };
	naverSync.follow(payment, clock.now());
}
