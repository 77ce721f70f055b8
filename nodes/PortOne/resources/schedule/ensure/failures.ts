import { ApiFailure } from '../../../../shared/http/apiFailure';
import { unknownOutcome, unreadBefore } from '../../../../shared/write/writeFailures';
import { SCHEDULE_WORDS } from '../../words';

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
	error instanceof Refused
		? error
		: new ApiFailure(unreadBefore('scheduled payments', error.failure), false, error.isLasting);

/** A failure after a write whose answer was lost, and which was not seen done. @param lost the last one */
export function afterLosing(lost: ApiFailure, error: ApiFailure): ApiFailure {
	if (error instanceof Refused || error.failure.isOpen === true) return error;
	const message = `${lost.failure.message}; after that: ${error.failure.message}`;
	const failure = unknownOutcome(SCHEDULE_WORDS, { ...error.failure, message });
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

/** A failure that tells what was done before it. @param cancelled merchant_uids */
export function afterCancelling(error: ApiFailure, cancelled: readonly string[]): ApiFailure {
	if (cancelled.length === 0) return error;
	const { failure, outcomeUnknown, isLasting } = error;
	const message = `${failure.message}. Cancelled before that: ${cancelled.join(', ')}`;
	return new ApiFailure({ ...failure, message }, outcomeUnknown, isLasting);
}

/** An answer that does not mention what was asked for. */
export const notMentioned = new ApiFailure(
	{ message: "PortOne's answer does not mention this scheduled payment" },
	true,
	false,
);
