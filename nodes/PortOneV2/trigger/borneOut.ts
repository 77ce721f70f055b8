import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import type { BillingKey } from '../api/billingKeys';
import type { PaymentsClient } from '../api/client';
import { fetchTries, type Payment } from '../api/payments';
import { cancellationsAt, cancellationsOf, isOfCancellation } from './events';
import type { BillingKeyNotification, PaymentNotification } from './notification';

/** What PortOne's record of a payment says of a type, where it says anything. `transaction` is the try that is meant. */
type Sign = (payment: Payment, transaction: Payment) => boolean;

/** A payment that was given back whole need not tell when it was paid. */
const wasPaid: Sign = (_, { status, paidAt }) =>
	status === 'PAID' || status === 'PARTIAL_CANCELLED' || typeof paidAt === 'string';

/** Only a payment that stands as paid shows its disputes (PortOne's document). */
const isDisputed =
	(isMeant: (dispute: IDataObject) => boolean): Sign =>
	(payment, transaction) =>
		Array.isArray(payment.disputes)
			? payment.disputes.map(asObject).some(isMeant)
			: wasPaid(payment, transaction);

const stands =
	(as: string): Sign =>
	(_, { status }) =>
		status === as;

const hasCancellation =
	(type: string): Sign =>
	(_, transaction) =>
		cancellationsAt(type, transaction).length > 0;

/** What passes, a payment shows only while it lasts: told later, it is news to nobody. */
const SIGNS: Readonly<Record<string, Sign>> = {
	'Transaction.Paid': wasPaid,
	'Transaction.Ready': stands('READY'),
	'Transaction.PayPending': stands('PAY_PENDING'),
	'Transaction.Failed': stands('FAILED'),
	'Transaction.VirtualAccountIssued': (_, { method }) =>
		asObject(method).type === 'PaymentMethodVirtualAccount',
	'Transaction.Cancelled': stands('CANCELLED'),
	'Transaction.PartialCancelled': hasCancellation('Transaction.PartialCancelled'),
	'Transaction.CancelPending': hasCancellation('Transaction.CancelPending'),
	'Transaction.DisputeCreated': isDisputed(() => true),
	'Transaction.DisputeResolved': isDisputed(({ status }) => status === 'RESOLVED'),
};

/** Whether a try has the cancellation that is named, as far along as the type says; true where none is named. */
function hasNamed(notification: PaymentNotification, transaction: Payment): boolean {
	const { type, cancellationId } = notification;
	if (cancellationId === undefined) return true;
	const meant = isOfCancellation(notification)
		? cancellationsAt(type, transaction)
		: cancellationsOf(transaction);
	return meant.some(({ id }) => id === cancellationId);
}

/**
 * Whether PortOne's record bears out what a notification says that nobody has signed: its transaction, its
 * cancellation and its type. A payment itself shows its last transaction; an earlier one is looked for.
 *
 * @throws ApiFailure
 */
export async function isBorneOut(
	client: PaymentsClient,
	notification: PaymentNotification,
	payment: Payment,
): Promise<boolean> {
	const { type, paymentId, transactionId } = notification;
	const isLast = transactionId === undefined || transactionId === payment.transactionId;
	const transaction = isLast
		? payment
		: (await fetchTries(client, paymentId)).find(({ id }) => id === transactionId);
	if (transaction === undefined || !hasNamed(notification, transaction)) return false;
	return SIGNS[type]?.(payment, transaction) === true;
}

/** How a billing key stands of which a type is told. */
const KEY_STATUSES: Readonly<Record<string, string>> = {
	'BillingKey.Issued': 'ISSUED',
	'BillingKey.Updated': 'ISSUED',
	'BillingKey.Deleted': 'DELETED',
	'BillingKey.Failed': 'FAILED',
	'BillingKey.Ready': 'READY',
};

/** Whether PortOne's record of a billing key bears out what a notification says that nobody has signed. */
export const isKeyBorneOut = ({ type }: BillingKeyNotification, { status }: BillingKey): boolean =>
	status === KEY_STATUSES[type];
