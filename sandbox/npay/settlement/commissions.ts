import { Random } from '../../core/random';
import type { Order } from '../types';

export type PayMeansType =
	| 'PAYMEANS_TYPE_ALL'
	| 'PAYMEANS_TYPE_BANK'
	| 'PAYMEANS_TYPE_CCARD'
	| 'PAYMEANS_TYPE_MOBIL'
	| 'PAYMEANS_TYPE_NCASH'
	| 'PAYMEANS_TYPE_VACCT'
	/** What Naver bears of a coupon. */
	| 'PAYMEANS_TYPE_NMP_DISCOUNT';

/** A part of a payment, KRW. */
export interface Share {
	means: PayMeansType;
	amount: number;
}

/** One commission; `amount` is negative when the merchant pays it. KRW. */
export interface Commission {
	/** PAY_COMMISSION, ISTLM_COMMISSION, INFLOW_COMMISSION, and what else is put there. */
	type: string;
	means: string;
	channel?: string;
	basis: number;
	amount: number;
}

/** Rates in hundredths of a percent. Npay's real ones depend on the merchant's size. */
const PAY_RATES: Record<PayMeansType, number> = {
	PAYMEANS_TYPE_ALL: 0,
	PAYMEANS_TYPE_BANK: 165,
	PAYMEANS_TYPE_CCARD: 363,
	PAYMEANS_TYPE_MOBIL: 385,
	PAYMEANS_TYPE_NCASH: 374,
	PAYMEANS_TYPE_VACCT: 110,
	PAYMEANS_TYPE_NMP_DISCOUNT: 363,
};
const INSTALLMENT_RATE = 210;
const INFLOW_RATE = 200;

/** How many card orders are paid in free instalments, and how many buyers come by Naver's search. */
const INSTALLMENT_SHARE = 0.15;
const INFLOW_SHARE = 0.6;
const CHANNELS = ['SHOPPING_SEARCH', 'NAVER_SHOPPING', 'BRAND_SEARCH', 'SETTLE_DANAWA'] as const;

const MEANS: Readonly<Record<string, PayMeansType>> = {
	신용카드: 'PAYMEANS_TYPE_CCARD',
	'신용카드 간편결제': 'PAYMEANS_TYPE_CCARD',
	휴대폰: 'PAYMEANS_TYPE_MOBIL',
	'휴대폰 간편결제': 'PAYMEANS_TYPE_MOBIL',
	'계좌 간편결제': 'PAYMEANS_TYPE_BANK',
	무통장입금: 'PAYMEANS_TYPE_VACCT',
};

/** An amount by means of payment; points count as Npay cash. */
export function sharesOf({ paymentMeans }: Order, amount: number, points: number): Share[] {
	const means = MEANS[paymentMeans] ?? 'PAYMEANS_TYPE_NCASH';
	const shares: Share[] =
		means === 'PAYMEANS_TYPE_NCASH'
			? [{ means, amount }]
			: [
					{ means, amount: amount - points },
					{ means: 'PAYMEANS_TYPE_NCASH', amount: points },
				];
	return shares.filter((share) => share.amount > 0);
}

/** The commissions on a payment; delivery fees bear the payment commission only. */
export function commissionsOn(
	{ orderId }: Order,
	shares: readonly Share[],
	isDelivery: boolean,
): Commission[] {
	const list: Commission[] = shares.map(({ means, amount }) => ({
		type: 'PAY_COMMISSION',
		means,
		basis: amount,
		amount: commission(amount, PAY_RATES[means]),
	}));
	if (isDelivery) return list;
	const card = shares.find(({ means }) => means === 'PAYMEANS_TYPE_CCARD');
	if (card && new Random(`installment ${orderId}`).chance(INSTALLMENT_SHARE)) {
		list.push({
			type: 'ISTLM_COMMISSION',
			means: card.means,
			basis: card.amount,
			amount: commission(card.amount, INSTALLMENT_RATE),
		});
	}
	const inflow = new Random(`inflow ${orderId}`);
	const basis = shares.reduce((sum, { amount }) => sum + amount, 0);
	if (basis > 0 && inflow.chance(INFLOW_SHARE)) {
		list.push({
			type: 'INFLOW_COMMISSION',
			means: 'PAYMEANS_TYPE_ALL',
			channel: inflow.pick(CHANNELS),
			basis,
			amount: commission(basis, INFLOW_RATE),
		});
	}
	return list;
}

/** Rounded half up to the won; never -0. */
function commission(basis: number, rate: number): number {
	return 0 - Math.floor((basis * rate + 5000) / 10_000);
}
