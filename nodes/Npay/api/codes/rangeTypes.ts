import type { CodedValue } from '../../../shared/fields/codedValue';

/**
 * Which time of an order `from` and `to` of the conditional list look at (`rangeType`); the API's
 * default is `PAYED_DATETIME`.
 * Source: as in the Commerce API, unconfirmed.
 */
export const rangeTypes: readonly CodedValue[] = [
	{ code: 'PAYED_DATETIME', en: 'Paid At', ko: '결제일시' },
	{ code: 'ORDERED_DATETIME', en: 'Ordered At', ko: '주문일시' },
	{ code: 'DISPATCHED_DATETIME', en: 'Dispatched At', ko: '발송처리일시' },
	{ code: 'PURCHASE_DECIDED_DATETIME', en: 'Purchase Decided At', ko: '구매확정일시' },
	{ code: 'CLAIM_REQUESTED_DATETIME', en: 'Claim Requested At', ko: '클레임요청일시' },
	{ code: 'CLAIM_COMPLETED_DATETIME', en: 'Claim Completed At', ko: '클레임완료일시' },
	{ code: 'COLLECT_COMPLETED_DATETIME', en: 'Collected At', ko: '수거완료일시' },
	{ code: 'GIFT_RECEIVED_DATETIME', en: 'Gift Accepted At', ko: '선물수락일시' },
	{
		code: 'HOPE_DELIVERY_INFO_CHANGED_DATETIME',
		en: 'Desired Delivery Date Changed At',
		ko: '배송희망일변경일시',
	},
];
