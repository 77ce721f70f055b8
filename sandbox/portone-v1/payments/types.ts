import type { Card } from '../billing-keys/billing-keys';

export type PaymentStatus = 'ready' | 'paid' | 'cancelled' | 'failed';

/** `issue` is the charge by which a card is checked when its billing key is made. */
export type CustomerUidUsage = 'issue' | 'payment' | 'payment.scheduled';

/** One refund, whole or partial. Amounts in the payment's currency, times epoch ms. */
export interface Cancel {
	cancellationId: string;
	pgTid: string;
	amount: number;
	taxFree: number;
	vatAmount: number;
	at: number;
	reason: string;
}

/** A bank account that was opened for one payment. */
export interface Vbank {
	code: string;
	name: string;
	num: string;
	holder: string;
	/** Until when it takes the deposit, and since when it exists. */
	due: number;
	issuedAt: number;
}

/** Who bought, as the payment has it. */
export interface Buyer {
	name?: string | undefined;
	email?: string | undefined;
	tel?: string | undefined;
	addr?: string | undefined;
	postcode?: string | undefined;
}

/** What of a payment is Naver Pay's payment type (`naverpay`). */
export interface NaverPay {
	/** How much of the amount was paid by points, KRW. */
	npoint: number;
	/** What the rest was paid by; only a bank transfer counts for a cash receipt. */
	primary: 'CARD' | 'BANK';
	pointDeposited: boolean;
	confirmedBy?: 'admin' | 'customer';
}

/** One try to pay. Amounts in `currency`, times epoch ms. */
export interface Payment {
	impKey: string;
	impUid: string;
	merchantUid: string;
	payMethod: string;
	channel: 'pc' | 'mobile' | 'api';
	pgProvider: string;
	pgId: string;
	pgTid: string;
	/** Made by a test channel. */
	sandbox: boolean;
	escrow: boolean;
	applyNum?: string;
	card?: Card & { quota: number };
	bank?: { code: string; name: string };
	vbank?: Vbank;
	name: string;
	amount: number;
	taxFree: number;
	/** Only if the payment said it. */
	vatAmount?: number | undefined;
	currency: string;
	buyer: Buyer;
	customData?: string | undefined;
	status: PaymentStatus;
	startedAt: number;
	paidAt?: number;
	failedAt?: number;
	cancelledAt?: number;
	failReason?: string;
	cancels: Cancel[];
	customerUid?: string;
	customerUidUsage?: CustomerUidUsage;
	promotion?: { id: string; discount: number };
	/** Where its own notifications go; absent = the account's URL. */
	noticeUrl?: string | undefined;
	/** No notification was ever to be sent of it. */
	withoutNotice?: boolean;
	naverPay?: NaverPay;
	/** The order of the simulated Npay that it stands for (order type, `naverco`). */
	orderId?: string;
}

/** A refund that is to be made. Amounts in the payment's currency. */
export interface CancelRequest {
	amount: number;
	taxFree: number;
	vatAmount: number;
	reason: string;
}

/** What was refunded so far. */
export function cancelledAmount({ cancels }: Payment): number {
	// In cents, so that 7.7 and 1.1 are 8.8.
	return cancels.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100;
}

/** True once money came in, refunded or not. */
export function tookMoney({ paidAt }: Payment): boolean {
	return paidAt !== undefined;
}
