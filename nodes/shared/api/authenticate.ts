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
 * Sets the `Authorization` header where the request goes to the credential's own host, and takes it off elsewhere.
 *
 * @param baseUrl without a trailing slash
 * @param header `undefined` sends none
 */
export function withAuthorization(
	requestOptions: IHttpRequestOptions,
	baseUrl: string,
	header: string | undefined,
): IHttpRequestOptions {
	const headers = { ...requestOptions.headers };
	delete headers.Authorization;
	const url = `${requestOptions.baseURL ?? ''}${requestOptions.url}`;
	const isOwn = header !== undefined && url.startsWith(`${baseUrl}/`);
	return { ...requestOptions, headers: isOwn ? { ...headers, Authorization: header } : headers };
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
