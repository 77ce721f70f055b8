import type { IDataObject } from 'n8n-workflow';

import { DAY, HOUR, MINUTE, toKst } from '../../../shared/data/time';
import type { Detail } from '../../api/details';

/** Claims that a made-up order may have. */
export type SampleClaim = 'CANCEL' | 'RETURN' | 'EXCHANGE';

/** No number of Naver's: every write refuses it before anything is sent. */
const PRODUCT_ORDER_ID = 'SAMPLE-2026112900000001';
const ORDER_ID = 'SAMPLE-2026112900000000';

const AMOUNT = { quantity: 1, unitPrice: 15_000, deliveryFee: 3_000, settled: 14_500 };

const REASONS: Readonly<Record<SampleClaim, string>> = {
	CANCEL: 'INTENT_CHANGED',
	RETURN: 'INTENT_CHANGED',
	EXCHANGE: 'COLOR_AND_SIZE',
};

function claimParts(claim: SampleClaim, now: number): IDataObject {
	const kind = claim.toLowerCase();
	const claimStatus = `${claim}_REQUEST`;
	return {
		currentClaim: {
			[kind]: {
				claimId: 'SAMPLE-2026112900000002',
				claimStatus,
				claimRequestDate: toKst(now - MINUTE),
				requestQuantity: AMOUNT.quantity,
				[`${kind}Reason`]: REASONS[claim],
				[`${kind}DetailedReason`]: '예시입니다',
			},
		},
	};
}

const delivery = (now: number): IDataObject => ({
	deliveryMethod: 'DELIVERY',
	deliveryCompany: 'CJGLS',
	trackingNumber: '000000000000',
	sendDate: toKst(now - DAY),
	deliveryStatus: 'DELIVERY_COMPLETION',
});

function productOrder(now: number, claim: SampleClaim | undefined): IDataObject {
	const isSent = claim === 'RETURN' || claim === 'EXCHANGE';
	const amount = AMOUNT.quantity * AMOUNT.unitPrice;
	return {
		productOrderId: PRODUCT_ORDER_ID,
		productOrderStatus: isSent ? 'DELIVERED' : 'PAYED',
		placeOrderStatus: isSent ? 'OK' : 'NOT_YET',
		...(claim === undefined ? {} : { claimType: claim, claimStatus: `${claim}_REQUEST` }),
		productId: 'SAMPLE-1',
		productName: '예시 상품',
		productOption: '색상: 빨강',
		optionManageCode: 'SAMPLE-1',
		sellerProductCode: 'SAMPLE-1',
		quantity: AMOUNT.quantity,
		remainQuantity: AMOUNT.quantity,
		unitPrice: AMOUNT.unitPrice,
		totalPaymentAmount: amount,
		remainPaymentAmount: amount,
		deliveryFeeAmount: AMOUNT.deliveryFee,
		sectionDeliveryFee: 0,
		shippingFeeType: '선결제',
		packageNumber: 'SAMPLE-2026112900000003',
		expectedSettlementAmount: AMOUNT.settled,
		shippingDueDate: toKst(now + 2 * DAY),
		shippingMemo: '문 앞에 놓아 주세요',
		shippingAddress: {
			addressType: 'DOMESTIC',
			name: '홍길동',
			tel1: '010-0000-0000',
			tel2: '010-0000-0000',
			zipCode: '13561',
			baseAddress: '경기도 성남시 분당구 정자일로 95',
			detailedAddress: '예시동 101호',
		},
	};
}

/**
 * A made-up order with every field that a shop works with, in Naver's own structure: a paid one, one that the buyer
 * asks to cancel, or a delivered one that the buyer asks to return or to exchange.
 *
 * @param now ms since the epoch, by Naver's clock
 */
export function sampleOrder(now: number, claim?: SampleClaim): Detail {
	const paid = now - (claim === undefined || claim === 'CANCEL' ? HOUR : 4 * DAY);
	return {
		order: {
			orderId: ORDER_ID,
			orderDate: toKst(paid - MINUTE),
			paymentDate: toKst(paid),
			paymentMeans: '신용카드',
			ordererName: '홍길동',
			ordererTel: '010-0000-0000',
		},
		productOrder: productOrder(now, claim),
		...(claim === undefined ? {} : claimParts(claim, now)),
		...(claim === undefined || claim === 'CANCEL' ? {} : { delivery: delivery(now) }),
	};
}
