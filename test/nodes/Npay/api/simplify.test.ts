import { simplify } from '../../../../nodes/Npay/order/simplify';

test('an order with a claim becomes one flat row; what is absent stays absent', () => {
	expect(
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
	).toEqual({
		productOrderId: '2',
		orderId: '1',
		ordererName: '홍길동',
		productOrderStatus: 'PAYED',
		totalPaymentAmount: 0,
		merchantCustomCode1: 'A-1',
		receiverName: '김영희',
		receiverTel1: '010',
		address: '제주시 1100로',
		claimId: '9',
		claimRequestDate: 'd',
		claimReason: 'INTENT_CHANGED',
	});
});

test.each([{}, { productOrder: null }, { productOrder: [], order: 'x' }, { delivery: 5 }])(
	'%p does no harm',
	(detail) => {
		expect(simplify(detail as never)).toEqual({});
	},
);

test('reads claims of the older layout', () => {
	expect(simplify({ return: { returnReason: 'BROKEN', holdbackStatus: 'HOLDBACK' } })).toEqual({
		claimReason: 'BROKEN',
		holdbackStatus: 'HOLDBACK',
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
	expect(simplify({ productOrder, delivery: { isWrongTrackingNumber } })).toEqual(row);
});
