import type { IDataObject } from 'n8n-workflow';

import { openShop, type Shop } from '../support/shops/shop';

const DAILY = '/v1/pay-settle-mall/settle/daily';
const CASES = '/v1/pay-settle-mall/settle/case';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		now: '2026-12-20T09:00:00.000+09:00',
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
	shop.sandbox.npay.seedSettlement({ month: '2026-11', orders: 400, seed: 'settlement' });
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.sandbox.journal.clear());

const run = async (
	resource: string,
	operation: string,
	parameters: IDataObject = {},
	items = [{}],
) =>
	await shop.engine.run(
		{ resource, operation, ...(parameters as object) },
		{ items, onError: 'stopWorkflow' },
	);

const sum = (rows: IDataObject[], field: string) =>
	rows.reduce((total, row) => total + Number(row[field] ?? 0), 0);

describe('lists', () => {
	test('daily: a range of 80 days is read in parts of a month, amounts are numbers, codes have labels', async () => {
		const { json, error } = await run('settlement', 'getDaily', {
			period: 'custom',
			startDate: '2026-10-01',
			endDate: '2026-12-19',
			returnAll: true,
		});
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(15);
		expect(json.every(({ settleAmount }) => typeof settleAmount === 'number')).toBe(true);
		expect(json[0]).toMatchObject({
			settleExpectDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			settleMethodType: 'ACCOUNT',
			settleMethodTypeLabel: '계좌 이체',
		});
		expect(
			shop.sandbox.journal
				.entries({ path: DAILY })
				.map(({ query }) => [query.startDate, query.endDate]),
		).toEqual([
			['2026-10-01', '2026-10-31'],
			['2026-11-01', '2026-12-01'],
			['2026-12-02', '2026-12-19'],
		]);
	});

	test('by case and commissions: one call a day, every page, labels beside codes', async () => {
		const days = {
			period: 'custom',
			searchDate: '2026-11-10',
			searchDateTo: '2026-11-20',
			returnAll: true,
		};
		const cases = (await run('settlement', 'getByCase', days)).json;
		const commissions = (await run('settlement', 'getCommissionDetails', days)).json;
		expect(cases.length).toBeGreaterThan(20);
		expect(cases[0]).toMatchObject({
			settleType: 'NORMAL_SETTLE_ORIGINAL',
			settleTypeLabel: '일반정산',
		});
		expect(commissions[0]).toMatchObject({
			commissionTypeLabel: expect.any(String),
			payMeansTypeLabel: expect.any(String),
		});
		expect(
			sum(cases, 'totalPayCommissionAmount') +
				sum(cases, 'freeInstallmentCommissionAmount') +
				sum(cases, 'sellingInterlockCommissionAmount'),
		).toBe(sum(commissions, 'commissionAmount'));
		const calls = shop.sandbox.journal.entries({ path: CASES });
		expect(calls.map(({ query }) => query.searchDate)).toEqual(
			Array.from({ length: 11 }, (_, day) => `2026-11-${10 + day}`),
		);
	});

	test('by case: of one product order, without a day', async () => {
		const [any] = (
			await run('settlement', 'getByCase', {
				period: 'custom',
				searchDate: '2026-11-16',
				returnAll: false,
				limit: 1,
			})
		).json;
		const { json } = await run('settlement', 'getByCase', {
			filters: { productOrderId: any?.productOrderId },
			returnAll: true,
		});
		expect(json.length).toBeGreaterThan(0);
		expect(json.every(({ productOrderId }) => productOrderId === any?.productOrderId)).toBe(true);
		expect(shop.sandbox.journal.entries({ path: CASES }).at(-1)?.query).not.toHaveProperty(
			'searchDate',
		);
	});

	test('VAT by day and by case agree', async () => {
		const days = {
			period: 'custom',
			startDate: '2026-11-01',
			endDate: '2026-11-30',
			returnAll: true,
		};
		const daily = (await run('vat', 'getDaily', days)).json;
		const cases = (await run('vat', 'getByCase', days)).json;
		expect(cases.length).toBeGreaterThan(50);
		for (const field of ['totalSalesAmount', 'taxationSalesAmount', 'taxExemptionSalesAmount']) {
			expect(sum(daily, field)).toBe(sum(cases, field));
		}
	});

	test("VAT of this month: Naver's refusal reaches the user", async () => {
		const { error } = await run('vat', 'getDaily', { period: 'custom', startDate: '2026-12-01' });
		expect(error?.message).toMatch(/BAD_REQUEST/);
		expect(error?.httpCode).toBe('400');
	});

	test.each<[string, string, IDataObject, RegExp]>([
		['settlement', 'getByCase', { period: 'custom' }, /From is empty/],
		[
			'settlement',
			'getByCase',
			{ period: 'custom', searchDate: '2026-11-10', filters: { settleDecisionType: 'SETTLED' } },
			/Decision works with the payment date only/,
		],
		[
			'settlement',
			'getByCase',
			{ period: 'custom', searchDate: '2026-11-10', filters: { orderId: '2026111000000001' } },
			/Order ID does not go together with From/,
		],
		[
			'settlement',
			'getCommissionDetails',
			{
				period: 'custom',
				searchDate: '2026-11-10',
				filters: { productOrderId: '2026111000000001' },
			},
			/Product Order ID does not go together with From/,
		],
		[
			'settlement',
			'getByCase',
			{
				periodType: 'SETTLE_CASEBYCASE_PAY_DATE',
				filters: { orderId: '2026111000000001', settleDecisionType: 'SETTLED' },
			},
			/Decision does not go together with Order ID/,
		],
		[
			'settlement',
			'getDaily',
			{ period: 'custom', startDate: '2026-11-10', endDate: '2026-11-09' },
			/From is after To/,
		],
		[
			'settlement',
			'getDaily',
			{ period: 'custom', startDate: '2020-01-01', endDate: '2026-11-09' },
			/more than two years/,
		],
	])('%s %s refuses %p', async (resource, operation, parameters, message) => {
		expect((await run(resource, operation, parameters)).error?.message).toMatch(message);
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});
});

