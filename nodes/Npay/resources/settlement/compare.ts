import type { IDataObject } from 'n8n-workflow';

import type { Detail } from '../../api/details';
import { withLabels } from '../../api/elements';
import type { Books } from './books';

/** What the comparison says about a row; several are joined by commas. */
export type Finding =
	| 'ok'
	| 'settledTwice'
	| 'amountDiffers'
	| 'commissionDiffers'
	| 'expectedDiffers'
	| 'caseMissing'
	| 'notSettled'
	| 'dailyDiffers';

/** Amounts are whole won; absent counts as none. */
const won = (row: IDataObject | undefined, field: string): number => Number(row?.[field] ?? 0) || 0;

const sum = <T>(list: readonly T[], amount: (one: T) => number): number =>
	list.reduce((total, one) => total + amount(one), 0);

/** All fees of a case; negative when the shop pays them. */
const feesOf = (row: IDataObject): number =>
	won(row, 'totalPayCommissionAmount') +
	won(row, 'freeInstallmentCommissionAmount') +
	won(row, 'sellingInterlockCommissionAmount');

/** What tells one settlement from another: a product order can be settled, and later taken back. */
const keyOf = (row: IDataObject): string =>
	[row.productOrderId, row.productOrderType, row.settleType].map(String).join(' ');

function groupBy(rows: readonly IDataObject[]): Map<string, IDataObject[]> {
	const groups = new Map<string, IDataObject[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group === undefined) groups.set(keyOf(row), [row]);
		else group.push(row);
	}
	return groups;
}

/** Settled once for all: a second row of these is one too many. The others may rightly come again. */
const ONCE = new Set(['NORMAL_SETTLE_ORIGINAL', 'QUICK_SETTLE_ORIGINAL']);

/** States in which the amount that a product order has left is what was settled. */
const SETTLED_AS_PAID = new Set(['PURCHASE_DECIDED', 'EXCHANGED']);

/** What the buyer paid and kept, by the order itself; unset where something was taken back later. */
function paidAmount(detail: Detail | undefined): number | undefined {
	const order = (detail?.productOrder ?? {}) as IDataObject;
	const claims = Array.isArray(detail?.completedClaims) ? detail.completedClaims : [];
	const isLater = (claims as IDataObject[]).some(({ claimType }) => claimType === 'ADMIN_CANCEL');
	if (isLater || !SETTLED_AS_PAID.has(String(order.productOrderStatus))) return undefined;
	const amount = order.remainPaymentAmount ?? order.totalPaymentAmount;
	return typeof amount === 'number' ? amount : undefined;
}

function compareCase(
	rows: IDataObject[],
	commissions: IDataObject[],
	detail: Detail | undefined,
): IDataObject {
	const [row = {}] = rows;
	const isOnce = ONCE.has(String(row.settleType));
	const counted = isOnce ? [row] : rows;
	const fees = sum(counted, feesOf);
	const commissionSum = sum(commissions, (one) => won(one, 'commissionAmount'));
	const paid = isOnce && row.productOrderType === 'PROD_ORDER' ? paidAmount(detail) : undefined;
	const amount = sum(counted, (one) => won(one, 'paySettleAmount'));
	const expected = sum(counted, (one) => won(one, 'settleExpectAmount'));
	const computed = amount + fees + sum(counted, (one) => won(one, 'benefitSettleAmount'));
	const findings: Finding[] = [];
	if (isOnce && rows.length > 1) findings.push('settledTwice');
	if (paid !== undefined && paid !== amount) findings.push('amountDiffers');
	if (fees !== commissionSum) findings.push('commissionDiffers');
	if (expected !== computed) findings.push('expectedDiffers');
	return {
		finding: findings.length === 0 ? 'ok' : findings.join(','),
		...withLabels(row),
		...(rows.length > 1 ? { rows: rows.length } : {}),
		...(paid === undefined ? {} : { paidAmount: paid }),
		paySettleAmount: amount,
		commissionAmount: fees,
		commissionDetailAmount: commissionSum,
		settleExpectAmount: expected,
		computedAmount: computed,
		settledAmount: typeof row.settleCompleteDate === 'string' ? expected : 0,
	};
}

