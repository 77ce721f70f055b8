import {
	type FeedPage,
	type FeedQuery,
	type FeedRow,
	type FeedSource,
	PlaceRefusedError,
} from '../../../../nodes/Npay/feed/source';
import { toKst } from '../../../../nodes/shared/data/time';

/** What a row lacks. */
export type Lack = 'date' | 'type' | 'id';

/** A change as it happened. */
export interface Change {
	productOrderId: string;
	lastChangedType: string;
	lastChangedDate: string;
	lacks: Lack | undefined;
	/** Tells rows apart that lack what would. */
	serial: number;
	second: number;
	happenedAt: number;
	listedAt: number;
}

/** What goes wrong in a poll: calls from one on, counted from 0, a number of them or all. */
export interface Outage {
	from: number;
	calls: number;
}

/** How answers can be odd: what they say of the next page, the times that they tell, a place that is refused. */
export const ODDITIES = [
	'nullMore',
	'emptyMore',
	'fromAlone',
	'neverMore',
	'numberMore',
	'backMore',
	'farMore',
	'refused',
	'oneAhead',
	'bothAhead',
	'oneBehind',
	'bothBehind',
] as const;

/** Answers that are odd: calls from one on, counted from 0. */
export interface Oddity {
	kind: (typeof ODDITIES)[number];
	from: number;
	calls: number;
}

/** The row that the feed shows for a change. */
export function rowOf({ lacks, serial, ...change }: Change): FeedRow & { unreadable?: unknown } {
	const { productOrderId, lastChangedType, lastChangedDate } = change;
	if (lacks === 'id') {
		const parts = { lastChangedType, lastChangedDate };
		return { unreadable: { ...parts, serial }, ...(serial % 2 === 0 ? { lastChangedDate } : {}) };
	}
	if (lacks === 'date') return { productOrderId, lastChangedType, serial } as FeedRow;
	if (lacks === 'type') return { productOrderId, lastChangedDate };
	return { productOrderId, lastChangedType, lastChangedDate };
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

	private oddity: Oddity | undefined;

	private serial = 0;

	/** Places in the pages that are no longer taken, until they are given out anew. */
	private readonly refused = new Set<string>();

	/** The next answer waits for this. */
	gate: Promise<void> | undefined;

	/** The latest times that answers of this poll have told: the earlier of two, and the later. */
	told = { serverTime: 0, laterTime: 0 };

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
	change(
		productOrderId: string,
		lastChangedType: string,
		{ delay = 0, ahead = 0, lacks }: { delay?: number; ahead?: number; lacks?: Lack | undefined },
	): void {
		const second = Math.floor((this.now + ahead) / 1000) * 1000;
		this.latest.set(productOrderId, {
			productOrderId,
			lastChangedType,
			lastChangedDate: toKst(second),
			lacks,
			serial: this.serial++,
			second,
			happenedAt: this.now,
			listedAt: this.now + delay,
		});
	}

	startPoll(outage: Outage | undefined, skew = 0, oddity?: Oddity): void {
		this.calls = 0;
		this.skew = skew;
		this.outage = outage;
		this.oddity = oddity;
		this.told = { serverTime: 0, laterTime: 0 };
	}

	/** The latest state of every product order that is listed by now. */
	visible(): Change[] {
		return [...this.latest.values()].filter(({ listedAt }) => listedAt <= this.now);
	}

	async readTime(): Promise<number> {
		const kind = await this.count();
		return this.times(kind).serverTime;
	}

	async readPage({ from, to, more }: FeedQuery): Promise<FeedPage<FeedRow>> {
		const kind = await this.count();
		if (to - from > 86_400_000) throw new Error('104139: the window is longer than 24 hours');
		const place = more && `${more.moreFrom} ${more.moreSequence ?? ''}`;
		// Without a sequence it is a window like any other.
		const isInPages = place !== undefined && more?.moreSequence !== undefined;
		if (isInPages && kind === 'refused') this.refused.add(place);
		if (this.refused.has(place ?? '')) throw new PlaceRefusedError(new Error('400'));
		if (more !== undefined) this.onNextPage();
		const start = more === undefined ? from : Date.parse(more.moreFrom);
		const sequence = more?.moreSequence ?? '';
		const rows = [...this.latest.values()]
			.filter(({ listedAt, second }) => listedAt <= this.now && second >= start && second <= to)
			.sort((a, b) => a.second - b.second || (a.productOrderId < b.productOrderId ? -1 : 1))
			.filter(({ second, productOrderId }) => second > start || productOrderId >= sequence);
		const next = rows[this.pageSize];
		if (next !== undefined) this.refused.delete(`${next.lastChangedDate} ${next.productOrderId}`);
		return {
			rows: rows.slice(0, this.pageSize).map(rowOf),
			isFull: rows.length >= this.pageSize,
			...this.times(kind),
			more: moreOf(next, kind, start),
		};
	}

	private times(kind: Oddity['kind'] | undefined) {
		const now = this.now + this.skew;
		const day = 86_400_000;
		const times = {
			serverTime: now + (kind === 'bothAhead' ? day : 0) - (kind?.endsWith('Behind') ? day : 0),
			laterTime: now + (kind?.endsWith('Ahead') ? day : 0) - (kind === 'bothBehind' ? day : 0),
		};
		this.told.serverTime = Math.max(this.told.serverTime, times.serverTime);
		this.told.laterTime = Math.max(this.told.laterTime, times.laterTime);
		return times;
	}

	/** @returns how this answer is odd */
	private async count(): Promise<Oddity['kind'] | undefined> {
		const call = this.calls++;
		const { gate } = this;
		this.gate = undefined;
		await gate;
		const happens = (spell: { from: number; calls: number } | undefined) =>
			spell !== undefined && call >= spell.from && call < spell.from + spell.calls;
		if (happens(this.outage)) throw new Error('the call failed');
		return happens(this.oddity) ? this.oddity?.kind : undefined;
	}
}

/** What a page says of the next one. */
function moreOf(
	next: Change | undefined,
	kind: Oddity['kind'] | undefined,
	start: number,
): unknown {
	const moreFrom = next?.lastChangedDate;
	const moreSequence = next?.productOrderId;
	if (kind === 'nullMore') return { moreFrom: null, moreSequence: null };
	if (kind === 'emptyMore') return { moreFrom: '', moreSequence: '' };
	if (kind === 'fromAlone' && moreFrom !== undefined) return { moreFrom, moreSequence: null };
	if (kind === 'neverMore') return { moreFrom: 'never', moreSequence };
	if (kind === 'numberMore') return 5;
	if (kind === 'backMore') return { moreFrom: toKst(start - 3_600_000), moreSequence: '1' };
	if (kind === 'farMore') return { moreFrom: toKst(start + 30 * 86_400_000), moreSequence };
	return next === undefined ? undefined : { moreFrom, moreSequence };
}
