import { z } from 'zod';

import type { JournalEntry } from '../../../sandbox/core/http/journal';

/**
 * What PortOne's V1 API takes, transcribed from its own document for these tests: a second opinion on every
 * request that the node sends. Nothing unknown passes.
 */
interface Request {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	path: RegExp;
	query?: z.ZodTypeAny;
	body?: z.ZodTypeAny;
}

const text = z.string().min(1);
const amount = z.number().nonnegative();
const unix = z.number().int().min(1_600_000_000).max(4_200_000_000);
/** Query parameters arrive as text. */
const digits = z.string().regex(/^\d+$/);
const unixText = z.string().regex(/^\d{10}$/);
const status = z.enum(['scheduled', 'executed', 'revoked']);
const none = z.union([z.undefined(), z.null(), z.object({}).strict()]);

const segment = '[^/?]+';
/** What of a path may be left out. */
const OPTIONAL_SEGMENT = '(?:ready|paid|failed|cancelled)?';
const at = (path: string) =>
	new RegExp(`^${path.replace('{status?}', OPTIONAL_SEGMENT).replace(/\{\w+\}/g, segment)}$`);

const order = z
	.object({
		merchant_uid: text.max(40),
		currency: z.string().length(3),
		amount: z.number().positive(),
		name: text.max(40),
		tax_free: amount.optional(),
		vat_amount: amount.optional(),
		buyer_name: text.max(16).optional(),
		buyer_email: text.max(64).optional(),
		buyer_tel: text.max(16).optional(),
		buyer_addr: text.max(128).optional(),
		buyer_postcode: text.max(8).optional(),
		custom_data: text.optional(),
		notice_url: text.url().optional(),
		product_type: z.enum(['real', 'digital']).optional(),
		cash_receipt_type: z.enum(['person', 'company', 'anonymous']).optional(),
		card_quota: z.number().int().nonnegative().optional(),
		interest_free_by_merchant: z.boolean().optional(),
		use_card_point: z.boolean().optional(),
		product_count: z.number().int().positive().optional(),
		browser_ip: text.optional(),
		extra: z
			.object({
				naverUseCfm: z
					.string()
					.regex(/^\d{8}$/)
					.optional(),
			})
			.passthrough()
			.optional(),
		bypass: text.optional(),
		promotion_id: z.string().startsWith('promotion-id-').optional(),
	})
	.strict();

const purchase = order.extend({ schedule_at: unix });

const againBody = order.extend({
	customer_uid: text.max(80),
	channel_key: text.max(55).optional(),
});

const preparedBody = z
	.object({
		merchant_uid: text.max(40),
		amount: z.number().positive(),
		currency: z.string().length(3).optional(),
	})
	.strict();

const sorting = z.enum(['-started', 'started', '-paid', 'paid', '-updated', 'updated']).optional();
const pageOf = (most: number) => ({
	page: digits.optional(),
	limit: digits.refine((value) => Number(value) >= 1 && Number(value) <= most).optional(),
});
/** One key comes as text, several as an array. */
const uids = z.union([text, z.array(text).min(1).max(100)]);

const createBody = z
	.object({
		customer_uid: text.max(80),
		customer_id: text.optional(),
		checking_amount: z.number().int().nonnegative().optional(),
		card_number: text.optional(),
		expiry: text.optional(),
		birth: text.optional(),
		pwd_2digit: text.optional(),
		cvc: text.optional(),
		channel_key: text.max(55).optional(),
		pg: text.optional(),
		schedules: z.array(purchase).min(1),
	})
	.strict();

const cancelBody = z
	.object({
		imp_uid: text.optional(),
		merchant_uid: text.optional(),
		amount: z.number().positive().optional(),
		tax_free: amount.optional(),
		vat_amount: amount.optional(),
		checksum: amount.optional(),
		reason: text.optional(),
		refund_holder: text.optional(),
		refund_bank: text.optional(),
		refund_account: text.optional(),
		refund_tel: text.optional(),
		retain_promotion: z.boolean().optional(),
		enable_webhook: z.boolean().optional(),
		extra: z
			.object({ requester: z.enum(['customer', 'admin']) })
			.strict()
			.optional(),
	})
	.strict();

