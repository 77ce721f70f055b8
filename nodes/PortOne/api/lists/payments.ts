import { limited, type Listing } from '../../../shared/data/listing';
import { asObject } from '../../../shared/data/objects';
import { DAY, SECOND, toUnix } from '../../../shared/data/time';
import {
	ApiFailure,
	orAbsent,
	orFailure,
	unreadableFailure,
} from '../../../shared/http/apiFailure';
import type { RequestParts } from '../../../shared/http/request';
import type { PortOneClient } from '../client';
import { type EndpointName, MAX_PAGE_ROWS } from '../endpoints';
import { isNotFound, SERVER, UNKNOWN_BILLING_KEY } from '../failures';
import type { Payment } from '../payments';

/** Longest span of one call, in seconds (PortOne's own document: 90 days, both ends included). */
const LONGEST_S = (90 * DAY) / SECOND;

/** How often a list is gone through from which rows may be missing. */
const MOST_PASSES = 2;

/** Which payments to list. */
export interface PaymentQuery {
	/** `all`, or one of PortOne's own states. */
	status: string;
	/** Milliseconds since the epoch, both included: when a payment came to its state. */
	from: number;
	to: number;
	/** PortOne's own word; newest first where left out. */
	sorting?: string | undefined;
	/** Stops once so many were found. */
	limit: number;
}

/** One page of payments. */
interface Page {
	rows: Payment[];
	isLast: boolean;
	/** How many rows there are in all, by PortOne; 0 where it doesn't tell. */
	total: number;
}

/**
 * @param size how many rows were asked for; `undefined` where the list doesn't take that
 * @throws ApiFailure
 */
async function readPage(
	client: PortOneClient,
	endpoint: EndpointName,
	parts: RequestParts,
	size?: number,
): Promise<Page> {
	const { response } = await client.request(endpoint, parts);
	const { list, next, total } = asObject(response);
	if (!Array.isArray(list)) throw unreadableFailure(SERVER, { httpCode: '200' });
	const isShort = list.length === 0 || (size !== undefined && list.length < size);
	return {
		rows: list.map(asObject),
		isLast: typeof next === 'number' ? next === 0 : isShort,
		total: Number(total) || 0,
	};
}

/** Payments by their numbers, as far as they were read. */
class Found {
	readonly payments = new Map<unknown, Payment>();

	/** Whether a page was left that nobody has looked at. */
	isPageLeft = false;

	constructor(private readonly limit: number) {}

	get isFull(): boolean {
		return this.payments.size >= this.limit;
	}

	/**
	 * Reads page by page until there are enough; a payment that moves meanwhile comes once. Should rows have moved to
	 * pages that were read before, so that some may be missing, the list is gone through once more.
	 *
	 * @throws ApiFailure
	 */
	async readPages(read: (page: number) => Promise<Page>): Promise<void> {
		let isMissing = true;
		for (let pass = 0; pass < MOST_PASSES && isMissing && !this.isFull; pass++) {
			isMissing = await this.readThrough(read);
		}
	}

	/** @returns whether rows may be missing @throws ApiFailure */
	private async readThrough(read: (page: number) => Promise<Page>): Promise<boolean> {
		const seen = new Set<unknown>();
		let last: Page = { rows: [], isLast: false, total: 0 };
		let hasShrunk = false;
		for (let page = 1; !this.isFull; page++) {
			const one = await orFailure(read(page));
			if (one instanceof ApiFailure) {
				if (page === 1 || one.failure.httpCode !== '400') throw one;
				// The list has become shorter since the page before: there is no such page any more.
				this.isPageLeft = false;
				return true;
			}
			const { size: before } = seen;
			for (const row of one.rows) {
				seen.add(row.imp_uid);
				this.payments.set(row.imp_uid, row);
			}
			// Should it count the rows of the page only, it tells nothing.
			hasShrunk ||= one.total < last.total && last.total > last.rows.length;
			last = one;
			this.isPageLeft = !one.isLast && seen.size > before;
			if (!this.isPageLeft) break;
		}
		return hasShrunk || last.total > seen.size;
	}

	/** @param isPartLeft whether there are parts of the period that were not read */
	listing(isPartLeft = false): Listing<Payment> {
		const more = this.isPageLeft || isPartLeft ? 'maybe' : 'none';
		return limited([...this.payments.values()], this.limit, more);
	}
}

/** One row more than the limit is asked for, which tells whether there are more. */
const sizeFor = (limit: number): number => Math.min(limit + 1, MAX_PAGE_ROWS);

/** Cuts a period into spans that one call takes, in unix seconds, both ends included; oldest first. */
export function spansOf({ from, to }: Pick<PaymentQuery, 'from' | 'to'>): Array<[number, number]> {
	const spans: Array<[number, number]> = [];
	const last = toUnix(to);
	for (let start = toUnix(from); start <= last; start += LONGEST_S) {
		spans.push([start, Math.min(last, start + LONGEST_S - 1)]);
	}
	return spans;
}

/**
 * Reads the payments that came to their state in a period, 1,000 a page, in spans of 90 days: the newest span first, or
 * the oldest where the sorting begins with the oldest.
 *
 * @throws ApiFailure
 */
export async function listPayments(
	client: PortOneClient,
	{ status, sorting, limit, ...period }: PaymentQuery,
): Promise<Listing<Payment>> {
	const all = new Found(limit);
	const size = sizeFor(limit);
	const isOldestFirst = sorting !== undefined && !sorting.startsWith('-');
	const spans = isOldestFirst ? spansOf(period) : spansOf(period).reverse();
	while (spans.length > 0 && !all.isFull) {
		const [from, to] = spans.shift() as [number, number];
		await all.readPages(
			async (page) =>
				await readPage(
					client,
					'getPaymentsByStatus',
					{ path: { payment_status: status }, query: { from, to, sorting, page, limit: size } },
					size,
				),
		);
	}
	return all.listing(spans.length > 0);
}

/**
 * Reads all payments that were made under one of the shop's numbers, the newest first where no sorting is named.
 *
 * @param status `''` for any
 * @returns none where PortOne has none
 * @throws ApiFailure
 */
export async function listByNumber(
	client: PortOneClient,
	merchant_uid: string,
	{ status = '', sorting }: { status?: string; sorting?: string | undefined } = {},
): Promise<Payment[]> {
	const all = new Found(Number.POSITIVE_INFINITY);
	const parts = { path: { merchant_uid, payment_status: status } };
	await orAbsent(
		all.readPages(async (page) => {
			const query = { sorting, page, limit: MAX_PAGE_ROWS };
			const one = await readPage(client, 'findPayments', { ...parts, query }, MAX_PAGE_ROWS);
			if (one.rows.some((row) => row.merchant_uid !== merchant_uid)) {
				throw unreadableFailure(SERVER, { httpCode: '200' });
			}
			return one;
		}),
		isNotFound,
	);
	return all.listing().rows;
}

/** Reads the payments that were made with one billing key; PortOne gives 20 a page. @throws ApiFailure */
export async function listByBillingKey(
	client: PortOneClient,
	customer_uid: string,
	limit: number,
): Promise<Listing<Payment>> {
	const all = new Found(limit);
	const parts = { path: { customer_uid } };
	const read = await orFailure(
		all.readPages(
			async (page) =>
				await readPage(client, 'getBillingKeyPayments', { ...parts, query: { page } }),
		),
	);
	if (!(read instanceof ApiFailure)) return all.listing();
	throw isNotFound(read) ? new ApiFailure(UNKNOWN_BILLING_KEY, false, false) : read;
}
