import { ApiFailure } from '../../../../shared/api/apiFailure';

/** Something that only the user can settle. */
export const refused = (message: string, advice: string): ApiFailure =>
	new ApiFailure({ message, advice }, false, false);

/** A write whose answers were lost, and which was not seen done. @param times it was sent */
export const notDone = ({ failure }: ApiFailure, times: number): ApiFailure =>
	new ApiFailure(
		{
			...failure,
			message: `Sent ${times} times and not seen done: ${failure.message}`,
			advice: 'Run this again: what PortOne has is read first',
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
