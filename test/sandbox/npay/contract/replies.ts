import { CLAIM_PATHS } from '../../support/operations';
import {
	closed,
	dateTime,
	each,
	flag,
	id,
	listOf,
	oneOf,
	text,
	whole,
	wholeSecond,
} from './building';
import * as codes from './codes';
import { detail } from './detail';
import * as settlement from './settlement';

const success = (data: object, required = ['data']) =>
	closed({ timestamp: dateTime, traceId: text, data }, ['timestamp', 'traceId', ...required]);

const failures = listOf(
	closed({ productOrderId: text, code: codes.orderApiCode, message: text }, [
		'productOrderId',
		'code',
		'message',
	]),
);

const writeResult = success(
	closed({ successProductOrderIds: listOf(id), failProductOrderInfos: failures }, [
		'successProductOrderIds',
		'failProductOrderInfos',
	]),
);

const confirmResult = success(
	closed(
		{
			successProductOrderInfos: listOf(
				closed({ productOrderId: id, isReceiverAddressChanged: flag }, [
					'productOrderId',
					'isReceiverAddressChanged',
				]),
			),
			failProductOrderInfos: failures,
		},
		['successProductOrderInfos', 'failProductOrderInfos'],
	),
);

const feedRow = closed(
	{
		orderId: id,
		productOrderId: id,
		lastChangedType: codes.lastChangedType,
		lastChangedDate: wholeSecond,
		paymentDate: dateTime,
		productOrderStatus: codes.productOrderStatus,
		claimType: codes.claimType,
		claimStatus: codes.claimStatus,
		receiverAddressChanged: flag,
	},
	[
		'orderId',
		'productOrderId',
		'lastChangedType',
		'lastChangedDate',
		'productOrderStatus',
		'receiverAddressChanged',
	],
);

/** Data may be missing when there are no rows. */
const feed = success(
	closed(
		{
			count: whole,
			// Whole, or as `lastPageMore` has it: the reference requires neither member.
			more: {
				anyOf: [
					closed({ moreFrom: dateTime, moreSequence: id }, ['moreFrom', 'moreSequence']),
					closed({ moreFrom: { enum: [null, ''] }, moreSequence: { enum: [null, ''] } }),
					{ type: 'null' },
				],
			},
			lastChangeStatuses: listOf(feedRow),
		},
		['count', 'lastChangeStatuses'],
	),
	[],
);

const conditionalList = success(
	closed(
		{
			contents: listOf(
				closed({ productOrderId: id, content: detail }, ['productOrderId', 'content']),
			),
			pagination: closed({ page: whole, size: whole, hasNext: flag }, ['page', 'size', 'hasNext']),
		},
		['contents', 'pagination'],
	),
);

const token = closed(
	{
		access_token: { type: 'string', minLength: 1 },
		expires_in: { type: 'integer', minimum: 1, maximum: 10_800 },
		token_type: oneOf('Bearer'),
	},
	['access_token', 'expires_in', 'token_type'],
);

const invalidInputs = listOf(
	closed({ name: text, message: text, type: text }, ['name', 'message']),
);

const error = (code: object) =>
	closed({ code, message: text, timestamp: dateTime, traceId: text, invalidInputs }, [
		'code',
		'message',
		'timestamp',
		'traceId',
	]);

const tokenError = closed(
	{
		code: oneOf('BAD_REQUEST'),
		message: text,
		timestamp: dateTime,
		traceId: text,
		invalidInputs: listOf(
			closed(
				{
					name: oneOf(
						'client_id',
						'client_secret_sign',
						'timestamp',
						'grant_type',
						'type',
						'account_id',
					),
					type: text,
					message: text,
				},
				['name', 'message'],
			),
		),
		data: {},
	},
	['code', 'message', 'timestamp'],
);

const review = closed(
	{
		...each('reviewId productId productName productOptionName writerId title content', text),
		productOrderId: id,
		score: { type: 'integer', minimum: 1, maximum: 5 },
		createdDate: dateTime,
		modifiedDate: dateTime,
	},
	['reviewId', 'productOrderId', 'productId', 'writerId', 'score', 'createdDate'],
);

const reviews = success(
	closed(
		{
			contents: listOf(review),
			pagination: closed({ page: whole, size: whole, hasNext: flag }, ['page', 'size', 'hasNext']),
		},
		['contents', 'pagination'],
	),
);

const CLAIMS = '/v1/pay-order/mall/product-orders/{productOrderId}/claim';
const SETTLE = '/v1/pay-settle-mall';

const SUCCESS: Record<string, object> = {
	'/v1/oauth2/token': token,
	'/v1/pay-order/mall/product-orders/last-changed-statuses': feed,
	'/v1/pay-order/mall/product-orders/query': success(listOf(detail)),
	'/v1/pay-order/mall/orders/{orderId}/product-order-ids': success(listOf(id)),
	'/v1/pay-order/mall/product-orders': conditionalList,
	'/v1/pay-order/mall/product-orders/confirm': confirmResult,
	'/v1/pay-order/mall/product-orders/{productOrderId}/delay': writeResult,
	'/v1/pay-order/mall/product-orders/dispatch': writeResult,
	'/v1/pay-order/mall/reviews': reviews,
	...each(CLAIM_PATHS.map((path) => `${CLAIMS}/${path}`).join(' '), writeResult),
	[`${SETTLE}/settle/case`]: settlement.cases,
	[`${SETTLE}/settle/commission-details`]: settlement.commissions,
	[`${SETTLE}/settle/daily`]: settlement.daily,
	[`${SETTLE}/vat/case`]: settlement.vatCases,
	[`${SETTLE}/vat/daily`]: settlement.vatDaily,
};

export const CONTRACT_ROUTES = Object.keys(SUCCESS);

/** The schema that a reply must agree with, by route and HTTP status. */
export function schemaOf(route: string | undefined, status: number): object {
	if (status === 200 && route !== undefined) return SUCCESS[route] ?? { not: {} };
	if (status === 400 && route?.startsWith(SETTLE)) return settlement.error;
	if (status === 400) return route === '/v1/oauth2/token' ? tokenError : error(codes.orderApiCode);
	return error(codes.gatewayCodes[status] ?? { not: {} });
}
