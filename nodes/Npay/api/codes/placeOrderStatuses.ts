import type { CodedValue } from '../../../shared/fields/codedValue';

/**
 * Whether the merchant has confirmed an order (`placeOrderStatus`; as a filter
 * `placeOrderStatusType`).
 * Source: as in the Commerce API, unconfirmed; the order type's SOAP API had the same three.
 */
export const placeOrderStatuses: readonly CodedValue[] = [
	{ code: 'NOT_YET', en: 'Not Yet Confirmed', ko: '발주 미확인' },
	{ code: 'OK', en: 'Confirmed', ko: '발주 확인' },
	{ code: 'CANCEL', en: 'Confirmation Revoked', ko: '발주 확인 해제' },
];
