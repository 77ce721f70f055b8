import type { IDataObject } from 'n8n-workflow';

import type { When } from './fields/when';

/** The one next payment that a customer is to have. */
export interface Wanted extends When {
	/** Names the customer: the numbers of payments are made of it. */
	owner: string;
	/** How numbers begin: it tells the customer's subscriptions apart. */
	prefix: string;
	amount: number;
	currency: string;
	/** Whether the user said so, rather than leave the currency at KRW. */
	isCurrencyNamed: boolean;
	/** What is charged, where a customer may have several. */
	billingKey?: string;
	/** Whether only payments of this prefix count. */
	ownOnly: boolean;
	cancelOthers: boolean;
	/** Whether to book once more what was revoked for this very amount, as when a customer left. */
	bookRevoked: boolean;
}

/**
 * How a booked payment stands:
 * - `waiting`: for its time; `executing`: it is being made, or about to be
 * - `paid`, `refunded`: paid, or paid and given back whole
 * - `failed`, `revoked`: over, and not paid
 */
export type Standing = 'waiting' | 'executing' | 'paid' | 'refunded' | 'failed' | 'revoked';

/** A payment that was booked ahead, whatever an API calls its parts. */
export interface Booked {
	/** The shop's own number of the payment. */
	id: string;
	/** When it is to be made, in ms since the epoch. */
	at: number;
	amount: number;
	/** `undefined` where the server doesn't tell. */
	currency: string | undefined;
	billingKey?: string;
	standing: Standing;
	/** How it stands, as the rest of a sentence. */
	inWords: string;
	/** As the server sends it. */
	row: IDataObject;
}

/** Names what a run is about: a customer, or one of the customer's subscriptions. */
export const keyOf = ({ owner, prefix, ownOnly }: Wanted): string =>
	ownOnly ? `${owner} (${prefix})` : owner;
