import { BoundedMap } from '../../../shared/data/boundedMap';
import { DOUBT_MS } from '../../../shared/write/doubts';

/** A call about a claim that Naver has said it did. */
export interface Answered {
	/** Of a decision: the claim that it was about. Of a part: the claims that were there before. */
	claims: readonly string[];
	/** When the call was answered, in ms since the epoch by the server's clock where it tells. */
	at: number;
}

/** By what the call was about: the shop, the product order and the endpoint. */
const answers = new BoundedMap<string, Answered>(2_000);

/** Notes that Naver has said it did something: a product order that doesn't show it was read too early. */
export const noteAnswered = (name: string, answered: Answered): void =>
	void answers.set(name, answered);

/** Forgets an answer: it was seen, or can't be waited for any longer. */
export const forgetAnswered = (name: string): void => void answers.delete(name);

/**
 * What a product order has to show by now, as far as this process knows.
 *
 * @param now in ms, by the clock of `noteAnswered`
 */
export function answeredLately(name: string, now: number): Answered | undefined {
	const answered = answers.get(name);
	return answered !== undefined && Math.abs(now - answered.at) < DOUBT_MS ? answered : undefined;
}
