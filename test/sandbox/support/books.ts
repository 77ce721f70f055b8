import type { Query, TestClient } from './client';
import type { Members } from './wire';

const SETTLE = '/v1/pay-settle-mall';

export type Book =
	| 'settle/case'
	| 'settle/commission-details'
	| 'settle/daily'
	| 'vat/case'
	| 'vat/daily';

/** One page of a settlement API, as it is answered. */
export function readPage(client: TestClient, book: Book, query: Query) {
	return client.get(`${SETTLE}/${book}`, { pageNumber: 1, pageSize: 1000, ...query });
}

/** Every row, page by page. Fails unless the pages agree on how many there are. */
export async function readAll(client: TestClient, book: Book, query: Query): Promise<Members[]> {
	const rows: Members[] = [];
	for (let pageNumber = 1; ; pageNumber += 1) {
		const { status, body } = await readPage(client, book, { ...query, pageNumber });
		if (status !== 200) throw new Error(`${book} answered ${status} ${JSON.stringify(body)}`);
		rows.push(...body.elements);
		const { totalPages, totalElements } = body.pagination;
		if (pageNumber < totalPages) continue;
		if (rows.length !== totalElements) throw new Error(`${rows.length} of ${totalElements} rows`);
		return rows;
	}
}

/** The sum of a member over rows. */
export function sum(rows: readonly Members[], name: string): number {
	return rows.reduce((total, row) => total + Number(row[name]), 0);
}

/** Rows by the value of a member. */
export function byMember(rows: readonly Members[], name: string): Map<string, Members[]> {
	const groups = new Map<string, Members[]>();
	for (const row of rows) {
		const key = String(row[name]);
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return groups;
}
