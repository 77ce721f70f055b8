import type { Failure } from '../../failure/errors';
import { type ApiFailure, TIMED_OUT } from '../../http/apiFailure';

/**
 * What an unsuccessful call tells of the payment that it asked for:
 * - `notSent`: nothing can have happened
 * - `refused`: the server said no (4xx)
 * - `faulted`: the server said that it failed; its work on it has ended
 * - `lost`: the connection broke, or the answer can't be read or isn't the server's
 * - `underWay`: nobody waited for the end; the server may still be working on it
 */
export type HowFailed = 'notSent' | 'refused' | 'faulted' | 'lost' | 'underWay';

/**
 * Reads a failed call.
 *
 * @param isOwnFault whether an answer that leaves the outcome open is the server's own word, and no gateway's
 */
export function howFailed(
	{ failure, outcomeUnknown }: ApiFailure,
	isOwnFault: (failure: Failure) => boolean,
): HowFailed {
	const { httpCode, code } = failure;
	if (!outcomeUnknown) return httpCode === undefined ? 'notSent' : 'refused';
	if (httpCode === undefined) return TIMED_OUT.has(code ?? '') ? 'underWay' : 'lost';
	if (httpCode.startsWith('2')) return 'lost';
	return isOwnFault(failure) ? 'faulted' : 'underWay';
}
