import { MESSAGES, Refused } from '../gateway/errors';
import type { Input } from '../gateway/input';
import { balanceOnWire } from '../payments/balance';
import { paymentToCancel, readCancel, refund } from '../payments/cancel';
import { paymentOnWire } from '../payments/on-wire';
import type { Prepared } from '../payments/prepared';
import type { Payment } from '../payments/types';
import type { Endpoint } from './endpoint';

/** 결제내역 단건조회 API: payments of test channels only if asked for. */
const get: Endpoint = {
	method: 'GET',
	template: '/payments/{imp_uid}',
	parameters: ['include_sandbox', 'extension'],
	wrongInput: 200,
	run({ shop, impKey, input, params }) {
		const withSandbox = input.optionalFlag('include_sandbox') ?? false;
		const payment = shop.payments.find(impKey, params['imp_uid'] ?? '');
		if (!payment || (payment.sandbox && !withSandbox)) throw new Refused(MESSAGES.noPayment, 404);
		const extended = input.optionalFlag('extension') ?? false;
		return { response: { ...paymentOnWire(payment), ...(extended && extensionOf(payment)) } };
	},
};

/** What Daou tells of a deposit: the remitter's name, and nothing of the bank. */
function extensionOf({ pgProvider, vbank, buyer }: Payment): object {
	return pgProvider === 'daou' && vbank ? { extension: { REMITTER: buyer.name ?? '' } } : {};
}

/** 결제취소 API */
const cancel: Endpoint = {
	method: 'POST',
	template: '/payments/cancel',
	parameters: [
		'imp_uid',
		'merchant_uid',
		'amount',
		'tax_free',
		'vat_amount',
		'checksum',
		'reason',
		'refund_holder',
		'refund_bank',
		'refund_account',
		'refund_tel',
		'retain_promotion',
		'enable_webhook',
		'extra',
	],
	wrongInput: 200,
	checksFirst: true,
	async run({ shop, impKey, input, now, pause, note }) {
		const payment = paymentToCancel(shop, impKey, input);
		const request = readCancel(input, payment, now);
		const notify = input.optionalFlag('enable_webhook') ?? false;
		const requester = input.optionalObject('extra')?.optionalCode('requester', REQUESTERS);
		if (payment.pgProvider === 'naverpay' && (!requester || request.reason === '')) {
			note('naverpay wants extra.requester and reason');
		}
		if (pause) await pause();
		refund(shop, payment, request, notify);
		return { response: paymentOnWire(payment) };
	},
};

/** 결제 상세내역 조회 API: PAYCO's payments only. */
const balance: Endpoint = {
	method: 'GET',
	template: '/payments/{imp_uid}/balance',
	parameters: [],
	wrongInput: 200,
	run({ shop, impKey, params }) {
		const payment = shop.payments.find(impKey, params['imp_uid'] ?? '');
		if (payment?.pgProvider !== 'payco') throw new Refused(MESSAGES.noPayment, 404);
		return { response: balanceOnWire(payment) };
	},
};

const PREPARED = ['merchant_uid', 'amount', 'currency'];

/** 결제금액 사전등록 API */
const prepare: Endpoint = {
	method: 'POST',
	template: '/payments/prepare',
	parameters: PREPARED,
	wrongInput: 200,
	run({ shop, impKey, input }) {
		const said = readPrepared(input);
		const isKnown = shop.prepared.find(impKey, said.merchantUid) !== undefined;
		if (isKnown && shop.settings.repeatedPrepare === 'refused') {
			throw new Refused(`이미 사전등록된 merchant_uid입니다: ${said.merchantUid}`);
		}
		return { response: preparedOnWire(shop.prepared.put(impKey, said)) };
	},
};

/** 결제금액 단건 수정 API */
const updatePrepared: Endpoint = {
	method: 'PUT',
	template: '/payments/prepare',
	parameters: PREPARED,
	wrongInput: 200,
	run({ shop, impKey, input }) {
		const said = readPrepared(input);
		if (!shop.prepared.find(impKey, said.merchantUid)) throw notPrepared(404);
		return { response: preparedOnWire(shop.prepared.put(impKey, said)) };
	},
};

/** 결제금액 단건조회 API */
const getPrepared: Endpoint = {
	method: 'GET',
	template: '/payments/prepare/{merchant_uid}',
	parameters: [],
	wrongInput: 200,
	run({ shop, impKey, params }) {
		const said = shop.prepared.find(impKey, params['merchant_uid'] ?? '');
		if (!said) throw notPrepared(200);
		return { response: preparedOnWire(said) };
	},
};

export const REQUESTERS = ['admin', 'customer'] as const;

export const PAYMENT_ENDPOINTS: readonly Endpoint[] = [
	get,
	cancel,
	balance,
	prepare,
	updatePrepared,
	getPrepared,
];

function readPrepared(input: Input): Prepared {
	const currency = input.optionalText('currency');
	if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
		throw input.wrong('currency', '통화 코드 세 글자입니다');
	}
	return {
		merchantUid: input.text('merchant_uid', 40),
		amount: input.number('amount', 0),
		currency,
	};
}

function preparedOnWire({ merchantUid, amount, currency }: Prepared): object {
	return { merchant_uid: merchantUid, amount, currency: currency ?? null };
}

function notPrepared(status: 200 | 404): Refused {
	return new Refused('사전등록된 결제정보가 존재하지 않습니다.', status);
}
