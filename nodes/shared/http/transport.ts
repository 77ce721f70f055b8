import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { cleanBody } from './clean';
import { TOO_LATE, within } from './deadline';
import type { Wire } from './wire';
import { withWire } from './wire';

/** Tells that there was no token, where n8n 1 leaves of an error no more than its message and description. */
export const NO_TOKEN = 'No access token could be got with this credential';

/** What n8n gives a node that calls an API. */
export type CallingFunctions = IExecuteFunctions | IPollFunctions | IWebhookFunctions;

/** An answer, whatever its status. */
export interface Reply {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Parsed JSON, or the text where it wasn't JSON; without the token that was sent, should it be in there. */
	body: unknown;
}

/** There was no answer. */
export interface NoReply {
	/** The network's own code, e.g. `ECONNRESET`. */
	networkCode: string;
	/** False when the request can't have reached the server, so that nothing was done. */
	maySent: boolean;
}

/** No token could be got: the request was not sent. */
export interface NoToken {
	tokenProblem: string;
	code?: string;
	traceId?: string;
	httpCode?: string;
}

/** How long a request may take where nothing else is said, in ms. */
export const TIMEOUT_MS = 60_000;

/** How long an answer may take in all has passed. */
const TIMED_OUT = 'ETIMEDOUT';
/** How n8n's HTTP library calls it when a request was aborted: by the deadline, or by the user. */
const ABORTED = 'ERR_CANCELED';

/**
 * Network errors that come before the first byte of a request is sent: no address, nobody there, or a certificate
 * that isn't trusted. A host or network that can't be reached isn't among them, because a connection that breaks
 * on the way ends so too, unless it says that it was being made.
 */
const BEFORE_SENDING = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EADDRNOTAVAIL',
	'CERT_CHAIN_TOO_LONG',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REJECTED',
	'CERT_REVOKED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_UNTRUSTED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'HOSTNAME_MISMATCH',
	'INVALID_CA',
	'INVALID_PURPOSE',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

interface ThrownByHelper {
	name?: string;
	message?: string;
	/** The messages that n8n has replaced, the first one first. */
	messages?: string[];
	description?: unknown;
	code?: string;
	/** What the system was doing, e.g. `connect`; n8n 1 drops it. */
	syscall?: unknown;
	httpCode?: unknown;
	context?: { data?: unknown };
	cause?: ThrownByHelper;
	details?: { code?: string; traceId?: string; httpCode?: string };
	response?: { status?: number; headers?: Record<string, unknown>; data?: unknown };
}

function lowerCased(headers: Record<string, unknown> | undefined): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

const networkFailure = (code: string, syscall?: unknown): NoReply => ({
	networkCode: code,
	maySent:
		syscall === undefined
			? !BEFORE_SENDING.has(code)
			: syscall !== 'connect' && syscall !== 'getaddrinfo',
});

/**
 * Reads an error of n8n 1, which drops its cause: what is left is the status or the network's code, and a body
 * that was an object.
 */
function readWithoutCause(error: ThrownByHelper): Reply | NoReply | NoToken | undefined {
	const code = String(error.httpCode ?? '');
	if (error.description === NO_TOKEN) {
		const httpCode = /^\d{3}$/.test(code) ? { httpCode: code } : {};
		return { tokenProblem: error.messages?.[0] ?? error.message ?? '', ...httpCode };
	}
	if (/^\d{3}$/.test(code)) {
		return { status: Number(code), headers: {}, body: error.context?.data };
	}
	return /^[A-Z][A-Z_]+$/.test(code) ? networkFailure(code) : undefined;
}

/**
 * Reads what n8n's helper threw. Its own error holds the whole request, token included, so nothing of it
 * is passed on but what is picked here.
 */
function readThrown(thrown: ThrownByHelper): Reply | NoReply | NoToken | undefined {
	for (let error: ThrownByHelper | undefined = thrown; error; error = error.cause) {
		if (error.name === 'TokenError' || error.name === 'AccountError') {
			return { tokenProblem: error.message ?? '', ...error.details };
		}
		if (error.response?.status !== undefined) {
			return {
				status: error.response.status,
				headers: lowerCased(error.response.headers),
				body: error.response.data,
			};
		}
		if (typeof error.code === 'string' && error.code !== '') {
			return networkFailure(error.code, error.syscall);
		}
	}
	return readWithoutCause(thrown);
}

/** One call of n8n's helper, with what came of it. */
async function callHelper(
	functions: CallingFunctions,
	credential: string,
	options: IHttpRequestOptions,
	wire: Wire,
): Promise<Reply | NoReply | NoToken> {
	const wired = withWire(
		{
			...options,
			json: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		wire,
	);
	try {
		const call = functions.helpers.httpRequestWithAuthentication.call(functions, credential, wired);
		const reply = await within(wire.deadline, call as Promise<IN8nHttpFullResponse>);
		if (reply === TOO_LATE) return networkFailure(TIMED_OUT);
		return { status: reply.statusCode, headers: lowerCased(reply.headers), body: reply.body };
	} catch (error) {
		return readThrown(error as ThrownByHelper) ?? { networkCode: 'UNKNOWN', maySent: true };
	}
}

/** What may be sent again at once. */
export interface Resending {
	kind: 'read' | 'write';
	/**
	 * Whether a refusal (401, 429) is the server's own, so that the request certainly did nothing; a gateway's may
	 * have come after it was passed on.
	 */
	isOwnRefusal(reply: Reply): boolean;
}

/** Whether what was refused may be sent again: a write only where the refusal is the server's own. */
const mayResend = (reply: Reply, { kind, isOwnRefusal }: Resending): boolean =>
	kind === 'read' || isOwnRefusal(reply);

/** Whether an answer says that the same request may be sent again later. */
export const isRateLimited = (reply: Reply, resending: Resending): boolean =>
	reply.status === 429 && mayResend(reply, resending);

/**
 * Sends one request with a credential, through n8n's own helper (proxies, TLS settings and token renewal are
 * n8n's). A token that is refused is renewed once, and the request sent again where that is safe; n8n alone would do
 * so after any 401.
 *
 * @param credential type of the credential
 * @param options with a `timeout`, in ms
 * @param deadline when all of it has to be over, getting a token included; the options' `timeout` from now where left
 * out
 */
export async function send(
	functions: CallingFunctions,
	credential: string,
	options: IHttpRequestOptions,
	resending: Resending = { kind: 'read', isOwnRefusal: () => true },
	deadline = AbortSignal.timeout(options.timeout ?? TIMEOUT_MS),
): Promise<Reply | NoReply | NoToken> {
	const wire: Wire = { renewToken: false, deadline, sent: new Set() };
	let reply = await callHelper(functions, credential, options, wire);
	if ('status' in reply && reply.status === 401 && mayResend(reply, resending)) {
		wire.renewToken = true;
		reply = await callHelper(functions, credential, options, wire);
	}
	if ('status' in reply) {
		const { status, headers, body } = reply;
		return {
			status,
			headers: cleanBody(headers, wire.sent) as Record<string, string>,
			body: cleanBody(body, wire.sent),
		};
	}
	const isStopped =
		'getExecutionCancelSignal' in functions &&
		functions.getExecutionCancelSignal()?.aborted === true;
	const isLate = 'networkCode' in reply && reply.networkCode === ABORTED && !isStopped;
	return isLate ? networkFailure(TIMED_OUT) : reply;
}
