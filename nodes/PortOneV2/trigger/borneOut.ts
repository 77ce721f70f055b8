import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import type { PaymentsClient } from '../api/client';
import { fetchTries, type Payment } from '../api/payments';
import { cancellationsOf } from './events';
import type { PaymentNotification } from './notification';

/** What PortOne's record of a payment says of a type, where it says anything. `transaction` is the try that is meant. */
type Sign = (payment: Payment, transaction: IDataObject) => boolean;

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

/** What passes, a payment shows only while it lasts: told later, it is news to nobody. */
const SIGNS: Readonly<Record<string, Sign>> = {
	'Transaction.Paid': wasPaid,
	'Transaction.Ready': stands('READY'),
	'Transaction.PayPending': stands('PAY_PENDING'),
	'Transaction.Failed': stands('FAILED'),
	'Transaction.VirtualAccountIssued': (_, { method }) =>
		asObject(method).type === 'PaymentMethodVirtualAccount',
	'Transaction.Cancelled': stands('CANCELLED'),
	'Transaction.PartialCancelled': (payment) =>
		cancellationsOf(payment).some(({ status }) => status === 'SUCCEEDED'),
	'Transaction.CancelPending': (payment) => cancellationsOf(payment).length > 0,
	'Transaction.DisputeCreated': isDisputed(() => true),
	'Transaction.DisputeResolved': isDisputed(({ status }) => status === 'RESOLVED'),
};

/**
 * Whether PortOne's record bears out what a notification says that nobody has signed: its transaction, its
 * cancellation and its type. A payment itself shows its last transaction; an earlier one is looked for.
 *
 * @throws ApiFailure
 */
export async function isBorneOut(
	client: PaymentsClient,
	{ type, paymentId, transactionId, cancellationId }: PaymentNotification,
	payment: Payment,
): Promise<boolean> {
	const isLast = transactionId === undefined || transactionId === payment.transactionId;
	const transaction = isLast
		? payment
		: (await fetchTries(client, paymentId)).find(({ id }) => id === transactionId);
	if (transaction === undefined) return false;
	if (cancellationId !== undefined) {
		const known = cancellationsOf(payment).map(({ id }) => id);
		if (!known.includes(cancellationId)) return false;
	}
	return SIGNS[type]?.(payment, transaction) === true;
}
