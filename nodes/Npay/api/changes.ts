import type { IDataObject } from 'n8n-workflow';

import { toKst } from '../../shared/time';
import { unreadable } from './failures';
import type { NpayClient } from './client';

/** A row of the change feed. The detail is the truth; the row only says that something changed. */
export type ChangeRow = IDataObject & {
	orderId?: string;
	productOrderId: string;
	lastChangedType: string;
	/** KST, whole seconds. */
	lastChangedDate: string;
};

/** Where the next page of the same window goes on. */
export interface More {
	/** KST; the change time of the first row not returned yet. */
	moreFrom: string;
	/** That row's product order id. */
	moreSequence: string;
}

/** One page of the feed. */
export interface ChangePage {
	rows: ChangeRow[];
	more: More | undefined;
	/** The server's time in ms since the epoch. */
	serverTime: number | undefined;
}

/** Which page to read; times in ms since the epoch. */
export interface ChangeQuery {
	from: number;
	to: number;
	more?: More | undefined;
	type?: string | undefined;
	pageSize?: number | undefined;
}

const isRow = (row: unknown): row is ChangeRow => {
	const { productOrderId, lastChangedDate } = (row ?? {}) as Partial<ChangeRow>;
	return productOrderId !== undefined && typeof lastChangedDate === 'string';
};

/** The answers' date-times normalised: seen with one fraction digit, which Naver itself refuses as input. */
const normalise = (date: string): string => {
	const millis = Date.parse(date);
	return Number.isNaN(millis) ? date : toKst(millis);
};

/**
 * Reads one page of the change feed (변경 상품 주문 내역).
 *
 * @throws ApiFailure
 */
export async function fetchChanges(
	client: NpayClient,
	{ from, to, more, type, pageSize }: ChangeQuery,
): Promise<ChangePage> {
	const { data, serverTime } = await client.request('getChanges', {
		query: {
			lastChangedFrom: more?.moreFrom ?? toKst(from),
			lastChangedTo: toKst(to),
			lastChangedType: type,
			moreSequence: more?.moreSequence,
			limitCount: pageSize,
		},
	});
	// With nothing to tell, `data` may be missing altogether.
	const page = (data ?? {}) as { lastChangeStatuses?: unknown; more?: Partial<More> | null };
	const listed = page.lastChangeStatuses ?? (data === undefined || data === null ? [] : undefined);
	// A list under another name, or rows that nobody can place, must not look like silence.
	if (!Array.isArray(listed) || !listed.every(isRow)) throw unreadable();
	const rows: ChangeRow[] = listed;
	const { moreFrom, moreSequence } = page.more ?? {};
	return {
		rows: rows.map((row) => ({
			...row,
			productOrderId: String(row.productOrderId),
			lastChangedType: String(row.lastChangedType ?? ''),
		})),
		more:
			moreFrom === undefined || moreSequence === undefined
				? undefined
				: { moreFrom: normalise(moreFrom), moreSequence: String(moreSequence) },
		serverTime,
	};
}
