import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/data/objects';
import type { Detail } from '../../api/details';
import { ELEMENT_COLUMNS, inColumns } from '../period/elementRow';
import { amountsOf, feesOf, fits, sum, won } from './amounts';
import type { Books } from './books';
import { groupCases, groupCommissions, isNumbered } from './groups';

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

const FINDING_TERMS: Record<string, string> = {
	ok: '일치',
	settledTwice: '중복 정산',
	amountDiffers: '금액 다름',
	commissionDiffers: '수수료 다름',
	expectedDiffers: '정산 예정 금액 다름',
	caseMissing: '건별 내역 없음',
	notSettled: '미정산',
	dailyDiffers: '일별 합계 다름',
} satisfies Record<Finding, string>;

/** What only the comparison knows of a row: of an order, and of a day that doesn't add up. */
const COMPARED = [
	'rows',
	'paidAmount',
	'dueAmount',
	'commissionAmount',
	'commissionDetailAmount',
	'computedAmount',
	'settledAmount',
	'decisionDate',
	'cases',
	'caseAmount',
	'dailyAmount',
	'difference',
	'settleAmount',
];

/** The columns of every row: those of a case, and of a commission that has none, with what was compared. */
const COLUMNS = [
	...new Set<string>([
		...ELEMENT_COLUMNS.getSettlementsByCase,
		...COMPARED,
		...ELEMENT_COLUMNS.getCommissionDetails,
	]),
].filter((column) => column !== 'orderNo');

/** A row as it comes out: always the same columns in the same order. */
function inRow({ finding, orderNo, ...row }: IDataObject): IDataObject {
	const terms = String(finding)
		.split(',')
		.map((one) => FINDING_TERMS[one] ?? one);
	return {
		finding,
		findingLabel: terms.join(', '),
		...inColumns({ ...row, orderId: row.orderId ?? orderNo }, COLUMNS),
	};
}

/** Settled once for all: a second row of these is one too many. The others may rightly come again. */
const ONCE = new Set(['NORMAL_SETTLE_ORIGINAL', 'QUICK_SETTLE_ORIGINAL']);

/** Types of cases that are about something else than the order's own amount. */
const BESIDE_THE_ORDER = /REVIEW|ADJUSTMENT|ACCUMULATION|COUPON|COMMISSION|CONCESSION|CSF/;

function compareCase(
	rows: IDataObject[],
	commissions: IDataObject[],
	detail: Detail | undefined,
): IDataObject {
	const [row = {}] = rows;
	const isOnce = ONCE.has(String(row.settleType)) && isNumbered(row);
	const counted = isOnce ? [row] : rows;
	const fees = sum(counted, feesOf);
	const commissionSum = sum(commissions, (one) => won(one, 'commissionAmount'));
	const isOrder = isOnce && row.productOrderType === 'PROD_ORDER';
	const order = isOrder ? amountsOf(detail) : { paid: undefined, due: undefined };
	const amount = sum(counted, (one) => won(one, 'paySettleAmount'));
	const benefit = sum(counted, (one) => won(one, 'benefitSettleAmount'));
	const expected = sum(counted, (one) => won(one, 'settleExpectAmount'));
	const computed = amount + fees + benefit;
	const findings: Finding[] = [];
	if (isOnce && rows.length > 1) findings.push('settledTwice');
	if (!fits(order, amount, benefit)) findings.push('amountDiffers');
	if (fees !== commissionSum) findings.push('commissionDiffers');
	if (expected !== computed) findings.push('expectedDiffers');
	return {
		finding: findings.length === 0 ? 'ok' : findings.join(','),
		...row,
		...(rows.length > 1 ? { rows: rows.length } : {}),
		...(order.paid === undefined ? {} : { paidAmount: order.paid }),
		...(order.due === undefined ? {} : { dueAmount: order.due }),
		paySettleAmount: amount,
		benefitSettleAmount: benefit,
		commissionAmount: fees,
		commissionDetailAmount: commissionSum,
		settleExpectAmount: expected,
		computedAmount: computed,
		settledAmount: typeof row.settleCompleteDate === 'string' ? expected : 0,
	};
}

/** Rows that only one side has: commissions without a case, decided orders without a settlement. */
function compareAbsent(
	decided: Books['decided'],
	commissions: ReadonlyMap<string, IDataObject[]>,
	cases: ReadonlyMap<string, IDataObject[]>,
) {
	// A review, or a fee that changed, doesn't settle the order whose number it bears.
	const settled = new Set(
		[...cases.values()]
			.flat()
			.filter(({ productOrderType }) => !BESIDE_THE_ORDER.test(String(productOrderType)))
			.map((row) => String(row.productOrderId)),
	);
	const missing = [...commissions].filter(([key]) => !cases.has(key));
	const missingIds = new Set(missing.map(([, [row]]) => String(row?.productOrderId)));
	const caseMissing = missing.map(([, rows]): IDataObject => {
		const row = { ...rows[0] };
		delete row.commissionAmount;
		return {
			finding: 'caseMissing',
			...row,
			commissionDetailAmount: sum(rows, (one) => won(one, 'commissionAmount')),
		};
	});
	const notSettled = [...decided]
		.filter(([id]) => !settled.has(id) && !missingIds.has(id))
		.map(([productOrderId, detail]): IDataObject => {
			const order = asObject(detail.productOrder);
			const { paid } = amountsOf(detail);
			return {
				finding: 'notSettled',
				productOrderId,
				orderId: asObject(detail.order).orderId,
				productName: order.productName,
				decisionDate: order.decisionDate,
				...(paid === undefined ? {} : { paidAmount: paid }),
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
	const cases = groupCases(books.cases);
	const commissions = groupCommissions(books.commissions, cases);
	const rows = [...cases].map(([key, group]) =>
		compareCase(
			group,
			commissions.get(key) ?? [],
			books.decided.get(String(group[0]?.productOrderId)),
		),
	);
	rows.push(...compareAbsent(books.decided, commissions, cases));
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
		rows: rows.map(inRow),
		summary: {
			finding: 'summary',
			findingLabel: '요약',
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
