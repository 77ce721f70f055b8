import type { IDataObject } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../shared/http/apiFailure';
import type { PaymentsClient } from './client';
import { isNotFound } from './failures';

/** A billing key (빌링키) as PortOne sends it; unknown fields pass through. */
export type BillingKey = IDataObject;

/** Reads one billing key. @returns `undefined` when there is none @throws ApiFailure */
export async function fetchBillingKey(
	client: PaymentsClient,
	billingKey: string,
): Promise<BillingKey | undefined> {
	const { storeId } = client.account;
	const found = await orFailure(
		client.request('getBillingKey', { path: { billingKey }, query: { storeId } }),
	);
	if (found instanceof ApiFailure) {
		if (isNotFound(found)) return undefined;
		throw found;
	}
	if (found.billingKey !== billingKey || typeof found.status !== 'string') {
		throw client.unreadable();
	}
	return found;
}
