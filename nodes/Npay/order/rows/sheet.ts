import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/data/objects';
import type { Detail } from '../../api/details';
import { claimFields } from '../simplify';
import { code, type Column, date, joined, number, type Parts, text } from './cells';

/**
 * The columns of a sheet: the header, and where its values come from; of several sources the first that holds
 * something. To change, move, leave out or add a column, change its line.
 *
 * Headers and their order are those of the order Excel of Naver's sister service (발주·발송 관리), as public tools read
 * it, as far as an order of Npay has the data; not confirmed for 네이버페이센터. Those marked "ours" are not in it. The
 * fields of the operations that write find 상품주문번호, 택배사 and 송장번호 by these names.
 */
export const SHEET_COLUMNS: readonly Column[] = [
	text('상품주문번호', 'productOrder.productOrderId'),
	text('주문번호', 'order.orderId'),
	code('배송방법(구매자 요청)', 'productOrder.expectedDeliveryMethod'),
	code('배송방법', 'delivery.deliveryMethod'),
	code('택배사', 'delivery.deliveryCompany'),
	text('송장번호', 'delivery.trackingNumber'),
	date('발송일', 'delivery.sendDate'),
	text('구매자명', 'order.ordererName'),
	text('구매자ID', 'order.ordererId'),
	text('수취인명', 'shippingAddress.name'),
	code('주문상태', 'productOrder.productOrderStatus'),
	// Whether it was confirmed. A claim has columns of its own, so that it doesn't hide that.
	code('주문세부상태', 'productOrder.placeOrderStatus'),
	text('결제위치', 'order.payLocationType'),
	date('결제일', 'order.paymentDate'),
	text('상품번호', 'productOrder.productId'),
	text('상품명', 'productOrder.productName'),
	text('상품종류', 'productOrder.productClass'),
	text('옵션정보', 'productOrder.productOption'),
	text('옵션관리코드', 'productOrder.optionManageCode'),
	// What is to be sent: less than what was bought once a part was cancelled or returned.
	number('수량', 'productOrder.remainQuantity', 'productOrder.quantity'),
	// Ours.
	number('최초 수량', 'productOrder.initialQuantity', 'productOrder.quantity'),
	number('옵션가격', 'productOrder.optionPrice'),
	number('상품가격', 'productOrder.unitPrice'),
	number(
		'최종 상품별 할인액',
		'productOrder.remainProductDiscountAmount',
		'productOrder.productDiscountAmount',
	),
	number(
		'최초 상품별 할인액',
		'productOrder.initialProductDiscountAmount',
		'productOrder.productDiscountAmount',
	),
	number('판매자 부담 할인액', 'productOrder.sellerBurdenDiscountAmount'),
	number(
		'최종 상품별 총 주문금액',
		'productOrder.remainPaymentAmount',
		'productOrder.totalPaymentAmount',
	),
	number(
		'최초 상품별 총 주문금액',
		'productOrder.initialPaymentAmount',
		'productOrder.totalPaymentAmount',
	),
	text('사은품', 'productOrder.freeGift'),
	date('발주확인일', 'productOrder.placeOrderDate'),
	date('발송기한', 'productOrder.shippingDueDate'),
	// Ours: the three of them.
	code('발송지연사유', 'productOrder.delayedDispatchReason'),
	date('배송완료일', 'delivery.deliveredDate'),
	date('구매확정일', 'productOrder.decisionDate'),
	text('배송비 형태', 'productOrder.shippingFeeType'),
	text('배송비 묶음번호', 'productOrder.packageNumber'),
	text('배송비 유형', 'productOrder.deliveryPolicyType'),
	// The same on each product order of one 배송비 묶음번호: it is to be counted once.
	number('배송비 합계', 'productOrder.deliveryFeeAmount'),
	number('제주/도서 추가배송비', 'productOrder.sectionDeliveryFee'),
	number('배송비 할인액', 'productOrder.deliveryDiscountAmount'),
	text('판매자 상품코드', 'productOrder.sellerProductCode'),
	text('판매자 내부코드1', 'productOrder.sellerCustomCode1', 'productOrder.merchantCustomCode1'),
	text('판매자 내부코드2', 'productOrder.sellerCustomCode2', 'productOrder.merchantCustomCode2'),
	text('수취인연락처1', 'shippingAddress.tel1'),
	text('수취인연락처2', 'shippingAddress.tel2'),
	joined('통합배송지', 'shippingAddress.baseAddress', 'shippingAddress.detailedAddress'),
	text('기본배송지', 'shippingAddress.baseAddress'),
	text('상세배송지', 'shippingAddress.detailedAddress'),
	text('구매자연락처', 'order.ordererTel'),
	text('우편번호', 'shippingAddress.zipCode'),
	text('배송메세지', 'productOrder.shippingMemo'),
	joined('출고지', 'takingAddress.baseAddress', 'takingAddress.detailedAddress'),
	text('결제수단', 'order.paymentMeans'),
	number('네이버페이 주문관리 수수료', 'productOrder.paymentCommission'),
	number('매출연동 수수료', 'productOrder.knowledgeShoppingSellingInterlockCommission'),
	number('정산예정금액', 'productOrder.expectedSettlementAmount'),
	text('개인통관고유부호', 'productOrder.individualCustomUniqueCode'),
	date('주문일시', 'order.orderDate'),
	// Ours, from here on: the claim that the order shows.
	text('클레임번호', 'claim.claimId'),
	code('클레임구분', 'productOrder.claimType', 'claim.claimType'),
	code('클레임상태', 'productOrder.claimStatus', 'claim.claimStatus'),
	date('클레임요청일', 'claim.claimRequestDate'),
	number('클레임수량', 'claim.requestQuantity'),
	code('클레임사유', 'claim.claimReason'),
	text('클레임상세사유', 'claim.claimDetailedReason'),
	text('클레임접수채널', 'claim.requestChannel'),
	code('보류상태', 'claim.holdbackStatus'),
	code('보류사유', 'claim.holdbackReason'),
	code('수거상태', 'claim.collectStatus'),
	code('수거택배사', 'claim.collectDeliveryCompany'),
	text('수거송장번호', 'claim.collectTrackingNumber'),
	date('수거완료일', 'claim.collectCompletedDate'),
];

function partsOf(detail: Detail): Parts {
	const productOrder = asObject(detail.productOrder);
	return {
		order: asObject(detail.order),
		productOrder,
		shippingAddress: asObject(productOrder.shippingAddress),
		takingAddress: asObject(productOrder.takingAddress),
		delivery: asObject(detail.delivery),
		claim: claimFields(detail),
	};
}

/** A product order as a row of the sheet. */
export function toSheet(detail: Detail): IDataObject {
	const parts = partsOf(detail);
	return Object.fromEntries(SHEET_COLUMNS.map(({ header, cell }) => [header, cell(parts)]));
}
