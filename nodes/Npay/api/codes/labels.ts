import type { CodedValue } from '../../../shared/fields/codedValue';
import {
	exchangeHoldbackReasons,
	returnHoldbackReasons,
	returnReasons,
} from '../../../shared/naver/claimReasons';
import { claimStatuses } from '../../../shared/naver/claimStatuses';
import { claimTypes } from '../../../shared/naver/claimTypes';
import { deliveryMethods } from '../../../shared/naver/deliveryMethods';
import { productOrderStatuses } from '../../../shared/naver/productOrderStatuses';
import { delayedDispatchReasons } from './delayedDispatchReasons';
import { deliveryCompanies } from './deliveryCompanies';
import { giftReceivingStatuses } from './giftReceivingStatuses';
import { lastChangedTypes } from './lastChangedTypes';
import { placeOrderStatuses } from './placeOrderStatuses';

/** Korean terms by code. */
type Terms = ReadonlyMap<unknown, string>;

/** The coded fields of an API that have a label, by their names. */
export type FieldTerms = Readonly<Record<string, Terms>>;

/** The Korean terms of some lists of codes. */
export const termsOf = (...lists: ReadonlyArray<readonly CodedValue[]>): Terms =>
	new Map(lists.flat().map(({ code, ko }) => [code, ko]));

/*
 * Codes that only answers carry. Source: as in the Commerce API, unconfirmed; open lists.
 */

/** Why a claim was made, beside the reasons that a shop may give itself. */
const claimReasons: Terms = new Map([
	...termsOf(returnReasons),
	['NOT_YET_DELIVERY', '미배송'],
	['SIMPLE_INTENT_CHANGED', '단순 변심'],
	['MISTAKE_ORDER', '주문 실수'],
	['ETC', '기타'],
	['DELAYED_DELIVERY_BY_PURCHASER', '배송 지연'],
	['INCORRECT_INFO_BY_PURCHASER', '상품 정보 상이'],
	['PRODUCT_UNSATISFIED_BY_PURCHASER', '서비스 불만족'],
	['NOT_YET_DISCUSSION', '상호 협의가 완료되지 않은 주문 건'],
	['OUT_OF_STOCK', '재고 부족으로 인한 판매 불가'],
	['SALE_INTENT_CHANGED', '판매 의사 변심으로 인한 거부'],
	['NOT_YET_PAYMENT', '구매자의 미결제로 인한 거부'],
	['NOT_YET_RECEIVE', '상품 미수취'],
	['WRONG_DELAYED_DELIVERY', '오배송 및 지연'],
	['BROKEN_AND_BAD', '파손 및 불량'],
	['RECEIVING_DUE_DATE_OVER', '수락 기한 만료'],
	['RECEIVER_MISMATCHED', '수신인 불일치'],
	['GIFT_INTENT_CHANGED', '보내기 취소'],
	['GIFT_REFUSAL', '선물 거절'],
	['MINOR_RESTRICTED', '상품 수신 불가'],
	['RECEIVING_BLOCKED', '상품 수신 불가'],
	['UNDER_QUANTITY', '주문 수량 미달'],
	['ASYNC_FAIL_PAYMENT', '결제 승인 실패'],
	['ASYNC_LONG_WAIT_PAYMENT', '결제 승인 실패'],
]);

const holdbackReasons: Terms = new Map([
	...termsOf(returnHoldbackReasons, exchangeHoldbackReasons),
	['SELLER_CONFIRM_NEED', '판매자 확인 필요'],
	['PURCHASER_CONFIRM_NEED', '구매자 확인 필요'],
	['SELLER_REMIT', '판매자 직접 송금'],
	['ETC2', '기타'],
]);

const holdbackStatuses: Terms = new Map([
	['NOT_YET', '미보류'],
	['HOLDBACK', '보류 중'],
	['RELEASED', '보류 해제'],
]);

const deliveryStatuses: Terms = new Map([
	['COLLECT_REQUEST', '수거 요청'],
	['COLLECT_WAIT', '수거 대기'],
	['COLLECT_CARGO', '집화'],
	['DELIVERY_COMPLETION', '배송 완료'],
	['DELIVERING', '배송 중'],
	['DELIVERY_FAIL', '배송 실패'],
	['WRONG_INVOICE', '오류 송장'],
	['COLLECT_CARGO_FAIL', '집화 실패'],
	['COLLECT_CARGO_CANCEL', '집화 취소'],
	['NOT_TRACKING', '배송 추적 없음'],
]);

const collectStatuses: Terms = new Map([
	['NOT_REQUESTED', '수거 미요청'],
	['COLLECT_REQUEST_TO_AGENT', '수거 지시 완료'],
	['COLLECT_REQUEST_TO_DELIVERY_COMPANY', '수거 요청'],
	['COLLECT_WAITING', '택배사 수거 예정'],
	['DELIVERING', '수거 진행 중'],
	['DELIVERED', '수거 완료'],
	['DELIVERY_FAILED', '배송 실패'],
	['COLLECT_FAILED', '수거 실패'],
	['WRONG_INVOICE', '오류 송장'],
	['COLLECT_CANCELED', '수거 취소'],
]);

const methods = termsOf(deliveryMethods);
const couriers = termsOf(deliveryCompanies);

/** Those of the order API. */
const ORDER_TERMS: FieldTerms = {
	productOrderStatus: termsOf(productOrderStatuses),
	placeOrderStatus: termsOf(placeOrderStatuses),
	claimType: termsOf(claimTypes),
	claimStatus: termsOf(claimStatuses),
	claimReason: claimReasons,
	cancelReason: claimReasons,
	returnReason: claimReasons,
	holdbackStatus: holdbackStatuses,
	holdbackReason: holdbackReasons,
	holdbackClassType: holdbackReasons,
	collectStatus: collectStatuses,
	delayedDispatchReason: termsOf(delayedDispatchReasons),
	deliveryMethod: methods,
	expectedDeliveryMethod: methods,
	collectDeliveryMethod: methods,
	reDeliveryMethod: methods,
	deliveryCompany: couriers,
	deliveryCompanyCode: couriers,
	collectDeliveryCompany: couriers,
	reDeliveryCompany: couriers,
	deliveryStatus: deliveryStatuses,
	lastChangedType: termsOf(lastChangedTypes),
	giftReceivingStatus: termsOf(giftReceivingStatuses),
};

/** Whether a field holds codes that have Korean labels. @param terms the order API's where left out */
export const isLabelled = (field: string, terms = ORDER_TERMS): boolean =>
	Object.hasOwn(terms, field);

/** Naver's Korean term for a code in a field of that name; `undefined` for one that isn't known. */
export const labelOf = (field: string, code: unknown, terms = ORDER_TERMS): string | undefined =>
	isLabelled(field, terms) ? terms[field]?.get(code) : undefined;
