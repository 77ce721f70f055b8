import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { NO_TOKEN } from './tokenTransport';

/** What n8n gives a node that calls an API. */
export type CallingFunctions = IExecuteFunctions | IPollFunctions | IWebhookFunctions;

/** An answer, whatever its status. */
export interface Reply {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Parsed JSON, or the text where it wasn't JSON. */
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

/** Network errors that come before the first byte of a request is sent. */
const BEFORE_SENDING = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

interface ThrownByHelper {
	name?: string;
	message?: string;
	/** The messages that n8n has replaced, the first one first. */
	messages?: string[];
	description?: unknown;
	code?: string;
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

const networkFailure = (code: string): NoReply => ({
	networkCode: code,
	maySent: !BEFORE_SENDING.has(code),
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
			return networkFailure(error.code);
		}
	}
	return readWithoutCause(thrown);
}

/**
 * Sends one request with a credential, through n8n's own helper (proxies, TLS settings and token renewal
 * are n8n's).
 *
 * @param credential type of the credential
 */
export async function send(
	functions: CallingFunctions,
	credential: string,
	options: IHttpRequestOptions,
): Promise<Reply | NoReply | NoToken> {
	try {
		const reply = (await functions.helpers.httpRequestWithAuthentication.call(
			functions,
			credential,
			{
				...options,
				json: true,
				returnFullResponse: true,
				disableFollowRedirect: true,
			},
		)) as IN8nHttpFullResponse;
		return { status: reply.statusCode, headers: lowerCased(reply.headers), body: reply.body };
	} catch (error) {
		return readThrown(error as ThrownByHelper) ?? { networkCode: 'UNKNOWN', maySent: true };
	}
}