const COMPANIES =
	'CJGLS KGB DONGBU EPOST REGISTPOST HANJIN HYUNDAI KGBLS INNOGIS DAESIN ILYANG KDEXP CHUNIL CH1 HDEXP CVSNET DHL FEDEX GSMNTON WARPEX WIZWA EMS DHLDE ACIEXPRESS EZUSA PANTOS UPS HLCGLOBAL KOREXG TNT SWGEXP DAEWOON USPS IPARCEL KUNYOUNG HPL DADREAM SLX SFEXPRESS HONAM';
const company = z.enum(COMPANIES.split(' ') as [string, ...string[]]);
const productOrders = { product_order_id: z.array(z.string().regex(/^\d+$/)).min(1).optional() };
const shipping = z.discriminatedUnion('delivery_method', [
	z.object({
		delivery_method: z.literal('DELIVERY'),
		delivery_company: company,
		tracking_number: text,
	}),
	...['GDFW_ISSUE_SVC', 'VISIT_RECEIPT', 'DIRECT_DELIVERY', 'QUICK_SVC', 'NOTHING'].map((method) =>
		z.object({ delivery_method: z.literal(method) }),
	),
]);
const naverBody = (fields: z.ZodRawShape = {}) =>
	z.object({ ...productOrders, ...fields }).strict();
const parcel = {
	delivery_method: text,
	delivery_company: company.optional(),
	tracking_number: text.optional(),
};
const CANCEL_REASONS = [
	'SOLD_OUT',
	'DELAYED_DELIVERY',
	'PRODUCT_UNSATISFIED',
	'INTENT_CHANGED',
	'COLOR_AND_SIZE',
	'WRONG_ORDER',
	'INCORRECT_INFO',
] as const;
const RETURN_REASONS = [
	...CANCEL_REASONS,
	'DROPPED_DELIVERY',
	'BROKEN',
	'WRONG_DELIVERY',
	'WRONG_OPTION',
] as const;
const WITHHOLD_REASONS = [
	'RETURN_DELIVERYFEE',
	'EXTRAFEEE',
	'RETURN_DELIVERYFEE_AND_EXTRAFEEE',
	'RETURN_PRODUCT_NOT_DELIVERED',
	'ETC',
] as const;
const RETURN_METHODS = ['RETURN_DESIGNATED', 'RETURN_DELIVERY', 'RETURN_INDIVIDUAL'] as const;

const naver = (path: string, fields: z.ZodRawShape = {}): Request => ({
	method: 'POST',
	path: at(`/payments/{imp_uid}/naver/${path}`),
	body: naverBody(fields),
});

const SCHEDULE = '/subscribe/payments/schedule';
const CUSTOMER = '/subscribe/customers/{customer_uid}';

/** Most of a period that one call may ask for: 90 days, in seconds. */
const LONGEST_S = 90 * 86_400;

