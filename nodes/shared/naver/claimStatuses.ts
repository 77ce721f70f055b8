import type { CodedValue } from '../fields/codedValue';

/**
 * States of a claim (`claimStatus`), of all kinds of claim together: `COLLECTING` and
 * `COLLECT_DONE` belong to returns as well as exchanges.
 * Source: as in the Commerce API, unconfirmed; the order type's SOAP API had the same and, for
 * purchase decision holdbacks, one more.
 */
export const claimStatuses: readonly CodedValue[] = [
	{ code: 'CANCEL_REQUEST', en: 'Cancel Requested', ko: '취소 요청' },
	{ code: 'CANCELING', en: 'Canceling', ko: '취소 처리 중' },
	{ code: 'CANCEL_DONE', en: 'Cancel Done', ko: '취소 처리 완료' },
	{ code: 'CANCEL_REJECT', en: 'Cancel Withdrawn or Rejected', ko: '취소 철회' },
	{ code: 'RETURN_REQUEST', en: 'Return Requested', ko: '반품 요청' },
	{ code: 'EXCHANGE_REQUEST', en: 'Exchange Requested', ko: '교환 요청' },
	{ code: 'COLLECTING', en: 'Collecting', ko: '수거 처리 중' },
	{ code: 'COLLECT_DONE', en: 'Collected', ko: '수거 완료' },
	{ code: 'EXCHANGE_REDELIVERING', en: 'Exchange Redelivering', ko: '교환 재배송 중' },
	{ code: 'RETURN_DONE', en: 'Return Done', ko: '반품 완료' },
	{ code: 'EXCHANGE_DONE', en: 'Exchange Done', ko: '교환 완료' },
	{ code: 'RETURN_REJECT', en: 'Return Withdrawn or Rejected', ko: '반품 철회' },
	{ code: 'EXCHANGE_REJECT', en: 'Exchange Withdrawn or Rejected', ko: '교환 철회' },
	{ code: 'PURCHASE_DECISION_HOLDBACK', en: 'Purchase Decision Held Back', ko: '구매 확정 보류' },
	{ code: 'PURCHASE_DECISION_REQUEST', en: 'Purchase Decision Requested', ko: '구매 확정 요청' },
	{
		code: 'PURCHASE_DECISION_HOLDBACK_RELEASE',
		en: 'Purchase Decision Holdback Released',
		ko: '구매 확정 보류 해제',
	},
	{ code: 'ADMIN_CANCELING', en: 'Canceling by Naver', ko: '직권 취소 중' },
	{ code: 'ADMIN_CANCEL_DONE', en: 'Cancel by Naver Done', ko: '직권 취소 완료' },
	{ code: 'ADMIN_CANCEL_REJECT', en: 'Cancel by Naver Withdrawn', ko: '직권 취소 철회' },
];
