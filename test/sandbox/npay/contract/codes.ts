import { oneOf } from './building';

export const productOrderStatus = oneOf(
	...['PAYMENT_WAITING', 'PAYED', 'DELIVERING', 'DELIVERED', 'PURCHASE_DECIDED'],
	...['EXCHANGED', 'CANCELED', 'RETURNED', 'CANCELED_BY_NOPAYMENT'],
);
export const placeOrderStatus = oneOf('NOT_YET', 'OK', 'CANCEL');
export const claimType = oneOf(
	...['CANCEL', 'RETURN', 'EXCHANGE', 'PURCHASE_DECISION_HOLDBACK', 'ADMIN_CANCEL'],
);
export const cancelStatus = oneOf('CANCEL_REQUEST', 'CANCELING', 'CANCEL_DONE', 'CANCEL_REJECT');
export const returnStatus = oneOf(
	...['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE', 'RETURN_DONE', 'RETURN_REJECT'],
);
export const exchangeStatus = oneOf(
	...['EXCHANGE_REQUEST', 'COLLECTING', 'COLLECT_DONE', 'EXCHANGE_REDELIVERING'],
	...['EXCHANGE_DONE', 'EXCHANGE_REJECT'],
);
export const claimStatus = oneOf(
	...new Set([...cancelStatus.enum, ...returnStatus.enum, ...exchangeStatus.enum]),
	...['ADMIN_CANCELING', 'ADMIN_CANCEL_DONE', 'ADMIN_CANCEL_REJECT'],
);
export const collectStatus = oneOf(
	...['NOT_REQUESTED', 'COLLECT_REQUEST_TO_AGENT', 'COLLECT_REQUEST_TO_DELIVERY_COMPANY'],
	...['COLLECT_WAITING', 'DELIVERING', 'DELIVERED', 'DELIVERY_FAILED', 'COLLECT_FAILED'],
	...['WRONG_INVOICE', 'COLLECT_CANCELED'],
);
export const holdbackReason = oneOf(
	...['RETURN_DELIVERYFEE', 'EXTRAFEEE', 'RETURN_DELIVERYFEE_AND_EXTRAFEEE'],
	...['RETURN_PRODUCT_NOT_DELIVERED', 'ETC', 'EXCHANGE_DELIVERYFEE', 'EXCHANGE_EXTRAFEE'],
	...['EXCHANGE_PRODUCT_READY', 'EXCHANGE_PRODUCT_NOT_DELIVERED'],
);
export const lastChangedType = oneOf(
	...['PAY_WAITING', 'PAYED', 'EXCHANGE_OPTION', 'DELIVERY_ADDRESS_CHANGED', 'GIFT_RECEIVED'],
	...['CLAIM_REJECTED', 'DISPATCHED', 'CLAIM_REQUESTED', 'COLLECT_DONE', 'CLAIM_COMPLETED'],
	...['PURCHASE_DECIDED', 'HOPE_DELIVERY_INFO_CHANGED', 'CLAIM_REDELIVERING'],
	'CLAIM_HOLDBACK_RELEASED',
);
export const deliveryMethod = oneOf(
	...['DELIVERY', 'GDFW_ISSUE_SVC', 'VISIT_RECEIPT', 'DIRECT_DELIVERY', 'QUICK_SVC', 'NOTHING'],
	...['RETURN_DESIGNATED', 'RETURN_DELIVERY', 'RETURN_INDIVIDUAL', 'RETURN_MERCHANT', 'UNKNOWN'],
);
export const deliveryStatus = oneOf(
	...['COLLECT_REQUEST', 'COLLECT_WAIT', 'COLLECT_CARGO', 'DELIVERY_COMPLETION', 'DELIVERING'],
	...[
		'DELIVERY_FAIL',
		'WRONG_INVOICE',
		'COLLECT_CARGO_FAIL',
		'COLLECT_CARGO_CANCEL',
		'NOT_TRACKING',
	],
);
export const delayedDispatchReason = oneOf(
	...['PRODUCT_PREPARE', 'CUSTOMER_REQUEST', 'CUSTOM_BUILD', 'RESERVED_DISPATCH'],
	...['OVERSEA_DELIVERY', 'ETC'],
);
export const claimReason = oneOf(
	...['INTENT_CHANGED', 'COLOR_AND_SIZE', 'WRONG_ORDER', 'PRODUCT_UNSATISFIED', 'DELAYED_DELIVERY'],
	...['SOLD_OUT', 'INCORRECT_INFO', 'NOT_YET_PAYMENT', 'SIMPLE_INTENT_CHANGED', 'MISTAKE_ORDER'],
	...['DROPPED_DELIVERY', 'BROKEN', 'WRONG_DELIVERY', 'WRONG_OPTION', 'ETC'],
	...['FAMILY_PAY_REJECTED', 'BUSINESSMALL_PAY_REJECTED', 'FAIL_PAYMENT'],
);
export const paymentMeans = oneOf(
	...['신용카드', '신용카드 간편결제', '휴대폰', '휴대폰 간편결제', '계좌 간편결제', '무통장입금'],
	...['포인트/머니결제', '패밀리결제', '후불결제'],
);
export const orderApiCode = oneOf(
	...[
		'4000',
		'9999',
		'000400',
		'100001',
		'100003',
		'101009',
		'104105',
		'104116',
		'104117',
		'104118',
	],
	...[
		'104119',
		'104120',
		'104121',
		'104122',
		'104131',
		'104133',
		'104139',
		'104417',
		'104418',
		'105306',
	],
);
/** Gateway code by HTTP status. */
export const gatewayCodes: Record<number, object> = {
	401: oneOf('GW.AUTHN'),
	403: oneOf('GW.IP_NOT_ALLOWED', 'GW.AUTHZ'),
	404: oneOf('GW.NOT_FOUND'),
	429: oneOf('GW.RATE_LIMIT', 'GW.QUOTA_LIMIT'),
	500: oneOf('GW.INTERNAL_SERVER_ERROR', 'GW.PROXY.01', 'GW.PROXY.02', 'GW.PROXY.03'),
	503: oneOf('GW.BLOCK.01', 'GW.BLOCK.02'),
	504: oneOf('GW.TIMEOUT.01', 'GW.TIMEOUT.02'),
};
