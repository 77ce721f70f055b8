import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import * as codes from '../../../../nodes/Npay/api/codes';
import { isLabelled } from '../../../../nodes/Npay/api/codes/labels';
import { type OutputForm, present, type RowForm } from '../../../../nodes/Npay/order/output';
import { changeRow } from '../../../../nodes/Npay/order/rows/changes';
import { SHEET_COLUMNS } from '../../../../nodes/Npay/order/rows/sheet';
import { detail as contract } from '../../../sandbox/npay/contract/detail';

interface Schema {
	properties?: Record<string, Schema>;
	type?: string;
	enum?: unknown[];
	pattern?: string;
}

const FORMS: RowForm[] = ['simplified', 'sheet'];
const MODES: Array<OutputForm['personalData']> = ['full', 'masked', 'omit'];

/** Whatever fits a member of the contract, or doesn't. */
const junk = fc.constantFrom<unknown>(null, '', 'UNKNOWN_CODE', 0, -1, true, [], {}, ['x']);

function valueOf(schema: Schema): fc.Arbitrary<unknown> {
	if (schema.properties !== undefined) return objectOf(schema.properties);
	if (schema.enum !== undefined) return fc.oneof(fc.constantFrom(...schema.enum), junk);
	if (schema.type === 'integer') return fc.oneof(fc.integer(), junk);
	if (schema.type === 'boolean') return fc.oneof(fc.boolean(), junk);
	if (schema.pattern?.includes('T') === true) {
		return fc.oneof(fc.constant('2026-11-29T20:12:03.000+09:00'), junk);
	}
	return fc.oneof(
		fc.constantFrom('홍길동', '010-1234-5678', '01012345678', '색상: 빨강 / 연락처: 010-1234-5678'),
		fc.string(),
		junk,
	);
}

/** An object with some of the members, each as it should be or not. */
const objectOf = (properties: Record<string, Schema>): fc.Arbitrary<unknown> =>
	fc.oneof(
		{
			weight: 8,
			arbitrary: fc.record(
				Object.fromEntries(
					Object.entries(properties).map(([name, schema]) => [name, valueOf(schema)]),
				),
				{ requiredKeys: [] },
			),
		},
		junk,
	);

const anyDetail = fc.record(
	Object.fromEntries(
		Object.entries((contract as Schema).properties ?? {}).map(([name, schema]) => [
			name,
			valueOf(schema),
		]),
	),
	{ requiredKeys: [] },
) as fc.Arbitrary<IDataObject>;

describe.each(FORMS)('a row (%s)', (output) => {
	const columns = Object.keys(present({}, { output, personalData: 'full' }));

	test.each(MODES)('has the same columns in the same order, whatever Naver sends (%s)', (mode) => {
		fc.assert(
			fc.property(anyDetail, (detail) => {
				const copy = structuredClone(detail);
				const row = present(detail, { output, personalData: mode });
				expect(Object.keys(row)).toEqual(columns);
				expect(Object.values(row)).not.toContain(undefined);
				expect(detail).toEqual(copy);
			}),
			{ numRuns: 60 },
		);
	});

	test('without anything it is empty', () => {
		expect(new Set(Object.values(present({}, { output, personalData: 'full' })))).toEqual(
			new Set([null]),
		);
	});
});

test('a simplified row has the Korean term right after each of its codes', () => {
	const columns = Object.keys(present({}, { output: 'simplified', personalData: 'full' }));
	const coded = columns.filter((column) => isLabelled(column));
	expect(coded).toEqual(
		expect.arrayContaining(['productOrderStatus', 'claimType', 'claimStatus', 'deliveryCompany']),
	);
	for (const column of coded) {
		expect(columns[columns.indexOf(column) + 1]).toBe(`${column}Label`);
	}
});

