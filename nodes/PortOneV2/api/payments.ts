import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { orAbsent } from '../../shared/http/apiFailure';
import type { PaymentState } from '../../shared/write/pay/payJob';
import type { PaymentsClient } from './client';
import { isNotFound } from './failures';

/** A payment as the server sends it; unknown fields pass through. */
export type Payment = IDataObject;

/** What each server's words for a payment's state mean; what is not here counts as pending. */
const STATES: Readonly<Record<string, PaymentState>> = {
	PAID: 'paid',
	PARTIAL_CANCELLED: 'paid',
	FAILED: 'failed',
	CANCELLED: 'cancelled',
};

/** The server's own word for a payment's state. */
export const statusOf = ({ status, paymentStatus }: Payment): string =>
	String(status ?? paymentStatus);

export const stateOf = (payment: Payment): PaymentState => STATES[statusOf(payment)] ?? 'pending';

/** Reads one payment. @returns `undefined` when there is none @throws ApiFailure */
export async function fetchPayment(
	client: PaymentsClient,
	paymentId: string,
): Promise<Payment | undefined> {
	const { server, storeId } = client.account;
	const isPortOne = server === 'portOne';
	const payment = await orAbsent(
		isPortOne
			? client.request('getPayment', { path: { paymentId }, query: { storeId } })
			: client.request('getCeosPayment', { path: { paymentId } }),
		isNotFound,
	);
	if (payment === undefined) return undefined;
	const id = isPortOne ? payment.id : payment.paymentId;
	if (id !== paymentId || statusOf(payment) === 'undefined') throw client.unreadable();
	return payment;
}

/**
 * Reads every try (결제 시도) under a payment id, in whatever state: a payment itself shows its last one only.
 *
 * @throws ApiFailure
 */
export async function fetchTries(client: PaymentsClient, paymentId: string): Promise<Payment[]> {
	const { storeId } = client.account;
	const { items } = await client.request('getTries', { path: { paymentId }, query: { storeId } });
	if (!Array.isArray(items)) throw client.unreadable();
	return items.map(asObject);
}
