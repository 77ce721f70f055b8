import { monthsAfter, toKst } from '../../core/time/kst';
import { Refused, WrongInput } from '../gateway/errors';
import type { Input } from '../gateway/input';
import type { CancelRequest, Payment } from './types';

/** PGs that do not take 0 for a tax-free amount that is not said. */
const TAX_FREE_NEEDED: ReadonlySet<string> = new Set(['kcp', 'kcp_quick', 'kicc', 'nice', 'payco']);

/** PGs that take the VAT of a payment, and then need that of its refund. */
const VAT_NEEDED: ReadonlySet<string> = new Set(['nice', 'html5_inicis', 'welcome', 'nice_v2']);

const GIFT_CARDS: ReadonlySet<string> = new Set([
	'cultureland',
	'culturegift',
	'smartculture',
	'booknlife',
]);

const KSNET_PARTIALS = 9;
const KSNET_MONTHS = 6;

/** Refuses what the payment's PG would not refund (the document's rules per PG). */
export function checkPgCancel(
	input: Input,
	payment: Payment,
	request: CancelRequest,
	now: number,
): void {
	const partial = request.amount < payment.amount;
	checkAmounts(input, payment, partial);
	checkAccount(input, payment);
	if (partial && !allowsPartial(payment)) throw new Refused('부분취소가 불가능한 거래입니다.');
	if (payment.pgProvider === 'ksnet') checkKsnet(payment, partial, now);
}

function checkAmounts(input: Input, payment: Payment, partial: boolean): void {
	const { pgProvider: pg, taxFree, vatAmount } = payment;
	const needsTaxFree = TAX_FREE_NEEDED.has(pg) || (pg === 'smartro_v2' && partial);
	if (taxFree > 0 && needsTaxFree && !input.has('tax_free')) {
		throw new WrongInput(`면세 결제의 취소에는 tax_free가 필수입니다 (${pg}).`);
	}
	if (vatAmount !== undefined && VAT_NEEDED.has(pg) && !input.has('vat_amount')) {
		throw new WrongInput(`부가세를 지정한 결제의 취소에는 vat_amount가 필수입니다 (${pg}).`);
	}
}

/** Money that cannot go back the way it came needs the buyer's account. */
function checkAccount(input: Input, { payMethod, pgProvider: pg }: Payment): void {
	const smartroV2 = pg === 'smartro_v2' && payMethod === 'trans';
	if (payMethod !== 'vbank' && !smartroV2) return;
	const needsTel = pg === 'smartro' || pg === 'smartro_v2';
	const names = ['refund_holder', 'refund_bank', 'refund_account'];
	for (const name of needsTel ? [...names, 'refund_tel'] : names) {
		if (!input.has(name)) throw new WrongInput(`환불계좌 정보가 누락되었습니다: ${name}`);
	}
}

function allowsPartial({ payMethod, pgProvider: pg, card, sandbox }: Payment): boolean {
	if (pg === 'ksnet') return payMethod !== 'phone';
	if (pg === 'tosspayments') return !GIFT_CARDS.has(payMethod);
	return !(pg === 'smartro_v2' && sandbox && card?.type === 1);
}

function checkKsnet({ payMethod, cancels, paidAt = 0 }: Payment, partial: boolean, now: number) {
	if (partial && cancels.length >= KSNET_PARTIALS) {
		throw new Refused(`부분취소는 총 ${KSNET_PARTIALS}번 가능합니다.`);
	}
	if (now > monthsAfter(paidAt, KSNET_MONTHS))
		throw new Refused('결제일 기준 6개월 이내에만 취소가 가능합니다.');
	const hour = Number(toKst(now).slice(11, 13));
	if (payMethod === 'vbank' && (hour >= 23 || hour < 6)) {
		throw new Refused('가상계좌 결제건 취소는 23:00~06:00 시간 외에만 가능합니다.');
	}
}
