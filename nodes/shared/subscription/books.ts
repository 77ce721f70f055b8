import type { IDataObject } from 'n8n-workflow';

import type { ApiFailure } from '../http/apiFailure';
import type { WriteWords } from '../write/writeJob';
import type { Booked, Wanted } from './wanted';

/** Words of an API for what Ensure does. */
export interface EnsureWords extends WriteWords {
	/** What taking a booking back is called: `Cancel`, `Revoke`. */
	revoke: string;
	/** The same once it is done: `Cancelled`. */
	revoked: string;
	/** The option that allows it for what Ensure did not make. */
	others: string;
	/** What to do where the currency has to be named. */
	nameCurrency: string;
	/** What to do about a time that has passed. */
	whenPast: string;
}

/** What the server has, as one look shows it. */
export interface Look {
	/** The payment with a number, in whatever state. @throws ApiFailure */
	find(id: string): Promise<Booked | undefined>;
	/** All payments of the customer that wait for their time. @throws ApiFailure */
	waiting(): Promise<Booked[]>;
}

/**
 * What a lost answer to a booking leaves open:
 * - `guarded`: nothing that matters, as the server takes a number once for ever
 * - `ended`: whether it was done; the server is no longer at work on it
 * - `open`: it may still be done, even after somebody has revoked a second booking under its number
 */
export type AfterLoss = 'guarded' | 'ended' | 'open';

/** An API's scheduled payments, as Ensure uses them. What they throw is an `ApiFailure`. */
export interface Books<W extends Wanted> {
	readonly words: EnsureWords;
	/** Looks anew. */
	look(wanted: W): Look;
	/** Books the wanted payment. @returns its row as users get it; `undefined` where the answer doesn't mention it */
	create(wanted: W, id: string): Promise<IDataObject | undefined>;
	/** Moves one to the wanted time; missing where the API can only revoke it and book another one. @returns its row */
	move?(wanted: W, booked: Booked): Promise<IDataObject>;
	revoke(wanted: W, booked: Booked[]): Promise<void>;
	/** Whether a payment is the one that was to be booked. */
	isAsWanted(booked: Booked, wanted: W): boolean;
	/** A payment as users get it. */
	present(row: IDataObject): IDataObject;
	afterLoss(lost: ApiFailure): AfterLoss;
}
