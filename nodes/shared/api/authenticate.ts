import type { IHttpRequestOptions } from 'n8n-workflow';

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
	const headers = { ...requestOptions.headers };
	delete headers.Authorization;
	const url = `${requestOptions.baseURL ?? ''}${requestOptions.url}`;
	const token = url.startsWith(`${baseUrl}/`)
		? usableToken(stored, fingerprint, Date.now())
		: undefined;
	return {
		...requestOptions,
		headers: token === undefined ? headers : { ...headers, Authorization: toHeader(token) },
	};
}
