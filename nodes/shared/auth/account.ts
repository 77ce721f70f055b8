import { createHash } from 'crypto';
import { UserError } from 'n8n-workflow';

import { withoutEnd } from '../data/writing';

/** A field of a credential that can't be used as it is; says where to fix it. */
export class AccountError extends UserError {
	override name = 'AccountError';
}

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/** Whether a host name is that of the machine which asks. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/**
 * Checks a Base URL that a user may set: https, or http on this machine; a host and a path, nothing else.
 *
 * @param credential the credential's name in errors: `Npay`
 * @returns the URL without a trailing slash
 * @throws AccountError
 */
export function parseBaseUrl(text: string, credential: string): string {
	if (!URL.canParse(text)) {
		throw new AccountError(
			`Base URL "${text.slice(0, 60)}" of the ${credential} credential is not a URL: it begins with https:// (http:// for this machine only)`,
		);
	}
	const url = new URL(text);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		throw new AccountError(
			`Base URL of the ${credential} credential must start with https:// (http:// is for this machine only)`,
		);
	}
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		throw new AccountError(
			`Base URL of the ${credential} credential may hold a host and a path, nothing else`,
		);
	}
	return withoutEnd(`${url.origin}${url.pathname}`, '/');
}

/** Names something without telling anything about it. @param length of the name, in characters */
export const fingerprintOf = (parts: readonly string[], length: number): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, length);
