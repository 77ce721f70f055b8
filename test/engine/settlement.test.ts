import type { IDataObject } from 'n8n-workflow';

import { someOrAll } from '../support/shops/sandboxOptions';
import { openShop, type Shop } from '../support/shops/shop';

const DAILY = '/v1/pay-settle-mall/settle/daily';
const CASES = '/v1/pay-settle-mall/settle/case';

/** How many orders a month has. */
const MONTH = someOrAll(500, 5_000);

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

	test('by case and commissions: one call a working day, every page, labels beside codes', async () => {
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
		// 14 and 15 November are a weekend.
		expect(calls.map(({ query }) => query.searchDate)).toEqual(
			[10, 11, 12, 13, 16, 17, 18, 19, 20].map((day) => `2026-11-${day}`),
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

	test.each([
		['settlement', 'getDaily', '정산 금액', 'settleAmount'],
		['settlement', 'getByCase', '정산 예정 금액', 'settleExpectAmount'],
		['settlement', 'getCommissionDetails', '수수료 금액', 'commissionAmount'],
		['vat', 'getDaily', '총 매출 금액', 'totalSalesAmount'],
		['vat', 'getByCase', '총 매출 금액', 'totalSalesAmount'],
	])('%s %s: as a sheet and raw', async (resource, operation, header, field) => {
		const days = {
			period: 'custom',
			...{ startDate: '2026-11-09', endDate: '2026-11-11' },
			...{ searchDate: '2026-11-09', searchDateTo: '2026-11-11' },
			returnAll: true,
		};
		const read = async (output: string) =>
			(await run(resource, operation, { ...days, output })).json;
		const [plain, sheet, raw] = [await read('simplified'), await read('sheet'), await read('raw')];
		expect(plain.length).toBeGreaterThan(0);
		expect(sheet.map((row) => row[header])).toEqual(plain.map((row) => row[field]));
		expect(new Set(sheet.map((row) => Object.keys(row).join())).size).toBe(1);
		expect(Object.keys(sheet[0] ?? {}).filter((name) => /^[a-z]/.test(name))).toEqual([]);
		expect(raw.map((row) => row[field])).toEqual(plain.map((row) => row[field]));
		expect(raw.flatMap((row) => Object.keys(row)).filter((name) => name.endsWith('Label'))).toEqual(
			[],
		);
	});

	test('as a sheet for a model: who bought is masked', async () => {
		const { json } = await shop.engine.run(
			{
				...{ resource: 'settlement', operation: 'getByCase', output: 'sheet', returnAll: true },
				...{ period: 'custom', searchDate: '2026-11-10' },
			},
			{ items: [{}], asTool: true },
		);
		const names = json.map((row) => row.구매자명).filter((name) => typeof name === 'string');
		expect(names.length).toBeGreaterThan(0);
		expect(names.every((name) => /^.\*\*$/u.test(name))).toBe(true);
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

describe('days that are asked for', () => {
	/** The days that a list was asked for. */
	const askedDays = (path: string) =>
		shop.sandbox.journal.entries({ path }).map(({ query }) => String(query.searchDate));
	const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
	const november = { period: 'custom', searchDate: '2026-11-01', searchDateTo: '2026-12-01' };
	const range = { period: 'custom', startDate: '2026-11-01', endDate: '2026-12-01' };
	const COMMISSIONS = '/v1/pay-settle-mall/settle/commission-details';

	test.each([
		['getByCase', CASES],
		['getCommissionDetails', COMMISSIONS],
	])('%s: 31 days take 23 calls, and no row is lost', async (operation, path) => {
		const { json, error } = await run('settlement', operation, november);
		expect(error).toBeUndefined();
		expect(shop.calls(DAILY) + shop.calls(path)).toBeLessThanOrEqual(23);
		expect(askedDays(path).some(isWeekend)).toBe(false);
		shop.sandbox.journal.clear();
		const all = await run('settlement', operation, { ...november, options: { askEveryDay: true } });
		expect(askedDays(path)).toHaveLength(31);
		expect(shop.calls(DAILY)).toBe(0);
		expect(json).toEqual(all.json);
	});

	test('reconcile: the same days for both lists, by the daily lines that it reads anyway', async () => {
		const { json } = await run('settlement', 'reconcile', range);
		expect(shop.calls(DAILY)).toBe(1);
		expect([shop.calls(CASES), shop.calls(COMMISSIONS)]).toEqual([22, 22]);
		const all = await run('settlement', 'reconcile', { ...range, options: { askEveryDay: true } });
		expect(shop.calls(CASES)).toBe(22 + 31);
		expect(json).toEqual(all.json);
	});

	test.each([
		'SETTLE_CASEBYCASE_SETTLE_BASIS_DATE',
		'SETTLE_CASEBYCASE_SETTLE_COMPLETE_DATE',
		'SETTLE_CASEBYCASE_PAY_DATE',
		'SETTLE_CASEBYCASE_TAXRETURN_BASIS_DATE',
	])('by %s the daily list says nothing: every day', async (periodType) => {
		await run('settlement', 'getByCase', { ...november, periodType });
		expect(askedDays(CASES)).toHaveLength(31);
		expect(shop.calls(DAILY)).toBe(0);
	});

	test('a few days, of which one is at the weekend: each, and nothing besides', async () => {
		await run('settlement', 'getByCase', {
			...november,
			searchDate: '2026-11-05',
			searchDateTo: '2026-11-07',
		});
		expect(askedDays(CASES)).toEqual(['2026-11-05', '2026-11-06', '2026-11-07']);
		expect(shop.calls(DAILY)).toBe(0);
	});

	test('a limit that is reached before a weekend asks for no daily list', async () => {
		await run('settlement', 'getByCase', {
			...november,
			searchDate: '2026-11-10',
			returnAll: false,
			limit: 1,
		});
		expect(shop.calls(DAILY)).toBe(0);
	});

	test.each([
		['cannot be read', { kind: 'status', status: 500, times: 0 }],
		[
			'does not say of which days it is',
			{ kind: 'json', body: { elements: [{ settleAmount: 1 }] } },
		],
	] as const)('a daily list that %s leaves out no day', async (_, fault) => {
		const { id } = shop.sandbox.faults.add({ ...fault, match: { path: DAILY } } as never);
		await run('settlement', 'getByCase', november);
		shop.sandbox.faults.clear(id);
		expect(askedDays(CASES)).toHaveLength(31);
	});

	describe('a case on a day', () => {
		let own: Shop;
		const REVIEW = { productOrderType: 'REVIEW', paySettleAmount: -150 };
		beforeAll(async () => {
			own = await openShop({ now: '2026-12-20T09:00:00.000+09:00' });
			own.paidOrders(1);
			const { settlement } = own.sandbox.npay;
			settlement.addRow({ ...REVIEW, name: 'Sunday', expectDate: '2026-11-08' });
			settlement.addRow({ ...REVIEW, name: 'Monday', expectDate: '2026-11-09', inDaily: false });
			settlement.addRow({ ...REVIEW, name: 'Saturday', expectDate: '2026-11-14', inDaily: false });
		});
		afterAll(async () => await own.sandbox.close());
		const namesOf = async (parameters: IDataObject) =>
			(
				await own.engine.run({
					...{ resource: 'settlement', operation: 'getByCase' },
					...(parameters as object),
				})
			).json.map(({ productName }) => productName);

		test('of the weekend comes where the daily list has it; of another day in any case', async () => {
			expect(await namesOf(november)).toEqual(['Sunday', 'Monday']);
		});

		test('of the weekend that no line counts comes where every day is asked for', async () => {
			const options = { askEveryDay: true };
			expect(await namesOf({ ...november, options })).toEqual(['Sunday', 'Monday', 'Saturday']);
		});
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

test('a first day of which nothing was settled is found, though no daily line names it', async () => {
	const own = await openShop({
		now: '2026-12-20T09:00:00.000+09:00',
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
	try {
		own.sandbox.npay.seedSettlement({ month: '2026-11', orders: 60, seed: 'first day 4' });
		const { settlement } = own.sandbox.npay;
		const [earliest] = settlement.addDiscrepancy({ kind: 'notSettled', count: 1 });
		const seeded = [earliest];
		// Until the next in line is of a later day: then all of the first day are seeded.
		for (;;) {
			const [next] = settlement.addDiscrepancy({ kind: 'notSettled', count: 1 });
			seeded.push(next);
			if (next?.settleBasisDate !== earliest?.settleBasisDate) break;
		}
		const { json, error } = await own.engine.run({
			resource: 'settlement',
			operation: 'reconcile',
			period: 'custom',
			startDate: '2026-11-01',
			endDate: '2026-12-19',
			options: { onlyDiscrepancies: true },
		});
		expect(error).toBeUndefined();
		const found = json
			.slice(0, -1)
			.map(({ finding, productOrderId }) => ({ finding, productOrderId }));
		expect(found).toEqual(
			expect.arrayContaining(
				seeded.map((one) => ({ finding: 'notSettled', productOrderId: one?.productOrderId })),
			),
		);
		expect(found).toHaveLength(seeded.length);
	} finally {
		await own.sandbox.close();
	}
});

test(`in a month of ${MONTH} orders it finds exactly the seeded discrepancies`, async () => {
	const big = await openShop({
		now: '2026-12-20T09:00:00.000+09:00',
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
	try {
		big.sandbox.npay.seedSettlement({ month: '2026-11', orders: MONTH, seed: 'reconcile' });
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
