import type { IDataObject } from 'n8n-workflow';

import type { Listing } from '../../shared/data/listing';
import { definedOnly } from '../../shared/data/objects';
import { toKst } from '../../shared/data/time';
import { orAbsent } from '../../shared/http/apiFailure';
import type { PaymentsClient } from './client';
import { isNotFound } from './failures';
import { listByState, type StateQuery } from './pages';

/** A billing key as PortOne sends it; unknown fields pass through. */
export type BillingKey = IDataObject;

/** Before PortOne had any, in ms since the epoch: its own default is 90 days back. */
const EARLIEST = Date.parse('2015-01-01T00:00:00+09:00');

/** Which billing keys to list. */
export interface BillingKeyQuery extends StateQuery {
	/** Milliseconds since the epoch; from the first one on where left out. */
	from?: number;
	/** Milliseconds since the epoch; up to now where left out. */
	until?: number;
	timeRangeField?: string;
	customerId?: string;
	methods?: readonly string[];
	version?: string;
	textSearch?: { field: string; value: string };
	oldestFirst?: boolean;
}

/** Reads one billing key. @returns `undefined` when there is none @throws ApiFailure */
export async function fetchBillingKey(
	client: PaymentsClient,
	billingKey: string,
): Promise<BillingKey | undefined> {
	const { storeId } = client.account;
	const reply = await orAbsent(
		client.request('getBillingKey', { path: { billingKey }, query: { storeId } }),
		isNotFound,
	);
	if (reply === undefined) return undefined;
	if (reply.billingKey !== billingKey || typeof reply.status !== 'string')
		throw client.unreadable();
	return reply;
}

/** Reads billing keys page by page. @throws ApiFailure */
export async function listBillingKeys(
	client: PaymentsClient,
	query: BillingKeyQuery,
): Promise<Listing<BillingKey>> {
	const { methods = [], customerId, version, textSearch, timeRangeField } = query;
	const body = {
		sort: { by: 'REQUESTED_AT', order: query.oldestFirst === true ? 'ASC' : 'DESC' },
		filter: definedOnly({
			storeId: client.account.storeId,
			timeRangeField: timeRangeField ?? 'REQUESTED_AT',
			from: toKst(query.from ?? EARLIEST),
			until: query.until === undefined ? undefined : toKst(query.until),
			methods: methods.length === 0 ? undefined : methods,
			...{ customerId, version, textSearch },
		}),
	};
	return await listByState(client, 'getBillingKeys', body, ({ billingKey }) => billingKey, query);
}