/** Every endpoint that the node may call. */
const REQUESTS: Request[] = [
	{
		method: 'POST',
		path: at('/users/getToken'),
		body: z.object({ imp_key: text, imp_secret: text }).strict(),
	},
	{ method: 'POST', path: at(SCHEDULE), body: createBody },
	{
		method: 'GET',
		path: at(SCHEDULE),
		query: z
			.object({
				schedule_from: unixText,
				schedule_to: unixText,
				schedule_status: status.optional(),
				page: digits.optional(),
				limit: digits.refine((value) => Number(value) >= 1 && Number(value) <= 1000).optional(),
				sorting: z.literal('scheduled').optional(),
			})
			.strict(),
	},
	{
		method: 'GET',
		path: at(`${SCHEDULE}/customers/{customer_uid}`),
		query: z
			.object({
				from: unixText,
				to: unixText,
				'schedule-status': status.optional(),
				page: digits.optional(),
			})
			.strict(),
	},
	{ method: 'GET', path: at(`${SCHEDULE}/{merchant_uid}`) },
	{
		method: 'PUT',
		path: at(`${SCHEDULE}/{merchant_uid}`),
		body: z.object({ schedule_at: unix }).strict(),
	},
	{
		method: 'POST',
		path: at(`${SCHEDULE}/{merchant_uid}/reschedule`),
		body: z.object({ schedule_at: unix }).strict(),
	},
	{ method: 'POST', path: at(`${SCHEDULE}/{merchant_uid}/retry`) },
	{
		method: 'POST',
		path: at('/subscribe/payments/unschedule'),
		body: z
			.object({ customer_uid: text.optional(), merchant_uid: z.array(text).min(1).optional() })
			.strict()
			.refine((body) => body.customer_uid !== undefined || body.merchant_uid !== undefined),
	},
	{ method: 'POST', path: at('/subscribe/payments/again'), body: againBody },
	{
		method: 'GET',
		path: at('/subscribe/customers'),
		query: z.object({ 'customer_uid[]': uids }).strict(),
	},
	{ method: 'GET', path: at(CUSTOMER) },
	{
		method: 'DELETE',
		path: at(CUSTOMER),
		query: z
			.object({
				reason: text.optional(),
				'extra[requester]': z.enum(['customer', 'admin']).optional(),
			})
			.strict(),
	},
	{
		method: 'GET',
		path: at(`${CUSTOMER}/payments`),
		query: z.object({ page: digits.optional() }).strict(),
	},
	{
		method: 'GET',
		path: at('/payments'),
		query: z.object({ 'imp_uid[]': uids.optional(), 'merchant_uid[]': uids.optional() }).strict(),
	},
	{
		method: 'GET',
		path: at('/payments/find/{merchant_uid}/{status?}'),
		query: z.object({ sorting }).strict(),
	},
	{
		method: 'GET',
		path: at('/payments/findAll/{merchant_uid}/{status?}'),
		query: z.object({ ...pageOf(1000), sorting }).strict(),
	},
	{
		method: 'GET',
		path: at('/payments/status/(?:all|ready|paid|cancelled|failed)'),
		query: z
			.object({ ...pageOf(1000), from: unixText, to: unixText, sorting })
			.strict()
			.refine(({ from, to }) => Number(to) >= Number(from))
			.refine(({ from, to }) => Number(to) - Number(from) <= LONGEST_S),
	},
	{ method: 'GET', path: at('/payments/prepare/{merchant_uid}') },
	{ method: 'POST', path: at('/payments/prepare'), body: preparedBody },
	{ method: 'PUT', path: at('/payments/prepare'), body: preparedBody },
	{
		method: 'POST',
		path: at('/payments/cancel'),
		body: cancelBody.refine((body) => (body.imp_uid ?? body.merchant_uid) !== undefined),
	},
	{
		method: 'GET',
		path: at('/payments/{imp_uid}'),
		query: z.object({ include_sandbox: z.enum(['true', 'false']).optional() }).strict(),
	},
	naver('cancel', { reason: z.enum(CANCEL_REASONS).optional() }),
	naver('approve-cancel'),
	naver('place'),
	{
		...naver('ship', { ...parcel, dispatched_at: unix }),
		body: naverBody({ ...parcel, dispatched_at: unix }).and(shipping),
	},
	{ ...naver('ship-exchanged', parcel), body: naverBody(parcel).and(shipping) },
	naver('collect-exchanged'),
	naver('request-return', {
		...parcel,
		reason: z.enum(RETURN_REASONS).optional(),
		delivery_method: z.enum(RETURN_METHODS),
	}),
	naver('approve-return', { memo: text.optional() }),
	naver('reject-return', { memo: text }),
	naver('withhold-return', {
		reason: z.enum(WITHHOLD_REASONS).optional(),
		memo: text,
		extra_charge: z.number().int().nonnegative().optional(),
	}),
	naver('resolve-return'),
	{ method: 'POST', path: at('/payments/{imp_uid}/naver/point') },
	{
		method: 'POST',
		path: at('/payments/{imp_uid}/naver/confirm'),
		body: z.union([none, z.object({ requester: z.enum(['admin', 'customer']) }).strict()]),
	},
	{ method: 'GET', path: at('/payments/{imp_uid}/naver/product-orders') },
	{ method: 'GET', path: at('/payments/{imp_uid}/naver/cash-amount') },
	{ method: 'GET', path: at('/naver/product-orders/{product_order_id}') },
	{
		method: 'GET',
		path: at('/naver/reviews'),
		query: z
			.object({
				from: unixText,
				to: unixText,
				review_type: z.enum(['general', 'premium']),
				// In the form data of this GET, says the document: n8n's HTTP helper sends none.
				channel_key: text,
			})
			.strict(),
	},
];