test('what can be filtered or sent by a code has a term in answers', () => {
	const terms = (field: string) => (code: string) =>
		changeOrOrder(field, code)[`${field}Label`] as string | null;
	const changeOrOrder = (field: string, code: string): IDataObject =>
		field === 'lastChangedType'
			? changeRow({ productOrderId: '1', lastChangedType: code })
			: present(
					{ productOrder: { [field]: code }, delivery: { [field]: code } },
					{ output: 'simplified', personalData: 'full' },
				);
	const lists = {
		productOrderStatus: codes.productOrderStatuses,
		placeOrderStatus: codes.placeOrderStatuses,
		claimType: codes.claimTypes,
		claimStatus: codes.claimStatuses,
		deliveryMethod: codes.deliveryMethods,
		deliveryCompany: codes.deliveryCompanies,
		delayedDispatchReason: codes.delayedDispatchReasons,
		lastChangedType: codes.lastChangedTypes,
	};
	for (const [field, values] of Object.entries(lists)) {
		expect(values.map(({ code }) => terms(field)(code))).toEqual(values.map(({ ko }) => ko));
	}
});

describe('the sheet', () => {
	const sheet = (detail: IDataObject, personalData: OutputForm['personalData'] = 'full') =>
		present(detail, { output: 'sheet', personalData });

	test('has each header once, those of Naver that other nodes look for among them', () => {
		const headers = SHEET_COLUMNS.map(({ header }) => header);
		expect(new Set(headers).size).toBe(headers.length);
		expect(headers).toEqual(expect.arrayContaining(['상품주문번호', '택배사', '송장번호']));
		expect(headers.slice(0, 2)).toEqual(['상품주문번호', '주문번호']);
	});

	test('each column is filled from what an order really has', () => {
		const members = (schema: Schema | undefined) => Object.keys(schema?.properties ?? {});
		const {
			order,
			productOrder,
			delivery,
			cancel,
			return: back,
			exchange,
		} = (contract as Schema).properties ?? {};
		const known: Record<string, string[]> = {
			order: members(order),
			// What Npay's own documents call the shop's codes isn't in the sister service's.
			productOrder: [...members(productOrder), 'merchantCustomCode1', 'merchantCustomCode2'],
			shippingAddress: members(productOrder?.properties?.shippingAddress),
			takingAddress: members(productOrder?.properties?.takingAddress),
			delivery: members(delivery),
			// By one name whatever kind of claim it is.
			claim: [
				...[cancel, back, exchange].flatMap(members),
				'claimType',
				'claimReason',
				'claimDetailedReason',
			],
		};
		const missing = SHEET_COLUMNS.flatMap(({ sources }) => sources).filter((source) => {
			const [part = '', field = ''] = source.split('.');
			return known[part]?.includes(field) !== true;
		});
		expect(missing).toEqual([]);
	});

	test.each([
		['2026-11-29T20:12:03.000+09:00', '2026-11-29 20:12:03'],
		['2026-11-29T11:12:03Z', '2026-11-29 20:12:03'],
		['2026-11-28T23:59:59.999-05:00', '2026-11-29 13:59:59'],
		['2026-12-31T15:00:00.0+00:00', '2027-01-01 00:00:00'],
		['2026-11-29T20:12:03', '2026-11-29 20:12:03'],
		['soon', 'soon'],
	])('a time is told in KST: %s', (paymentDate, told) => {
		expect(sheet({ order: { paymentDate } }).결제일).toBe(told);
	});

	test('amounts are numbers, IDs are text, codes are Korean terms', () => {
		const row = sheet({
			order: { orderId: 2026112212345601 },
			productOrder: {
				productOrderId: '2026112212345671',
				productOrderStatus: 'PAYED',
				placeOrderStatus: 'NOT_YET',
				quantity: 3,
				initialQuantity: 3,
				remainQuantity: 2,
				unitPrice: 10_000,
				optionPrice: 0,
				totalPaymentAmount: '30000',
				remainPaymentAmount: 20_000,
				claimType: 'CANCEL',
				claimStatus: 'NEW_STATUS',
				shippingAddress: {
					baseAddress: '제주시 1100로',
					detailedAddress: '101호',
					zipCode: '06234',
				},
			},
			delivery: { deliveryCompany: 'CJGLS', trackingNumber: '0123456789' },
			currentClaim: {
				cancel: { claimId: '9', cancelReason: 'INTENT_CHANGED', requestQuantity: 1 },
			},
		});
		expect(row).toMatchObject({
			상품주문번호: '2026112212345671',
			주문번호: '2026112212345601',
			주문상태: '결제 완료',
			주문세부상태: '발주 미확인',
			수량: 2,
			'최초 수량': 3,
			상품가격: 10_000,
			옵션가격: 0,
			'최종 상품별 총 주문금액': 20_000,
			'최초 상품별 총 주문금액': 30_000,
			택배사: 'CJ대한통운',
			송장번호: '0123456789',
			통합배송지: '제주시 1100로 101호',
			우편번호: '06234',
			클레임번호: '9',
			클레임구분: '취소',
			클레임상태: 'NEW_STATUS',
			클레임사유: '구매 의사 취소',
			클레임수량: 1,
			발송일: null,
		});
	});

	test.each([
		['30000', 30_000],
		['-1.5', -1.5],
		[' ', ' '],
		['0x10', '0x10'],
		['3만', '3만'],
		[true, true],
	])('an amount that is %p stands as %p', (unitPrice, told) => {
		expect(sheet({ productOrder: { unitPrice } }).상품가격).toBe(told);
	});

	const personal = {
		order: {
			orderId: '1',
			ordererName: '홍길동',
			ordererTel: '010-1234-5678',
			ordererId: 'abcd****',
		},
		productOrder: {
			productOrderId: '2',
			productName: '머그 문의 02-1234-5678',
			productOption: '색상: 빨강 / 연락처: 010-9999-8888',
			shippingMemo: '문 앞에',
			individualCustomUniqueCode: 'P123456789012',
			shippingAddress: {
				name: '김영희',
				tel1: '010-2222-3333',
				tel2: '064-700-1234',
				baseAddress: '제주시 1100로',
				detailedAddress: '101동 202호',
				zipCode: '63000',
			},
		},
		currentClaim: { return: { returnDetailedReason: '홍길동에게 전화', returnReason: 'BROKEN' } },
	};
	const secrets = [
		...['홍길동', '1234-5678', 'abcd', '9999-8888', '문 앞에', 'P1234', '김영희', '2222-3333'],
		...['700-1234', '1100로', '202호', '63000'],
	];
	const PERSONAL_COLUMNS = [
		...['구매자명', '구매자ID', '수취인명', '수취인연락처1', '수취인연락처2', '통합배송지'],
		...['기본배송지', '상세배송지', '구매자연락처', '우편번호', '배송메세지', '개인통관고유부호'],
	];

	test('masked, nobody can be told, and what is to be packed stays', () => {
		const row = sheet(personal, 'masked');
		const { 클레임상세사유: words, ...rest } = row;
		for (const secret of secrets) expect(JSON.stringify(rest)).not.toContain(secret);
		// A name inside another text isn't recognised.
		expect(words).toBe('홍길동에게 전화');
		expect(row).toMatchObject({
			상품주문번호: '2',
			구매자명: '홍**',
			구매자연락처: '010-****-****',
			옵션정보: '색상: 빨강 / 연락처: 010-****-****',
			클레임사유: '상품 파손',
		});
		for (const column of PERSONAL_COLUMNS) expect(row[column]).not.toBeNull();
	});

	test('left out, the columns stay and are empty', () => {
		const row = sheet(personal, 'omit');
		for (const secret of secrets) expect(JSON.stringify(row)).not.toContain(secret);
		for (const column of [...PERSONAL_COLUMNS, '클레임상세사유']) expect(row[column]).toBeNull();
		expect(row).toMatchObject({
			상품주문번호: '2',
			옵션정보: '색상: 빨강',
			클레임사유: '상품 파손',
		});
	});
});

describe('a change as a row', () => {
	const columns = Object.keys(changeRow({ productOrderId: '1' }));

	test('has the same columns first; what nobody knows yet comes after them', () => {
		const row = changeRow({
			newField: 1,
			claimType: 'RETURN',
			lastChangedType: 'DISPATCHED',
			productOrderId: '1',
		});
		expect(Object.keys(row)).toEqual([...columns, 'newField']);
		expect(row).toMatchObject({
			lastChangedType: 'DISPATCHED',
			lastChangedTypeLabel: '발송 처리',
			claimTypeLabel: '반품',
			orderId: null,
			unreadable: null,
			newField: 1,
		});
	});

	test('one that names no product order is told as it came', () => {
		const row = changeRow({ unreadable: { odd: 1 } });
		expect(Object.keys(row)).toEqual(columns);
		expect(row).toMatchObject({ productOrderId: null, unreadable: true, change: { odd: 1 } });
	});
});
