import { ApiFailure, orFailure } from '../../../shared/http/apiFailure';
import type { ServerTimes } from '../../../shared/http/serverTime';
import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { readDetails } from '../changes/details';
import { dayBack } from '../changes/source';
import { timesOfDay } from './days';
import { readLists, type Waiting, waitingOf } from './find';
import type { AwaitingKind } from './kinds';
import { type AwaitingState, chooseDue, isRecent, lastOf, type Times } from './memory';
import type { Watch } from './watch';

/** What one poll reads, and by what it chooses. */
export interface Round {
	client: NpayClient;
	/** At least one kind. */
	wanted: readonly AwaitingKind[];
	watch: Watch;
	/** Naver's. */
	times: ServerTimes;
	/** Product orders that have changed since the last poll. */
	changed: readonly string[];
	/** When what was emitted. */
	before: Times;
	shop: string;
	/** Look-back days. */
	lookback: number;
	/** Whether n8n polls every few minutes. */
	isOften: boolean;
	/** After how long what still waits is emitted again, in ms. */
	interval: number;
	/** Most that is emitted. */
	most: number;
	/** False once the poll has to come to its end: days that are left are due with the next one. */
	hasTime(): boolean;
}

/** What a poll found. */
export interface RoundResult {
	/** What is to be emitted. */
	due: Waiting[];
	state: AwaitingState;
	/** Why a part could not be read; the others were. */
	failed: ApiFailure | undefined;
}

/** Product orders grow in their ids: the oldest first. */
const byAge = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

/** One poll's reading. */
class Reading {
	/** Details of all that was read, by product order. */
	readonly found = new Map<string, Detail>();

	failed: ApiFailure | undefined;

	constructor(private readonly round: Round) {}

	private get moment() {
		const { times, lookback } = this.round;
		return { now: times.earlier, lookback };
	}

	private keep(details: ReadonlyMap<string, Detail>): void {
		for (const [id, detail] of details) this.found.set(id, detail);
	}

	/** @throws ApiFailure when the next call is bound to fail too */
	private note(failure: ApiFailure): void {
		if (failure.isLasting) throw failure;
		this.failed ??= failure;
	}

	/** The last 24 hours, whole. @throws ApiFailure */
	async readLatest(): Promise<void> {
		const { client, wanted, times } = this.round;
		this.keep(await readLists(client, wanted, dayBack(times, 0)));
	}

	/** What has changed, and what is to be told again if it still waits, as far as it wasn't read. */
	async readKnown(): Promise<void> {
		const { client, watch, changed, before, interval, most, times, hasTime } = this.round;
		const { now } = this.moment;
		if (watch.isResting(now)) return;
		const again = watch.toAsk((id) => {
			const last = lastOf(before, id);
			return isRecent(last, now, interval) ? undefined : last;
		});
		const isUnread = (id: string) => !this.found.has(id);
		// More than that isn't emitted; what is left is due again with the next poll.
		const chosen = again.filter(isUnread).slice(0, most);
		const ids = [...new Set([...changed.filter(isUnread), ...chosen])];
		const read = await orFailure(readDetails(client, ids, hasTime));
		if (read instanceof ApiFailure) {
			watch.rest(now);
			this.note(read);
			return;
		}
		watch.lookedAt = times.earlier;
		this.keep(read.byId);
		// One that Naver doesn't show waits for nothing, as far as can be told; should it, its day brings it again.
		for (const id of ids) if (!read.byId.has(id)) watch.noteOrder(id, []);
	}

	/** The days that are due. */
	async readDays(): Promise<void> {
		const { client, wanted, watch, isOften, hasTime } = this.round;
		for (const day of watch.daysOf(this.moment, isOften)) {
			if (!hasTime()) break;
			const read = await orFailure(readLists(client, wanted, timesOfDay(day)));
			watch.noteDay(day, !(read instanceof ApiFailure), this.moment);
			if (read instanceof ApiFailure) this.note(read);
			else this.keep(read);
		}
	}
}

/**
 * Finds what waits for the shop, by what Naver says now, and chooses what is to be emitted: the last 24 hours, what
 * changed or is to be told again, and of the days before those that are due. What can't be read of one day doesn't
 * keep that of another back.
 *
 * @throws ApiFailure when the last 24 hours can't be read, or the next call is bound to fail too
 */
export async function goRound(round: Round): Promise<RoundResult> {
	const { wanted, watch, before, shop, interval, most } = round;
	const { earlier: now } = round.times;
	const reading = new Reading(round);
	await reading.readLatest();
	await reading.readKnown();
	await reading.readDays();
	const byId = new Map<string, Waiting>();
	for (const [productOrderId, detail] of reading.found) {
		const waiting = waitingOf(productOrderId, detail, wanted, now);
		const ids = waiting.map(({ id }) => id);
		watch.noteOrder(productOrderId, ids);
		for (const one of waiting) byId.set(one.id, one);
	}
	const waiting = [...byId.values()]
		.sort((a, b) => byAge(a.productOrderId, b.productOrderId))
		.map(({ id }) => id);
	const { due, state } = chooseDue(before, waiting, { shop, now, interval, most });
	return { due: due.flatMap((id) => byId.get(id) ?? []), state, failed: reading.failed };
}
