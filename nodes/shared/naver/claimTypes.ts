import type { CodedValue } from '../fields/codedValue';

/**
 * Kinds of claim on a product order (`claimType`).
 * Source: as in the Commerce API, unconfirmed; the order type's SOAP API had the same five.
 */
export const claimTypes: readonly CodedValue[] = [
	{ code: 'CANCEL', en: 'Cancel', ko: '취소' },
	{ code: 'RETURN', en: 'Return', ko: '반품' },
	{ code: 'EXCHANGE', en: 'Exchange', ko: '교환' },
	{ code: 'PURCHASE_DECISION_HOLDBACK', en: 'Purchase Decision Holdback', ko: '구매 확정 보류' },
	{ code: 'ADMIN_CANCEL', en: 'Cancel by Naver', ko: '직권 취소' },
];
