import { BoundedMap } from '../../../shared/data/boundedMap';
import { type Day, daysToRead, firstDues, nextDue, type Now, RETRY } from './days';

/** More product orders than that are not kept in mind: their days bring them again. */
const MOST_KNOWN = 20_000;

/**
 * What a process keeps in mind between polls: when each day is to be read again, and which product orders waited when
 * they were read last. It only says what to read: nothing is ever emitted from it.
 */
export class Watch {
	/** What product orders waited for when they were read last, by their ids: names of `waitingId`. */
	private readonly known = new BoundedMap<string, readonly string[]>(MOST_KNOWN);

	/** Up to when changes were looked at, by Naver's clock, in ms since the epoch. */
	lookedAt: number | undefined;

	private restUntil = 0;

	private dues: Map<Day, number> | undefined;

	/**
	 * The days that a poll reads besides the last 24 hours.
	 *
	 * @param isOften whether n8n polls every few minutes
	 */
	daysOf(moment: Now, isOften: boolean): Day[] {
		this.dues ??= firstDues(moment, isOften);
		return daysToRead(this.dues, moment);
	}

	/** Notes that a day was read, or could not be. */
	noteDay(day: Day, isRead: boolean, moment: Now): void {
		this.dues?.set(day, nextDue(day, isRead, moment));
	}

	/** Product orders could not be read by their ids: for a while none is asked for. */
	rest(now: number): void {
		this.restUntil = now + RETRY;
	}

	/** Whether no product order is asked for by its id now, because that has failed. */
	isResting(now: number): boolean {
		return now < this.restUntil && this.restUntil <= now + RETRY;
	}

	/** Notes what a product order waits for now, as Naver says; with nothing it is no longer kept in mind. */
	noteOrder(productOrderId: string, waitingIds: readonly string[]): void {
		if (waitingIds.length > 0) this.known.set(productOrderId, waitingIds);
		else this.known.delete(productOrderId);
	}

	/**
	 * Product orders that waited when they were read last and are to be told again, if they still do.
	 *
	 * @param lastOf when what a product order waits for was emitted last; nothing where it isn't due
	 * @returns their ids, those that were told longest ago first
	 */
	toAsk(lastOf: (waitingId: string) => number | undefined): string[] {
		return [...this.known]
			.flatMap(([productOrderId, waitingIds]) => {
				const times = waitingIds.flatMap((id) => lastOf(id) ?? []);
				return times.length === 0 ? [] : [{ productOrderId, last: Math.min(...times) }];
			})
			.sort((a, b) => a.last - b.last)
			.map(({ productOrderId }) => productOrderId);
	}
}

interface Held {
	/** For whom the watch is kept, and for what: with another one it begins anew. */
	key: string;
	watch: Watch;
}

const byPoller = new WeakMap<object, Held>();

const byTrigger = new Map<string, Held>();

/**
 * The watch of a trigger in this process; a new one where there was none.
 *
 * @param poller n8n polls with it for as long as the trigger is registered; where it has one for each poll, the
 * trigger's name stands for it
 */
export function watchOf(poller: object | string, key: string): Watch {
	const known = typeof poller === 'string' ? byTrigger.get(poller) : byPoller.get(poller);
	if (known?.key === key) return known.watch;
	const held: Held = { key, watch: new Watch() };
	if (typeof poller === 'string') byTrigger.set(poller, held);
	else byPoller.set(poller, held);
	return held.watch;
}
