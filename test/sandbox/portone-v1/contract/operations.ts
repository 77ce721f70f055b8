import { closed, listOf, text } from '../../npay/contract/building';
import * as objects from './objects';

/** One operation of PortOne's document: its parameters beside the path's, and what it may answer. */
interface Operation {
	parameters: string;
	statuses: number[];
	/** Absent = the reply has no such member. */
	response?: object;
}

const productOrders = listOf(objects.productOrder);
const PARCEL = 'delivery_method delivery_company tracking_number';

const onOrders = (parameters: string, with400 = false): Operation => ({
	parameters: `product_order_id ${parameters}`.trim(),
	statuses: [200, 207, ...(with400 ? [400] : []), 401, 404, 500],
	response: productOrders,
});

const ofCustomer: Operation = {
	parameters: 'page from to schedule-status',
	statuses: [200, 400, 401],
	response: listOf(objects.schedule),
};

/** Every operation, by method and documented path. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
	'POST /users/getToken': {
		parameters: 'imp_key imp_secret',
		statuses: [200, 401],
		response: objects.token,
	},
	'GET /payments/{imp_uid}': {
		parameters: 'include_sandbox extension',
		statuses: [200, 401, 404],
		response: objects.payment,
	},
	'POST /payments/cancel': {
		parameters:
			'imp_uid merchant_uid amount tax_free vat_amount checksum reason refund_holder refund_bank ' +
			'refund_account refund_tel retain_promotion enable_webhook extra',
		statuses: [200, 401],
		response: objects.payment,
	},
	'GET /payments': {
		parameters: 'imp_uid[] merchant_uid[]',
		statuses: [200, 207, 401, 404],
		response: listOf(objects.payment),
	},
	'GET /payments/find/{merchant_uid}/{payment_status}': {
		parameters: 'sorting',
		statuses: [200, 401, 404],
		response: objects.payment,
	},
	'GET /payments/findAll/{merchant_uid}/{payment_status}': {
		parameters: 'page limit sorting',
		statuses: [200, 400, 401, 404],
		response: objects.payments,
	},
	'GET /payments/status/{payment_status}': {
		parameters: 'page limit from to sorting',
		statuses: [200, 400, 401],
		response: objects.payments,
	},
	'GET /payments/{imp_uid}/balance': {
		parameters: '',
		// 405, too, which is for other methods.
		statuses: [200, 401, 404],
		response: objects.balance,
	},
	'POST /payments/prepare': {
		parameters: 'merchant_uid amount currency',
		statuses: [200, 401],
		response: objects.prepared,
	},
	'PUT /payments/prepare': {
		parameters: 'merchant_uid amount currency',
		statuses: [200, 401, 404],
		response: objects.prepared,
	},
	'GET /payments/prepare/{merchant_uid}': {
		parameters: '',
		statuses: [200, 401],
		response: objects.prepared,
	},
	'GET /subscribe/customers': {
		parameters: 'customer_uid[]',
		statuses: [200, 207, 401, 404],
		response: listOf(objects.billingKey),
	},
	'GET /subscribe/customers/{customer_uid}': {
		parameters: '',
		statuses: [200, 401, 404],
		response: objects.billingKey,
	},
	'DELETE /subscribe/customers/{customer_uid}': {
		parameters: 'reason extra[requester]',
		statuses: [200, 401, 404],
		response: objects.billingKey,
	},
	'GET /subscribe/customers/{customer_uid}/payments': {
		parameters: 'page',
		statuses: [200, 401, 404],
		response: objects.payments,
	},
	'POST /subscribe/payments/again': {
		parameters:
			'customer_uid merchant_uid currency amount tax_free vat_amount vat name buyer_name buyer_email ' +
			'buyer_tel buyer_addr buyer_postcode card_quota interest_free_by_merchant use_card_point ' +
			'custom_data notice_url browser_ip product_type product_count cash_receipt_type bypass extra ' +
			'promotion_id channel_key',
		statuses: [200, 401],
		response: objects.payment,
	},
	'GET /subscribe/payments/schedule': {
		parameters: 'schedule_from schedule_to schedule_status page limit sorting',
		statuses: [200, 400, 401],
		response: listOf(objects.schedule),
	},
	'POST /subscribe/payments/schedule': {
		parameters:
			'customer_uid customer_id checking_amount card_number expiry birth pwd_2digit cvc ' +
			// `pg` stood in the document until February 2026, `channel_key` does since.
			'channel_key pg schedules',
		statuses: [200, 401],
		response: listOf(objects.schedule),
	},
	'POST /subscribe/payments/unschedule': {
		parameters: 'customer_uid merchant_uid',
		statuses: [200, 401],
		response: listOf(objects.schedule),
	},
	'GET /subscribe/payments/schedule/{merchant_uid}': {
		parameters: '',
		statuses: [200, 401, 404],
		response: objects.schedule,
	},
	'PUT /subscribe/payments/schedule/{merchant_uid}': {
		parameters: 'schedule_at',
		statuses: [200, 400, 404, 500],
		response: objects.schedule,
	},
	'POST /subscribe/payments/schedule/{merchant_uid}/reschedule': {
		parameters: 'schedule_at',
		statuses: [200, 400, 404, 500],
		response: objects.schedule,
	},
	'POST /subscribe/payments/schedule/{merchant_uid}/retry': {
		parameters: '',
		statuses: [200, 400, 404, 500],
		response: objects.payment,
	},
	'GET /subscribe/payments/schedule/customers/{customer_uid}': ofCustomer,
	'GET /subscribe/customers/{customer_uid}/schedules': ofCustomer,
	'POST /payments/{imp_uid}/naver/cancel': onOrders('reason'),
	'POST /payments/{imp_uid}/naver/approve-cancel': onOrders(''),
	'POST /payments/{imp_uid}/naver/place': onOrders(''),
	'POST /payments/{imp_uid}/naver/ship': onOrders(`${PARCEL} dispatched_at`, true),
	'POST /payments/{imp_uid}/naver/ship-exchanged': onOrders(PARCEL, true),
	'POST /payments/{imp_uid}/naver/collect-exchanged': onOrders(''),
	'POST /payments/{imp_uid}/naver/request-return': onOrders(`${PARCEL} reason`, true),
	'POST /payments/{imp_uid}/naver/approve-return': onOrders('memo'),
	'POST /payments/{imp_uid}/naver/reject-return': onOrders('memo', true),
	'POST /payments/{imp_uid}/naver/withhold-return': onOrders('reason memo extra_charge', true),
	'POST /payments/{imp_uid}/naver/resolve-return': onOrders(''),
	'GET /payments/{imp_uid}/naver/product-orders': {
		parameters: '',
		statuses: [200, 401, 404],
		response: productOrders,
	},
	'GET /naver/product-orders/{product_order_id}': {
		parameters: '',
		statuses: [200, 400, 401, 404],
		response: objects.productOrder,
	},
	'GET /naver/reviews': {
		parameters: 'channel_key from to review_type',
		statuses: [200, 400, 401, 500],
		response: listOf(objects.review),
	},
	'POST /payments/{imp_uid}/naver/point': {
		parameters: '',
		statuses: [200, 401, 404, 500],
	},
	'POST /payments/{imp_uid}/naver/confirm': {
		parameters: 'requester',
		statuses: [200, 401, 404, 500],
	},
	'GET /payments/{imp_uid}/naver/cash-amount': {
		parameters: '',
		statuses: [200, 400, 401, 500],
		response: objects.cashAmount,
	},
};

const refusal = closed(
	{
		code: { type: 'integer', not: { const: 0 } },
		message: { type: 'string', minLength: 1 },
		response: { type: 'null' },
	},
	['code', 'message'],
);

const envelope = (response: object | undefined) =>
	closed(
		{ code: { type: 'integer' }, message: objects.orNull(text), ...(response && { response }) },
		response ? ['code', 'response'] : ['code'],
	);

/** The schema that a reply must agree with; `code` tells refusals with HTTP 200. */
export function schemaOf(operation: string, status: number, code: number): object {
	const known = OPERATIONS[operation];
	if (!known || ![401, ...known.statuses].includes(status)) return { not: {} };
	const refused = status >= 400 || (status === 200 && code !== 0);
	return refused ? refusal : envelope(known.response);
}
