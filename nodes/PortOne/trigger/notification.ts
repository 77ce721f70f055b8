/** What of a notification is looked at: which payment to read. Nothing of it is believed. */
export interface Notification {
	imp_uid: string;
	/** `undefined` where it isn't told. */
	merchant_uid: string | undefined;
}

/** Ids as PortOne gives them, `imp_448280090638`: at most 32 characters (its own document). */
const IMP_UID = /^[A-Za-z0-9_-]{1,32}$/;

/** Reads a notification's body, JSON or a form. @returns `undefined` when it is none */
export function readNotification(body: unknown): Notification | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const { imp_uid, merchant_uid } = body as Record<string, unknown>;
	if (typeof imp_uid !== 'string' || !IMP_UID.test(imp_uid)) return undefined;
	if (merchant_uid === undefined || merchant_uid === null || merchant_uid === '') {
		return { imp_uid, merchant_uid: undefined };
	}
	// A list or an object can't be compared with the payment's own: nobody else sends one than who wants that.
	return typeof merchant_uid === 'string' ? { imp_uid, merchant_uid } : undefined;
}
