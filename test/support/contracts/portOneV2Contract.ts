import { z } from 'zod';

import type { JournalEntry } from '../../../sandbox/core/http/journal';

/**
 * What PortOne's V2 API and CEOS take, transcribed from their own documents for these tests: a second opinion on
 * every request that the node sends. Nothing unknown passes.
 */
interface Request {
	method: 'GET' | 'POST' | 'DELETE';
	path: RegExp;
	query?: z.ZodTypeAny;
	body?: z.ZodTypeAny;
}

const text = z.string().min(1);
const int32 = z
	.number()
	.int()
	.max(2 ** 31 - 1);
const amount = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const time = z.string().datetime({ offset: true });
const flag = z.boolean();
/** What the journal doesn't keep, because it is nobody's business. */
const removed = z.literal('[removed]');
const country = z.string().regex(/^[A-Z]{2}$/);
const none = z.union([z.undefined(), z.null(), z.object({}).strict()]);

/** Members that may be left out; nothing else passes. */
const object = (required: z.ZodRawShape, optional: z.ZodRawShape = {}) =>
	z.object(required).merge(z.object(optional).partial()).strict();

const at = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}$`);

const address = object(
	{ addressLine1: text, addressLine2: text },
	{ city: text, province: text, country },
);
const customer = object(
	{},
	{
		id: text,
		name: z.union([
			object({ full: text }),
			object({ separated: object({ first: text, last: text }) }),
		]),
		birthYear: text,
		birthMonth: text,
		birthDay: text,
		country,
		gender: z.enum(['MALE', 'FEMALE', 'OTHER']),
		email: text,
		phoneNumber: text,
		address,
		zipcode: text,
		businessRegistrationNumber: text,
	},
);
const receipt = z.enum(['PERSONAL', 'CORPORATE', 'NO_RECEIPT']);
const order = {
	required: {
		orderName: text,
		amount: object({ total: amount.min(1) }, { taxFree: amount, vat: amount }),
		currency: z.string().regex(/^[A-Z]{3}$/),
	},
	optional: {
		storeId: text,
		customer,
		customData: text,
		country,
		noticeUrls: z.array(text.url()),
		products: z.array(
			object(
				{ id: text, name: text, amount, quantity: int32 },
				{ tag: text, code: text, link: text },
			),
		),
		productCount: int32,
		productType: z.enum(['PHYSICAL', 'DIGITAL']),
		shippingAddress: address,
		promotionId: text,
		bypass: z.object({}).passthrough(),
	},
};
const card = object(
	{
		credential: removed,
	},
	{
		installmentMonth: int32,
		useFreeInstallmentPlan: flag,
		useFreeInterestFromMerchant: flag,
		useCardPoint: flag,
	},
);
const virtualAccount = object(
	{
		bank: text,
		expiry: removed,
		option: z.union([
			object({ type: z.literal('NORMAL') }),
			object({
				type: z.literal('FIXED'),
				fixed: z.union([object({ pgAccountId: text }), object({ accountNumber: text })]),
			}),
		]),
	},
	{
		cashReceipt: object({ type: receipt, customerIdentityNumber: text }),
		remitteeName: text,
	},
);
const instant = object(
	{ ...order.required, method: z.union([object({ card }), object({ virtualAccount })]) },
	{
		...order.optional,
		channelKey: text,
		channelGroupId: text,
		isCulturalExpense: flag,
		isEscrow: flag,
		skipWebhook: flag,
	},
).refine((body) => body.channelKey !== undefined || body.channelGroupId !== undefined);
const byKey = {
	required: { ...order.required, billingKey: text },
	optional: {
		...order.optional,
		channelKey: text,
		installmentMonth: int32,
		useFreeInterestFromMerchant: flag,
		useCardPoint: flag,
		cashReceipt: object({ type: receipt }, { customerIdentityNumber: text }),
		locale: z.enum('KO_KR EN_US ZH_CN ZH_TW JA_JP RU_RU TH_TH VI_VN'.split(' ') as ['KO_KR']),
	},
};
const cancel = object(
	{ reason: text },
	{
		storeId: text,
		amount: amount.min(1),
		taxFreeAmount: amount,
		vatAmount: amount,
		requester: z.enum(['CUSTOMER', 'ADMIN']),
		promotionDiscountRetainOption: z.enum(['RETAIN', 'RELEASE']),
		currentCancellableAmount: amount,
		refundAccount: removed,
		refundEmail: text,
		skipWebhook: flag,
	},
);
const page = object({}, { number: int32.min(0), size: int32.min(1) });
const STATUSES = 'SCHEDULED STARTED SUCCEEDED FAILED REVOKED PENDING'.split(' ');
const list = object(
	{},
	{
		page,
		sort: object(
			{},
			{
				by: z.enum(['CREATED_AT', 'TIME_TO_PAY', 'COMPLETED_AT', 'STATUS_TIMESTAMP']),
				order: z.enum(['DESC', 'ASC']),
			},
		),
		filter: object(
			{},
			{
				storeId: text,
				billingKey: text,
				from: time,
				until: time,
				status: z.array(z.enum(STATUSES as ['SCHEDULED'])),
				isForTest: flag,
			},
		),
	},
);
const versions = z.enum(['V1', 'V2']);
const pgProvider = z.string().regex(/^[A-Z0-9_]+$/);
const SEARCHED =
	`ALL PAYMENT_ID TX_ID SCHEDULE_ID FAIL_REASON CARD_ISSUER CARD_ACQUIRER CARD_BIN CARD_NUMBER
	CARD_APPROVAL_NUMBER CARD_RECEIPT_NAME CARD_INSTALLMENT TRANS_BANK VIRTUAL_ACCOUNT_HOLDER_NAME VIRTUAL_ACCOUNT_BANK
	VIRTUAL_ACCOUNT_NUMBER PG_MERCHANT_ID PG_TX_ID PG_RECEIPT_ID RECEIPT_APPROVAL_NUMBER PG_CANCELLATION_ID CANCEL_REASON
	ORDER_NAME CUSTOMER_NAME CUSTOMER_EMAIL CUSTOMER_PHONE_NUMBER CUSTOMER_ADDRESS CUSTOMER_ZIPCODE USER_AGENT BILLING_KEY
	PROMOTION_ID GIFT_CERTIFICATION_APPROVAL_NUMBER`.split(/\s+/);
const METHODS =
	'CARD TRANSFER VIRTUAL_ACCOUNT GIFT_CERTIFICATE MOBILE EASY_PAY CONVENIENCE_STORE CRYPTO'.split(
		' ',
	);
const PAYMENT_STATUSES =
	'READY PENDING VIRTUAL_ACCOUNT_ISSUED PAID FAILED PARTIAL_CANCELLED CANCELLED'.split(' ');
const payments = object(
	{},
	{
		page,
		filter: object(
			{},
			{
				storeId: text,
				timestampType: z.enum(['CREATED_AT', 'STATUS_CHANGED_AT']),
				from: time,
				until: time,
				status: z.array(z.enum(PAYMENT_STATUSES as ['READY'])),
				methods: z.array(z.enum(METHODS as ['CARD'])),
				pgProvider: z.array(pgProvider),
				isTest: flag,
				isScheduled: flag,
				sortBy: z.enum(['REQUESTED_AT', 'STATUS_CHANGED_AT']),
				sortOrder: z.enum(['DESC', 'ASC']),
				version: versions,
				textSearch: z.array(object({ field: z.enum(SEARCHED as ['ALL']), value: text })),
			},
		),
	},
);
const byCursor = object(
	{},
	{ storeId: text, from: time, until: time, cursor: text, size: int32.min(1).max(1000) },
);
const KEY_SEARCHED =
	`CARD_BIN CARD_NUMBER PG_MERCHANT_ID CUSTOMER_NAME CUSTOMER_EMAIL CUSTOMER_PHONE_NUMBER
	CUSTOMER_ADDRESS CUSTOMER_ZIPCODE USER_AGENT BILLING_KEY CHANNEL_GROUP_NAME`.split(/\s+/);
const KEY_TIMES = ['REQUESTED_AT', 'ISSUED_AT', 'DELETED_AT', 'STATUS_TIMESTAMP'];
const billingKeys = object(
	{},
	{
		page,
		sort: object({}, { by: z.enum(KEY_TIMES as ['ISSUED_AT']), order: z.enum(['DESC', 'ASC']) }),
		filter: object(
			{},
			{
				storeId: text,
				timeRangeField: z.enum(KEY_TIMES as ['ISSUED_AT']),
				from: time,
				until: time,
				status: z.array(z.enum(['ISSUED', 'DELETED'])),
				customerId: text,
				textSearch: object({ field: z.enum(KEY_SEARCHED as ['BILLING_KEY']), value: text }),
				methods: z.array(z.enum(['CARD', 'MOBILE', 'EASY_PAY', 'TRANSFER'])),
				version: versions,
			},
		),
	},
);
const deleteKey = object(
	{},
	{
		storeId: text,
		reason: text,
		requester: z.enum(['CUSTOMER', 'ADMIN']),
		skipWebhook: z.enum(['true', 'false']),
	},
);
const preRegister = object(
	{},
	{ storeId: text, totalAmount: amount, taxFreeAmount: amount, currency: text.length(3) },
);
const resend = object({}, { storeId: text, webhookId: text });
const revoke = object(
	{},
	{ storeId: text, billingKey: text, scheduleIds: z.array(text).min(1) },
).refine((body) => body.billingKey !== undefined || body.scheduleIds !== undefined);
const store = object({}, { storeId: text });
/** An input as the one parameter of a query. */
const inQuery = (input: z.ZodTypeAny) =>
	object({ requestBody: text.transform((json) => JSON.parse(json) as unknown).pipe(input) });

const PORTONE: Request[] = [
	{ method: 'POST', path: at('/payments/{paymentId}/instant'), body: instant },
	{
		method: 'POST',
		path: at('/payments/{paymentId}/billing-key'),
		body: object(byKey.required, { ...byKey.optional, skipWebhook: flag }),
	},
	{ method: 'GET', path: at('/payments/{paymentId}'), query: store },
	{ method: 'GET', path: at('/payments/{paymentId}/transactions'), query: store },
	{ method: 'GET', path: at('/payments'), query: inQuery(payments) },
	{ method: 'GET', path: at('/payments-by-cursor'), query: inQuery(byCursor) },
	{ method: 'POST', path: at('/payments/{paymentId}/cancel'), body: cancel },
	{ method: 'POST', path: at('/payments/{paymentId}/pre-register'), body: preRegister },
	{ method: 'POST', path: at('/payments/{paymentId}/resend-webhook'), body: resend },
	{
		method: 'POST',
		path: at('/payments/{paymentId}/virtual-account/close'),
		query: store,
	},
	{ method: 'GET', path: at('/billing-keys'), query: inQuery(billingKeys) },
	{ method: 'GET', path: at('/billing-keys/{billingKey}'), query: store },
	{ method: 'DELETE', path: at('/billing-keys/{billingKey}'), query: deleteKey },
	{
		method: 'POST',
		path: at('/payments/{paymentId}/schedule'),
		body: object({ payment: object(byKey.required, byKey.optional), timeToPay: time }),
	},
	{ method: 'GET', path: at('/payment-schedules/{id}'), query: store },
	{ method: 'GET', path: at('/payment-schedules'), query: inQuery(list) },
	{ method: 'DELETE', path: at('/payment-schedules'), query: inQuery(revoke) },
];

const CEOS: Request[] = [
	{ method: 'GET', path: at('/auth/{githubId}') },
	{
		method: 'POST',
		path: at('/payments/{paymentId}/instant'),
		body: object(
			{
				storeId: text,
				orderName: text,
				totalPayAmount: z.number().int(),
				currency: z.enum(['KRW', 'USD']),
			},
			{ customData: text },
		),
	},
	{ method: 'POST', path: at('/payments/{paymentId}/cancel') },
	{ method: 'GET', path: at('/payments/{paymentId}') },
];

/** How a request of the node differs from what its server takes; empty when it doesn't. */
export function deviations({ server, method, path, query, body }: JournalEntry): string[] {
	const requests = server === 'ceos' ? CEOS : PORTONE;
	const request = requests.find((one) => one.method === method && one.path.test(path));
	if (request === undefined) return [`${method} ${path}: no such endpoint`];
	const issues = [
		...((request.query ?? none).safeParse(query).error?.issues ?? []),
		...((request.body ?? none).safeParse(body).error?.issues ?? []),
	];
	return issues.map((issue) => `${method} ${path}: ${issue.path.join('.')} ${issue.message}`);
}
