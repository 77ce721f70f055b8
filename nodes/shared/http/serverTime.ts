import { parseInstant, SECOND } from '../data/time';
import type { Reply } from './answer/thrown';
import { ApiFailure, orFailure } from './apiFailure';

/** What an answer's `Date` header says, in ms since the epoch; it has whole seconds. `undefined` where it is no date. */
export function headerTime({ headers: { date } }: Reply): number | undefined {
	// Date.parse reads a year in nearly anything, so only the form that HTTP has is given to it.
	if (date === undefined || !/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(date)) {
		return undefined;
	}
	const millis = Date.parse(date);
	return Number.isNaN(millis) ? undefined : millis;
}

/** The two times that one answer tells, in ms since the epoch; equal where it tells one, or both agree. */
export interface ServerTimes {
	earlier: number;
	later: number;
}

/**
 * The times that an answer tells of its server: one in its body, one in its `Date` header.
 *
 * @param inBody ISO 8601; without an offset it is KST
 * @returns `undefined` where it tells none
 */
export function serverTimes(reply: Reply, inBody: unknown): ServerTimes | undefined {
	const isInstant = typeof inBody === 'string' && /^\d{4}-\d\d-\d\dT/.test(inBody);
	const body = isInstant ? parseInstant(inBody) : undefined;
	const header = headerTime(reply);
	const exact = body ?? header;
	if (exact === undefined) return undefined;
	const whole = header ?? exact;
	// Within the header's second they say the same, and the body says it more exactly.
	const agree = exact >= whole && exact < whole + SECOND;
	const other = agree ? exact : whole;
	return { earlier: Math.min(exact, other), later: Math.max(exact, other) };
}

const timesOfRuns = new WeakMap<object, Promise<number>>();

/**
 * A server's time as one run knows it: asked for once, so that all items have the same day. It stands still while
 * the run goes on.
 *
 * @param client lives as long as the run
 * @param ask gives the time, in ms since the epoch; what it throws is thrown, and asked again the next time
 */
export async function timeOfRun(client: object, ask: () => Promise<number>): Promise<number> {
	const asked = timesOfRuns.get(client) ?? ask();
	timesOfRuns.set(client, asked);
	return await asked.catch((error: unknown) => {
		timesOfRuns.delete(client);
		throw error;
	});
}

/**
 * The same where a client keeps what answers have told: whole seconds, as `Date` headers have them. This machine's
 * time where no answer tells it.
 *
 * @param look a read that is made only for the time in its answer, which may be a refusal
 * @throws ApiFailure for what is bound to fail for every other call, such as a wrong key
 */
export const toldTimeOfRun = async (
	client: { readonly serverTime: number | undefined },
	look: () => Promise<unknown>,
): Promise<number> =>
	await timeOfRun(client, async () => {
		if (client.serverTime !== undefined) return client.serverTime;
		const answer = await orFailure(look());
		if (answer instanceof ApiFailure && answer.isLasting) throw answer;
		return client.serverTime ?? Date.now();
	});
