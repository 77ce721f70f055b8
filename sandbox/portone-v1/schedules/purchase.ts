import type { Input } from '../gateway/input';
import type { Channel } from '../settings';
import { checkForPg } from './pg-rules';
import type { Purchase } from './types';

const LONGEST_UID = 40;
const LEAST_FOR_INSTALMENTS = 50_000;

/** Names of everything that a schedule may say. */
export const PURCHASE_PARAMETERS = [
	'merchant_uid',
	'schedule_at',
	'currency',
	'amount',
	'tax_free',
	'vat_amount',
	'name',
	'buyer_name',
	'buyer_email',
	'buyer_tel',
	'buyer_addr',
	'buyer_postcode',
	'custom_data',
	'notice_url',
	'product_type',
	'cash_receipt_type',
	'card_quota',
	'interest_free_by_merchant',
	'use_card_point',
	'product_count',
	'browser_ip',
	'extra',
	'bypass',
	'promotion_id',
] as const;

/**
 * Reads what is to be charged (ScheduleAnnotation, and the members of a payment at once). `currency` is
 * what holds where none is said; without it one has to be. Throws WrongInput.
 */
export function readPurchase(
	input: Input,
	channel: Channel | undefined,
	otherwise: { currency?: string } = {},
): Purchase {
	const purchase: Purchase = {
		merchantUid: input.text('merchant_uid', LONGEST_UID),
		currency: readCurrency(input, otherwise.currency),
		...readAmounts(input),
		name: input.text('name', 40),
		cardQuota: 0,
		buyer: {
			name: input.optionalText('buyer_name', 16),
			email: input.optionalText('buyer_email', 64),
			tel: input.optionalText('buyer_tel', 16),
			addr: input.optionalText('buyer_addr', 128),
			postcode: input.optionalText('buyer_postcode', 8),
		},
		customData: input.optionalText('custom_data'),
		noticeUrl: input.optionalText('notice_url'),
		promotionId: readPromotion(input),
	};
	if (purchase.currency === 'KRW' && !Number.isInteger(purchase.amount)) {
		throw input.wrong('amount', '원화는 정수입니다');
	}
	purchase.cardQuota = readQuota(input, purchase);
	checkTheRest(input);
	checkForPg(input, purchase, channel);
	return purchase;
}

function readCurrency(input: Input, otherwise: string | undefined): string {
	const currency = input.optionalText('currency') ?? otherwise ?? input.text('currency');
	if (!/^[A-Z]{3}$/.test(currency)) throw input.wrong('currency', '통화 코드 세 글자입니다');
	return currency;
}

function readAmounts(input: Input): { amount: number; taxFree: number; vatAmount?: number } {
	const amount = input.number('amount');
	if (amount <= 0) throw input.wrong('amount', '0보다 커야 합니다');
	const taxFree = input.optionalNumber('tax_free', 0) ?? 0;
	if (taxFree > amount) throw input.wrong('tax_free', 'amount보다 클 수 없습니다');
	const vatAmount = input.optionalNumber('vat_amount', 0);
	if (vatAmount === undefined) return { amount, taxFree };
	if (vatAmount > amount - taxFree) throw input.wrong('vat_amount', 'amount보다 클 수 없습니다');
	return { amount, taxFree, vatAmount };
}

/** Months of instalments: 0, or from 2 on; in won for amounts of 50,000 and more. */
function readQuota(input: Input, { amount, currency }: Purchase): number {
	const quota = input.optionalInt('card_quota', 0) ?? 0;
	if (quota === 1) throw input.wrong('card_quota', '0 또는 2 이상입니다');
	if (quota > 0 && currency === 'KRW' && amount < LEAST_FOR_INSTALMENTS) {
		throw input.wrong('card_quota', '결제금액 50,000원 이상에 한합니다');
	}
	return quota;
}

function readPromotion(input: Input): string | undefined {
	const id = input.optionalText('promotion_id');
	if (id !== undefined && !id.startsWith('promotion-id-')) {
		throw input.wrong('promotion_id', 'promotion-id-로 시작합니다');
	}
	return id;
}

/** Members that change nothing here but must be right. */
function checkTheRest(input: Input): void {
	input.optionalCode('product_type', ['real', 'digital']);
	input.optionalCode('cash_receipt_type', ['person', 'company', 'anonymous']);
	input.optionalFlag('interest_free_by_merchant');
	input.optionalFlag('use_card_point');
	input.optionalInt('product_count', 1);
	input.optionalText('browser_ip');
	const useCfm = input.optionalObject('extra')?.optionalText('naverUseCfm');
	if (useCfm !== undefined && !/^\d{8}$/.test(useCfm)) {
		throw input.wrong('extra.naverUseCfm', 'YYYYMMDD 형식입니다');
	}
	const bypass = input.optionalText('bypass');
	if (bypass !== undefined && !isJson(bypass)) throw input.wrong('bypass', 'JSON 문자열입니다');
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
