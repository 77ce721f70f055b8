import { type CardOutcome, chargeProblem as problemOf } from '../../core/payments/card-outcome';
import type { Channel } from '../settings';

/** A card as receipts show it. */
export interface Card {
	/** Digits 7 to 12 are masked. */
	number: string;
	code: string;
	name: string;
	/** 0 = credit, 1 = debit. */
	type: 0 | 1;
}

/** Who buys; schedules without a buyer of their own take these. */
export interface Customer {
	name?: string;
	email?: string;
	tel?: string;
	addr?: string;
	postcode?: string;
}

/** A means of payment under its `customer_uid`. */
export interface BillingKey {
	impKey: string;
	customerUid: string;
	card: Card;
	outcome: CardOutcome;
	channel: Channel;
	/** The channel group it was issued for, if it was one. */
	channelGroupId?: string;
	customer: Customer;
	/** The merchant's own number of the customer. */
	customerId?: string;
	/** When it was made, and when another card was last put under it; epoch ms. */
	insertedAt: number;
	updatedAt: number;
}

/** Charges the card once: undefined when it worked, else why not. */
export function chargeProblem({ outcome }: BillingKey): string | undefined {
	return problemOf(outcome);
}

/** `1234-5678-9012-3456` as `123456******3456`. */
export function maskedNumber(cardNumber: string): string {
	const digits = cardNumber.replace(/\D/g, '');
	return `${digits.slice(0, 6)}******${digits.slice(12)}`;
}

export const DEFAULT_CARD: Readonly<Card> = {
	number: '949019******1234',
	code: '366',
	name: '신한카드',
	type: 0,
};

/** All billing keys, of all accounts. */
export class BillingKeys {
	private readonly byUid = new Map<string, BillingKey>();

	find(impKey: string, customerUid: string): BillingKey | undefined {
		return this.byUid.get(keyOf(impKey, customerUid));
	}

	/** Adds one, or puts it in place of another with the same `customer_uid`. */
	put(billingKey: BillingKey): void {
		this.byUid.set(keyOf(billingKey.impKey, billingKey.customerUid), billingKey);
	}

	/** True if it was there. */
	remove(impKey: string, customerUid: string): boolean {
		return this.byUid.delete(keyOf(impKey, customerUid));
	}

	all(): BillingKey[] {
		return [...this.byUid.values()];
	}
}

function keyOf(impKey: string, uid: string): string {
	return JSON.stringify([impKey, uid]);
}
