import type { IDataObject } from 'n8n-workflow';

import { MINUTE, toKst } from '../../shared/data/time';
import { type ServerTimes, timeOfRun } from '../../shared/http/serverTime';
import { timeOf } from '../feed/event';
import type { FeedQuery, FeedRow } from '../feed/source';
import type { NpayClient } from './client';
import { MAX_PAGE_ROWS } from './endpoints';
import { unreadable } from './failures';

/** A row of the change feed. The detail is the truth; the row only says that something changed. */
export type ChangeRow = IDataObject &
	FeedRow & {
		orderId?: string;
		/** The whole row as it came, where it names no product order. */
		unreadable?: unknown;
	};

/** One page of the feed. */
export interface ChangePage {
	rows: ChangeRow[];
	/** As Naver says it: where the next page goes on. */
	more: unknown;
	/** Whether the page holds as many rows as were asked for. */
	isFull: boolean;
	/** The server's time in ms since the epoch: the earlier of the two that it tells, and the later. */
	serverTime: number | undefined;
	laterServerTime: number | undefined;
}

/** Which page to read; times in ms since the epoch. */
export interface ChangeQuery extends FeedQuery {
	type?: string | undefined;
	pageSize?: number | undefined;
}

/** The parts of a row that decide about it, as text where they are there. */
const PARTS = ['productOrderId', 'lastChangedType', 'lastChangedDate'] as const;

/** Reads a row. One that can't be read whole is a change all the same: what it lacks is left out. */
function toRow(row: unknown): ChangeRow {
	const fields = (typeof row === 'object' && row !== null ? row : {}) as IDataObject;
	const texts = PARTS.map((name): [string, string | undefined] => {
		const value = fields[name];
		const isGiven = typeof value === 'number' || (typeof value === 'string' && value !== '');
		return [name, isGiven ? String(value) : undefined];
	});
	const parts = Object.fromEntries(texts.filter(([, text]) => text !== undefined));
	if (parts.productOrderId === undefined) {
		// Whatever types are wanted, somebody has to see it.
		const { lastChangedDate } = parts;
		return {
			unreadable: row,
			...(lastChangedDate !== undefined && { lastChangedDate }),
		} as ChangeRow;
	}
	const rest = Object.fromEntries(
		Object.entries(fields).filter(([name]) => !PARTS.some((part) => part === name)),
	);
	return { ...rest, ...parts };
}

/**
 * Reads one page of the change feed (변경 상품 주문 내역).
 *
 * @throws ApiFailure
 */
export async function fetchChanges(
	client: NpayClient,
	{ from, to, more, type, pageSize = MAX_PAGE_ROWS }: ChangeQuery,
): Promise<ChangePage> {
	const { data, serverTime, laterServerTime } = await client.request('getChanges', {
		query: {
			lastChangedFrom: more?.moreFrom ?? toKst(from),
			lastChangedTo: toKst(to),
			lastChangedType: type,
			moreSequence: more?.moreSequence,
			limitCount: pageSize,
		},
	});
	// With nothing to tell, `data` may be missing altogether.
	const page = (data ?? {}) as { lastChangeStatuses?: unknown; more?: unknown };
	const listed = page.lastChangeStatuses ?? (data === undefined || data === null ? [] : undefined);
	// A list under another name must not look like silence.
	if (!Array.isArray(listed)) throw unreadable();
	const isFull = listed.length >= pageSize;
	return { rows: listed.map(toRow), more: page.more, isFull, serverTime, laterServerTime };
}

/**
 * The times that a page tells. Where Naver tells none, this machine's stands in for it, but never one at which a row
 * of the page could not have been there: it must not hold the feed back.
 */
export function timesOf({ rows, serverTime, laterServerTime }: ChangePage): ServerTimes {
	const newest = rows.reduce((time, row) => Math.max(time, timeOf(row) ?? 0), 0);
	const earlier = serverTime ?? Math.max(Date.now(), newest + MINUTE);
	return { earlier, later: laterServerTime ?? earlier };
}

/** Naver's own time, as the answer to a look at the last minute tells it. @throws ApiFailure */
export async function readTimes(client: NpayClient): Promise<ServerTimes> {
	const now = Date.now();
	return timesOf(await fetchChanges(client, { from: now - MINUTE, to: now }));
}

/**
 * Naver's own time for one run, in ms since the epoch: the earlier of the two that an answer tells, this machine's
 * where it tells none. Asked for once, by a look at the last minute.
 *
 * @throws ApiFailure
 */
export const serverNow = async (client: NpayClient): Promise<number> =>
	await timeOfRun(client, async () => (await readTimes(client)).earlier);
