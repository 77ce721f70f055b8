import { asObject } from '../../shared/data/objects';

/** What of a notification is looked at: which payment to read. Nothing of it is believed. */
export interface Notification {
	imp_uid: string;
	/** `undefined` where it isn't told. */
	merchant_uid: string | undefined;
	/** Names a refund among those of the payment (PortOne sends it with cancellations). */
	cancellation_id: string | undefined;
}

/** Ids as PortOne gives them, `imp_448280090638`: at most 32 characters (its own document). */
const IMP_UID = /^[A-Za-z0-9_-]{1,32}$/;

/** Reads a notification's body, JSON or a form. @returns `undefined` when it is none */
export function readNotification(body: unknown): Notification | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const { imp_uid, merchant_uid, cancellation_id } = body as Record<string, unknown>;
	if (typeof imp_uid !== 'string' || !IMP_UID.test(imp_uid)) return undefined;
	const told = {
		imp_uid,
		cancellation_id: typeof cancellation_id === 'string' ? cancellation_id : undefined,
	};
	if (merchant_uid === undefined || merchant_uid === null || merchant_uid === '') {
		return { ...told, merchant_uid: undefined };
	}
	// A list or an object can't be compared with the payment's own: nobody else sends one than who wants that.
	return typeof merchant_uid === 'string' ? { ...told, merchant_uid } : undefined;
}

/**
 * Whether a body is a notification of PortOne's V2 module: `{ type, timestamp, data }`, or `{ payment_id, tx_id,
 * status }` of its older version (PortOne's own guide).
 */
export function isOfV2(body: unknown): boolean {
	const { type, data, payment_id: paymentId, tx_id: txId } = asObject(body);
	const isNew = typeof type === 'string' && typeof data === 'object' && data !== null;
	return isNew || (typeof paymentId === 'string' && typeof txId === 'string');
}
