import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../failure/errors';

/** A payment as the server sends it. */
export type Payment = IDataObject;

/**
 * How a payment stands: `paid` also where a part was given back, or where a virtual account was all that was
 * wanted; `cancelled`: paid and given back whole; `pending`: anything that may still become paid.
 */
export type PaymentState = 'paid' | 'failed' | 'cancelled' | 'pending';

/** One payment to be taken once, as a server takes it. */
export interface PayJob {
	/** Whose it is, in words. */
	server: string;
	/** The field of a row that holds the payment's id, and what users know the id by. */
	idName: string;
	idLabel: string;
	/** How much it is for, in the smallest unit of its currency. */
	amount: number;
	/** The payment id of an attempt: the shop's own for 1, then those of the user's pattern. Always the same ones. */
	idOf(attempt: number): string;
	/** Whether a payment has further ids than its own. */
	hasFurtherIds: boolean;
	/** Reads the payment of an id; `undefined` when there is none. @throws ApiFailure */
	read(paymentId: string): Promise<Payment | undefined>;
	/** Asks for the payment, once. @returns the fields of its row @throws ApiFailure */
	send(paymentId: string): Promise<IDataObject>;
	/** Whether an answer that leaves the outcome open is the server's own word that it failed, and no gateway's. */
	isOwnFault(failure: Failure): boolean;
	/**
	 * Reads every try under an id, one that is under way too, where the server keeps them and its count of them is
	 * what ends the use of an id. @throws ApiFailure
	 */
	readTries?(paymentId: string): Promise<Payment[]>;
	/** How a payment stands. */
	stateOf(payment: Payment): PaymentState;
	/** The server's own word for it. */
	statusOf(payment: Payment): string;
	/** Names a record of a payment. */
	recordOf(payment: Payment): string;
	/**
	 * Whether a failure that comes on record after a call whose answer was lost is taken for how that call ended.
	 * Another process's try under the id leaves the same record, in the same seconds.
	 */
	failuresAreOwn: boolean;
	/** Whether what was asked for has come about: paid, or a virtual account was issued. */
	isDone(payment: Payment): boolean;
	/** In what a payment that was found differs from this one, as the rest of a sentence; `undefined` in nothing. */
	difference(payment: Payment, attempt: number): string | undefined;
	/** Fields of a payment that was found done. */
	rowOf(payment: Payment): IDataObject;
	/** Why a payment failed, from its record. */
	failureOf(payment: Payment): string | undefined;
	/** Whether the server itself refuses a second payment under an id, by its own document. */
	guardsIds: boolean;
	/** Whether a refusal says that there is a payment under this id already, which may be under way. */
	saysTaken(failure: Failure): boolean;
	/** Whether a refusal means that this id can't be tried again. @param failedBefore its payment was on record as failed */
	isUsedUp(failure: Failure, failedBefore: boolean): boolean;
	/** Whether a refusal that left no record may be one that another try gets past. */
	mayPass(failure: Failure): boolean;
	/** How often it is tried in all while it certainly fails. */
	maxAttempts: number;
}
