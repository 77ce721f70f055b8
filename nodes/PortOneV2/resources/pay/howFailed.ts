import type { ApiFailure } from '../../../shared/api/apiFailure';
import { TIMED_OUT } from '../../../shared/api/apiFailure';
import { isGatewayStatus } from '../../../shared/api/outcome';

/**
 * What an unsuccessful call tells of the payment that it asked for:
 * - `notSent`: nothing can have happened
 * - `refused`: the server said no (4xx)
 * - `faulted`: the server said that it failed; its work on it has ended
 * - `lost`: the connection broke, or the answer can't be read or isn't the server's
 * - `underWay`: nobody waited for the end; the server may still be working on it
 */
export type HowFailed = 'notSent' | 'refused' | 'faulted' | 'lost' | 'underWay';

/** Reads a failed call. An answer with a `type` (PortOne) is the server's own, whatever its status. */
export function howFailed({ failure: { httpCode, code }, outcomeUnknown }: ApiFailure): HowFailed {
	if (!outcomeUnknown) return httpCode === undefined ? 'notSent' : 'refused';
	if (httpCode === undefined) return TIMED_OUT.has(code ?? '') ? 'underWay' : 'lost';
	const status = Number(httpCode);
	const isFault = status >= 500 && status <= 599;
	if (isFault && (code !== undefined || !isGatewayStatus(status))) return 'faulted';
	return isGatewayStatus(status) ? 'underWay' : 'lost';
}
