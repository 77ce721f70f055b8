import { TOO_LATE, within } from './deadline';
import { asAsked, type Patience as Repeats } from './repeat';
import { Turns } from './turns';

/** How patient a client is. */
export interface Patience extends Repeats {
	/** How long one request may take, in ms. */
	timeoutMs: number;
	/** Where somebody waits for what is read; no limit in all where left out. */
	hurry?: Hurry;
}

/** How long a notification's sender waits for an answer, in ms. */
const SENDER_WAITS_MS = 10_000;
/** How many notifications of one shop are looked up at a time: servers limit calls, and a flood must not use them up. */
const LOOKED_UP_AT_ONCE = 20;
/** How long a notification may wait for its turn, in ms: what is left of its 10 s is enough for a read. */
const LONGEST_QUEUE_MS = 7_000;

const turns = new Turns(LOOKED_UP_AT_ONCE, LONGEST_QUEUE_MS);

/** The time of one notification, from when it is made: all calls for it are over by its deadline, waits included. */
export class Hurry {
	readonly deadline = AbortSignal.timeout(SENDER_WAITS_MS);

	/**
	 * Makes a call once it is its turn among those to one shop.
	 *
	 * @param shop names the shop in this process
	 * @returns what the call gave; `TOO_LATE` where its turn or its answer did not come in time
	 */
	async call<T>(shop: string, call: () => Promise<T>): Promise<T | typeof TOO_LATE> {
		return await within(this.deadline, turns.take(shop, call));
	}
}

/** For one notification, whose sender waits for an answer: it comes within 10 s, a wait included. Reads only. */
export const hurried = (): Patience => ({
	timeoutMs: 5_000,
	readAttempts: 2,
	waitAfterRateLimit: asAsked(0),
	hurry: new Hurry(),
});
