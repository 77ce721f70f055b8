import type { FeedPage, FeedQuery, FeedRow, FeedSource } from '../../../../nodes/Npay/feed/source';
import { toKst } from '../../../../nodes/shared/time';

interface Change extends FeedRow {
	second: number;
	listedAt: number;
}

/** Which call of a poll fails, counted from 0; `undefined` for none. */
export type FailingCall = number | undefined;

/** Naver's change feed in memory: one row per product order, whole seconds, pages, late rows. */
export class FeedModel implements FeedSource<FeedRow> {
	now: number;

	/** The latest change of each product order. */
	private readonly latest = new Map<string, Change>();

	private calls = 0;

	failing: FailingCall;

	/** How far the time that answers tell is off, in ms. */
	skew = 0;

	/** Called before each page after the first, e.g. to let rows move while they are paged. */
	onNextPage: () => void = () => {};

	constructor(
		start: number,
		private readonly pageSize: number,
	) {
		this.now = start;
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
			listedAt: this.now + delay,
		});
	}

	startPoll(failing: FailingCall, skew = 0): void {
		this.calls = 0;
		this.skew = skew;
		this.failing = failing;
	}

	/** The latest state of every product order that is listed by now. */
	visible(): FeedRow[] {
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
		if (this.calls++ === this.failing) throw new Error('the call failed');
	}
}
