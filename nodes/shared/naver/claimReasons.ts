import type { CodedValue } from '../fields/codedValue';

/**
 * Reasons that a shop may give for a cancellation (취소 사유).
 * Source: the Commerce API and PortOne's wrapper of the order type agree; not confirmed for the REST API.
 */
export const cancelReasons: readonly CodedValue[] = [
	{ code: 'INTENT_CHANGED', en: 'Buyer Changed Their Mind', ko: '구매 의사 취소' },
	{ code: 'COLOR_AND_SIZE', en: 'Color or Size Change', ko: '색상 및 사이즈 변경' },
	{ code: 'WRONG_ORDER', en: 'Ordered the Wrong Product', ko: '다른 상품 잘못 주문' },
	{ code: 'PRODUCT_UNSATISFIED', en: 'Dissatisfied with the Service', ko: '서비스 불만족' },
	{ code: 'DELAYED_DELIVERY', en: 'Delivery Delayed', ko: '배송 지연' },
	{ code: 'SOLD_OUT', en: 'Sold Out', ko: '상품 품절' },
	{ code: 'INCORRECT_INFO', en: 'Product Information Differs', ko: '상품 정보 상이' },
];

/** Reasons that a shop may give for a return (반품 사유). Source as above. */
export const returnReasons: readonly CodedValue[] = [
	...cancelReasons,
	{ code: 'DROPPED_DELIVERY', en: 'Missing from the Delivery', ko: '배송 누락' },
	{ code: 'BROKEN', en: 'Damaged', ko: '상품 파손' },
	{ code: 'WRONG_DELIVERY', en: 'Wrong Delivery', ko: '오배송' },
	{ code: 'WRONG_OPTION', en: 'Wrong Option Delivered', ko: '색상 등 다른 상품 잘못 배송' },
];

/**
 * Why a return is held back (반품 보류 사유). `EXTRAFEEE` is the API's own spelling.
 * Source: the older protocol and PortOne's wrapper of the order type; not confirmed for the REST API.
 */
export const returnHoldbackReasons: readonly CodedValue[] = [
	{ code: 'RETURN_DELIVERYFEE', en: 'Charge Return Shipping', ko: '반품 배송비 청구' },
	{ code: 'EXTRAFEEE', en: 'Charge Extra Costs', ko: '추가 비용 청구' },
	{
		code: 'RETURN_DELIVERYFEE_AND_EXTRAFEEE',
		en: 'Charge Return Shipping and Extra Costs',
		ko: '반품 배송비 및 추가 비용 청구',
	},
	{
		code: 'RETURN_PRODUCT_NOT_DELIVERED',
		en: 'Returned Goods Not Received',
		ko: '반품 상품 미입고',
	},
	{ code: 'ETC', en: 'Other', ko: '기타 사유' },
];

/** Whether a reason for a holdback says that the buyer is charged extra costs (추가 비용 청구). */
export const chargesExtra = (reason: string): boolean => /EXTRAFEE/.test(reason);

/** What to do about such a reason without an amount. */
export const NAME_THE_EXTRA =
	'The reason charges extra costs (추가 비용 청구): give what the buyer is to pay, or choose another reason';

/** Why an exchange is held back (교환 보류 사유). Source as above. */
export const exchangeHoldbackReasons: readonly CodedValue[] = [
	{ code: 'EXCHANGE_DELIVERYFEE', en: 'Charge Exchange Shipping', ko: '교환 배송비 청구' },
	{ code: 'EXCHANGE_EXTRAFEE', en: 'Charge Extra Costs', ko: '추가 교환 비용 청구' },
	{ code: 'EXCHANGE_PRODUCT_READY', en: 'Preparing the Exchange', ko: '교환 상품 준비 중' },
	{
		code: 'EXCHANGE_PRODUCT_NOT_DELIVERED',
		en: 'Exchanged Goods Not Received',
		ko: '교환 상품 미입고',
	},
	{ code: 'ETC', en: 'Other', ko: '기타 사유' },
	{
		code: 'EXCHANGE_HOLDBACK',
		en: 'Former: Purchase Decision Held Back',
		ko: '(구)교환 구매 확정 보류',
		hint: 'The Commerce API dropped it in August 2026: Naver may refuse it',
	},
];
