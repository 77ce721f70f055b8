import type { IDataObject } from 'n8n-workflow';

import { fetchOne, type PortOneClient } from './client';

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
	const query = { include_sandbox: includeSandbox ? true : undefined };
	return await fetchOne(client, 'getPayment', { path: { imp_uid }, query }, ['imp_uid', imp_uid]);
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
	const path = { merchant_uid, payment_status: status };
	return await fetchOne(client, 'findPayment', { path, query: { sorting } }, [
		'merchant_uid',
		merchant_uid,
	]);
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
