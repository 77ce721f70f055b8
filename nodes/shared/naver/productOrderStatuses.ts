import type { CodedValue } from '../fields/codedValue';

/**
 * States of a product order (`productOrderStatus`).
 * Source: as in the Commerce API, unconfirmed; the order type's SOAP API had the same nine.
 */
export const productOrderStatuses: readonly CodedValue[] = [
	{ code: 'PAYMENT_WAITING', en: 'Payment Waiting', ko: '결제 대기' },
	{ code: 'PAYED', en: 'Paid', ko: '결제 완료' },
	{ code: 'DELIVERING', en: 'Delivering', ko: '배송 중' },
	{ code: 'DELIVERED', en: 'Delivered', ko: '배송 완료' },
	{ code: 'PURCHASE_DECIDED', en: 'Purchase Decided', ko: '구매 확정' },
	{ code: 'EXCHANGED', en: 'Exchanged', ko: '교환' },
	{ code: 'CANCELED', en: 'Canceled', ko: '취소' },
	{ code: 'RETURNED', en: 'Returned', ko: '반품' },
	{ code: 'CANCELED_BY_NOPAYMENT', en: 'Canceled for Non-Payment', ko: '미결제 취소' },
];
