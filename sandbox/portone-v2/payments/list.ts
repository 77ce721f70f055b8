import type { Books } from '../books';
import { rangeOf } from '../gateway/range';
import { customerTexts, matcherOf, type TextSearch } from '../gateway/text-search';
import type { Payment, PaymentStatus } from '../types';
import { CARD_KIND } from './on-wire';

/** What a list of payments asks for (GetPaymentsBody). */
export interface PaymentListInput {
	page?: { number?: number; size?: number };
	filter?: PaymentFilter;
}

interface PaymentFilter {
	merchantId?: string;
	storeId?: string;
	timestampType?: 'CREATED_AT' | 'STATUS_CHANGED_AT';
	from?: string;
	until?: string;
	status?: Array<PaymentStatus | 'PENDING'>;
	methods?: string[];
	pgProvider?: string[];
	isTest?: boolean;
	isScheduled?: boolean;
	sortBy?: 'REQUESTED_AT' | 'STATUS_CHANGED_AT';
	sortOrder?: 'DESC' | 'ASC';
	version?: string;
	platformType?: string;
	currency?: string;
	isEscrow?: boolean;
	cardBrand?: string;
	cardType?: string;
	cardOwnerType?: string;
	textSearch?: TextSearch[];
}

/** Filters for what no simulated payment has: nothing passes them. */
const OF_NOTHING = [
	'webhookStatus',
	'escrowStatus',
	'giftCertificateType',
	'cashReceiptType',
	'cashReceiptStatus',
	'cashReceiptIssuedAtRange',
	'cashReceiptCancelledAtRange',
];

/** When a payment was made: the time of its first try, epoch ms. */
export function createdAt(books: Books, { storeId, id, requestedAt }: Payment): number {
	return books.transactionsOf(storeId, id)[0]?.requestedAt ?? requestedAt;
}

/** A store's payments that pass a filter, sorted: the last one requested first, unless told otherwise. */
export function listPayments(
	books: Books,
	storeId: string,
	filter: PaymentFilter,
	now: number,
): Payment[] {
	if (OF_NOTHING.some((name) => name in filter)) return [];
	const { from, until } = rangeOf(filter, now);
	const timeOf = (payment: Payment) =>
		filter.timestampType === 'CREATED_AT' ? createdAt(books, payment) : payment.statusChangedAt;
	const key = ({ requestedAt, statusChangedAt }: Payment) =>
		filter.sortBy === 'STATUS_CHANGED_AT' ? statusChangedAt : requestedAt;
	const found = books
		.allPayments()
		.filter((one) => one.storeId === storeId && timeOf(one) >= from && timeOf(one) <= until)
		.filter((one) => passes(books, one, filter))
		.map((payment, index) => ({ payment, at: key(payment), index }))
		.sort((left, right) => left.at - right.at || left.index - right.index)
		.map(({ payment }) => payment);
	return filter.sortOrder === 'ASC' ? found : found.reverse();
}

function passes(books: Books, payment: Payment, filter: PaymentFilter): boolean {
	const { status, channel, method, order, scheduleId, storeId } = payment;
	const isCard = method.kind === 'card';
	const are: ReadonlyArray<[wanted: unknown, is: unknown]> = [
		[filter.merchantId, books.store(storeId)?.merchantId],
		[filter.isTest, channel.type === 'TEST'],
		[filter.isScheduled, scheduleId !== undefined],
		[filter.version, 'V2'],
		[filter.platformType, 'API'],
		[filter.currency, order.currency],
		[filter.isEscrow, order.isEscrow ?? false],
		[filter.cardBrand, isCard && CARD_KIND.brand],
		[filter.cardType, isCard && CARD_KIND.type],
		[filter.cardOwnerType, isCard && CARD_KIND.ownerType],
	];
	const among: ReadonlyArray<[wanted: readonly string[] | undefined, is: string]> = [
		[filter.status, status],
		[filter.methods, isCard ? 'CARD' : 'VIRTUAL_ACCOUNT'],
		[filter.pgProvider, channel.pgProvider],
	];
	return (
		are.every(([wanted, is]) => wanted === undefined || wanted === is) &&
		among.every(([wanted = [], is]) => wanted.length === 0 || wanted.includes(is)) &&
		(filter.textSearch ?? []).every((search) => says(books, payment, search))
	);
}

function says(books: Books, payment: Payment, { field, value }: TextSearch): boolean {
	const matches = matcherOf(books.settings);
	const texts = textsOf(payment);
	const sought = field === 'ALL' ? Object.values(texts) : [texts[field]];
	return sought.flat().some((text) => text !== undefined && matches(text, value));
}

/** What can be searched in a payment, by the names of the search. */
function textsOf(payment: Payment): Record<string, string | undefined | string[]> {
	const { method, cancellations, order } = payment;
	const ofMethod =
		method.kind === 'card'
			? {
					CARD_ISSUER: 'SHINHAN_CARD',
					CARD_BIN: method.number.slice(0, 6),
					CARD_NUMBER: method.number,
					CARD_APPROVAL_NUMBER: method.approvalNumber,
					CARD_INSTALLMENT: String(method.months),
				}
			: {
					VIRTUAL_ACCOUNT_HOLDER_NAME: method.remitteeName,
					VIRTUAL_ACCOUNT_BANK: method.bank,
					VIRTUAL_ACCOUNT_NUMBER: method.accountNumber,
				};
	return {
		...ofMethod,
		...customerTexts(order.customer ?? {}),
		PAYMENT_ID: payment.id,
		TX_ID: payment.transactionId,
		SCHEDULE_ID: payment.scheduleId,
		FAIL_REASON: payment.failure,
		PG_MERCHANT_ID: payment.channel.pgMerchantId,
		PG_TX_ID: payment.pgTxId,
		PG_CANCELLATION_ID: cancellations.map(({ pgCancellationId }) => pgCancellationId),
		CANCEL_REASON: cancellations.map(({ reason }) => reason),
		ORDER_NAME: order.orderName,
		BILLING_KEY: payment.billingKey,
	};
}
