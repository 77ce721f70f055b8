import { MESSAGES, Refused, WrongInput } from '../gateway/errors';
import type { Input } from '../gateway/input';
import type { Shop } from '../shop';
import { checkPgCancel } from './pg-rules';
import { type Cancel, cancelledAmount, type CancelRequest, type Payment } from './types';

/** The payment that is to be refunded: by `imp_uid`, or else by `merchant_uid`. */
export function paymentToCancel({ payments }: Shop, impKey: string, input: Input): Payment {
	const impUid = input.optionalText('imp_uid');
	const merchantUid = input.optionalText('merchant_uid');
	if (impUid === undefined && merchantUid === undefined) {
		throw new WrongInput('imp_uid, merchant_uid 중 하나는 필수입니다.');
	}
	const tries = payments.ofMerchantUid(impKey, merchantUid ?? '');
	const payment =
		impUid === undefined
			? (tries.find(({ paidAt }) => paidAt !== undefined) ?? tries.at(-1))
			: payments.find(impKey, impUid);
	if (!payment) throw new Refused(MESSAGES.nothingToCancel);
	return payment;
}

/** What has not been given back, without the dust of binary fractions: 10.1 less 8.8 is 1.3. */
const balance = (payment: Payment): number =>
	Math.round((payment.amount - cancelledAmount(payment)) * 100) / 100;

/** Reads a refund and checks it against the payment; `now` is epoch ms. Throws Refused, WrongInput. */
export function readCancel(input: Input, payment: Payment, now: number): CancelRequest {
	const left = balance(payment);
	const checksum = input.optionalNumber('checksum');
	const amount = input.optionalNumber('amount', 0) || left;
	const taxFree = input.optionalNumber('tax_free', 0) ?? 0;
	const vatAmount = input.optionalNumber('vat_amount', 0) ?? 0;
	input.optionalFlag('retain_promotion');
	if (payment.pgProvider === 'naverco') {
		throw new Refused('네이버페이 주문형 거래는 네이버페이 주문환불 API로 취소해야 합니다.');
	}
	if (payment.paidAt === undefined) throw new Refused('결제가 완료되지 않은 거래입니다.');
	if (left === 0) throw new Refused(MESSAGES.cancelledAlready);
	if (checksum !== undefined && checksum !== left) {
		throw new Refused(`취소 가능한 잔액(${left})과 checksum(${checksum})이 일치하지 않습니다.`);
	}
	if (amount > left) throw new Refused(`취소 요청금액이 취소 가능한 잔액(${left})을 초과합니다.`);
	const request = {
		amount,
		taxFree,
		vatAmount,
		reason: input.optionalText('reason') ?? '',
	};
	checkTaxFree(payment, request);
	checkPgCancel(input, payment, request, now);
	return request;
}

/** A refund of all that is left, but for what is said. Throws a plain sentence if it cannot be. */
export function wholeRefund(payment: Payment, said: Partial<CancelRequest>): CancelRequest {
	const left = balance(payment);
	const amount = said.amount ?? left;
	if (payment.paidAt === undefined || amount <= 0 || amount > left) {
		throw new Error(`${amount} of ${payment.impUid} cannot be refunded; ${left} is left.`);
	}
	return { taxFree: 0, vatAmount: 0, reason: '관리자 콘솔 취소', ...said, amount };
}

/** Carries a refund out now; the merchant is notified of it only if that is wanted. */
export function refund(
	{ payments, outbox, settings, clock }: Shop,
	payment: Payment,
	request: CancelRequest,
	notify: boolean,
): Cancel {
	const at = clock.now();
	const cancel: Cancel = {
		...request,
		cancellationId: `cancellation_${payment.impUid.slice(4)}_${payment.cancels.length + 1}`,
		pgTid: payments.nextPgTid(payment.pgId),
		at,
	};
	payment.cancels.push(cancel);
	payment.cancelledAt = at;
	const isWhole = cancelledAmount(payment) >= payment.amount;
	payment.status = isWhole ? 'cancelled' : settings.partialCancelStatus;
	const notAsked = !notify || (payment.withoutNotice ?? false);
	outbox.announce(payment, at, { cancel, notAsked });
	return cancel;
}

/** Neither part of what is left may be refunded beyond its own. */
function checkTaxFree(payment: Payment, { amount, taxFree }: CancelRequest): void {
	if (taxFree > amount) throw new Refused('취소 면세금액이 취소 요청금액을 초과합니다.');
	const refunded = payment.cancels.reduce((sum, cancel) => sum + cancel.taxFree, 0);
	if (taxFree > payment.taxFree - refunded) {
		throw new Refused('취소 면세금액이 취소 가능한 면세금액을 초과합니다.');
	}
}
