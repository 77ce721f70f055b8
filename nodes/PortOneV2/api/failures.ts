import { ApiFailure } from '../../shared/api/apiFailure';
import type { Reply } from '../../shared/api/transport';
import type { Failure } from '../../shared/errors';
import { asObject } from '../../shared/objects';
import type { Server } from './account';
import { SECRETS_MENU, SERVER_NAMES } from './account';

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** What a user can do about an HTTP status. */
function adviceOn(server: Server, status: number): string | undefined {
	if (status === 401) {
		return server === 'portOne'
			? `Check API Secret of the credential: it has to be one from ${SECRETS_MENU}`
			: 'Check the credential: leave API Secret empty and give your GitHub ID, then it gets the secret by itself';
	}
	if (status === 403) return 'Check Store ID of the credential, and what this API secret may do';
	if (status === 429)
		return 'Too many calls at once. Run fewer workflows on this shop at the same time';
	return undefined;
}

/** PortOne's words for a refusal, with those of the payment company (PG) where it passes them on. */
function portOneWords(body: unknown): { code?: string; message?: string } {
	const { type, message, pgCode, pgMessage } = asObject(body);
	const pg = [textOf(pgCode), textOf(pgMessage)].filter((part) => part !== undefined).join(' ');
	const words = textOf(message);
	const told = pg === '' || words?.includes(pg) === true ? words : `${words ?? type} (PG: ${pg})`;
	const code = textOf(type);
	return {
		...(code === undefined ? {} : { code }),
		...((told ?? code) === undefined ? {} : { message: told ?? code }),
	};
}

/** CEOS's page has no form for refusals; this one is a Spring server's. */
function ceosWords(body: unknown): { message?: string } {
	const { message, error } = asObject(body);
	const words = textOf(message) ?? textOf(error);
	return words === undefined ? {} : { message: words };
}

const isObject = (body: unknown): boolean =>
	typeof body === 'object' && body !== null && !Array.isArray(body);

/** An answer that is a refusal or a fault: a status other than 2xx. */
export function replyFailure(server: Server, { status, body }: Reply): ApiFailure {
	const name = SERVER_NAMES[server];
	const words = server === 'portOne' ? portOneWords(body) : ceosWords(body);
	const isElsewhere =
		status === 404 && (server === 'portOne' ? !('code' in words) : !isObject(body) && body !== '');
	const advice = isElsewhere
		? `There is no API of ${name} at this address. Check Server and Base URL of the credential`
		: adviceOn(server, status);
	return new ApiFailure(
		{
			message: `${name} answered with HTTP ${status}`,
			...words,
			...(advice === undefined ? {} : { advice }),
			httpCode: String(status),
		},
		status >= 500 || status === 408,
		// A 429 comes here once it was waited for: the next call would wait as long.
		status === 401 || status === 403 || status === 429 || isElsewhere,
	);
}

/** Whether the server itself says that there is no such thing; a missing page says nothing of the kind. */
export const isNotFound = ({ failure, isLasting }: ApiFailure): boolean =>
	failure.httpCode === '404' && !isLasting;

/** A payment that the server doesn't have. @param server its name */
export const unknownPayment = (server: string): Failure => ({
	message: `${server} has no payment (결제건) with this payment ID`,
	advice: 'Check Payment ID, and that the credential is that of the shop it belongs to',
	code: 'PAYMENT_NOT_FOUND',
});

/** A schedule that PortOne doesn't have. */
export const UNKNOWN_SCHEDULE: Failure = {
	message: 'PortOne has no payment schedule (결제 예약 건) with this ID',
	advice: 'Check Schedule ID, and that the credential is that of the shop it belongs to',
	code: 'PAYMENT_SCHEDULE_NOT_FOUND',
};
