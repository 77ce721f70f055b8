import { treatPersonalData } from '../../../../nodes/Npay/order/personalData';

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

describe('inside texts', () => {
	const texts = {
		productOrder: {
			productOrderId: '2026112212345671',
			productName: '문의 02-1234-5678 머그',
			productOption:
				'색상: 빨강 / 이메일: buyer@example.com / 연락처: 010-9999-8888 / 성함: 홍길동',
			optionManageCode: 'RED-1',
		},
		cancel: {
			cancelReason: 'INTENT_CHANGED',
			cancelDetailedReason: '홍길동 01099998888로 전화 주세요',
		},
		delivery: { trackingNumber: '010123456789', deliveryCompany: 'CJGLS' },
		notes: ['kim@example.co.kr', '배송 3-5일, 2026-11-29'],
	};
	const contacts = ['buyer@example.com', '9999-8888', '99998888', '1234-5678', 'kim@'];

	test('masked: e-mail addresses and phone numbers go, the rest of the text stays', () => {
		const masked = treatPersonalData(texts, 'masked');
		for (const contact of contacts) expect(JSON.stringify(masked)).not.toContain(contact);
		expect(masked).toMatchObject({
			productOrder: {
				productOrderId: '2026112212345671',
				productName: '문의 02-****-**** 머그',
				productOption: '색상: 빨강 / 이메일: ***@*** / 연락처: 010-****-**** / 성함: 홍**',
			},
			cancel: {
				cancelReason: 'INTENT_CHANGED',
				cancelDetailedReason: '홍길동 010-****-****로 전화 주세요',
			},
			delivery: { trackingNumber: '010123456789' },
			notes: ['***@***', '배송 3-5일, 2026-11-29'],
		});
	});

	test('left out: what a buyer writes is gone, what is to be packed stays', () => {
		const rest = treatPersonalData(texts, 'omit');
		for (const contact of [...contacts, '홍길동'])
			expect(JSON.stringify(rest)).not.toContain(contact);
		expect(rest).toMatchObject({
			productOrder: { productOption: '색상: 빨강', optionManageCode: 'RED-1' },
			cancel: { cancelReason: 'INTENT_CHANGED' },
			delivery: { trackingNumber: '010123456789' },
		});
		expect(rest.cancel).not.toHaveProperty('cancelDetailedReason');
	});

	test.each([
		['010-1234-5678', true],
		['010 1234 5678', true],
		['01012345678', true],
		['+82 10-1234-5678', true],
		['+821012345678', true],
		['02-123-4567', true],
		['031.123.4567', true],
		['070-1234-5678', true],
		['0501-234-5678', true],
		['0507-1234-5678', true],
		['2026112212345671', false],
		['8801012345678', false],
		['010-1234', false],
		['2026-11-29', false],
		['100-200-3000', false],
	])('a phone number inside a text: %s is %s', (number, isPhone) => {
		const { memo } = treatPersonalData({ memo: `앞 ${number} 뒤` }, 'masked');
		expect(memo === `앞 ${number} 뒤`).toBe(!isPhone);
	});

	test('a long text without any takes no longer than its length', () => {
		const text = `${'a.'.repeat(200_000)}${'010-'.repeat(50_000)}`;
		expect(treatPersonalData({ text }, 'masked').text).toBe(text);
	});
});
