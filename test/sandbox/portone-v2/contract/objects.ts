/** PortOne's answers (API 1.16.0) as JSON schemas. */

const utc = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' };
const text = { type: 'string' };
const integer = { type: 'integer' };
const flag = { type: 'boolean' };
const list = { type: 'array' };
const has = (...required: string[]) => ({ type: 'object', required });

type Types = Readonly<Record<string, object>>;

/** An object with these members only, `!` after those that must be there; texts unless `types` says. */
function members(names: string, types: Types = {}): object {
	const all = names.trim().split(/\s+/);
	return {
		type: 'object',
		properties: Object.fromEntries(
			all.map((name) => name.replace('!', '')).map((name) => [name, types[name] ?? text]),
		),
		required: all.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1)),
		additionalProperties: false,
	};
}

function all(names: string, type: object): Types {
	return Object.fromEntries(names.split(' ').map((name) => [name, type]));
}

const AMOUNT = 'total taxFree vat supply discount paid cancelled cancelledTaxFree';

export const CANCELLATION = members(
	`status! id! pgCancellationId totalAmount! taxFreeAmount! vatAmount! easyPayDiscountAmount reason!
	cancelledAt requestedAt! receiptUrl trigger`,
	{
		...all('totalAmount taxFreeAmount vatAmount easyPayDiscountAmount', integer),
		...all('cancelledAt requestedAt', utc),
		status: { enum: ['SUCCEEDED', 'REQUESTED', 'FAILED'] },
		trigger: { enum: ['CONSOLE', 'API', 'PORTONE_ADMIN', 'CHARGEBACK'] },
	},
);

const CUSTOMER = members(
	'id name birthYear birthMonth birthDay gender email phoneNumber address zipcode',
	{ address: has('type', 'oneLine', 'addressLine1', 'addressLine2') },
);

const PAYMENT_TYPES: Types = {
	...all('requestedAt updatedAt statusChangedAt paidAt cancelledAt failedAt', utc),
	...all('products disputes webhooks', list),
	productCount: integer,
	isCulturalExpense: flag,
	customer: CUSTOMER,
	method: has('type'),
	escrow: has('status'),
	failure: members('reason pgCode pgMessage'),
	channel: members('type! id key name pgProvider! pgMerchantId!'),
	origin: members('platformType! userAgent url ipAddress!'),
	amount: members(
		'total! taxFree! vat supply discount! paid! cancelled! cancelledTaxFree!',
		all(AMOUNT, integer),
	),
	version: { enum: ['V1', 'V2'] },
	cancellations: { type: 'array', items: CANCELLATION },
};

const ANY_PAYMENT = `status! id! transactionId! merchantId! storeId! method channelGroup version!
	scheduleId billingKey webhooks requestedAt! updatedAt! statusChangedAt! orderName! amount!
	currency! customer! origin! promotionId isCulturalExpense escrow products productCount customData
	country`;
const PAID = 'pgTxId cashReceipt cashReceiptIssuanceStatus receiptUrl';

/** A payment's members by status. */
export const PAYMENTS: Readonly<Record<string, object>> = {
	READY: members(`${ANY_PAYMENT} channel`, PAYMENT_TYPES),
	FAILED: members(`${ANY_PAYMENT} channel failedAt! failure!`, PAYMENT_TYPES),
	VIRTUAL_ACCOUNT_ISSUED: members(`${ANY_PAYMENT} channel! pgTxId cashReceipt`, PAYMENT_TYPES),
	PAID: members(
		`${ANY_PAYMENT} ${PAID} channel! paidAt! pgResponse disputes! cancellations`,
		PAYMENT_TYPES,
	),
	PARTIAL_CANCELLED: members(
		`${ANY_PAYMENT} ${PAID} channel! paidAt cancellations! cancelledAt!`,
		PAYMENT_TYPES,
	),
	CANCELLED: members(
		`${ANY_PAYMENT} ${PAID} channel! paidAt cancellations! cancelledAt!`,
		PAYMENT_TYPES,
	),
};

const PAID_TRY = 'pgTxId cashReceipt receiptUrl';
const ANY_TRY = ANY_PAYMENT.replace('transactionId!', 'paymentId!').replace('origin!', '');

/** A try's members by status: those of the payment as it was then. */
export const TRIES: Readonly<Record<string, object>> = {
	READY: members(`${ANY_TRY} channel`, PAYMENT_TYPES),
	FAILED: members(`${ANY_TRY} channel failedAt! failure!`, PAYMENT_TYPES),
	VIRTUAL_ACCOUNT_ISSUED: members(`${ANY_TRY} channel! pgTxId`, PAYMENT_TYPES),
	PAID: members(`${ANY_TRY} ${PAID_TRY} channel! paidAt! pgResponse`, PAYMENT_TYPES),
	PARTIAL_CANCELLED: members(
		`${ANY_TRY} ${PAID_TRY} channel! paidAt cancellations! cancelledAt!`,
		PAYMENT_TYPES,
	),
	CANCELLED: members(
		`${ANY_TRY} ${PAID_TRY} channel! paidAt cancellations! cancelledAt!`,
		PAYMENT_TYPES,
	),
};

