import type { IDataObject } from 'n8n-workflow';

import type { Detail } from '../../../../nodes/Npay/api/details';
import { compareBooks } from '../../../../nodes/Npay/resources/settlement/compare';

const DAY = '2026-11-10';

/** A case as Naver sends it; fees of 360 and what they leave, unless something else is said. */
const aCase = (fields: IDataObject): IDataObject => ({
	productOrderId: '1',
	productOrderType: 'PROD_ORDER',
	settleType: 'NORMAL_SETTLE_ORIGINAL',
	settleExpectDate: DAY,
	paySettleAmount: 10_000,
	totalPayCommissionAmount: -360,
	benefitSettleAmount: 0,
	settleExpectAmount: 9_640,
	...fields,
});
const commission = (fields: IDataObject = {}): IDataObject => ({
	productOrderId: '1',
	productOrderType: 'PROD_ORDER',
	settleType: 'NORMAL_SETTLE_ORIGINAL',
	settleExpectDate: DAY,
	commissionAmount: -360,
	...fields,
});
const order = (fields: IDataObject): Detail => ({
	productOrder: { productOrderId: '1', productOrderStatus: 'PURCHASE_DECIDED', ...fields },
});
const dailyOf = (cases: IDataObject[]): IDataObject[] => [
	{
		settleExpectDate: DAY,
		paySettleAmount: cases.reduce((sum, row) => sum + Number(row.paySettleAmount), 0),
		commissionSettleAmount: cases.reduce(
			(sum, row) => sum + Number(row.totalPayCommissionAmount ?? 0),
			0,
		),
	},
];

function compare(cases: IDataObject[], details: Detail[], commissions = [commission()]) {
	const decided = new Map(
		details.map((detail) => [String((detail.productOrder as IDataObject).productOrderId), detail]),
	);
	const days = { start: DAY, end: DAY };
	return compareBooks({ days, cases, commissions, daily: dailyOf(cases), decided });
}

describe('what was settled against the order', () => {
	test.each<[string, IDataObject, IDataObject]>([
		[
			'a coupon that Naver bears: settled in full though the buyer paid less',
			{},
			{ remainProductAmount: 10_000, remainPaymentAmount: 9_300 },
		],
		[
			'a discount that the shop bears, told apart as a benefit',
			{ benefitSettleAmount: -1_000, settleExpectAmount: 8_640 },
			{
				remainProductAmount: 10_000,
				remainSellerBurdenDiscountAmount: 1_000,
				remainPaymentAmount: 9_000,
			},
		],
		[
			'a discount that the shop bears, taken off the amount',
			{ paySettleAmount: 9_000, settleExpectAmount: 8_640 },
			{
				remainProductAmount: 10_000,
				remainSellerBurdenDiscountAmount: 1_000,
				remainPaymentAmount: 9_000,
			},
		],
		[
			'both kinds of discount',
			{ paySettleAmount: 9_000, settleExpectAmount: 8_640 },
			{
				remainProductAmount: 10_000,
				remainSellerBurdenDiscountAmount: 1_000,
				remainPaymentAmount: 8_300,
			},
		],
		[
			'what is left of a part cancelled',
			{ paySettleAmount: 5_000, settleExpectAmount: 4_640 },
			{ totalProductAmount: 10_000, remainProductAmount: 5_000, remainPaymentAmount: 4_650 },
		],
		['what the buyer paid, where nothing else is told', {}, { totalPaymentAmount: 10_000 }],
	])('agrees: %s', (_, fields, amounts) => {
		const { rows, summary } = compare([aCase(fields)], [order(amounts)]);
		expect(rows).toEqual([expect.objectContaining({ finding: 'ok' })]);
		expect(summary).toMatchObject({ agrees: true });
	});

	test.each<[string, IDataObject, IDataObject]>([
		[
			'neither what the buyer paid nor what the goods cost',
			{},
			{ remainProductAmount: 9_900, remainPaymentAmount: 9_300 },
		],
		[
			'a discount of the shop that was not taken off',
			{},
			{
				remainProductAmount: 10_000,
				remainSellerBurdenDiscountAmount: 1_000,
				remainPaymentAmount: 9_000,
			},
		],
	])('differs: %s', (_, fields, amounts) => {
		const { rows } = compare([aCase(fields)], [order(amounts)]);
		expect(rows).toEqual([expect.objectContaining({ finding: 'amountDiffers' })]);
	});
});

