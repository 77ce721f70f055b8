import type { IDataObject } from 'n8n-workflow';

import type { RequestParts } from '../../shared/http/request';
import type { NpayClient } from './client';
import type { EndpointName } from './endpoints';
import { unreadable } from './failures';

/** Most rows of one page of settlements. */
export const MAX_ELEMENTS = 1000;

interface ElementsPage {
	elements?: unknown;
	pagination?: { totalPages?: unknown } | null;
}

/**
 * Reads all pages of a settlement list, which has no envelope.
 *
 * @param limit reads no further page once there are so many rows
 * @returns all rows that were read, and whether there are pages that were not
 * @throws ApiFailure
 */
export async function fetchElements(
	client: NpayClient,
	endpoint: EndpointName,
	query: RequestParts['query'],
	{ limit = Number.POSITIVE_INFINITY, pageSize = MAX_ELEMENTS } = {},
): Promise<{ rows: IDataObject[]; hasMore: boolean }> {
	const rows: IDataObject[] = [];
	for (let pageNumber = 1; ; pageNumber++) {
		const { body } = await client.request(endpoint, { query: { ...query, pageNumber, pageSize } });
		const { elements, pagination } = body as ElementsPage;
		// A row of money that can't be read must not be left out in silence.
		const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
		if (!Array.isArray(elements) || !elements.every(isRow)) throw unreadable();
		const page = elements as IDataObject[];
		for (const row of page) rows.push(row);
		const pages = Number(pagination?.totalPages);
		const isLast = Number.isFinite(pages) ? pageNumber >= pages : page.length < pageSize;
		if (isLast || page.length === 0) return { rows, hasMore: false };
		if (rows.length >= limit) return { rows, hasMore: true };
	}
}
