import type { CodedValue } from '../../../shared/fields/codedValue';

/**
 * Reasons for dispatching later than promised (`delayedDispatchReason`); the buyer sees them.
 * Source: as in the Commerce API, unconfirmed; the order type's SOAP API had all but
 * `OVERSEA_DELIVERY`.
 */
export const delayedDispatchReasons: readonly CodedValue[] = [
	{ code: 'PRODUCT_PREPARE', en: 'Product Being Prepared', ko: '상품 준비 중' },
	{ code: 'CUSTOMER_REQUEST', en: 'Customer Request', ko: '고객 요청' },
	{ code: 'CUSTOM_BUILD', en: 'Made to Order', ko: '주문 제작' },
	{ code: 'RESERVED_DISPATCH', en: 'Scheduled Dispatch', ko: '예약 발송' },
	{ code: 'OVERSEA_DELIVERY', en: 'Overseas Delivery', ko: '해외 배송' },
	{ code: 'ETC', en: 'Other', ko: '기타' },
];
