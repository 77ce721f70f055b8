import { Random } from '../../core/random';
import type { Share } from './commissions';
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

/** What of an entry's sales one row of VAT shows. */
export interface SalesPart {
	entry: Entry;
	detailType: string;
	sales: Sales;
}

/** The rows of an entry: what the buyer paid, and Naver's coupon apart from it. */
export function salesPartsOf(entry: Entry): SalesPart[] {
	const { shares, vatDetailType } = entry;
	const isCoupon = ({ means }: Share) => means === 'PAYMEANS_TYPE_NMP_DISCOUNT';
	const part = (detailType: string, own: Share[]) => ({
		entry,
		detailType,
		sales: salesBy(entry, own),
	});
	const coupon = shares.filter(isCoupon);
	const paid = shares.filter((share) => !isCoupon(share));
	return [
		part(vatDetailType ?? 'VOUCH_DETAIL_PAYMENT_SETL', paid),
		...(coupon.length > 0 ? [part('VOUCH_DETAIL_PRODUCT_COUPON_SETL', coupon)] : []),
	];
}

/** The sales of an entry. Delivery fees are taxed; points and coupons are neither card nor cash. */
function salesOf(entry: Entry): Sales {
	return salesBy(entry, entry.shares);
}

function salesBy(entry: Entry, shares: readonly Share[]): Sales {
	const { productOrder } = entry;
	const total = shares.reduce((sum, { amount }) => sum + amount, 0);
	const exempt = productOrder?.line.taxType === 'TAX_EXEMPTION';
	const sales: Sales = {
		...NOTHING,
		totalSalesAmount: total,
		[exempt ? 'taxExemptionSalesAmount' : 'taxationSalesAmount']: total,
	};
	for (const { means, amount } of shares) {
		if (means === 'PAYMEANS_TYPE_CCARD') sales.creditCardAmount += amount;
		else if (OTHER_MEANS.has(means)) sales.otherAmount += amount;
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

const OTHER_MEANS: ReadonlySet<string> = new Set([
	'PAYMEANS_TYPE_NCASH',
	'PAYMEANS_TYPE_NMP_DISCOUNT',
]);

/** Which kind of cash receipt the buyer wanted. */
function cashReceipt({ order }: Entry) {
	const roll = new Random(`receipt ${order.orderId}`).next();
	if (roll < 0.7) return 'cashInComeDeductionAmount';
	return roll < 0.8 ? 'cashOutGoingEvidenceAmount' : 'cashExclusionIssuanceAmount';
}
