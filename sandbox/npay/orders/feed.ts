import { floorToSecond, toKst } from '../../core/time/kst';
import type { ProductOrder, StateSnapshot } from '../types';
import { type ProductOrderStore, snapshotOf } from './store';

/** A row as the feed has it now. `second` is its change time, epoch ms of a whole second. */
export interface FeedRow extends Partial<StateSnapshot> {
	second: number;
	merchantId: string;
	orderId: string;
	productOrderId: string;
	lastChangedType: string;
	paymentDate?: number;
}

/** A reading of the feed; times are epoch ms, both ends included. */
export interface FeedQuery {
	merchantId: string;
	from: number;
	to: number;
	type?: string;
	moreSequence?: string;
	limit: number;
}

export interface FeedPage {
	rows: FeedRow[];
	/** The first row that did not fit. */
	next?: FeedRow;
}

/**
 * The change feed: per product order its last listed change, by time and then product order id.
 * Rows are sorted once and kept until something changes or a delayed change becomes visible.
 */
export class Feed {
	private sorted: FeedRow[] = [];
	private version = -1;
	private validFrom = 0;
	private validUntil = 0;

	constructor(
		private readonly store: ProductOrderStore,
		private readonly now: () => number,
	) {}

	page({ merchantId, from, to, type, moreSequence, limit }: FeedQuery): FeedPage {
		const rows: FeedRow[] = [];
		const sorted = this.rows();
		for (let index = firstAtOrAfter(sorted, from); index < sorted.length; index += 1) {
			const row = sorted[index];
			if (!row || row.second > to) break;
			if (row.merchantId !== merchantId) continue;
			if (type !== undefined && row.lastChangedType !== type) continue;
			if (moreSequence !== undefined && row.second === from && row.productOrderId < moreSequence)
				continue;
			if (rows.length === limit) return { rows, next: row };
			rows.push(row);
		}
		return { rows };
	}

	/** All rows that are visible now, in the feed's order. */
	rows(): readonly FeedRow[] {
		const now = this.now();
		if (this.version !== this.store.version || now < this.validFrom || now >= this.validUntil) {
			this.rebuild(now);
		}
		return this.sorted;
	}

	private rebuild(now: number): void {
		this.version = this.store.version;
		this.validFrom = now;
		this.validUntil = Infinity;
		this.sorted = this.store.rawRows().map(({ lastChangedDate, ...row }) => ({
			...row,
			second: floorToSecond(lastChangedDate),
		}));
		for (const productOrder of this.store.all()) {
			const row = this.rowOf(productOrder, now);
			if (row) this.sorted.push(row);
		}
		this.sorted.sort(byTimeThenId);
	}

	private rowOf(productOrder: ProductOrder, now: number): FeedRow | undefined {
		const { changes, order, productOrderId } = productOrder;
		let index = changes.length - 1;
		for (; index >= 0; index -= 1) {
			const listedFrom = changes[index]?.listedFrom ?? 0;
			if (listedFrom <= now) break;
			this.validUntil = Math.min(this.validUntil, listedFrom);
		}
		const change = changes[index];
		if (!change) return undefined;
		const isLatest = index === changes.length - 1;
		return {
			...(isLatest ? snapshotOf(productOrder) : change.snapshot),
			second: floorToSecond(change.at),
			merchantId: order.merchantId,
			orderId: order.orderId,
			productOrderId,
			lastChangedType: change.type,
			...(order.paymentDate !== undefined && { paymentDate: order.paymentDate }),
		};
	}
}

/** A row in the wire's form. */
export function feedRowOnWire(row: FeedRow): Record<string, unknown> {
	return {
		orderId: row.orderId,
		productOrderId: row.productOrderId,
		lastChangedType: row.lastChangedType,
		lastChangedDate: toKst(row.second),
		...(row.paymentDate !== undefined && { paymentDate: toKst(row.paymentDate) }),
		...(row.productOrderStatus && { productOrderStatus: row.productOrderStatus }),
		...(row.claimType && { claimType: row.claimType }),
		...(row.claimStatus && { claimStatus: row.claimStatus }),
		receiverAddressChanged: row.receiverAddressChanged ?? false,
	};
}

function byTimeThenId(left: FeedRow, right: FeedRow): number {
	if (left.second !== right.second) return left.second - right.second;
	return left.productOrderId < right.productOrderId
		? -1
		: Number(left.productOrderId > right.productOrderId);
}

function firstAtOrAfter(sorted: readonly FeedRow[], from: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle]?.second ?? Infinity) < from) low = middle + 1;
		else high = middle;
	}
	return low;
}
