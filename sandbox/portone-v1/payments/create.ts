import { toEpochMs } from '../../core/time/clock';
import { DEFAULT_CARD } from '../billing-keys/billing-keys';
import { channelOf } from '../billing-keys/issue';
import type { Shop } from '../shop';
import type { Buyer, Payment, PaymentStatus, Vbank } from './types';

/** A payment that a buyer makes in a payment window; what is not said has a likely value. */
export interface PaymentSpec {
	/** Default: the first account's. */
	impKey?: string;
	/** Default: one of its own. */
	merchantUid?: string;
	/** Default 10,000. */
	amount?: number;
	taxFree?: number;
	vatAmount?: number;
	/** Default KRW. */
	currency?: string;
	/** Default paid. A virtual account that waits for its deposit is ready. */
	status?: Exclude<PaymentStatus, 'cancelled'>;
	/** A `pay_method` code; default card, naverpay for Naver Pay's payment type. */
	payMethod?: string;
	/** Default: those of the first channel. */
	pgProvider?: string;
	pgId?: string;
	name?: string;
	buyer?: Buyer;
	customData?: string;
	customerUid?: string;
	failReason?: string;
	/** Made by a test channel. */
	sandbox?: boolean;
	escrow?: boolean;
	/** A debit card. */
	debit?: boolean;
	cardQuota?: number;
	noticeUrl?: string;
	/** No notification is sent of it, now or later. */
	withoutNotice?: boolean;
	/** Naver Pay's payment type: how much was paid by points, and what the rest was paid by. */
	npoint?: number;
	naverPrimary?: 'CARD' | 'BANK';
	/** Epoch ms or ISO 8601; default now. */
	startedAt?: string | number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a payment, and notifies of it as PortOne does: of what is paid, and of virtual accounts. Throws
 * a plain sentence when another amount was registered for its order number: the window does not open.
 */
export function createPayment(shop: Shop, spec: PaymentSpec): Payment {
	const { payments, settings, clock } = shop;
	const at = spec.startedAt === undefined ? clock.now() : toEpochMs(spec.startedAt);
	const impUid = payments.nextImpUid();
	const status = spec.status ?? 'paid';
	const pgProvider = spec.pgProvider ?? channelOf(shop)?.pgProvider ?? '';
	const channel = settings.channels.find((one) => one.pgProvider === pgProvider);
	const pgId = spec.pgId ?? channel?.pgId ?? 'sandbox00m';
	const payMethod = spec.payMethod ?? (pgProvider === 'naverpay' ? 'naverpay' : 'card');
	const what = {
		impKey: spec.impKey ?? settings.accounts[0]?.impKey ?? '',
		merchantUid: spec.merchantUid ?? `order_${impUid.slice(4)}`,
		amount: spec.amount ?? 10_000,
		currency: spec.currency ?? 'KRW',
	};
	const problem = shop.prepared.problemOf(what);
	if (problem !== undefined) throw new Error(problem);
	const payment = payments.add({
		...what,
		impUid,
		payMethod,
		channel: 'pc',
		pgProvider,
		pgId,
		pgTid: payments.nextPgTid(pgId),
		sandbox: spec.sandbox ?? channel?.test ?? false,
		escrow: spec.escrow ?? false,
		...(payMethod === 'card' && {
			card: { ...DEFAULT_CARD, type: spec.debit ? 1 : 0, quota: spec.cardQuota ?? 0 },
			...(status === 'paid' && { applyNum: payments.nextApplyNum() }),
		}),
		...(payMethod === 'trans' && { bank: { code: '088', name: '신한은행' } }),
		...(payMethod === 'vbank' && { vbank: vbankOf(impUid, at) }),
		name: spec.name ?? '샌드박스 상품',
		taxFree: spec.taxFree ?? 0,
		vatAmount: spec.vatAmount,
		buyer: { name: '김서준', email: 'buyer@example.com', tel: '010-1234-5678', ...spec.buyer },
		customData: spec.customData,
		status,
		startedAt: at,
		...(status === 'paid' && { paidAt: at }),
		...(status === 'failed' && {
			failedAt: at,
			failReason: spec.failReason ?? '[결제포기] 사용자가 결제를 취소하셨습니다',
		}),
		cancels: [],
		...(spec.customerUid && {
			customerUid: spec.customerUid,
			customerUidUsage: 'payment' as const,
		}),
		noticeUrl: spec.noticeUrl,
		...(spec.withoutNotice && { withoutNotice: true }),
		...(pgProvider === 'naverpay' && {
			naverPay: {
				npoint: spec.npoint ?? 0,
				primary: spec.naverPrimary ?? 'CARD',
				pointDeposited: false,
			},
		}),
	});
	const worthTelling = status === 'paid' || (status === 'ready' && payMethod === 'vbank');
	if (worthTelling) shop.outbox.announce(payment, at, { notAsked: spec.withoutNotice ?? false });
	return payment;
}

/** The buyer pays into the virtual account. Throws a plain sentence when there is nothing to pay. */
export function deposit({ outbox, clock }: Shop, payment: Payment): void {
	if (payment.payMethod !== 'vbank' || payment.status !== 'ready') {
		throw new Error(`${payment.impUid} is not a virtual account that waits for its deposit.`);
	}
	payment.status = 'paid';
	payment.paidAt = clock.now();
	outbox.announce(payment, payment.paidAt, { notAsked: payment.withoutNotice ?? false });
}

function vbankOf(impUid: string, at: number): Vbank {
	return {
		code: '088',
		name: '신한은행',
		num: `562${impUid.slice(4, 15)}`,
		holder: '샌드박스 상점',
		due: at + 3 * DAY_MS,
		issuedAt: at,
	};
}
