import {
	ELEMENT_COLUMNS,
	type ElementEndpoint,
	elementRow,
	inColumns,
} from '../../../../nodes/Npay/resources/period/elementRow';
import { elementSheet, SHEET_HEADERS } from '../../../../nodes/Npay/resources/period/elementSheet';
import * as contract from '../../../sandbox/npay/contract/settlement';

test.each([
	['productOrderType', 'POST_ORDER_ADJUSTMENT_AMOUNT', '주문 후 변동 금액'],
	['productOrderType', 'REGULAR_PURCHASE_REVIEW', '알림받기 동의 회원 리뷰 추가 적립'],
	['productOrderType', 'ONE_MONTH_PURCHASE_REVIEW', '한 달 사용 텍스트 리뷰'],
	['productOrderType', 'ONE_MONTH_PREMIUM_PURCHASE_REVIEW', '한 달 사용 포토/동영상 리뷰'],
	['productOrderType', 'RENTAL_ORDER', '렌탈 주문'],
	['productOrderType', 'RENTAL_SCHEDULED_ORDER', '월 렌탈료 주문'],
	['productOrderType', 'CSF', '통관 대행료'],
	['productOrderType', 'CONCESSION', '구매자 보상'],
	['commissionType', 'PUBLISHING_COMMISSION', '퍼블리싱'],
	['commissionType', 'PACKAGE_COMMISSION', '패키지 사용료'],
	['commissionType', 'VERTICAL_COMMISSION', '버티컬 사용료'],
	['payMeansType', 'PAYMEANS_TYPE_ALL', '전체'],
	['payMeansType', 'PAYMEANS_TYPE_CHAMT', '(구)구매자충전금'],
	['payMeansType', 'PAYMEANS_TYPE_CHKAC', '(구)체크아웃적립금'],
	['payMeansType', 'PAYMEANS_TYPE_DON', '(구)네이버캐쉬'],
	['payMeansType', 'PAYMEANS_TYPE_POINT', '포인트 결제'],
	['payMeansType', 'PAYMEANS_TYPE_GIFTCARD', '기프트 카드'],
	['payMeansType', 'PAYMEANS_TYPE_NONE', '주결제 수단 없음'],
	['detailType', 'VOUCH_DETAIL_PRODUCT_COUPON_SETL', '혜택 정산(상품 할인)'],
	['detailType', 'VOUCH_DETAIL_ORDER_COUPON_SETL', '혜택 정산(스토어 할인)'],
	['detailType', 'VOUCH_DETAIL_DLVFEE_COUPON_SETL', '혜택 정산(배송비 할인)'],
	['detailType', 'VOUCH_DETAIL_DCCNCL', '공제/환급(복수구매 할인 취소)'],
	['detailType', 'VOUCH_DETAIL_DLVREC', '공제/환급(배송비 금액 변동)'],
	['detailType', 'VOUCH_DETAIL_DLCNCL', '공제/환급(배송비 할인 금액 변동)'],
])('%s %s has a Korean label beside it', (field, code, label) => {
	expect(Object.entries(inColumns({ [field]: code }, [field]))).toEqual([
		[field, code],
		[`${field}Label`, label],
	]);
});

test('a code that nobody knows passes through without a label', () => {
	expect(inColumns({ productOrderType: 'NEW_ONE' }, ['productOrderType'])).toEqual({
		productOrderType: 'NEW_ONE',
		productOrderTypeLabel: null,
	});
});

describe.each<[ElementEndpoint, object]>([
	['getSettlementsByCase', contract.cases],
	['getCommissionDetails', contract.commissions],
	['getDailySettlements', contract.daily],
	['getVatByCase', contract.vatCases],
	['getDailyVat', contract.vatDaily],
])('rows of %s', (endpoint, page) => {
	interface Page {
		properties: { elements: { items: { properties: object } } };
	}
	const members = Object.keys((page as Page).properties.elements.items.properties);

	test('have a column for all that Naver is known to send', () => {
		expect([...ELEMENT_COLUMNS[endpoint]].sort()).toEqual(expect.arrayContaining(members.sort()));
	});

	test('have the same columns in the same order; what nobody knows yet comes after them', () => {
		const columns = Object.keys(elementRow(endpoint, {}));
		const [last = '', first = ''] = [members.at(-1), members[0]];
		const row = elementRow(endpoint, { newField: 1, [last]: 'b', [first]: 'a' });
		expect(Object.keys(row)).toEqual([...columns, 'newField']);
		expect(row).toMatchObject({ newField: 1, [last]: 'b', [first]: 'a' });
		expect(Object.values(row)).not.toContain(undefined);
	});

	test('have in a sheet a Korean header for each column, none of them twice', () => {
		const headers = Object.keys(elementSheet(endpoint, {}));
		expect(headers).toEqual(ELEMENT_COLUMNS[endpoint].map((field) => SHEET_HEADERS[field]));
		expect(headers.filter((header) => !/[가-힣]/.test(header))).toEqual([]);
		expect(headers).toHaveLength(ELEMENT_COLUMNS[endpoint].length);
	});

	test('have in a sheet the same columns in the same order; what nobody knows yet comes after them', () => {
		const headers = Object.keys(elementSheet(endpoint, {}));
		const [last = '', first = ''] = [members.at(-1), members[0]];
		const row = elementSheet(endpoint, { newField: 1, [last]: 'b', [first]: 'a' });
		expect(Object.keys(row)).toEqual([...headers, 'newField']);
		expect(row).toMatchObject({
			newField: 1,
			[String(SHEET_HEADERS[last])]: 'b',
			[String(SHEET_HEADERS[first])]: 'a',
		});
		expect(Object.values(row)).not.toContain(undefined);
	});
});

test('a sheet has Korean terms for codes, numbers for amounts, texts for numbers, days as they are', () => {
	const row = elementSheet('getSettlementsByCase', {
		productOrderId: 2026112212345671,
		productOrderType: 'PROD_ORDER',
		settleType: 'NEW_ONE',
		settleExpectDate: '2026-11-30',
		paySettleAmount: 9_900,
		benefitSettleAmount: '-1200.5',
		settleExpectAmount: 0,
		purchaserName: '',
	});
	expect(row).toMatchObject({
		상품주문번호: '2026112212345671',
		구분: '상품 주문',
		'정산 구분': 'NEW_ONE',
		'정산 예정일': '2026-11-30',
		'결제 정산 금액': 9_900,
		'혜택 정산 금액': -1200.5,
		'정산 예정 금액': 0,
		구매자명: null,
		'계약 번호': null,
	});
});
