import { asObject } from '../../shared/data/objects';
import { toKst } from '../../shared/data/time';
import type { NpayClient } from './client';
import { type Detail, idOf } from './details';
import { MAX_PAGE_ROWS } from './endpoints';
import { stuckFailure, unreadable } from './failures';
import { readWindows } from './windows';

/** What to read of the conditional list (조건형 상품 주문 상세 내역). */
export interface ProductOrderQuery {
	/** Milliseconds since the epoch. */
	from: number;
	/** The server's now where unset. */
	to?: number | undefined;
	/** The API's own parameters that stay the same for every call. */
	filters: Record<string, string | string[] | boolean | undefined>;
	pageSize?: number;
	/** Stops once so many product orders were found. */
	limit?: number;
}

interface ManyPage {
	contents?: unknown;
	pagination?: { hasNext?: unknown } | null;
}

/** Product orders as far as they were read. */
export interface FoundProductOrders<Made> {
	/** What was made of each, by their ids; those of the last page that go beyond the limit are among them. */
	found: Map<string, Made>;
	/** What Naver still has: `some` where it says so, `maybe` where a part of the period was not read. */
	more: 'none' | 'some' | 'maybe';
}

/**
 * Reads the product orders of a period, in windows that one call takes, page by page, up to the limit. One that moves
 * while it is read comes once, as it was last seen.
 *
 * @param make what to keep of each: a page is gone once all of it was made
 * @throws ApiFailure
 */
export async function findProductOrders<Made>(
	client: NpayClient,
	{ from, to, filters, pageSize = MAX_PAGE_ROWS, limit }: ProductOrderQuery,
	make: (detail: Detail, id: string) => Made,
): Promise<FoundProductOrders<Made>> {
	const found = new Map<string, Made>();
	let hasNext = false;
	const isLeft = await readWindows({ from, to }, async (window) => {
		for (let page = 1; ; page++) {
			const { data, serverTime, laterServerTime } = await client.request('getProductOrders', {
				query: { ...filters, from: toKst(window.from), to: toKst(window.to), pageSize, page },
			});
			const { contents, pagination } = (data ?? { contents: [] }) as ManyPage;
			if (!Array.isArray(contents)) throw unreadable();
			const before = found.size;
			for (const row of contents) {
				const { productOrderId, content } = asObject(row);
				const detail = asObject(content);
				const id = productOrderId ? String(productOrderId) : idOf(detail);
				// A row that can't be placed must not look like none.
				if (id === '') throw unreadable();
				found.set(id, make(detail, id));
			}
			const isEnough = limit !== undefined && found.size >= limit;
			const isLast = pagination?.hasNext !== true || contents.length === 0;
			if (!isLast && page > 1 && found.size === before) throw stuckFailure();
			hasNext = !isLast;
			if (isEnough || isLast) return { serverTime, laterServerTime, isEnough };
		}
	});
	return { found, more: hasNext ? 'some' : isLeft ? 'maybe' : 'none' };
}

/** Reads all product orders of a period as they are. @throws ApiFailure */
export const fetchProductOrders = async (
	client: NpayClient,
	query: Omit<ProductOrderQuery, 'limit'>,
): Promise<Map<string, Detail>> =>
	(await findProductOrders(client, query, (detail) => detail)).found;
