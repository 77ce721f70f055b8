import type { ApiFailure } from '../../../shared/api/apiFailure';

/**
 * What an unsuccessful call tells of the payment that it asked for:
 * - `notSent`: nothing can have happened
 * - `refused`: the server said no (4xx)
 * - `faulted`: the server said that it failed; its work on it has ended
 * - `lost`: the connection broke, or the answer can't be read
 * - `underWay`: nobody waited for the end; the server may still be working on it
 */
export type HowFailed = 'notSent' | 'refused' | 'faulted' | 'lost' | 'underWay';

/** What gateways answer for a server that hasn't. */
const GATEWAY = new Set(['408', '502', '503', '504']);
const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** Reads a failed call. An answer with a `type` (PortOne) is the server's own, whatever its status. */
export function howFailed({ failure: { httpCode, code }, outcomeUnknown }: ApiFailure): HowFailed {
	if (!outcomeUnknown) return httpCode === undefined ? 'notSent' : 'refused';
	if (httpCode === undefined) return TIMED_OUT.has(code ?? '') ? 'underWay' : 'lost';
	if (httpCode.startsWith('2')) return 'lost';
	return GATEWAY.has(httpCode) && code === undefined ? 'underWay' : 'faulted';
}
