import { MESSAGES, Refused } from '../gateway/errors';
import { cancelledAmount, type NaverPay, type Payment } from '../payments/types';
import type { Call, Endpoint } from './endpoint';
import { REQUESTERS } from './payments';

const PAYMENT = '/payments/{imp_uid}/naver';

/** 네이버페이 포인트 적립 API: once, after payment. */
const point: Endpoint = {
	method: 'POST',
	template: `${PAYMENT}/point`,
	parameters: [],
	wrongInput: 500,
	run(call) {
		const { naverPay } = thePaid(call);
		if (naverPay.pointDeposited) throw new Refused('이미 포인트가 적립된 거래입니다.', 500);
		naverPay.pointDeposited = true;
		return {};
	},
};

/** 에스크로 주문 확정 API: once, for payments by escrow. */
const confirm: Endpoint = {
	method: 'POST',
	template: `${PAYMENT}/confirm`,
	parameters: ['requester'],
	wrongInput: 500,
	run(call) {
		const { payment, naverPay } = thePaid(call);
		const requester = call.input.optionalCode('requester', REQUESTERS) ?? 'admin';
		if (!payment.escrow) throw new Refused('에스크로 거래가 아닙니다.', 500);
		if (naverPay.confirmedBy) throw new Refused('이미 구매확정된 거래입니다.', 500);
		naverPay.confirmedBy = requester;
		return {};
	},
};

/** 현금영수증 발급 가용액 조회 API */
const cashAmount: Endpoint = {
	method: 'GET',
	template: `${PAYMENT}/cash-amount`,
	parameters: [],
	wrongInput: 400,
	run({ shop, impKey, params }) {
		const payment = shop.payments.find(impKey, params['imp_uid'] ?? '');
		if (!payment?.naverPay) throw new Refused('네이버페이 결제형 거래가 아닙니다.', 400);
		return { response: cashAmountOf(payment, payment.naverPay) };
	},
};

export const NAVER_PAY_ENDPOINTS: readonly Endpoint[] = [point, confirm, cashAmount];

/** The payment that the path names, if it is of the payment type and stands. */
function thePaid({ shop, impKey, params }: Call): { payment: Payment; naverPay: NaverPay } {
	const payment = shop.payments.find(impKey, params['imp_uid'] ?? '');
	if (!payment) throw new Refused(MESSAGES.noPayment, 404);
	const { naverPay, status } = payment;
	if (!naverPay) throw new Refused('네이버페이 결제형 거래가 아닙니다.', 500);
	if (status !== 'paid') throw new Refused('결제완료 상태의 거래가 아닙니다.', 500);
	return { payment, naverPay };
}

/** Points and bank transfers count, cards do not. Refunds come out of the bank transfer first. */
function cashAmountOf(payment: Payment, { npoint, primary }: NaverPay) {
	const refunded = cancelledAmount(payment);
	const rest = payment.amount - npoint;
	const byPrimary = primary === 'BANK' ? Math.max(0, rest - refunded) : 0;
	const byPoint = Math.max(0, npoint - Math.max(0, refunded - rest));
	const total = byPrimary + byPoint;
	const vat = Math.floor(Math.max(0, total - payment.taxFree) / 11);
	return {
		amount_total: total,
		amount_by_npoint: byPoint,
		amount_by_primary: byPrimary,
		amount_supply: total - vat,
		amount_vat: vat,
	};
}
