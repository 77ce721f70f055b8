import { packToken } from '../../shared/auth/storedToken';
import { type PostForm, postTokenRequest, TokenError } from '../../shared/auth/tokenTransport';
import { asObject } from '../../shared/data/objects';
import { type Account, accountFingerprint, KEYS_MENU } from './account';

/** Where tokens are issued (PortOne's own document). It takes no token. */
export const ISSUE_PATH = '/users/getToken';

/** How long a token lives where the answer doesn't say, in seconds (PortOne's own document). */
const LIFETIME_S = 1_800;

function explain(status: number): string {
	if (status === 404) {
		return 'There is no PortOne V1 API at this address. Check Base URL of the credential';
	}
	if (status === 429)
		return 'PortOne has limited token requests for now. Try again in some minutes';
	if (status >= 500) return 'PortOne has a fault at the moment. Try again later';
	return `PortOne refused these keys: REST API Key and REST API Secret do not belong together, or are not those of the V1 API. Copy both again from ${KEYS_MENU}`;
}

/**
 * Exchanges key and secret for an access token of 30 minutes. Before its end PortOne gives the same one again,
 * so how long it still lives is taken from the answer, by the server's own clock.
 *
 * @param now milliseconds since the epoch, by this machine's clock
 * @returns the value for the credential's expirable field
 * @throws TokenError with what to do where
 */
export async function fetchToken(account: Account, post: PostForm, now: number): Promise<string> {
	const recipient = {
		server: 'PortOne',
		field: 'Base URL',
		url: `${account.baseUrl}${ISSUE_PATH}`,
	};
	const form = { imp_key: account.impKey, imp_secret: account.impSecret };
	const reply = await postTokenRequest(post, recipient, form);
	const { code, response } = asObject(reply.body);
	const { access_token: token, expired_at: end, now: serverNow } = asObject(response);
	if (reply.status === 200 && typeof token === 'string' && token !== '') {
		const left = Number(end) - Number(serverNow);
		const seconds = Number.isFinite(left) && left > 0 ? left : LIFETIME_S;
		return packToken({
			fingerprint: accountFingerprint(account),
			expiresAt: now + seconds * 1000,
			token,
		});
	}
	// PortOne's own message may echo what was sent: only its code comes along.
	const details = {
		...(code === undefined || code === 0 ? {} : { code: String(code) }),
		httpCode: String(reply.status),
	};
	throw new TokenError(explain(reply.status), details, reply);
}
