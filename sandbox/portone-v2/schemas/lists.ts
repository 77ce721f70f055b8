import { CURRENCIES, PG_PROVIDERS } from '../codes';
import { CASH_RECEIPT_TYPE, filled, flag, instant, int32, object, text } from './shared';

export const PAGE_INPUT = object({
	number: { ...int32, minimum: 0 },
	size: { ...int32, minimum: 1 },
});
export const ORDER = { enum: ['DESC', 'ASC'] };
export const VERSION = { enum: ['V1', 'V2'] };
export const PLATFORM = { enum: ['SDK_MOBILE', 'SDK_PC', 'API'] };
export const PG_LIST = { type: 'array', items: { enum: PG_PROVIDERS } };

/** A list whose members are among these codes. */
export const codes = (names: string) => ({ type: 'array', items: oneOf(names) });

/** One of these codes. */
export const oneOf = (names: string) => ({ enum: names.trim().split(/\s+/) });

/** A text search in one of these members. */
export const textSearch = (fields: string) =>
	object({ field: oneOf(fields), value: text }, ['field', 'value']);

const RANGE = object({ from: instant, until: instant }, ['from', 'until']);

const PAYMENT_TEXTS = `
	ALL PAYMENT_ID TX_ID SCHEDULE_ID FAIL_REASON CARD_ISSUER CARD_ACQUIRER CARD_BIN CARD_NUMBER
	CARD_APPROVAL_NUMBER CARD_RECEIPT_NAME CARD_INSTALLMENT TRANS_BANK VIRTUAL_ACCOUNT_HOLDER_NAME
	VIRTUAL_ACCOUNT_BANK VIRTUAL_ACCOUNT_NUMBER PG_MERCHANT_ID PG_TX_ID PG_RECEIPT_ID
	RECEIPT_APPROVAL_NUMBER PG_CANCELLATION_ID CANCEL_REASON ORDER_NAME CUSTOMER_NAME CUSTOMER_EMAIL
	CUSTOMER_PHONE_NUMBER CUSTOMER_ADDRESS CUSTOMER_ZIPCODE USER_AGENT BILLING_KEY PROMOTION_ID
	GIFT_CERTIFICATION_APPROVAL_NUMBER
`;

/** PaymentFilterInput */
const PAYMENT_FILTER = object({
	merchantId: filled,
	storeId: filled,
	timestampType: oneOf('CREATED_AT STATUS_CHANGED_AT'),
	from: instant,
	until: instant,
	status: codes('READY PENDING VIRTUAL_ACCOUNT_ISSUED PAID FAILED PARTIAL_CANCELLED CANCELLED'),
	methods: codes(
		'CARD TRANSFER VIRTUAL_ACCOUNT GIFT_CERTIFICATE MOBILE EASY_PAY CONVENIENCE_STORE CRYPTO',
	),
	pgProvider: PG_LIST,
	isTest: flag,
	isScheduled: flag,
	sortBy: oneOf('REQUESTED_AT STATUS_CHANGED_AT'),
	sortOrder: ORDER,
	version: VERSION,
	webhookStatus: oneOf('SUCCEEDED FAILED_NOT_OK_RESPONSE FAILED_UNEXPECTED_ERROR'),
	platformType: PLATFORM,
	currency: { enum: CURRENCIES },
	isEscrow: flag,
	escrowStatus: oneOf('REGISTERED DELIVERED CONFIRMED REJECTED CANCELLED REJECT_CONFIRMED'),
	cardBrand: oneOf('LOCAL MASTER UNIONPAY VISA JCB AMEX DINERS'),
	cardType: oneOf('CREDIT DEBIT GIFT'),
	cardOwnerType: oneOf('PERSONAL CORPORATE'),
	giftCertificateType: oneOf('BOOKNLIFE SMART_MUNSANG CULTURELAND HAPPYMONEY CULTUREGIFT'),
	cashReceiptType: CASH_RECEIPT_TYPE,
	cashReceiptStatus: oneOf('ISSUED CANCELLED'),
	cashReceiptIssuedAtRange: RANGE,
	cashReceiptCancelledAtRange: RANGE,
	textSearch: { type: 'array', items: textSearch(PAYMENT_TEXTS) },
});

/** GetPaymentsBody */
export const GET_PAYMENTS = object({ page: PAGE_INPUT, filter: PAYMENT_FILTER });

/** GetAllPaymentsByCursorBody */
export const GET_ALL_PAYMENTS = object({
	storeId: filled,
	from: instant,
	until: instant,
	cursor: filled,
	size: { ...int32, minimum: 1, maximum: 1000 },
});
