import type { Asked, Reason } from './types';

/** What became of a purchase. Amounts in KRW. */
export interface Purchase {
	/** 1, 2, 3… */
	id: number;
	merchantUid: string;
	/** `open`: the buyer looks at the order sheet. One that is refused may be paid again. */
	state: 'open' | 'asking' | 'refused' | 'ordered';
	/** What Naver Pay asked the shop, the last time. */
	asked: Asked[];
	/** Why it was refused. */
	reasons: readonly Reason[];
	/** PortOne's payment; absent when the request could not even be read. */
	impUid?: string;
	orderId?: string;
	productOrderIds?: string[];
	/** What the buyer paid in all, and how much of it for delivery and for the area. */
	amount?: number;
	deliveryFee?: number;
	surcharge?: number;
}

/** What the order sheet adds up to for an address; KRW. With `reasons`, why it can not be had. */
export interface Quote {
	/** Products with options and supplements. */
	price: number;
	deliveryFee: number;
	surcharge: number;
	/** All three. */
	amount: number;
	reasons: readonly Reason[];
}
