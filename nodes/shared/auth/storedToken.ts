/**
 * A token as it is kept in the credential's expirable field: the account it was issued to and its expiry.
 * n8n goes on using the field after the user saves another secret or account, so the token itself has to
 * say whether it may still be sent.
 */
export interface StoredToken {
	fingerprint: string;
	/** Milliseconds since the epoch, by this machine's clock. */
	expiresAt: number;
	token: string;
}

/** A token that ends within this time may end on the way. */
const MARGIN_MS = 30_000;

/** @returns one string: n8n stores one expirable value, so fingerprint, time and token can't get apart */
export const packToken = ({ fingerprint, expiresAt, token }: StoredToken): string =>
	`${fingerprint}.${expiresAt}.${token}`;

/**
 * @param stored the expirable field
 * @param fingerprint of the account that is about to call
 * @param now milliseconds since the epoch
 * @returns the token, or `undefined` when it is another account's, over, or none
 */
export function usableToken(stored: unknown, fingerprint: string, now: number): string | undefined {
	if (typeof stored !== 'string') return undefined;
	const [issuedTo, expiresAt, ...rest] = stored.split('.');
	const token = rest.join('.');
	if (issuedTo !== fingerprint || token === '') return undefined;
	return Number(expiresAt) - MARGIN_MS > now ? token : undefined;
}