const CHANNEL = members('type! id key name pgProvider! pgMerchantId!', {
	type: { enum: ['LIVE', 'TEST'] },
});
const CARD_METHOD = members('type! card!', {
	type: { const: 'BillingKeyPaymentMethodCard' },
	card: members('publisher issuer brand type ownerType bin name number'),
});

const BILLING_KEY_TYPES: Types = {
	...all('requestedAt issuedAt deletedAt', utc),
	methods: { type: 'array', items: CARD_METHOD },
	channels: { type: 'array', minItems: 1, items: CHANNEL },
	customer: CUSTOMER,
	channelGroup: members('id! name! isForTest!', { isForTest: flag }),
	pgBillingKeyIssueResponses: {
		type: 'array',
		items: members('type! channel! pgTxId method', {
			type: { const: 'ISSUED' },
			channel: CHANNEL,
			method: CARD_METHOD,
		}),
	},
};
const ANY_KEY = `status! billingKey! merchantId! storeId! methods channels! customer! customData issueId
	issueName requestedAt issuedAt! channelGroup pgBillingKeyIssueResponses`;

/** A billing key's members by status. */
export const BILLING_KEYS: Readonly<Record<string, object>> = {
	ISSUED: members(ANY_KEY, BILLING_KEY_TYPES),
	DELETED: members(`${ANY_KEY} deletedAt!`, BILLING_KEY_TYPES),
};

/** A time alone, under a name. */
export const moment = (name: string) => members(`${name}!`, { [name]: utc });

/** An object without members. */
export const NOTHING = { type: 'object', maxProperties: 0 };

export const WEBHOOK = members(
	`paymentStatus id! status url! isAsync currentExecutionCount maxExecutionCount trigger request
	response triggeredAt`,
	{
		paymentStatus: { enum: [...Object.keys(PAYMENTS), 'PAY_PENDING'] },
		status: { enum: ['SUCCEEDED', 'FAILED_NOT_OK_RESPONSE', 'FAILED_UNEXPECTED_ERROR'] },
		isAsync: flag,
		...all('currentExecutionCount maxExecutionCount', integer),
		...all('request response', { type: 'object' }),
		triggeredAt: utc,
	},
);

const SCHEDULE_TYPES: Types = {
	...all('createdAt timeToPay startedAt completedAt revokedAt', utc),
	...all('totalAmount taxFreeAmount vatAmount installmentMonth', integer),
	...all('isCulturalExpense isEscrow', flag),
	...all('noticeUrls products', list),
	customer: CUSTOMER,
};

const ANY_SCHEDULE = `status! id! merchantId! storeId! paymentId! billingKey! orderName!
	isCulturalExpense! isEscrow! customer! customData! totalAmount! taxFreeAmount vatAmount currency!
	installmentMonth noticeUrls products createdAt! timeToPay!`;

/** A schedule's members by status. */
export const SCHEDULES: Readonly<Record<string, object>> = {
	SCHEDULED: members(ANY_SCHEDULE, SCHEDULE_TYPES),
	REVOKED: members(`${ANY_SCHEDULE} revokedAt!`, SCHEDULE_TYPES),
	STARTED: members(`${ANY_SCHEDULE} startedAt!`, SCHEDULE_TYPES),
	SUCCEEDED: members(`${ANY_SCHEDULE} startedAt! completedAt!`, SCHEDULE_TYPES),
	FAILED: members(`${ANY_SCHEDULE} startedAt! completedAt!`, SCHEDULE_TYPES),
};

/** One of several forms, told apart by `status`. */
export function byStatus(forms: Readonly<Record<string, object>>): object {
	return {
		type: 'object',
		properties: { status: { enum: Object.keys(forms) } },
		required: ['status'],
		allOf: Object.entries(forms).map(([status, form]) => ({
			if: { properties: { status: { const: status } } },
			then: form,
		})),
	};
}

export const PAGE = members('number! size! totalCount!', all('number size totalCount', integer));
export const SUMMARY = members('pgTxId! paidAt!', { paidAt: utc });
export const PROBLEM = members('type! message');
export const PG_PROBLEM = members('type! message pgCode! pgMessage!');
export const ID = members('id!');
export const REVOCATION = members('revokedScheduleIds! revokedAt', {
	revokedScheduleIds: { type: 'array', items: text },
	revokedAt: utc,
});

/** An object that has just this member. */
export function only(name: string, type: object): object {
	return members(`${name}!`, { [name]: type });
}

/** A payment of the list by cursor, with its place. */
export const placedPayment = (payment: object): object =>
	members('payment! cursor!', { payment, cursor: { type: 'string', minLength: 1 } });

/** A page of a list. */
export function pageOf(items: object): object {
	return members('items! page!', { items: { type: 'array', items }, page: PAGE });
}
