/** Tells that there was no token, where n8n 1 leaves of an error no more than its message and description. */
export const NO_TOKEN = 'No access token could be got with this credential';

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

/** An error of n8n's HTTP helper, as far as it is read. */
export interface ThrownByHelper {
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

/** Headers with names in lower case. */
export function lowerCased(headers: Record<string, unknown> | undefined): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** @param syscall what the system was doing, where n8n tells */
export const networkFailure = (code: string, syscall?: unknown): NoReply => ({
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
export function readThrown(thrown: ThrownByHelper): Reply | NoReply | NoToken | undefined {
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