/** Names of everything that a schema takes: `schedules.amount`, `extra.requester`. */
function namesOf(schema: z.ZodTypeAny | undefined): string[] {
	if (schema instanceof z.ZodObject) {
		return Object.entries(schema.shape as z.ZodRawShape).flatMap(([name, member]) => [
			name,
			...namesOf(member).map((inner) => `${name}.${inner}`),
		]);
	}
	if (schema instanceof z.ZodOptional) return namesOf(schema.unwrap() as z.ZodTypeAny);
	if (schema instanceof z.ZodArray) return namesOf(schema.element as z.ZodTypeAny);
	if (schema instanceof z.ZodEffects) return namesOf(schema.innerType() as z.ZodTypeAny);
	if (schema instanceof z.ZodUnion) return (schema.options as z.ZodTypeAny[]).flatMap(namesOf);
	if (schema instanceof z.ZodIntersection) return namesOf(schema._def.left as z.ZodTypeAny);
	return [];
}

/** Names of everything that a query or body holds. */
function namesIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(namesIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, member]) => [
		name,
		...namesIn(member).map((inner) => `${name}.${inner}`),
	]);
}

const requestOf = ({ method, path }: Pick<JournalEntry, 'method' | 'path'>): Request | undefined =>
	// Most particular first: `/schedule/{merchant_uid}` fits what has no name of its own.
	REQUESTS.find((one) => one.method === method && one.path.test(path));

/**
 * Parameters of PortOne's that no request holds, each with the operation that it belongs to. Endpoints that
 * were not called at all are left out: whether every endpoint of the node was is counted apart.
 */
export function unsent(requests: readonly JournalEntry[]): string[] {
	return REQUESTS.flatMap((request) => {
		const own = requests.filter((entry) => requestOf(entry) === request);
		if (own.length === 0) return [];
		const sent = new Set(own.flatMap(({ query, body }) => [...namesIn(query), ...namesIn(body)]));
		return [...namesOf(request.query), ...namesOf(request.body)]
			.filter((name) => !sent.has(name))
			.map((name) => `${request.method} ${request.path.source} ${name}`);
	});
}

/** How a request of the node differs from what PortOne takes; empty when it doesn't. */
export function deviations(entry: JournalEntry): string[] {
	const { method, path, query, body } = entry;
	const request = requestOf(entry);
	if (request === undefined) return [`${method} ${path}: no such endpoint`];
	const issues = [
		...((request.query ?? none).safeParse(query).error?.issues ?? []),
		...((request.body ?? none).safeParse(body).error?.issues ?? []),
	];
	return issues.map((issue) => `${method} ${path}: ${issue.path.join('.')} ${issue.message}`);
}
