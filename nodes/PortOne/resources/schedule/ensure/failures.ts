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
