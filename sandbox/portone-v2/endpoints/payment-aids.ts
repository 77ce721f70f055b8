import { refused } from '../gateway/errors';
import { readerOf } from '../gateway/input';
import { utc } from '../payments/on-wire';
import { isPaid } from '../payments/pay';
import { closeAccount } from '../payments/virtual-account';
import { webhookOf } from '../payments/webhook';
import { PRE_REGISTER, RESEND_WEBHOOK, STORE_QUERY } from '../schemas/payments';
import type { PreRegistration } from '../types';
import { type Endpoint, endpoint } from './endpoint';
import { paymentOf } from './payments';

/** 결제 정보 사전 등록: what is said last holds. */
const preRegister = endpoint<PreRegistration & { storeId?: string }>({
	operationId: 'preRegisterPayment',
	method: 'POST',
	template: '/payments/{paymentId}/pre-register',
	from: 'body',
	read: readerOf(PRE_REGISTER),
	errors: ['ALREADY_PAID'],
	run({ books, storeId, params, input }) {
		const paymentId = params['paymentId'] ?? '';
		if (isPaid(books.payment(storeId, paymentId))) {
			throw refused('ALREADY_PAID', '이미 결제가 완료되었습니다.');
		}
		const { totalAmount, taxFreeAmount = 0 } = input;
		if (totalAmount !== undefined && taxFreeAmount > totalAmount) {
			throw refused('INVALID_REQUEST', 'taxFreeAmount: totalAmount보다 클 수 없습니다.');
		}
		books.preRegister(storeId, paymentId, input);
		return {};
	},
});

/** 웹훅 재발송 */
const resendWebhook = endpoint<{ storeId?: string; webhookId?: string }>({
	operationId: 'resendWebhook',
	method: 'POST',
	template: '/payments/{paymentId}/resend-webhook',
	from: 'body',
	read: readerOf(RESEND_WEBHOOK),
	errors: ['PAYMENT_NOT_FOUND', 'WEBHOOK_NOT_FOUND', 'MAX_WEBHOOK_RETRY_COUNT_REACHED'],
	run({ books, storeId, params, input, now }) {
		const payment = paymentOf(books, storeId, params);
		return { webhook: webhookOf(payment, input.webhookId, now) };
	},
});

/** 가상계좌 말소 */
const closeVirtualAccount = endpoint<{ storeId?: string }>({
	operationId: 'closeVirtualAccount',
	method: 'POST',
	template: '/payments/{paymentId}/virtual-account/close',
	from: 'query',
	read: readerOf(STORE_QUERY),
	errors: ['PAYMENT_NOT_FOUND', 'PAYMENT_NOT_WAITING_FOR_DEPOSIT'],
	run: ({ books, storeId, params }) => ({
		closedAt: utc(closeAccount(books, paymentOf(books, storeId, params))),
	}),
});

export const PAYMENT_AID_ENDPOINTS: readonly Endpoint[] = [
	preRegister,
	resendWebhook,
	closeVirtualAccount,
];
