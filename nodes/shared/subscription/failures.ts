import { kstMinute } from '../data/time';
import { ApiFailure } from '../http/apiFailure';
import { type Doubt, untilOf } from '../write/doubts';
import { howLost, unknownOutcome, unreadBefore } from '../write/writeFailures';
import type { EnsureWords } from './books';

/** Something that only the user can settle. */
class Refused extends ApiFailure {
	constructor(message: string, advice: string) {
		super({ message, advice }, false, false);
	}
}

/** A failure that only the user can settle. */
export const refused = (message: string, advice: string): ApiFailure =>
	new Refused(message, advice);

/** A failure before anything was sent: what there is could not be read. */
export const beforeWriting = (error: ApiFailure): ApiFailure =>
	error instanceof Refused || error.failure.isOpen === true
		? error
		: new ApiFailure(unreadBefore('scheduled payments', error.failure), false, error.isLasting);

/** A failure after a write whose answer was lost, and which was not seen done. @param lost the last one */
export function afterLosing(words: EnsureWords, lost: ApiFailure, error: ApiFailure): ApiFailure {
	if (error instanceof Refused || error.failure.isOpen === true) return error;
	const message = `${lost.failure.message}; after that: ${error.failure.message}`;
	const failure = unknownOutcome(words, { ...error.failure, message });
	return new ApiFailure(failure, true, error.isLasting);
}

/** A write whose answers were lost, and which was not seen done. @param times it was sent */
export const notDone = ({ failure }: ApiFailure, times: number): ApiFailure =>
	new ApiFailure(
		{
			...failure,
			message: `Sent ${times} times and not seen done: ${failure.message}. It is not known whether PortOne did this`,
			advice: 'Run this again: what PortOne has is read first',
			isOpen: true,
		},
		true,
		false,
	);

/** A booking whose answer was lost and which isn't seen, by this run or one before: it may still be done. */
export function stillOpen(
	words: EnsureWords,
	id: string,
	{ at, how }: Pick<Doubt, 'at' | 'how'>,
): ApiFailure {
	const failure = {
		message: `It is not known whether ${words.server} booked payment ${id}, which was asked for at ${kstMinute(at)} (${howLost(words, { message: how })}). It was not seen yet, and nothing is booked beside it`,
		advice: `Until ${kstMinute(untilOf({ at }))} nothing is booked for this customer; run this again after that. ${words.look}`,
		isOpen: true,
	};
	return new ApiFailure(failure, true, false);
}

/** A failure while a booking of an earlier run may still be done: nobody knows whether it was. */
export function inDoubt(
	words: EnsureWords,
	open: Pick<Doubt, 'at' | 'how'> & { id: string },
	error: ApiFailure,
): ApiFailure {
	if (error instanceof Refused || error.failure.isOpen === true) return error;
	const { failure } = stillOpen(words, open.id, open);
	const message = `${failure.message}. ${error.failure.message}`;
	return new ApiFailure({ ...error.failure, ...failure, message }, true, error.isLasting);
}

/** The server has said that it booked a payment, and doesn't show it. @param at when it said so, in ms */
export const notShown = (words: EnsureWords, id: string, at: number): ApiFailure =>
	refused(
		`Nothing was sent: ${words.server} said at ${kstMinute(at)} that it booked payment ${id}, and does not show it yet`,
		`${words.look}, and run this again after ${kstMinute(untilOf({ at }))}`,
	);

/** A failure that tells what was done before it. @param cancelled numbers of payments */
export function afterCancelling(
	words: EnsureWords,
	error: ApiFailure,
	cancelled: readonly string[],
): ApiFailure {
	if (cancelled.length === 0) return error;
	const { failure, outcomeUnknown, isLasting } = error;
	const message = `${failure.message}. ${words.revoked} before that: ${cancelled.join(', ')}`;
	return new ApiFailure({ ...failure, message }, outcomeUnknown, isLasting);
}

/** An answer that does not mention what was asked for. */
export const notMentioned = new ApiFailure(
	{ message: "PortOne's answer does not mention this scheduled payment" },
	true,
	false,
);
