import { asObject } from '../../shared/data/objects';
import type { Failure } from '../../shared/failure/errors';
import { leavesOpen } from '../../shared/http/answer/outcome';
import type { Reply } from '../../shared/http/answer/thrown';
import { fullWordsOf, nameOf, wordsOf } from '../../shared/http/answer/told';
import { ApiFailure } from '../../shared/http/apiFailure';
import { SECRETS_MENU, type Server, SERVER_NAMES } from './account';

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

/** What a server says of a refusal or a fault. */
interface Words {
	code?: string;
	message?: string;
}

/** PortOne's words for a refusal, with those of the payment company (PG) where it passes them on. */
function portOneWords(body: unknown): Words {
	const { type, message, pgCode, pgMessage } = asObject(body);
	const pg = [nameOf(pgCode), wordsOf(pgMessage)].filter((part) => part !== undefined).join(' ');
	const words = wordsOf(message);
	const code = typeof type === 'string' ? nameOf(type) : undefined;
	const told =
		pg === '' || words?.includes(pg) === true ? words : `${words ?? code ?? 'Refused'} (PG: ${pg})`;
	return {
		...(code === undefined ? {} : { code }),
		...((told ?? code) === undefined ? {} : { message: told ?? code }),
	};
}

/** CEOS's page has no form for refusals; this one is a Spring server's, or what was in an envelope. */
function ceosWords(body: unknown): Words {
	const { message, error, code } = asObject(body);
	const words = fullWordsOf(wordsOf(message) ?? wordsOf(error), body);
	const name = typeof code === 'string' ? nameOf(code) : undefined;
	return {
		...(name === undefined ? {} : { code: name }),
		...(words === undefined ? {} : { message: words }),
	};
}

const wordsIn = (server: Server, body: unknown): Words =>
	server === 'portOne' ? portOneWords(body) : ceosWords(body);

const isObject = (body: unknown): boolean =>
	typeof body === 'object' && body !== null && !Array.isArray(body);

/** Whether a refusal is the server's own: PortOne's have a type, CEOS's are objects with words. */
export function isOwnRefusal(server: Server, { body }: Reply): boolean {
	const { code, message } = wordsIn(server, body);
	return (server === 'portOne' ? code : message) !== undefined;
}

/**
 * Whether an answer that says 2xx is a failure all the same: of PortOne one with a type and words, as all of its
 * failures, of CEOS words alone, out of an envelope.
 */
export function isRefusedWhole(server: Server, body: unknown): boolean {
	const { type, message, id, paymentId } = asObject(body);
	if (wordsOf(message) === undefined) return false;
	return server === 'portOne'
		? id === undefined && typeof type === 'string'
		: paymentId === undefined;
}

/** An answer that is a refusal or a fault: a status other than 2xx, or a failure's body that says 2xx. */
export function replyFailure(server: Server, reply: Reply): ApiFailure {
	const { status, body } = reply;
	const name = SERVER_NAMES[server];
	const words = wordsIn(server, body);
	const isElsewhere =
		status === 404 && (server === 'portOne' ? !('code' in words) : !isObject(body) && body !== '');
	const advice = isElsewhere
		? `There is no API of ${name} at this address. Check Server and Base URL of the credential`
		: adviceOn(server, status);
	// A refusal that isn't the server's own proves nothing about what was passed on before.
	const isForeign = (status === 401 || status === 429) && !isOwnRefusal(server, reply);
	return new ApiFailure(
		{
			message: `${name} answered with HTTP ${status}`,
			...words,
			...(advice === undefined ? {} : { advice }),
			httpCode: String(status),
		},
		isForeign || leavesOpen(status),
		// A 429 comes here once it was waited for: the next call would wait as long.
		status === 401 || status === 403 || status === 429 || isElsewhere,
	);
}

/**
 * CEOS's refusal of a payment with 404: what isn't there is the store, as the payment is only about to be made. The
 * next payment would be refused too. (Seen at the server of the 2026 course; its page tells nothing of it.)
 */
export function unknownStore({ failure }: ApiFailure): ApiFailure {
	const advice =
		'CEOS does not know this store. Check Store ID of the credential: it is the GitHub ID for which CEOS gave out the API secret';
	return new ApiFailure({ code: STORE_NOT_REGISTERED, ...failure, advice }, false, true);
}

/** Code of a refusal for a store that CEOS doesn't know, where CEOS gives none of its own. */
export const STORE_NOT_REGISTERED = 'STORE_NOT_REGISTERED';

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

/** A billing key that PortOne doesn't have. */
export const UNKNOWN_BILLING_KEY: Failure = {
	message: 'PortOne has no billing key (빌링키) of this name',
	advice: 'Check Billing Key, and that the credential is that of the shop it belongs to',
	code: 'BILLING_KEY_NOT_FOUND',
};

/** Whether an answer that leaves open what was done is PortOne's own word: a gateway knows none of its types. */
export const isPortOneFault = ({ code }: Failure): boolean => /^[A-Z][A-Z_]*$/.test(code ?? '');

/**
 * Whether CEOS itself says that it failed, and no gateway: one payment in ten fails with a 500 (seen at the server of
 * the 2026 course); what else is 5xx, gateways say too.
 */
export const isCeosFault = ({ httpCode, code }: Failure): boolean =>
	httpCode === '500' && code?.startsWith('GW.') !== true;
