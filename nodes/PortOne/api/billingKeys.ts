import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { ApiFailure, orFailure, unreadableFailure } from '../../shared/http/apiFailure';
import type { PortOneClient } from './client';
import { isNotFound, SERVER } from './failures';

/** A billing key (빌링키), or a super billing key of several channels, as PortOne sends it; unknown fields pass through. */
export type BillingKey = IDataObject;

/** Reads one billing key. @returns `undefined` when PortOne has none for this customer_uid @throws ApiFailure */
export async function fetchBillingKey(
	client: PortOneClient,
	customer_uid: string,
): Promise<BillingKey | undefined> {
	const reply = await orFailure(client.request('getBillingKey', { path: { customer_uid } }));
	if (reply instanceof ApiFailure) {
		if (isNotFound(reply)) return undefined;
		throw reply;
	}
	const key = asObject(reply.response);
	if (key.customer_uid !== customer_uid) throw unreadableFailure(SERVER, { httpCode: '200' });
	return key;
}

/** Names how a billing key stands: one that was registered anew under its customer_uid has another name. */
export const nameOf = ({ inserted, updated, card_number }: BillingKey): string =>
	JSON.stringify([inserted, updated, card_number]);
