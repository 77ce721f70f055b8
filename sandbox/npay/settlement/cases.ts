import type { Entry } from './entries';

/** A row of the settlement by case: an entry with its sums, as it is shown. KRW. */
export interface Case {
	entry: Entry;
	paySettleAmount: number;
	totalPayCommissionAmount: number;
	freeInstallmentCommissionAmount: number;
	sellingInterlockCommissionAmount: number;
	benefitSettleAmount: number;
	settleExpectAmount: number;
}

/** The case that an entry makes. */
export function caseOf(entry: Entry): Case {
	return withExpectation({
		entry,
		paySettleAmount: entry.payAmount,
		totalPayCommissionAmount: total(entry, 'PAY_COMMISSION'),
		freeInstallmentCommissionAmount: total(entry, 'ISTLM_COMMISSION'),
		sellingInterlockCommissionAmount: total(entry, 'INFLOW_COMMISSION'),
		benefitSettleAmount: entry.benefit,
		settleExpectAmount: 0,
	});
}

/** The same with the expected amount worked out anew. */
export function withExpectation(row: Case): Case {
	return {
		...row,
		settleExpectAmount: row.paySettleAmount + row.benefitSettleAmount + feesOf(row),
	};
}

/** All fees of a case, negative when the merchant pays them. */
export function feesOf(row: Case): number {
	return (
		row.totalPayCommissionAmount +
		row.freeInstallmentCommissionAmount +
		row.sellingInterlockCommissionAmount
	);
}

function total({ commissions }: Entry, type: string): number {
	return commissions.reduce((sum, one) => sum + (one.type === type ? one.amount : 0), 0);
}
