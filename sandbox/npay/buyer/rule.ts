import type { ProductOrderStore } from '../orders/store';
import type { NpaySettings } from '../settings';
import type { Address, ProductOrder } from '../types';

/** What the members of an act mean depends on the action; most actions need none. */
export interface ActDetails {
	/** requestCancel, requestReturn, requestExchange: a claimReason code (default INTENT_CHANGED). */
	reason?: string;
	/** The same: the buyer's words. */
	detailedReason?: string;
	/** requestCancel, requestReturn, adminCancel: pieces; default all that are left. */
	quantity?: number;
	/** requestReturn, requestExchange: the buyer orders a pickup, so it is COLLECTING at once. */
	pickup?: boolean;
	/** requestReturn, requestExchange: how the way back is paid, where the buyer owes it; see `returnFee`. */
	fee?: 'deducted' | 'unpaid';
	/** changeAddress: the new parts; default a changed detailedAddress. */
	address?: Partial<Address>;
}

export interface Scene {
	productOrder: ProductOrder;
	act: ActDetails;
	store: ProductOrderStore;
	settings: NpaySettings;
	/** Epoch ms. */
	now: number;
}

/** One action: when the state allows it, and that in words, and doing it. */
export interface Rule {
	when(productOrder: ProductOrder): boolean;
	needs: string;
	run(scene: Scene): void;
}

/** An action that the product order's state does not allow; the message is a plain sentence. */
export class NotAllowed extends Error {}

export const isWaiting = (one: ProductOrder) => one.productOrderStatus === 'PAYMENT_WAITING';
export const isPaid = (one: ProductOrder) => one.productOrderStatus === 'PAYED';
export const isSent = ({ productOrderStatus }: ProductOrder) =>
	productOrderStatus === 'DELIVERING' || productOrderStatus === 'DELIVERED';
