import type { CodedValue } from '../fields/codedValue';

/** What to do where a parcel has no courier or no number. */
export const NEEDS_BOTH =
	'A parcel (택배) needs a courier (택배사) and a tracking number (송장번호). Rows that still wait for theirs are left out with the option Skip If No Tracking Number';

/**
 * Methods (`deliveryMethod`) that make sense for dispatching an order. Only `DELIVERY` takes a
 * courier and a tracking number, and it needs both.
 * Source: as in the Commerce API, unconfirmed; the selection is that of the order type's SOAP API.
 */
export const dispatchDeliveryMethods: readonly CodedValue[] = [
	{
		code: 'DELIVERY',
		en: 'Parcel or Registered Mail',
		ko: '택배, 등기, 소포',
		hint: 'Needs a courier and a tracking number',
	},
	{ code: 'GDFW_ISSUE_SVC', en: 'Goodsflow Waybill', ko: '굿스플로 송장 출력' },
	{ code: 'VISIT_RECEIPT', en: 'Customer Pickup', ko: '방문 수령' },
	{ code: 'DIRECT_DELIVERY', en: 'Direct Delivery', ko: '직접 전달' },
	{ code: 'QUICK_SVC', en: 'Quick Service', ko: '퀵서비스' },
	{ code: 'NOTHING', en: 'No Delivery', ko: '배송 없음' },
];

/**
 * Methods by which returned goods travel back (`collectDeliveryMethod`).
 * Source: as in the Commerce API, unconfirmed. For returns that the seller requests, the order
 * type's SOAP API asked integrators to use `RETURN_INDIVIDUAL` only.
 */
export const collectDeliveryMethods: readonly CodedValue[] = [
	{ code: 'RETURN_DESIGNATED', en: 'Designated Return Courier', ko: '지정 반품 택배' },
	{ code: 'RETURN_DELIVERY', en: 'General Return Courier', ko: '일반 반품 택배' },
	{ code: 'RETURN_INDIVIDUAL', en: 'Sent Back Directly', ko: '직접 반송' },
	{
		code: 'RETURN_MERCHANT',
		en: 'Collected by Seller',
		ko: '판매자 직접 수거(장보기 전용)',
		hint: 'For grocery orders only',
	},
];

/**
 * Every value of `deliveryMethod` that an order may carry.
 * Source: as in the Commerce API, unconfirmed.
 */
export const deliveryMethods: readonly CodedValue[] = [
	...dispatchDeliveryMethods,
	...collectDeliveryMethods,
	{ code: 'UNKNOWN', en: 'Unknown', ko: '알 수 없음(예외 처리에 사용)' },
];
