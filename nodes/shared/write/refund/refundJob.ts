import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../failure/errors';
import type { ApiFailure } from '../../http/apiFailure';

/** A refund on a payment's record, made or being made. */
export interface Refund {
	id: string;
	/** In the payment's currency, as its API counts it. */
	amount: number;
	/** When it was made or asked for, in KST; `undefined` where the record doesn't tell. */
	at: string | undefined;
	/** The server has taken it and not made it yet: it may still fail. */
	isPending: boolean;
	/** Fields of a row that is about this refund. */
	fields: IDataObject;
}

/** A payment as it was read, in what a refund needs to know of it. */
export interface Standing {
	/** Fields of its row. */
	row: IDataObject;
	/** Refunds that failed are not among them. */
	refunds: Refund[];
	/** What was paid, and what of it can still be given back; `undefined` where the server doesn't tell. */
	total: number | undefined;
	balance: number | undefined;
	/** Whether nothing is left of it: all was given back, or is being given back. */
	isGivenBack: boolean;
	/** Why it can't be refunded, as far as its state tells. */
	refusal: Failure | undefined;
	/** How it stands, in a sentence: `The payment is paid, and 6000 of 10000 is left to cancel`. */
	words: string;
}

/** What a refund's call was answered: its row with the ids of the refunds that it shows, or that it failed. */
export type Answer = { row: IDataObject; refundIds: string[] } | { failure: Failure };

/** One refund as a server takes it. */
export interface RefundJob {
	/** Whose payment it is, in words. */
	server: string;
	/** Names the shop without telling anything about its secrets. */
	account: string;
	/** The payment's id. */
	subject: string;
	/** The part to be given back; `undefined` for all that is left. */
	amount: number | undefined;
	/** What is left by the user's own records. */
	onRecord: number | undefined;
	/** The option that gives it, as the editor shows it. */
	onRecordLabel: string;
	/** Where a refund can be looked up, as the rest of a sentence. */
	records: string;
	/** The payment's field that lists its refunds. */
	listed: string;
	/** Why there's nothing to refund where the server has no such payment. */
	unknown: Failure;
	/** The present in ms since the epoch, by the server's clock where it tells. */
	now(): number;
	/** Reads the payment; `undefined` when there is none. @throws ApiFailure */
	read(): Promise<Standing | undefined>;
	/**
	 * Asks for the refund, once.
	 *
	 * @param before the payment as it was read
	 * @throws ApiFailure
	 */
	send(before: Standing): Promise<Answer>;
	/** Whether it may be sent again at once after this lost answer: a second time does nothing. Default: never. */
	mayRepeat?(lost: ApiFailure): boolean;
	/** More about a refusal, as the rest of an advice. */
	explain?(failure: Failure): string;
}
