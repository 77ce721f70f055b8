import { MESSAGES, Refused } from '../gateway/errors';
import { paymentToCancel, readCancel, refund } from '../payments/cancel';
import { paymentOnWire } from '../payments/on-wire';
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

export const REQUESTERS = ['admin', 'customer'] as const;

export const PAYMENT_ENDPOINTS: readonly Endpoint[] = [get, cancel];
