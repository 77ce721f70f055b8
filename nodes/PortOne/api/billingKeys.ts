import type { IDataObject } from 'n8n-workflow';

import { fetchOne, type PortOneClient } from './client';

/** A billing key (빌링키), or a super billing key of several channels, as PortOne sends it; unknown fields pass through. */
export type BillingKey = IDataObject;

/** Reads one billing key. @returns `undefined` when PortOne has none for this customer_uid @throws ApiFailure */
export const fetchBillingKey = async (
	client: PortOneClient,
	customer_uid: string,
): Promise<BillingKey | undefined> =>
	await fetchOne(client, 'getBillingKey', { path: { customer_uid } }, [
		'customer_uid',
		customer_uid,
	]);

/** Names how a billing key stands: one that was registered anew under its customer_uid has another name. */
export const nameOf = ({ inserted, updated, card_number }: BillingKey): string =>
	JSON.stringify([inserted, updated, card_number]);
