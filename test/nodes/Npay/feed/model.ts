import type { FeedPage, FeedQuery, FeedRow, FeedSource } from '../../../../nodes/Npay/feed/source';
import { toKst } from '../../../../nodes/shared/time';

/** A change as it happened. */
export interface Change extends FeedRow {
	second: number;
	happenedAt: number;
	listedAt: number;
}

/** What goes wrong in a poll: calls from one on, counted from 0, a number of them or all. */
export interface Outage {
	from: number;
	calls: number;
}

/** Turned by the history; shared by the feeds of several shops. */
export interface ModelClock {
	now: number;
}

/** Naver's change feed in memory: one row per product order, whole seconds, pages, late rows. */
export class FeedModel implements FeedSource<FeedRow> {
	/** The latest change of each product order. */
	private readonly latest = new Map<string, Change>();

	private calls = 0;

	private outage: Outage | undefined;

	/** How far the time that answers tell is off, in ms. */
	skew = 0;

	/** Called before each page after the first, e.g. to let rows move while they are paged. */
	onNextPage: () => void = () => {};

	constructor(
		private readonly clock: ModelClock,
		private readonly pageSize: number,
	) {}

	get now(): number {
		return this.clock.now;
	}

	/**
	 * A product order changes now.
	 *
	 * @param delay ms until the row is listed; the order's older row is gone at once
	 * @param ahead ms by which the row is dated in the future
	 */
	change(productOrderId: string, lastChangedType: string, delay = 0, ahead = 0): void {
		const second = Math.floor((this.now + ahead) / 1000) * 1000;
		this.latest.set(productOrderId, {
			productOrderId,
			lastChangedType,
			lastChangedDate: toKst(second),
			second,
			happenedAt: this.now,
			listedAt: this.now + delay,
		});
	}

	startPoll(outage: Outage | undefined, skew = 0): void {
		this.calls = 0;
		this.skew = skew;
		this.outage = outage;
	}

	/** The latest state of every product order that is listed by now. */
	visible(): Change[] {
		return [...this.latest.values()].filter(({ listedAt }) => listedAt <= this.now);
	}

	async readTime(): Promise<number> {
		this.count();
		return this.now + this.skew;
	}

	async readPage({ from, to, more }: FeedQuery): Promise<FeedPage<FeedRow>> {
		this.count();
		if (to - from > 86_400_000) throw new Error('104139: the window is longer than 24 hours');
		if (more !== undefined) this.onNextPage();
		const start = more === undefined ? from : Date.parse(more.moreFrom);
		const rows = [...this.latest.values()]
			.filter(({ listedAt, second }) => listedAt <= this.now && second >= start && second <= to)
			.sort((a, b) => a.second - b.second || (a.productOrderId < b.productOrderId ? -1 : 1))
			.filter(
				({ second, productOrderId }) =>
					more === undefined || second > start || productOrderId >= more.moreSequence,
			);
		const next = rows[this.pageSize];
		return {
			rows: rows
				.slice(0, this.pageSize)
				.map(({ productOrderId, lastChangedType, lastChangedDate }) => ({
					productOrderId,
					lastChangedType,
					lastChangedDate,
				})),
			serverTime: this.now + this.skew,
			...(next === undefined
				? {}
				: { more: { moreFrom: next.lastChangedDate, moreSequence: next.productOrderId } }),
		};
	}

	private count(): void {
		const call = this.calls++;
		const { from, calls } = this.outage ?? { from: 0, calls: 0 };
		if (call >= from && call < from + calls) throw new Error('the call failed');
	}
}
