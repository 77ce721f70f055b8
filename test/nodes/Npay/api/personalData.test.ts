import { treatPersonalData } from '../../../../nodes/Npay/api/personalData';

const detail = {
	order: {
		orderId: '2026112212345601',
		ordererName: '홍길동',
		ordererTel: '010-1234-5678',
		ordererNo: '200000000',
		paymentMeans: '신용카드',
	},
	productOrder: {
		productOrderId: '2026112212345671',
		productName: '사과 5kg',
		shippingMemo: '문 앞에 놓아 주세요 010-9999-8888',
		individualCustomUniqueCode: 'P123456789012',
		quantity: 2,
		shippingAddress: {
			addressType: 'DOMESTIC',
			name: '김영희',
			tel1: '010-2222-3333',
			baseAddress: '제주특별자치도 제주시 1100로',
			detailedAddress: '101동 202호',
			zipCode: '63000',
			entryMethodContent: '비밀번호 1234',
			isRoadNameAddress: true,
			latitude: '33.4',
		},
	},
	delivery: { deliveryCompany: 'CJGLS', trackingNumber: '0101234567890' },
	unknownPart: [{ someoneTel: '02-123-4567', amount: 1000 }],
};
const secrets = [
	'홍길동',
	'1234-5678',
	'김영희',
	'2222-3333',
	'1100로',
	'202호',
	'63000',
	'비밀번호',
	'P123456789012',
	'문 앞',
	'33.4',
	'123-4567',
	'200000000',
];

test('full data is the same object', () => {
	expect(treatPersonalData(detail, 'full')).toBe(detail);
});

test('masked data keeps its shape and tells nobody apart', () => {
	const copy = structuredClone(detail);
	const masked = treatPersonalData(detail, 'masked');
	for (const secret of secrets) expect(JSON.stringify(masked)).not.toContain(secret);
	expect(masked).toMatchObject({
		order: {
			orderId: '2026112212345601',
			ordererName: '홍**',
			ordererTel: '010-****-****',
			paymentMeans: '신용카드',
		},
		productOrder: {
			productName: '사과 5kg',
			quantity: 2,
			shippingAddress: {
				addressType: 'DOMESTIC',
				name: '김**',
				tel1: '010-****-****',
				isRoadNameAddress: true,
			},
		},
		delivery: { trackingNumber: '0101234567890' },
		unknownPart: [{ amount: 1000 }],
	});
	expect(detail).toEqual(copy);
});

test('left out, the fields are gone', () => {
	const rest = treatPersonalData(detail, 'omit');
	for (const secret of secrets) expect(JSON.stringify(rest)).not.toContain(secret);
	expect(rest.order).toEqual({ orderId: '2026112212345601', paymentMeans: '신용카드' });
	expect(rest.unknownPart).toEqual([{ amount: 1000 }]);
});
