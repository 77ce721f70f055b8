import type { IDataObject } from 'n8n-workflow';

import { fingerprintOf } from '../../shared/auth/account';
import { asObject } from '../../shared/data/objects';
import type { Payment } from '../api/payments';
import type { BillingKeyNotification, PaymentNotification } from './notification';

/** What happened to a payment, named. */
export interface PaymentEvent {
	/** The same for every notification of it, in both versions; another one for each further cancellation. */
	eventId: string;
	transactionId: string;
	/** The cancellation that it is about, as PortOne has it. */
	cancellation: IDataObject | undefined;
	cancellationId: string | undefined;
}

const nameOf = (parts: readonly string[]): string => fingerprintOf(parts, 16);

const paymentEventId = (
	{ type, paymentId }: PaymentNotification,
	transactionId: string,
	cancellationId = '',
): string => nameOf([type, paymentId, transactionId, cancellationId]);

/** Names what happened to a billing key. */
export const billingKeyEventId = ({ type, billingKey, timestamp }: BillingKeyNotification) =>
	nameOf([type, billingKey, timestamp]);

/** Names what happened to a billing key by how it stands: for a timestamp that nobody has signed. */
export const billingKeyState = (
	{ type, billingKey }: BillingKeyNotification,
	state: IDataObject,
): string => nameOf([type, billingKey, JSON.stringify(state)]);

/** Types that are about one cancellation among those of a payment. */
const CANCELLATIONS: ReadonlySet<string> = new Set([
	'Transaction.Cancelled',
	'Transaction.PartialCancelled',
	'Transaction.CancelPending',
]);

export const isOfCancellation = ({ type }: PaymentNotification): boolean => CANCELLATIONS.has(type);

/** The event's name, where a notification tells all of it; else only the payment can. */
export function toldEventId(notification: PaymentNotification): string | undefined {
	const { transactionId, cancellationId } = notification;
	if (transactionId === undefined) return undefined;
	if (isOfCancellation(notification) && cancellationId === undefined) return undefined;
	return paymentEventId(notification, transactionId, cancellationId);
}

/** The cancellations of a payment, the oldest first. */
export function cancellationsOf({ cancellations }: Payment): IDataObject[] {
	const timeOf = ({ cancelledAt, requestedAt }: IDataObject) => String(cancelledAt ?? requestedAt);
	return (Array.isArray(cancellations) ? cancellations.map(asObject) : []).sort((one, other) =>
		timeOf(one).localeCompare(timeOf(other), 'en'),
	);
}

/** The cancellations that have come as far as a type says, now, the oldest first. */
export function cancellationsAt(type: string, payment: Payment): IDataObject[] {
	const all = cancellationsOf(payment);
	if (type === 'Transaction.CancelPending')
		return all.filter(({ status }) => status === 'REQUESTED');
	const done = all.filter(({ status }) => status === 'SUCCEEDED');
	const isWhole = payment.status === 'CANCELLED';
	if (type === 'Transaction.Cancelled') return isWhole ? done.slice(-1) : [];
	// The one that gave back the rest is told as Cancelled.
	return isWhole ? done.slice(0, -1) : done;
}

/** Which cancellations a notification may be about that names none: version 2024-01-01 never does. */
function possibleCancellations(type: string, payment: Payment): IDataObject[] {
	const now = cancellationsAt(type, payment);
	const isLate = now.length === 0 && type === 'Transaction.CancelPending';
	return isLate ? cancellationsOf(payment).slice(-1) : now;
}

/**
 * The events that a notification may be about, by PortOne's record of the payment: one, unless it is about one of
 * several cancellations and doesn't say which; then each of them is told once.
 */
export function eventsOf(notification: PaymentNotification, payment: Payment): PaymentEvent[] {
	const transactionId = notification.transactionId ?? String(payment.transactionId ?? '');
	const event = (cancellationId?: string, cancellation?: IDataObject): PaymentEvent => ({
		eventId: paymentEventId(notification, transactionId, cancellationId),
		transactionId,
		cancellation,
		cancellationId,
	});
	const { cancellationId: told } = notification;
	if (!isOfCancellation(notification)) return [event()];
	if (told !== undefined) {
		return [
			event(
				told,
				cancellationsOf(payment).find(({ id }) => id === told),
			),
		];
	}
	const possible = possibleCancellations(notification.type, payment);
	return possible.length > 0 ? possible.map((one) => event(String(one.id), one)) : [event()];
}
