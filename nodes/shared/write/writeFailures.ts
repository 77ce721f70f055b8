import type { Failure } from '../failure/errors';
import { ApiFailure } from '../http/apiFailure';
import type { WriteWords } from './writeJob';

/** A write that did not go out. @param reason as the rest of a sentence */
export const notSent = (reason: Failure): Failure => ({
	...reason,
	message: `Not sent: ${reason.message}`,
});

/** Why nothing more is sent once the user has stopped the execution. */
export const STOPPED: Failure = { message: 'the execution was stopped before its turn' };

/** Nothing was sent, because it could not be read first how things stand. @param thing what was to be read */
export const unreadBefore = (thing: string, failure: Failure): Failure => ({
	...failure,
	message: `Not sent, because the ${thing} could not be read first: ${failure.message}`,
});

/** What an answer held made this node stumble: what the server did is not known. @param error as it was thrown */
export const unforeseenFailure = (
	{ server }: Pick<WriteWords, 'server'>,
	error: unknown,
): ApiFailure =>
	new ApiFailure(
		{
			message: `${server}'s answer could not be read (${error instanceof Error ? error.name : 'error'})`,
		},
		true,
		false,
	);

const unknownTo = ({ server }: WriteWords): string => `It is not known whether ${server} did this`;

/** Nobody knows whether it was done. @param lost how its answer was lost */
export const unknownOutcome = (words: WriteWords, lost: Failure): Failure => ({
	...lost,
	message: `${unknownTo(words)}: ${lost.message}`,
	advice: `${words.look}, before you run this again`,
	isOpen: true,
});

/** How an answer was lost, without the words that nobody knows more. */
export function howLost(words: WriteWords, { message }: Failure): string {
	const verdict = unknownTo(words);
	return message.replace(`${verdict}: `, '').replace(`. ${verdict}`, '');
}

/** It was sent as often as it may be. */
export const notDone = (words: WriteWords, lost: Failure, attempts: number): Failure => ({
	...lost,
	message: `Sent ${attempts} times and not seen done: ${lost.message}. ${unknownTo(words)}`,
	advice: `${words.read} before you run this again`,
	isOpen: true,
});

/** It was found in another state than before: what was right then may not be right now. */
export const changedMeanwhile = (
	{ server, thing }: WriteWords,
	lost: Failure,
	refusal: string,
): Failure => ({
	...lost,
	message: `Not sent again after a lost answer (${lost.message}), and it is not known whether ${server} did this: ${refusal}`,
	advice: `Look at the ${thing} before you run this again`,
	isOpen: true,
});