describe('cases that are not an order', () => {
	const beside = (productName: string, paySettleAmount: number, fields: IDataObject = {}) =>
		aCase({
			productOrderType: 'POST_ORDER_ADJUSTMENT_AMOUNT',
			productName,
			paySettleAmount,
			totalPayCommissionAmount: 0,
			settleExpectAmount: paySettleAmount,
			...fields,
		});

	test('two changes of one number are two, each with its money', () => {
		const cases = [beside('배송비금액변동', 3_000), beside('배송비할인금액변동', -500)];
		const { rows, summary } = compare(cases, [], []);
		expect(rows).toEqual([
			expect.objectContaining({
				finding: 'ok',
				productName: '배송비금액변동',
				paySettleAmount: 3_000,
			}),
			expect.objectContaining({
				finding: 'ok',
				productName: '배송비할인금액변동',
				paySettleAmount: -500,
			}),
		]);
		expect(summary).toMatchObject({ agrees: true, paySettleAmount: 2_500 });
	});

	test('reviews without a number are never settled twice, and none of their money is lost', () => {
		const review = { productOrderId: null, productOrderType: 'PURCHASE_REVIEW' };
		const cases = [beside('리뷰', -50, review), beside('리뷰', -50, review)];
		const { rows, summary } = compare(cases, [], []);
		expect(rows).toEqual([
			expect.objectContaining({ finding: 'ok', rows: 2, paySettleAmount: -100 }),
		]);
		expect(summary).toMatchObject({ agrees: true, paySettleAmount: -100 });
	});

	test('an order of which only a change was settled is told', () => {
		const { rows } = compare([beside('배송비금액변동', 3_000)], [order({})], []);
		expect(rows.map(({ finding }) => finding)).toEqual(['ok', 'notSettled']);
	});

	test('an order, and a delivery, can be settled twice', () => {
		const delivery = { productOrderId: '9', productOrderType: 'DELIVERY' };
		const cases = [aCase({}), aCase({}), aCase(delivery), aCase(delivery)];
		const { rows } = compare(cases, [], [commission(), commission(delivery)]);
		expect(rows.slice(0, 2).map(({ finding }) => finding)).toEqual([
			'settledTwice',
			'settledTwice',
		]);
	});

	test('a commission goes to the case of its number where its words are others', () => {
		const type = { productOrderType: 'EXTRAFEE' };
		const cases = [aCase({ ...type, productName: '추가 비용' })];
		const { rows } = compare(cases, [], [commission({ ...type, productName: '기타' })]);
		expect(rows).toEqual([
			expect.objectContaining({ finding: 'ok', commissionDetailAmount: -360 }),
		]);
	});
});

test('every row has the same columns in the same order, whatever was found', () => {
	const { rows } = compareBooks({
		days: { start: DAY, end: DAY },
		cases: [aCase({}), aCase({}), aCase({ productOrderId: '2', settleExpectAmount: 1 })],
		commissions: [commission(), commission({ productOrderId: '3', orderNo: '30' })],
		daily: [],
		decided: new Map([['4', order({ productOrderId: '4', decisionDate: 'd' })]]),
	});
	const found = new Set(rows.flatMap(({ finding }) => String(finding).split(',')));
	expect([...found].sort()).toEqual([
		...['caseMissing', 'commissionDiffers', 'dailyDiffers'],
		...['expectedDiffers', 'notSettled', 'settledTwice'],
	]);
	const [columns = []] = rows.map(Object.keys);
	expect(columns.slice(0, 2)).toEqual(['finding', 'findingLabel']);
	for (const row of rows) {
		expect(Object.keys(row)).toEqual(columns);
		expect(Object.values(row)).not.toContain(undefined);
	}
	expect(rows.find(({ finding }) => finding === 'caseMissing')).toMatchObject({
		findingLabel: '건별 내역 없음',
		orderId: '30',
		productOrderTypeLabel: '상품 주문',
		settleTypeLabel: '일반정산',
	});
	expect(rows.find(({ finding }) => finding === 'settledTwice')).toMatchObject({ rows: 2 });
});
