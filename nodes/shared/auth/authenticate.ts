import { type IHttpRequestOptions, OperationalError } from 'n8n-workflow';

import { wireOf } from '../http/wire';
import { usableToken } from './storedToken';

/** Whom a request may be sent to with a kept token. */
export interface TokenOwner {
	/** Without a trailing slash: the token goes nowhere else. */
	baseUrl: string;
	/** Of the values that the token has to have been issued for. */
	fingerprint: string;
	/** The credential's expirable field. */
	stored: unknown;
}

/** To n8n this is the answer 401: it gets a new token, and asks to authenticate the same request again. */
const REFUSED_TOKEN = { response: { status: 401 } };

/**
 * Has a request end when its time is up, however its answer comes. The node can't, because n8n's helper puts a
 * signal of its own (the user's stop) in place of one that a node gives.
 */
function withDeadline(
	requestOptions: IHttpRequestOptions,
	deadline: AbortSignal | undefined,
): IHttpRequestOptions {
	if (deadline === undefined) return requestOptions;
	const { abortSignal } = requestOptions;
	const isStoppable = abortSignal instanceof AbortSignal && abortSignal !== deadline;
	return {
		...requestOptions,
		abortSignal: isStoppable ? AbortSignal.any([abortSignal, deadline]) : deadline,
	};
}

/**
 * Sets the `Authorization` header where the request goes to the credential's own host, and takes it off elsewhere.
 *
 * @param baseUrl without a trailing slash
 * @param header `undefined` sends none
 * @throws what n8n takes for a 401, where the node says that the token has to be renewed
 */
export function withAuthorization(
	requestOptions: IHttpRequestOptions,
	baseUrl: string,
	header: string | undefined,
): IHttpRequestOptions {
	const wire = wireOf(requestOptions);
	if (wire?.renewToken) {
		wire.renewToken = false;
		throw Object.assign(new OperationalError('The token was refused'), REFUSED_TOKEN);
	}
	const headers = { ...requestOptions.headers };
	delete headers.Authorization;
	const url = `${requestOptions.baseURL ?? ''}${requestOptions.url}`;
	const isOwn = header !== undefined && url.startsWith(`${baseUrl}/`);
	const limited = withDeadline(requestOptions, wire?.deadline);
	if (!isOwn) return { ...limited, headers };
	wire?.sent.add(header.replace(/^.* /, ''));
	return { ...limited, headers: { ...headers, Authorization: header } };
}

/**
 * Adds the kept token, if it was issued for the values as they are now, has not ended, and the request goes
 * to the credential's own host. Otherwise it goes without one: the 401 that follows makes n8n renew it.
 *
 * @param toHeader the header's value for a token
 */
export function withStoredToken(
	requestOptions: IHttpRequestOptions,
	{ baseUrl, fingerprint, stored }: TokenOwner,
	toHeader: (token: string) => string,
): IHttpRequestOptions {
	const token = usableToken(stored, fingerprint, Date.now());
	return withAuthorization(
		requestOptions,
		baseUrl,
		token === undefined ? undefined : toHeader(token),
	);
}
