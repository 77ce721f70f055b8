import { Random } from '../../core/random';
import type { Day } from './days';
import type { Entry } from './entries';

/** Sales by what the tax office wants to know, KRW; the last five add up to the first. */
export interface Sales {
	totalSalesAmount: number;
	taxationSalesAmount: number;
	taxExemptionSalesAmount: number;
	creditCardAmount: number;
	cashInComeDeductionAmount: number;
	cashOutGoingEvidenceAmount: number;
	cashExclusionIssuanceAmount: number;
	otherAmount: number;
}

const NOTHING: Readonly<Sales> = {
	totalSalesAmount: 0,
	taxationSalesAmount: 0,
	taxExemptionSalesAmount: 0,
	creditCardAmount: 0,
	cashInComeDeductionAmount: 0,
	cashOutGoingEvidenceAmount: 0,
	cashExclusionIssuanceAmount: 0,
	otherAmount: 0,
};

/** The sales of an entry. Delivery fees are taxed; points are neither card nor cash. */
export function salesOf(entry: Entry): Sales {
	const { payAmount, shares, productOrder } = entry;
	const exempt = productOrder?.line.taxType === 'TAX_EXEMPTION';
	const sales: Sales = {
		...NOTHING,
		totalSalesAmount: payAmount,
		[exempt ? 'taxExemptionSalesAmount' : 'taxationSalesAmount']: payAmount,
	};
	for (const { means, amount } of shares) {
		if (means === 'PAYMEANS_TYPE_CCARD') sales.creditCardAmount += amount;
		else if (means === 'PAYMEANS_TYPE_NCASH') sales.otherAmount += amount;
		else sales[cashReceipt(entry)] += amount;
	}
	return sales;
}

/** The sales of each day, added up, in order of the days. */
export function salesByDay(entries: readonly Entry[]): Array<[Day, Sales]> {
	const days = new Map<Day, Sales>();
	for (const entry of entries) {
		if (entry.basisDate === undefined) continue;
		days.set(entry.basisDate, plus(days.get(entry.basisDate) ?? NOTHING, salesOf(entry)));
	}
	return [...days].sort(([left], [right]) => left.localeCompare(right));
}

function plus(left: Sales, right: Sales): Sales {
	const names = Object.keys(NOTHING) as Array<keyof Sales>;
	const sum = { ...left };
	for (const name of names) sum[name] += right[name];
	return sum;
}

/** Which kind of cash receipt the buyer wanted. */
function cashReceipt({ order }: Entry) {
	const roll = new Random(`receipt ${order.orderId}`).next();
	if (roll < 0.7) return 'cashInComeDeductionAmount';
	return roll < 0.8 ? 'cashOutGoingEvidenceAmount' : 'cashExclusionIssuanceAmount';
}