describe('reviews', () => {
	test('are read in windows, under names that a user can change, and come as they are', async () => {
		const [order] = shop.sandbox.npay.createOrders({ count: 1, state: 'PAYED' });
		const productOrderId = order?.productOrderIds[0] ?? '';
		shop.sandbox.npay.put(productOrderId, 'PURCHASE_DECIDED');
		const review = { productOrderId, title: '잘 받았어요', score: 4 };
		shop.sandbox.npay.addReview({ ...review, createdDate: '2026-12-19T10:00:00.000+09:00' });
		shop.sandbox.npay.patchSettings({ reviewParameters: { from: 'createdFrom' } });
		const { json, error } = await run('review', 'getMany', {
			period: 'custom',
			from: '2026-12-18',
			to: '2026-12-20',
			reviewType: 'GENERAL',
			returnAll: true,
			options: {
				fromName: 'createdFrom',
				extraParameters: { parameter: [{ name: 'mallId', value: 'x' }] },
			},
		});
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ ...review, reviewId: expect.any(String) }]);
		const calls = shop.sandbox.journal.entries({ path: '/reviews' });
		expect(calls.length).toBe(3);
		expect(calls[0]?.query).toMatchObject({
			createdFrom: '2026-12-18T00:00:00.000+09:00',
			reviewType: 'GENERAL',
			mallId: 'x',
			page: '1',
		});
	});
});

describe('reconcile', () => {
	const month = { period: 'custom', startDate: '2026-11-01', endDate: '2026-12-19' };

	test('books that agree: every row is ok, and the sums are those of the daily lines', async () => {
		const { json, error } = await run('settlement', 'reconcile', month);
		expect(error).toBeUndefined();
		const summary = json.at(-1);
		expect(summary).toMatchObject({ finding: 'summary', agrees: true, discrepancies: {} });
		expect(json.slice(0, -1).every(({ finding }) => finding === 'ok')).toBe(true);
		expect(summary?.caseAmount).toBe(summary?.dailyAmount);
	});

	test('without the summary, the rows alone: all with the same columns', async () => {
		const { json } = await run('settlement', 'reconcile', {
			...month,
			options: { summary: 'none' },
		});
		expect(json.length).toBeGreaterThan(1);
		expect(json.map(({ finding }) => finding)).not.toContain('summary');
		expect(new Set(json.map((row) => Object.keys(row).join())).size).toBe(1);
	});
});

test('in a month of 5,000 orders it finds exactly the seeded discrepancies', async () => {
	const big = await openShop({
		now: '2026-12-20T09:00:00.000+09:00',
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
	try {
		big.sandbox.npay.seedSettlement({ month: '2026-11', orders: 5000, seed: 'reconcile' });
		const { settlement } = big.sandbox.npay;
		const kinds = [
			'caseMissing',
			'amountDiffers',
			'commissionDiffers',
			'dailyDiffers',
			'settledTwice',
			'expectedDiffers',
			'notSettled',
		] as const;
		const seeded = kinds.flatMap((kind, index) =>
			settlement.addDiscrepancy({ kind, count: index + 1 }),
		);
		const { json, error } = await big.engine.run({
			resource: 'settlement',
			operation: 'reconcile',
			period: 'custom',
			startDate: '2026-11-01',
			endDate: '2026-12-19',
			options: { onlyDiscrepancies: true },
		});
		expect(error).toBeUndefined();
		const where = ({
			productOrderId,
			settleExpectDate,
		}: {
			productOrderId?: unknown;
			settleExpectDate?: unknown;
		}) => String(productOrderId ?? settleExpectDate);
		expect(
			json
				.slice(0, -1)
				.map((row) => `${String(row.finding)} ${where(row)}`)
				.sort(),
		).toEqual(seeded.map((one) => `${one.kind} ${where(one)}`).sort());
		const summary = json.at(-1);
		const dailyOff = seeded
			.filter(({ kind }) => kind === 'dailyDiffers')
			.reduce((total, one) => total + one.difference, 0);
		expect(Number(summary?.dailyAmount) - Number(summary?.caseAmount)).toBe(dailyOff);
	} finally {
		await big.sandbox.close();
	}
});
