import type { CodedValue } from '../../../shared/fields/codedValue';

/**
 * What last happened to a product order (`lastChangedType`). Confirming, delaying and the arrival
 * of a parcel are not among them: they change an order without an event.
 * Source: as in the Commerce API, unconfirmed. `CLAIM_HOLDBACK_RELEASED` is in older versions of
 * that API only, from which Npay's may descend.
 */
export const lastChangedTypes: readonly CodedValue[] = [
	{ code: 'PAY_WAITING', en: 'Payment Waiting', ko: '결제 대기' },
	{ code: 'PAYED', en: 'Paid', ko: '결제 완료' },
	{
		code: 'EXCHANGE_OPTION',
		en: 'Option Changed',
		ko: '옵션 변경',
		hint: 'The receiver of a gift chose another option',
	},
	{ code: 'DELIVERY_ADDRESS_CHANGED', en: 'Delivery Address Changed', ko: '배송지 변경' },
	{ code: 'GIFT_RECEIVED', en: 'Gift Accepted', ko: '선물 수락' },
	{ code: 'CLAIM_REJECTED', en: 'Claim Withdrawn or Rejected', ko: '클레임 철회' },
	{ code: 'DISPATCHED', en: 'Dispatched', ko: '발송 처리' },
	{
		code: 'CLAIM_REQUESTED',
		en: 'Claim Requested',
		ko: '클레임 요청',
		hint: 'A cancel, return or exchange was requested',
	},
	{
		code: 'COLLECT_DONE',
		en: 'Collected',
		ko: '수거 완료',
		hint: 'The goods of a return or an exchange have come back',
	},
	{ code: 'CLAIM_COMPLETED', en: 'Claim Completed', ko: '클레임 완료' },
	{ code: 'PURCHASE_DECIDED', en: 'Purchase Decided', ko: '구매 확정' },
	{
		code: 'HOPE_DELIVERY_INFO_CHANGED',
		en: 'Desired Delivery Date Changed',
		ko: '배송 희망일 변경',
	},
	{ code: 'CLAIM_REDELIVERING', en: 'Exchange Redelivering', ko: '교환 재배송처리' },
	{
		code: 'CLAIM_HOLDBACK_RELEASED',
		en: 'Claim Holdback Released',
		ko: '클레임 보류 해제',
		hint: 'Only older versions of the API are known to send this',
	},
];
