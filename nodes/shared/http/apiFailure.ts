import { OperationalError } from 'n8n-workflow';

import { kstMinute } from '../data/time';
import type { Failure } from '../failure/errors';
import type { NoReply, NoToken } from './answer/thrown';

/** How a request failed, and whether the server may have done what it asked for. */
export class ApiFailure extends OperationalError {
	constructor(
		readonly failure: Failure,
		/** True when it is not known whether the server did it. */
		readonly outcomeUnknown: boolean,
		/** True when the next call is bound to fail the same way, so that there's no sense in sending it. */
		readonly isLasting: boolean,
	) {
		super(failure.message);
	}
}

/**
 * Turns the failure of a call from something thrown into a value, for those who go on after it.
 * Anything else that is thrown stays thrown.
 */
export async function orFailure<T>(call: Promise<T>): Promise<T | ApiFailure> {
	return await call.catch((error: unknown) => {
		if (error instanceof ApiFailure) return error;
		throw error;
	});
}

/**
 * What a read brings; `undefined` where it failed because there is no such thing.
 *
 * @throws ApiFailure for every other failure
 */
export async function orAbsent<T>(
	read: Promise<T>,
	isAbsent: (failure: ApiFailure) => boolean,
): Promise<T | undefined> {
	const result = await orFailure(read);
	if (!(result instanceof ApiFailure)) return result;
	if (isAbsent(result)) return undefined;
	throw result;
}

/** What was looked for. @param unknown why there's none @throws ApiFailure where there's none */
export function found<T>(thing: T | undefined, unknown: Failure): T {
	if (thing === undefined) throw new ApiFailure(unknown, false, false);
	return thing;
}

/** Network codes of an answer that wasn't waited for any longer: the server may still be at work. */
export const TIMED_OUT: ReadonlySet<string> = new Set([
	'ECONNABORTED',
	'ETIMEDOUT',
	'ESOCKETTIMEDOUT',
]);

function howLost({ networkCode, maySent }: NoReply, server: string): string {
	if (!maySent) return `${server} could not be reached`;
	return TIMED_OUT.has(networkCode)
		? `${server} did not answer in time`
		: `The connection to ${server} broke before its answer came`;
}

/** No answer at all. @param server whose, in words */
export function noReplyFailure(noReply: NoReply, server: string): ApiFailure {
	const { networkCode, maySent } = noReply;
	return new ApiFailure(
		{
			message: howLost(noReply, server),
			advice: 'Check the internet connection, proxy and firewall of the machine that runs n8n',
			code: networkCode,
		},
		maySent,
		!maySent,
	);
}

/** No token: nothing was sent. */
export function noTokenFailure({ tokenProblem, code, traceId, httpCode }: NoToken): ApiFailure {
	return new ApiFailure(
		{
			message: tokenProblem,
			...(code === undefined ? {} : { code }),
			...(traceId === undefined ? {} : { traceId }),
			...(httpCode === undefined ? {} : { httpCode }),
		},
		false,
		true,
	);
}

/** An answer that says 2xx and can't be read: a page of HTML, JSON that was cut off, the wrong shape. */
export function unreadableFailure(
	server: string,
	{ httpCode, traceId }: { httpCode: string; traceId?: string },
): ApiFailure {
	return new ApiFailure(
		{
			message: `${server}'s answer was cut off, or is not what its API sends`,
			advice:
				'Check that no proxy changes answers on the way, and the Base URL of the credential; then try again',
			...(traceId === undefined ? {} : { traceId }),
			httpCode,
		},
		true,
		false,
	);
}

/**
 * A period that goes on to now, and is longer than can be read: mostly its year is wrong.
 *
 * @param from its start, ms since the epoch
 * @param now the server's, ms since the epoch
 * @param longest `two years`
 */
export const tooLong = (from: number, now: number, longest: string): ApiFailure =>
	new ApiFailure(
		{
			message: `From, ${kstMinute(from)}, is more than ${longest} before the server's now, ${kstMinute(now)}`,
			advice: 'Check the year, or read a shorter period',
			badInput: true,
		},
		false,
		false,
	);
