import type { Books } from '../books';
import { refused } from '../gateway/errors';
import { readerOf } from '../gateway/input';
import { checkRefund, makeRefund } from '../payments/cancel';
import { cardOf } from '../payments/card';
import { cancellationOnWire, paymentOnWire, transactionOnWire, utc } from '../payments/on-wire';
import { payByCard } from '../payments/pay';
import { accountOf, issueAccount } from '../payments/virtual-account';
import { liveBillingKey } from '../schedules/revoke';
import { BILLING_KEY_PAYMENT, CANCEL, INSTANT_PAYMENT, STORE_QUERY } from '../schemas/payments';
import type {
	BillingKey,
	BillingKeyInput,
	CancelInput,
	Channel,
	InstantInput,
	Payment,
} from '../types';
import { type Endpoint, endpoint } from './endpoint';

/** 수기 결제: by card at once, or by a virtual account. */
const payInstantly = endpoint<InstantInput>({
	operationId: 'payInstantly',
	method: 'POST',
	template: '/payments/{paymentId}/instant',
	from: 'body',
	read: readerOf(INSTANT_PAYMENT),
	errors: [
		'CHANNEL_NOT_FOUND',
		'ALREADY_PAID',
		'SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT',
		'PAYMENT_SCHEDULE_ALREADY_EXISTS',
		'MAX_TRANSACTION_COUNT_REACHED',
		'PG_PROVIDER',
	],
	checksFirst: true,
	async run({ books, storeId, params, input, now, pause }) {
		refusePromotion(input.promotionId);
		const { card, virtualAccount } = input.method;
		const attempt = {
			storeId,
			paymentId: params['paymentId'] ?? '',
			order: input,
			channel: channelOfInput(books, input),
		};
		if (virtualAccount) {
			const method = accountOf(books, virtualAccount, now);
			if (pause) await pause();
			return summaryOf(issueAccount(books, { ...attempt, method }));
		}
		const method = cardOf(books, {
			number: card?.credential.number ?? '',
			months: card?.installmentMonth,
			pointUsed: card?.useCardPoint,
		});
		const { instantCards } = books.settings;
		return summaryOf(await payByCard(books, { ...attempt, method }, instantCards, pause));
	},
});

/** 빌링키 결제 */
const payWithBillingKey = endpoint<BillingKeyInput>({
	operationId: 'payWithBillingKey',
	method: 'POST',
	template: '/payments/{paymentId}/billing-key',
	from: 'body',
	read: readerOf(BILLING_KEY_PAYMENT),
	errors: [
		'BILLING_KEY_NOT_FOUND',
		'CHANNEL_NOT_FOUND',
		'ALREADY_PAID',
		'SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT',
		'BILLING_KEY_ALREADY_DELETED',
		'PAYMENT_SCHEDULE_ALREADY_EXISTS',
		'MAX_TRANSACTION_COUNT_REACHED',
		'PG_PROVIDER',
	],
	checksFirst: true,
	async run({ books, storeId, params, input, pause }) {
		refusePromotion(input.promotionId);
		const billingKey = liveBillingKey(books, storeId, input.billingKey);
		const channel = channelOfKey(books, billingKey, input.channelKey);
		if (!channel) throw refused('CHANNEL_NOT_FOUND', '요청된 채널이 존재하지 않습니다.');
		const attempt = {
			storeId,
			paymentId: params['paymentId'] ?? '',
			order: input,
			channel,
			method: cardOf(books, { months: input.installmentMonth }),
			billingKey: billingKey.billingKey,
		};
		return summaryOf(await payByCard(books, attempt, billingKey.outcome, pause));
	},
});

/** 결제 단건 조회 */
const getPayment = endpoint<{ storeId?: string }>({
	operationId: 'getPayment',
	method: 'GET',
	template: '/payments/{paymentId}',
	from: 'query',
	read: readerOf(STORE_QUERY),
	errors: ['PAYMENT_NOT_FOUND'],
	run: ({ books, storeId, params }) => paymentOnWire(books, paymentOf(books, storeId, params)),
});

/** 결제 시도 내역 조회: one that is under way, too. */
const getTransactions = endpoint<{ storeId?: string }>({
	operationId: 'getPaymentTransactions',
	method: 'GET',
	template: '/payments/{paymentId}/transactions',
	from: 'query',
	read: readerOf(STORE_QUERY),
	errors: ['PAYMENT_NOT_FOUND'],
	run({ books, storeId, params }) {
		const { id } = paymentOf(books, storeId, params);
		return { items: books.transactionsOf(storeId, id).map((one) => transactionOnWire(books, one)) };
	},
});

/** 결제 취소 */
const cancel = endpoint<CancelInput>({
	operationId: 'cancelPayment',
	method: 'POST',
	template: '/payments/{paymentId}/cancel',
	from: 'body',
	read: readerOf(CANCEL),
	errors: [
		'PAYMENT_NOT_FOUND',
		'PAYMENT_NOT_PAID',
		'PAYMENT_ALREADY_CANCELLED',
		'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN',
		'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT',
		'SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT',
		'CANCEL_TAX_FREE_AMOUNT_EXCEEDS_CANCELLABLE_TAX_FREE_AMOUNT',
		'CANCEL_TAX_AMOUNT_EXCEEDS_CANCELLABLE_TAX_AMOUNT',
		'MAX_CANCEL_COUNT_REACHED',
	],
	checksFirst: true,
	async run({ books, storeId, params, input, pause }) {
		const payment = paymentOf(books, storeId, params);
		const refund = checkRefund(books, payment, input);
		if (pause) await pause();
		return { cancellation: cancellationOnWire(makeRefund(books, payment, refund)) };
	},
});

export const PAYMENT_ENDPOINTS: readonly Endpoint[] = [
	payInstantly,
	payWithBillingKey,
	getPayment,
	getTransactions,
	cancel,
];

/** The channel that a billing key is charged by; undefined when there is none such. */
export function channelOfKey(
	books: Books,
	{ channelKeys }: BillingKey,
	named: string | undefined,
): Channel | undefined {
	if (named !== undefined && !channelKeys.includes(named)) return undefined;
	return books.channel(named ?? channelKeys[0]);
}

/** No promotions are simulated, so that none is known. */
export function refusePromotion(promotionId: string | undefined): void {
	if (promotionId === undefined) return;
	throw refused('INVALID_REQUEST', 'promotionId: 존재하지 않는 프로모션입니다.');
}

function channelOfInput(books: Books, { channelKey, channelGroupId }: InstantInput): Channel {
	const channel =
		channelKey === undefined
			? books.settings.channels.find(({ groupId }) => groupId === channelGroupId)
			: books.channel(channelKey);
	if (!channel) throw refused('CHANNEL_NOT_FOUND', '요청된 채널이 존재하지 않습니다.');
	return channel;
}

/** The payment that the path names. Throws Refused. */
export function paymentOf(books: Books, storeId: string, params: Record<string, string>): Payment {
	const payment = books.payment(storeId, params['paymentId'] ?? '');
	if (!payment) throw refused('PAYMENT_NOT_FOUND', '결제 건이 존재하지 않습니다.');
	return payment;
}

function summaryOf({ pgTxId, paidAt, requestedAt }: Payment): object {
	return { payment: { pgTxId, paidAt: utc(paidAt ?? requestedAt) } };
}
