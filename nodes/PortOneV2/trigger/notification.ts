import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { billingKeyTypes, transactionTypes } from './types';

/** What a notification says about a payment. */
export interface PaymentNotification {
	about: 'payment';
	/** As the newest version names it: `Transaction.Paid`. */
	type: string;
	paymentId: string;
	/** `undefined` where it isn't told. */
	transactionId: string | undefined;
	/** `undefined` where it isn't told, as in version 2024-01-01. */
	cancellationId: string | undefined;
	/** When it happened (RFC 3339), the same however often it is sent; `undefined` in version 2024-01-01. */
	timestamp: string | undefined;
}

/** What a notification says about a billing key. */
export interface BillingKeyNotification {
	about: 'billingKey';
	type: string;
	billingKey: string;
	timestamp: string;
}

/** A notification of a type that isn't known, or about something else. */
interface OtherNotification {
	about: 'other';
	type: string;
}

/** What of a notification is looked at: which thing to read, and what happened to it. */
export type Notification = PaymentNotification | BillingKeyNotification | OtherNotification;

const TRANSACTIONS: ReadonlySet<string> = new Set(transactionTypes.map(({ code }) => code));
const BILLING_KEYS: ReadonlySet<string> = new Set(billingKeyTypes.map(({ code }) => code));

/** Longest id that is taken, in characters: PortOne's document names no limit. */
const LONGEST_ID = 200;

/** An id as it may stand in a path; `undefined` where it is none. */
const idIn = (value: unknown): string | undefined =>
	typeof value === 'string' && value.length <= LONGEST_ID && !/^\.{0,2}$/.test(value)
		? value
		: undefined;

/** Version 2024-04-25: `{ type, timestamp, data }`. */
function readTyped(body: IDataObject, type: string): Notification | undefined {
	const data = asObject(body.data);
	const timestamp = typeof body.timestamp === 'string' ? body.timestamp : undefined;
	if (TRANSACTIONS.has(type)) {
		const paymentId = idIn(data.paymentId);
		if (paymentId === undefined) return undefined;
		const transactionId = idIn(data.transactionId);
		const cancellationId = idIn(data.cancellationId);
		return { about: 'payment', type, paymentId, transactionId, cancellationId, timestamp };
	}
	if (!BILLING_KEYS.has(type)) return { about: 'other', type };
	const billingKey = idIn(data.billingKey);
	if (billingKey === undefined || timestamp === undefined) return undefined;
	return { about: 'billingKey', type, billingKey, timestamp };
}

/** Version 2024-01-01: `{ payment_id, tx_id, status }`, whose status is the end of the newer version's type. */
function readOlder(body: IDataObject): Notification | undefined {
	const { payment_id: id, tx_id: txId, status } = body;
	const paymentId = idIn(id);
	if (paymentId === undefined || typeof status !== 'string') return undefined;
	const type = `Transaction.${status}`;
	if (!TRANSACTIONS.has(type)) return { about: 'other', type };
	return {
		about: 'payment',
		type,
		paymentId,
		transactionId: idIn(txId),
		cancellationId: undefined,
		timestamp: undefined,
	};
}

/** Reads a notification's body of either version, JSON or a form. @returns `undefined` when it is none */
export function readNotification(body: unknown): Notification | undefined {
	const members = asObject(body);
	const { type, data } = members;
	const isTyped = typeof type === 'string' && typeof data === 'object' && data !== null;
	return isTyped ? readTyped(members, type) : readOlder(members);
}

/** Whether a body is a notification of PortOne's V1 module: `{ imp_uid, merchant_uid, status }`. */
export const isOfV1 = (body: unknown): boolean => typeof asObject(body).imp_uid === 'string';
