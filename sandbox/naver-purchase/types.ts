/** What of a purchase does not do, and why. */
export interface Reason {
	/** The document in which it is wrong: the request, or an answer of the shop. */
	in: 'request' | 'productInfo' | 'areaSurcharge';
	/** The member, such as `naverProducts[0].options[1].selectionCode`. */
	path: string;
	/** Korean, as a merchant would understand it. */
	message: string;
}

/** Everything that stops a purchase. */
export class PurchaseRefused extends Error {
	constructor(readonly reasons: readonly Reason[]) {
		super(reasons.map(({ path, message }) => `${path}: ${message}`).join('\n'));
	}
}

export interface Selection {
	code: string;
	label: string;
	value: string;
}

/** One chosen combination of options; `optionPrice` in KRW, may be negative. */
export interface ChosenOption {
	optionQuantity: number;
	optionPrice?: number;
	selectionCode?: string;
	selections: Selection[];
}

/** Prices in KRW, per piece. */
export interface ChosenSupplement {
	id: string;
	name: string;
	price: number;
	quantity: number;
}

export interface FeeRule {
	/** Free from this amount on, KRW. */
	freeByThreshold?: number;
	/** The base fee again for every so many pieces. */
	repeatByQty?: number;
	rangesByQty?: Array<{ from: number; surcharge: number }>;
	/** `API`: the shop is asked. */
	surchargesByArea?: 'API' | Array<{ area: 'island' | 'jeju'; surcharge: number }>;
}

export interface ShippingPolicy {
	groupId?: string;
	method: string;
	/** KRW; 0 = free. */
	baseFee: number;
	feePayType?: 'PREPAYED' | 'CASH_ON_DELIVERY';
	feeRule?: FeeRule;
}

/** One product of `naverProducts`. */
export interface PurchaseProduct {
	id: string;
	merchantProductId?: string;
	name: string;
	basePrice: number;
	taxType?: 'TAX' | 'TAX_FREE';
	quantity?: number;
	options?: ChosenOption[];
	supplements?: ChosenSupplement[];
	shipping: ShippingPolicy;
}

/** The object that a shop's page gives to `IMP.request_pay`. */
export interface PurchaseParam {
	merchant_uid: string;
	name: string;
	amount: number;
	buyer_name?: string;
	buyer_tel: string;
	buyer_email?: string;
	buyer_addr?: string;
	buyer_postcode?: string;
	notice_url?: string;
	naverProducts: PurchaseProduct[];
}

/** What the buyer enters at Naver Pay. */
export interface Buyer {
	name: string;
	tel: string;
	email?: string;
	zipCode: string;
	baseAddress: string;
	detailedAddress: string;
	memo?: string;
}

/** A question that Naver Pay asked the shop, and how it was answered. */
export interface Asked {
	url: string;
	/** HTTP status; absent when there was no answer. */
	status?: number;
	/** The answer, at most the first 2,000 characters. */
	answer?: string;
}
