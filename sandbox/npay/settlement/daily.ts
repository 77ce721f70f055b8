import { type Case, feesOf } from './cases';
import type { Day } from './days';
import type { Settlement } from './settlement';

/** The sums of one day of payment and one merchant, KRW. */
export interface DailyLine {
	merchantId: string;
	settleExpectDate: Day;
	settleCompleteDate: Day | undefined;
	settleBasisStartDate: Day;
	settleBasisEndDate: Day;
	paySettleAmount: number;
	commissionSettleAmount: number;
	benefitSettleAmount: number;
	deductionRestoreSettleAmount: number;
}

/** Naver's support for points that buyers used, in hundredths of a percent of the points. */
const BENEFIT_RATE = 100;

/**
 * The daily lines from the cases as they are shown: payments and fees by themselves, taken back
 * quantities as deductions, and Naver's benefit, which no case has.
 */
export function dailyLines(settlement: Settlement, merchantId: string): DailyLine[] {
	const byDay = new Map<Day, Case[]>();
	for (const row of settlement.cases()) {
		const { expectDate, order, withoutDaily } = row.entry;
		if (expectDate === undefined || withoutDaily === true) continue;
		if (order.merchantId !== merchantId) continue;
		const rows = byDay.get(expectDate);
		if (rows) rows.push(row);
		else byDay.set(expectDate, [row]);
	}
	return [...byDay]
		.sort(([left], [right]) => left.localeCompare(right))
		.map(([day, rows]) => lineOf(settlement, merchantId, day, rows));
}

function lineOf(
	settlement: Settlement,
	merchantId: string,
	settleExpectDate: Day,
	rows: readonly Case[],
): DailyLine {
	const taken = rows.filter(({ entry }) => entry.settleType === 'QUANTITY_CANCEL_DEDUCTION');
	const normal = rows.filter((row) => !taken.includes(row));
	const sum = (of: readonly Case[], amount: (row: Case) => number) =>
		of.reduce((total, row) => total + amount(row), 0);
	const points = Math.max(
		0,
		sum(normal, ({ entry }) => entry.points),
	);
	const bases = rows.map(({ entry }) => entry.basisDate ?? settleExpectDate).sort();
	return {
		merchantId,
		settleExpectDate,
		settleCompleteDate: settleExpectDate <= settlement.today ? settleExpectDate : undefined,
		settleBasisStartDate: bases[0] ?? settleExpectDate,
		settleBasisEndDate: bases[bases.length - 1] ?? settleExpectDate,
		paySettleAmount:
			sum(normal, (row) => row.paySettleAmount) +
			settlement.dailyDifference(merchantId, settleExpectDate),
		commissionSettleAmount: sum(normal, feesOf),
		benefitSettleAmount:
			sum(normal, (row) => row.benefitSettleAmount) + Math.floor((points * BENEFIT_RATE) / 10_000),
		deductionRestoreSettleAmount: sum(
			taken,
			(row) => row.paySettleAmount + row.benefitSettleAmount + feesOf(row),
		),
	};
}

/** What is paid out. */
export function settleAmountOf(line: DailyLine): number {
	return (
		line.paySettleAmount +
		line.commissionSettleAmount +
		line.benefitSettleAmount +
		line.deductionRestoreSettleAmount
	);
}
