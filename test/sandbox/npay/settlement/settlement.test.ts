import type { Sandbox } from '../../../../sandbox';
import { toKst } from '../../../../sandbox/core/time/kst';
import type { ProductOrder } from '../../../../sandbox/npay/types';
import { byMember, readAll, readPage, sum } from '../../support/books';
import { frozenSandbox, oneProductOrder, TestClient } from '../../support/client';
import type { Members } from '../../support/wire';

const FEES = [
	['totalPayCommissionAmount', 'PAY_COMMISSION'],
	['freeInstallmentCommissionAmount', 'ISTLM_COMMISSION'],
	['sellingInterlockCommissionAmount', 'INFLOW_COMMISSION'],
] as const;
const RANGES = [
	{ startDate: '2026-10-01', endDate: '2026-10-31' },
	{ startDate: '2026-11-01', endDate: '2026-11-30' },
];
const TAKEN_BACK = 'QUANTITY_CANCEL_DEDUCTION';

describe('the settlement of a month', () => {
	let sandbox: Sandbox;
	let client: TestClient;
	let days: Members[];
	let cases: Members[];
	let commissions: Members[];

	beforeAll(async () => {
		sandbox = await frozenSandbox();
		sandbox.npay.seedSettlement({ orders: 700, seed: 'a month' });
		client = await TestClient.ready(sandbox);
		days = [];
		for (const range of RANGES) days.push(...(await readAll(client, 'settle/daily', range)));
		cases = [];
		commissions = [];
		for (const { settleExpectDate } of days) {
			const query = { searchDate: String(settleExpectDate) };
			cases.push(...(await readAll(client, 'settle/case', { ...query, pageSize: 50 })));
			commissions.push(...(await readAll(client, 'settle/commission-details', query)));
		}
	});
	afterAll(() => sandbox.close());

	it('has every product order that was kept, once, with what was paid for it', () => {
		const kept = sandbox.npay
			.productOrders()
			.filter((one) => one.decisionDate !== undefined || one.productOrderStatus === 'EXCHANGED');
		const originals = cases.filter(
			(row) =>
				row['productOrderType'] === 'PROD_ORDER' && row['settleType'] === 'NORMAL_SETTLE_ORIGINAL',
		);
		expect(originals.map((row) => row['productOrderId']).sort()).toEqual(
			kept.map(({ productOrderId }) => productOrderId).sort(),
		);
		expect(kept.length).toBeGreaterThan(550);
		for (const row of originals) {
			const one = sandbox.npay.productOrder(String(row['productOrderId']))!;
			const { line, completedClaims } = one;
			if (completedClaims.some(({ claimStatus }) => claimStatus.endsWith('DONE'))) continue;
			expect(row['paySettleAmount']).toBe(
				(line.unitPrice + line.optionPrice) * line.quantity - line.discount,
			);
		}
	});

	it('settles a delivery fee once for each package', () => {
		const fees = cases.filter((row) => row['productOrderType'] === 'DELIVERY');
		expect(new Set(fees.map((row) => row['productOrderId'])).size).toBe(fees.length);
		for (const row of fees) {
			const one = sandbox.npay
				.productOrders()
				.find(({ shipping }) => shipping.packageNumber === row['productOrderId']);
			expect(row['paySettleAmount']).toBe(one?.shipping.deliveryFeeAmount);
		}
	});

	it('has commission rows whose sums are the fees of the cases, each key once', () => {
		const key = (row: Members) =>
			[row['productOrderId'], row['settleType'], row['settleExpectDate']].join(' ');
		const groups = new Map<string, Members[]>();
		for (const row of commissions) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
		for (const row of cases) {
			const rows = groups.get(key(row)) ?? [];
			for (const [fee, commissionType] of FEES) {
				const own = rows.filter((one) => one['commissionType'] === commissionType);
				expect(sum(own, 'commissionAmount')).toBe(row[fee]);
			}
			const keys = rows.map((one) => [one['commissionType'], one['payMeansType']].join(' '));
			expect(new Set(keys).size).toBe(keys.length);
		}
		expect(commissions.length).toBeGreaterThan(cases.length);
	});

	it('takes 3.63 % of card payments and 3.74 % of points, rounded half up to the won', () => {
		const rates = { PAYMEANS_TYPE_CCARD: 363, PAYMEANS_TYPE_NCASH: 374 };
		for (const [means, rate] of Object.entries(rates)) {
			const rows = commissions.filter(
				(row) => row['payMeansType'] === means && row['commissionType'] === 'PAY_COMMISSION',
			);
			expect(rows.length).toBeGreaterThan(50);
			for (const row of rows) {
				const basis = Math.abs(Number(row['commissionBasisAmount']));
				const fee = Math.floor((basis * rate + 5000) / 10_000);
				expect(Math.abs(Number(row['commissionAmount']))).toBe(fee);
			}
		}
	});

	it('shares out all points of an order, and no more', () => {
		const points = byMember(
			commissions.filter((row) => row['payMeansType'] === 'PAYMEANS_TYPE_NCASH'),
			'orderNo',
		);
		const untouched = byMember(
			sandbox.npay.productOrders().map((one) => ({ one, orderId: one.order.orderId })),
			'orderId',
		);
		let compared = 0;
		for (const [orderId, rows] of untouched) {
			const productOrders = rows.map(({ one }) => one as ProductOrder);
			const { order } = productOrders[0]!;
			const plain = productOrders.every(
				(one) => one.productOrderStatus === 'PURCHASE_DECIDED' && one.completedClaims.length === 0,
			);
			if (!plain || order.paymentMeans.startsWith('포인트')) continue;
			expect(sum(points.get(orderId) ?? [], 'commissionBasisAmount')).toBe(
				order.naverMileagePaymentAmount,
			);
			if (order.naverMileagePaymentAmount > 0) compared += 1;
		}
		expect(compared).toBeGreaterThan(20);
	});

	it('adds up: case by case, and day by day to the won', () => {
		for (const row of cases) {
			const fees = FEES.reduce((total, [fee]) => total + Number(row[fee]), 0);
			expect(row['settleExpectAmount']).toBe(Number(row['paySettleAmount']) + fees);
			expect(row['benefitSettleAmount']).toBe(0);
		}
		const byDay = byMember(cases, 'settleExpectDate');
		for (const day of days) {
			const rows = byDay.get(String(day['settleExpectDate'])) ?? [];
			const taken = rows.filter((row) => row['settleType'] === TAKEN_BACK);
			const normal = rows.filter((row) => row['settleType'] !== TAKEN_BACK);
			expect(day).toMatchObject({
				paySettleAmount: sum(normal, 'paySettleAmount'),
				commissionSettleAmount: FEES.reduce((total, [fee]) => total + sum(normal, fee), 0),
				deductionRestoreSettleAmount: sum(taken, 'settleExpectAmount'),
				settleAmount: sum(rows, 'settleExpectAmount') + Number(day['benefitSettleAmount']),
			});
		}
		expect(sum(days, 'benefitSettleAmount')).toBeGreaterThan(0);
		expect(sum(days, 'deductionRestoreSettleAmount')).toBeLessThan(0);
	});

	it('takes back with opposite signs what was canceled after it was settled', () => {
		const back = cases.filter((row) => row['settleType'] === 'NORMAL_SETTLE_AFTER_CANCEL');
		expect(back.length).toBeGreaterThan(0);
		for (const row of back) {
			const original = cases.find(
				(one) => one['productOrderId'] === row['productOrderId'] && one !== row,
			);
			expect(sum([original!, row], 'settleExpectAmount')).toBe(0);
			expect(Number(row['paySettleAmount'])).toBeLessThan(0);
		}
	});

	it('pays on business days, the next one after the purchase was decided', () => {
		for (const row of cases) {
			const [basis, expected] = [row['settleBasisDate'], row['settleExpectDate']].map(String);
			const weekday = new Date(`${expected}T00:00:00Z`).getUTCDay();
			expect([1, 2, 3, 4, 5]).toContain(weekday);
			const wait = (Date.parse(expected!) - Date.parse(basis!)) / 86_400_000;
			expect(wait >= 1 && wait <= 3).toBe(true);
			const isPast = expected! <= '2026-11-22';
			expect(row['settleCompleteDate']).toBe(isPast ? expected : null);
		}
	});

	it('shows by the day of payment what is settled, canceled before, or still open', async () => {
		const canceled = sandbox.npay
			.productOrders()
			.find(({ productOrderStatus }) => productOrderStatus === 'CANCELED');
		const paymentDate = toKst(canceled!.order.paymentDate!);
		const open = oneProductOrder(sandbox, { paymentDate });
		const searchDate = paymentDate.slice(0, 10);
		const query = { searchDate, periodType: 'SETTLE_CASEBYCASE_PAY_DATE' };
		const all = await readAll(client, 'settle/case', query);
		const decisions = ['SETTLED', 'UNSETTLED', 'BEFORE_CANCEL'];
		const parts = [];
		for (const settleDecisionType of decisions) {
			parts.push(await readAll(client, 'settle/case', { ...query, settleDecisionType }));
		}
		expect(parts.map((rows) => rows.length > 0)).toEqual([true, true, true]);
		expect(parts.flat()).toHaveLength(all.length);
		expect(parts[1]).toContainEqual(
			expect.objectContaining({ productOrderId: open, settleExpectDate: null }),
		);
		expect(sum(parts[2]!, 'paySettleAmount')).toBe(0);
		expect(await readAll(client, 'settle/case', { productOrderId: open })).toEqual([]);
	});

	it('filters by order, product order and kind', async () => {
		const row = cases.find((one) => one['settleType'] === 'NORMAL_SETTLE_AFTER_CANCEL')!;
		const productOrderId = String(row['productOrderId']);
		const both = await readAll(client, 'settle/case', { productOrderId });
		expect(both.map((one) => one['settleType']).sort()).toEqual([
			'NORMAL_SETTLE_AFTER_CANCEL',
			'NORMAL_SETTLE_ORIGINAL',
		]);
		const settleType = 'NORMAL_SETTLE_AFTER_CANCEL';
		const query = { orderId: String(row['orderId']), settleType };
		expect(await readAll(client, 'settle/case', query)).toEqual([row]);
		const details = await readAll(client, 'settle/commission-details', query);
		expect(details.every((one) => one['orderNo'] === row['orderId'])).toBe(true);
	});

	it('has sales for the tax office that add up, case by case and day by day', async () => {
		const parts = [
			...['creditCardAmount', 'cashInComeDeductionAmount', 'cashOutGoingEvidenceAmount'],
			...['cashExclusionIssuanceAmount', 'otherAmount'],
		];
		const rows = await readAll(client, 'vat/case', RANGES[0]!);
		for (const row of rows) {
			expect(parts.reduce((total, name) => total + Number(row[name]), 0)).toBe(
				row['totalSalesAmount'],
			);
			expect(Number(row['taxationSalesAmount']) + Number(row['taxExemptionSalesAmount'])).toBe(
				row['totalSalesAmount'],
			);
		}
		const byDay = byMember(rows, 'settleBasisDate');
		const lines = await readAll(client, 'vat/daily', RANGES[0]!);
		expect(lines.map((line) => line['settleBasisDate'])).toEqual([...byDay.keys()]);
		for (const line of lines) {
			const own = byDay.get(String(line['settleBasisDate'])) ?? [];
			for (const name of [...parts, 'totalSalesAmount', 'taxationSalesAmount']) {
				expect(line[name]).toBe(sum(own, name));
			}
		}
		const settled = cases.filter((row) => String(row['settleBasisDate']) <= '2026-10-31');
		expect(sum(rows, 'totalSalesAmount')).toBe(sum(settled, 'paySettleAmount'));
		expect(sum(rows, 'taxExemptionSalesAmount')).toBeGreaterThan(0);
	});

	it.each([
		['settle/case', { searchDate: '2026-10-20', orderId: '' }, 'orderId'],
		['settle/case', {}, 'searchDate'],
		['settle/case', { searchDate: '2026-1-2' }, 'searchDate'],
		['settle/case', { searchDate: '2026-02-30' }, 'searchDate'],
		['settle/case', { searchDate: '2026-10-20', periodType: 'PAY_DATE' }, 'periodType'],
		['settle/case', { orderId: '1', settleDecisionType: 'SETTLED' }, 'settleDecisionType'],
		['settle/case', { startDate: '2026-10-20' }, 'startDate'],
		['settle/case', { orderId: '1', pageSize: 1001 }, 'pageSize'],
		['settle/case', { orderId: '1', pageNumber: 0 }, 'pageNumber'],
		['settle/commission-details', { orderId: '1', pageSize: undefined }, 'pageSize'],
		['settle/daily', { startDate: '2026-10-01' }, 'endDate'],
		['settle/daily', { startDate: '2026-10-01', endDate: '2026-11-01' }, 'endDate'],
		['settle/daily', { startDate: '2026-10-02', endDate: '2026-10-01' }, 'endDate'],
		['vat/case', { startDate: '2026-11-01', endDate: '2026-11-10' }, 'endDate'],
		['vat/daily', { startDate: '2026-10-10', endDate: '2026-11-01' }, 'endDate'],
	] as const)('refuses %s with %j', async (book, query, name) => {
		const { status, body } = await readPage(client, book, query);
		expect([status, body.code, body.invalidInputs[0]?.name]).toEqual([400, 'BAD_REQUEST', name]);
	});

	it('shows a merchant nothing of another one', async () => {
		const other = {
			clientId: 'other-app',
			clientSecret: '$2a$04$otherOtherOtherOtherOO',
			merchantId: 'np_other',
		};
		const { applications } = sandbox.npay.settings;
		sandbox.npay.patchSettings({ applications: [...applications, other] });
		const stranger = await TestClient.ready(sandbox, other);
		for (const book of ['settle/daily', 'vat/case', 'vat/daily'] as const) {
			expect(await readAll(stranger, book, RANGES[0]!)).toEqual([]);
		}
		const query = { productOrderId: String(cases[0]!['productOrderId']) };
		expect(await readAll(stranger, 'settle/case', query)).toEqual([]);
	});
});
