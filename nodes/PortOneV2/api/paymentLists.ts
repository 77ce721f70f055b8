import { limited, type Listing, whole } from '../../shared/data/listing';
import { asObject, definedOnly } from '../../shared/data/objects';
import { toKst } from '../../shared/data/time';
import type { PaymentsClient } from './client';
import { readPages } from './pages';
import { type Payment, statusOf } from './payments';

/** Most rows of one answer of the list by cursor (PortOne's own document). */
const CURSOR_ROWS = 1000;

/** What only the list by pages takes, under the API's own names. None of it changes while a list is read. */
export interface PaymentFilter {
	timestampType?: string;
	methods?: readonly string[];
	pgProvider?: readonly string[];
	isTest?: boolean;
	isScheduled?: boolean;
	version?: string;
	textSearch?: Array<{ field: string; value: string }>;
}

/** Which payments to list. */
export interface PaymentQuery {
	/** Milliseconds since the epoch. */
	from: number;
	/** Up to now where left out. */
	until: number | undefined;
	/** States as the API's filter has them; empty: every one. */
	statuses: readonly string[];
	filter: PaymentFilter;
	sortBy: 'REQUESTED_AT' | 'STATUS_CHANGED_AT';
	oldestFirst: boolean;
	/** Stops once so many were found. */
	limit: number;
}

/** A payment's id is the store's own, so that two stores may have the same. */
const keyOf = ({ storeId, id }: Payment): string => JSON.stringify([storeId, id]);

/** A state as the filter has it, which knows one word for both that wait for their approval. */
function filterStatusOf(payment: Payment): string {
	const status = statusOf(payment);
	return status === 'PAY_PENDING' ? 'PENDING' : status;
}

const spanOf = ({ from, until }: PaymentQuery) => ({
	from: toKst(from),
	until: until === undefined ? undefined : toKst(until),
});

/** @throws ApiFailure */
async function readByCursor(client: PaymentsClient, query: PaymentQuery): Promise<Payment[]> {
	const { storeId } = client.account;
	const found = new Map<string, Payment>();
	let cursor: string | undefined;
	for (;;) {
		const body = definedOnly({ storeId, ...spanOf(query), cursor, size: CURSOR_ROWS });
		const requestBody = JSON.stringify(body);
		const { items } = await client.request('getPaymentsByCursor', { query: { requestBody } });
		if (!Array.isArray(items)) throw client.unreadable();
		const rows = items.map(asObject);
		const before = found.size;
		for (const row of rows) {
			const payment = asObject(row.payment);
			found.set(keyOf(payment), payment);
		}
		if (rows.length < CURSOR_ROWS) return [...found.values()];
		const next = rows.at(-1)?.cursor;
		// A position that doesn't move would be asked for for ever.
		if (typeof next !== 'string' || found.size === before) throw client.unreadable();
		cursor = next;
	}
}

/** All payments of a query, in the order that is asked for: the list by cursor tells of none. */
function inOrder(payments: Payment[], { sortBy, oldestFirst }: PaymentQuery): Payment[] {
	const timeOf = (payment: Payment) =>
		String(payment[sortBy === 'REQUESTED_AT' ? 'requestedAt' : 'statusChangedAt']);
	const ascending = [...payments].sort((a, b) => Date.parse(timeOf(a)) - Date.parse(timeOf(b)));
	return oldestFirst ? ascending : ascending.reverse();
}

/**
 * Reads the payments of a period: all of them by cursor, 1000 a call, where nothing but the period and states are
 * asked for; else page by page. Where all are wanted, the state is looked at here and not by PortOne: rows whose state
 * changes meanwhile would move the others to pages that were read before.
 *
 * @throws ApiFailure
 */
export async function listPayments(
	client: PaymentsClient,
	query: PaymentQuery,
): Promise<Listing<Payment>> {
	const { filter, limit, statuses } = query;
	const isAll = limit === Number.POSITIVE_INFINITY;
	const { timestampType = 'CREATED_AT', ...others } = definedOnly(filter);
	if (isAll && timestampType === 'CREATED_AT' && Object.keys(others).length === 0) {
		return whole(inOrder(withStatus(await readByCursor(client, query), statuses), query));
	}
	const body = {
		filter: definedOnly({
			storeId: client.account.storeId,
			...{ ...spanOf(query), ...others, timestampType },
			status: isAll || statuses.length === 0 ? undefined : statuses,
			sortBy: query.sortBy,
			sortOrder: query.oldestFirst ? 'ASC' : 'DESC',
		}),
	};
	const { rows, isLast } = await readPages(client, 'getPayments', body, keyOf, limit);
	if (isAll) return whole(inOrder(withStatus(rows, statuses), query));
	return limited(rows, limit, isLast ? 'none' : 'maybe');
}

const withStatus = (payments: Payment[], statuses: readonly string[]): Payment[] =>
	payments.filter((payment) => statuses.length === 0 || statuses.includes(filterStatusOf(payment)));
