import type { IDataObject } from 'n8n-workflow';

import { simplify } from '../../../../nodes/Npay/order/simplify';

/** What isn't `null`. */
const held = (row: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

test('an order with a claim becomes one flat row; codes have Korean terms beside them', () => {
	const row = held(
		simplify({
			order: { orderId: '1', ordererName: '홍길동', generalPaymentAmount: 5 },
			productOrder: {
				productOrderId: '2',
				productOrderStatus: 'PAYED',
				totalPaymentAmount: 0,
				merchantCustomCode1: 'A-1',
				shippingAddress: { name: '김영희', baseAddress: '제주시 1100로', tel1: '010' },
			},
			currentClaim: {
				cancel: { claimId: '9', cancelReason: 'INTENT_CHANGED', claimRequestDate: 'd' },
			},
			cancel: { claimId: 'old' },
		}),
	);
	expect(row).toEqual({
		productOrderId: '2',
		orderId: '1',
		ordererName: '홍길동',
		productOrderStatus: 'PAYED',
		productOrderStatusLabel: '결제 완료',
		totalPaymentAmount: 0,
		merchantCustomCode1: 'A-1',
		receiverName: '김영희',
		receiverTel1: '010',
		address: '제주시 1100로',
		claimId: '9',
		claimRequestDate: 'd',
		claimReason: 'INTENT_CHANGED',
		claimReasonLabel: '구매 의사 취소',
	});
	const columns = Object.keys(row);
	expect(columns.indexOf('claimReasonLabel')).toBe(columns.indexOf('claimReason') + 1);
});

test.each([{}, { productOrder: null }, { productOrder: [], order: 'x' }, { delivery: 5 }])(
	'%p does no harm',
	(detail) => {
		expect(held(simplify(detail as never))).toEqual({});
	},
);

test('reads claims of the older layout', () => {
	const claim = { returnReason: 'BROKEN', holdbackStatus: 'HOLDBACK' };
	expect(held(simplify({ return: claim }))).toEqual({
		claimReason: 'BROKEN',
		claimReasonLabel: '상품 파손',
		holdbackStatus: 'HOLDBACK',
		holdbackStatusLabel: '보류 중',
	});
});

test('what is left stands beside what was, with the customs number and a wrong tracking number', () => {
	const row = {
		totalPaymentAmount: 18_000,
		remainPaymentAmount: 9_000,
		individualCustomUniqueCode: 'P123456789012',
		isWrongTrackingNumber: true,
	};
	const { isWrongTrackingNumber, ...productOrder } = row;
	expect(held(simplify({ productOrder, delivery: { isWrongTrackingNumber } }))).toEqual(row);
});

test('a code that nobody knows passes, without a term', () => {
	expect(simplify({ delivery: { deliveryCompany: 'NEW_ONE' } })).toMatchObject({
		deliveryCompany: 'NEW_ONE',
		deliveryCompanyLabel: null,
	});
});