/** Rows that only one side has: commissions without a case, decided orders without a settlement. */
function compareAbsent({ commissions, decided }: Books, cases: Map<string, IDataObject[]>) {
	const settled = new Set([...cases.values()].flat().map((row) => String(row.productOrderId)));
	const missing = [...groupBy(commissions)].filter(([key]) => !cases.has(key));
	const missingIds = new Set(missing.map(([, [row]]) => String(row?.productOrderId)));
	const caseMissing = missing.map(([, rows]): IDataObject => {
		const row = { ...rows[0] };
		delete row.commissionAmount;
		return {
			finding: 'caseMissing',
			...withLabels(row),
			commissionDetailAmount: sum(rows, (one) => won(one, 'commissionAmount')),
		};
	});
	const notSettled = [...decided]
		.filter(([id]) => !settled.has(id) && !missingIds.has(id))
		.map(([productOrderId, detail]): IDataObject => {
			const order = (detail.productOrder ?? {}) as IDataObject;
			return {
				finding: 'notSettled',
				productOrderId,
				orderId: (detail.order as IDataObject | undefined)?.orderId,
				productName: order.productName,
				decisionDate: order.decisionDate,
				...(paidAmount(detail) === undefined ? {} : { paidAmount: paidAmount(detail) }),
			};
		});
	return [...caseMissing, ...notSettled];
}

/** Each day: what its cases add up to, against its line. */
function compareDays({ cases, daily }: Books) {
	const days = [...new Set([...cases, ...daily].map((row) => String(row.settleExpectDate)))].sort();
	return days.map((day) => {
		const ofDay = cases.filter((row) => String(row.settleExpectDate) === day);
		const lines = daily.filter((row) => String(row.settleExpectDate) === day);
		const byCase = sum(ofDay, (row) => won(row, 'paySettleAmount') + feesOf(row));
		const byLine = sum(
			lines,
			(line) =>
				won(line, 'paySettleAmount') +
				won(line, 'commissionSettleAmount') +
				won(line, 'deductionRestoreSettleAmount'),
		);
		return {
			settleExpectDate: day,
			cases: ofDay.length,
			caseAmount: byCase,
			dailyAmount: byLine,
			difference: byLine - byCase,
			settleAmount: sum(lines, (line) => won(line, 'settleAmount')),
		};
	});
}

/** Rows with their findings, the days that don't add up, and one item that sums up. */
export function compareBooks(books: Books): { rows: IDataObject[]; summary: IDataObject } {
	const cases = groupBy(books.cases);
	const commissions = groupBy(books.commissions);
	const rows = [...cases].map(([key, group]) =>
		compareCase(
			group,
			commissions.get(key) ?? [],
			books.decided.get(String(group[0]?.productOrderId)),
		),
	);
	rows.push(...compareAbsent(books, cases));
	const days = compareDays(books);
	for (const day of days) {
		if (day.difference !== 0) rows.push({ finding: 'dailyDiffers' satisfies Finding, ...day });
	}
	const found: Record<string, number> = {};
	for (const { finding } of rows) {
		for (const one of String(finding).split(',')) found[one] = (found[one] ?? 0) + 1;
	}
	const { ok = 0, ...discrepancies } = found;
	return {
		rows,
		summary: {
			finding: 'summary',
			startDate: books.days.start,
			endDate: books.days.end,
			agrees: Object.keys(discrepancies).length === 0,
			rows: rows.length,
			ok,
			discrepancies,
			paySettleAmount: sum(books.cases, (row) => won(row, 'paySettleAmount')),
			commissionAmount: sum(books.cases, feesOf),
			caseAmount: sum(days, ({ caseAmount }) => caseAmount),
			dailyAmount: sum(days, ({ dailyAmount }) => dailyAmount),
			settleAmount: sum(days, ({ settleAmount }) => settleAmount),
			days,
		},
	};
}
