import type { Input } from '../gateway/input';
import type { Channel } from '../settings';
import type { Purchase } from './types';

/** What some PGs need of a schedule. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
	ksnet: ['buyer_name', 'product_type'],
	smartro_v2: ['buyer_name', 'buyer_email', 'buyer_tel'],
	welcome: ['buyer_name'],
	paymentwall: ['buyer_email'],
};

/** Refuses what the customer's PG would not take (the document's rules per PG). */
export function checkForPg(
	input: Input,
	{ merchantUid, currency, amount, vatAmount = 0 }: Purchase,
	channel: Channel | undefined,
): void {
	const pg = channel?.pgProvider ?? '';
	for (const name of REQUIRED[pg] ?? []) {
		if (!input.has(name)) throw input.wrong(name, `${pg} 필수 파라메터입니다`);
	}
	if (pg === 'smartro_v2' && !/^[A-Za-z0-9]+$/.test(merchantUid)) {
		throw input.wrong('merchant_uid', '스마트로는 특수문자를 허용하지 않습니다');
	}
	if (pg === 'paypal_v2' && currency === 'KRW') {
		throw input.wrong('currency', '페이팔은 KRW 결제가 불가능합니다');
	}
	if (pg === 'welcome' && vatAmount > amount / 10) {
		throw input.wrong('vat_amount', '총 상품가격의 10%를 초과할 수 없습니다');
	}
}
