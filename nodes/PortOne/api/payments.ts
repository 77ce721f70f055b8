import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { ApiFailure, orFailure, unreadableFailure } from '../../shared/http/apiFailure';
import type { PortOneClient } from './client';
import { isNotFound, SERVER } from './failures';

/** A payment (결제건) as PortOne sends it; unknown fields pass through. */
export type Payment = IDataObject;

/**
 * Reads one payment.
 *
 * @param includeSandbox also finds payments of test channels, which cost nobody money
 * @returns `undefined` when PortOne has none by that number
 * @throws ApiFailure
 */
export async function fetchPayment(
	client: PortOneClient,
	imp_uid: string,
	includeSandbox: boolean,
): Promise<Payment | undefined> {
	const reply = await orFailure(
		client.request('getPayment', {
			path: { imp_uid },
			query: { include_sandbox: includeSandbox ? true : undefined },
		}),
	);
	if (reply instanceof ApiFailure) {
		if (isNotFound(reply)) return undefined;
		throw reply;
	}
	const payment = asObject(reply.response);
	if (payment.imp_uid !== imp_uid) throw unreadableFailure(SERVER, { httpCode: '200' });
	return payment;
}

/** Which payment is meant among those under one of the shop's numbers. */
export interface Choosing {
	/** `''` for any. */
	status: string;
	/** PortOne's own word: the first is taken; the newest where left out. */
	sorting: string | undefined;
}

/**
 * Reads one payment by the shop's number of it.
 *
 * @returns `undefined` when PortOne has none by that number, or none of that status
 * @throws ApiFailure
 */
export async function findPayment(
	client: PortOneClient,
	merchant_uid: string,
	{ status, sorting }: Choosing,
): Promise<Payment | undefined> {
	const reply = await orFailure(
		client.request('findPayment', {
			path: { merchant_uid, payment_status: status },
			query: { sorting },
		}),
	);
	if (reply instanceof ApiFailure) {
		if (isNotFound(reply)) return undefined;
		throw reply;
	}
	const payment = asObject(reply.response);
	if (payment.merchant_uid !== merchant_uid) throw unreadableFailure(SERVER, { httpCode: '200' });
	return payment;
}

/** The currency of a payment; `undefined` where PortOne doesn't tell. */
export const currencyOf = ({ currency }: Payment): string | undefined =>
	typeof currency === 'string' && currency !== '' ? currency.toUpperCase() : undefined;

/** One amount without another, exact to the smallest part that any currency has: 10.1 - 8.8 is 1.3. */
export const minus = (amount: number, other: number): number =>
	Math.round((amount - other) * 10_000) / 10_000;

/** What of a payment has not been given back. */
export const balanceOf = ({ amount, cancel_amount }: Payment): number =>
	minus(Number(amount), Number(cancel_amount ?? 0));
