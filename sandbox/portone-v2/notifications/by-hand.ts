import type { Books } from '../books';
import type { BillingKeyStatus, PaymentStatus } from '../types';
import { tellOfKey } from './of-keys';
import type { BillingKeyType, Mischief, Notification, TransactionType } from './types';

/** What to tell of by hand: a payment, a billing key, or a notification that was sent before. */
export interface NotifySpec {
	paymentId?: string;
	billingKey?: string;
	/** Number of the notification that is sent again, as it was. */
	id?: number;
	/** Default: what the payment's or the key's state means. */
	type?: TransactionType | BillingKeyType;
	/** Of a cancellation; default: the last one. */
	cancellationId?: string;
	/** What is wrong with it. */
	mischief?: Mischief;
}

export interface TestCallSpec {
	/** Default: live. */
	mode?: 'live' | 'test';
	/** Default: `Transaction.Paid`. */
	type?: TransactionType;
}

const TYPES: Readonly<Record<PaymentStatus, TransactionType>> = {
	READY: 'Transaction.Ready',
	VIRTUAL_ACCOUNT_ISSUED: 'Transaction.VirtualAccountIssued',
	PAID: 'Transaction.Paid',
	FAILED: 'Transaction.Failed',
	PARTIAL_CANCELLED: 'Transaction.PartialCancelled',
	CANCELLED: 'Transaction.Cancelled',
};

const KEY_TYPES: Readonly<Record<BillingKeyStatus, BillingKeyType>> = {
	READY: 'BillingKey.Ready',
	FAILED: 'BillingKey.Failed',
	ISSUED: 'BillingKey.Issued',
	DELETED: 'BillingKey.Deleted',
};

const OF_CANCELLATIONS = /Cancel/;

/** Tells of something by hand, now. Throws a plain sentence for what there is not. */
export function notify(books: Books, storeId: string, spec: NotifySpec): Notification[] {
	const { id, paymentId, billingKey } = spec;
	if (id !== undefined) {
		const before = books.outbox.all().find((one) => one.id === id);
		if (!before) throw new Error(`There is no notification ${id}.`);
		return [books.outbox.again(before, spec.mischief)];
	}
	if (paymentId !== undefined) return ofPayment(books, storeId, paymentId, spec);
	return ofBillingKey(books, storeId, billingKey ?? '', spec);
}

function ofPayment(
	books: Books,
	storeId: string,
	paymentId: string,
	{ type, cancellationId, mischief }: NotifySpec,
): Notification[] {
	const payment = books.payment(storeId, paymentId);
	if (!payment) throw new Error(`There is no payment ${paymentId}.`);
	const named = (type ?? TYPES[payment.status]) as TransactionType;
	const cancellation = cancellationId ?? payment.cancellations.at(-1)?.id;
	return books.outbox.payment(named, payment, books.clock.now(), {
		byHand: true,
		mischief,
		...(OF_CANCELLATIONS.test(named) && cancellation && { cancellationId: cancellation }),
	});
}

function ofBillingKey(
	books: Books,
	storeId: string,
	billingKey: string,
	{ type, mischief }: NotifySpec,
): Notification[] {
	const found = books.billingKey(storeId, billingKey);
	if (!found) throw new Error(`There is no billing key ${billingKey}.`);
	const state = KEY_TYPES[found.status];
	const named = (type ?? state) as BillingKeyType;
	return tellOfKey(books, named, found, { byHand: true, mischief });
}
