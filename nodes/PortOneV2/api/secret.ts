import { packToken } from '../../shared/auth/storedToken';
import {
	type FormReply,
	type GetUrl,
	orUnreachable,
	TokenError,
} from '../../shared/auth/tokenTransport';
import { asObject } from '../../shared/data/objects';
import { wordsOf } from '../../shared/http/answer/told';
import { fillPath } from '../../shared/http/request';
import { type Account, accountFingerprint } from './account';
import { ceosEndpoints } from './endpoints';
import { openEnvelope } from './envelope';

/** How long a secret is kept before it is asked for again, in ms: CEOS's page says that it never changes. */
const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

/** Names under which the secret may stand in an object: CEOS's page doesn't tell; the first was seen in 2026. */
const NAMES = ['apiSecretKey', 'apiSecret', 'api_secret', 'secretKey', 'secret', 'token'];

/** Takes the secret out of whatever form it comes in: a text, a JSON string, or an object that holds it. */
function secretIn(body: unknown): string | undefined {
	if (typeof body === 'string') {
		const text = body.trim().replace(/^"(.*)"$/, '$1');
		return /^[\x21-\x7e]{8,500}$/.test(text) && !text.startsWith('<') ? text : undefined;
	}
	const { data, result, ...top } = asObject(body);
	const named = NAMES.map((name) => top[name]).find((value) => typeof value === 'string');
	if (named !== undefined) return secretIn(named);
	const inner = data ?? result;
	return inner === undefined || inner === null ? undefined : secretIn(inner);
}

function explain({ status, body }: FormReply, githubId: string): string {
	if (status === 200) return "CEOS's answer holds no API secret. Check Base URL of the credential";
	if (status >= 500) return 'CEOS has a fault at the moment. Try again later';
	const words = wordsOf(asObject(body).message);
	return `CEOS gave no API secret for the GitHub ID "${githubId}" (HTTP ${status}${words === undefined ? '' : `: ${words}`}). Check the ID, and Base URL of the credential`;
}

/**
 * Has CEOS give out the API secret of a GitHub account: the same one however often it is asked.
 *
 * @throws TokenError with what to do where; never with the secret
 */
export async function issueSecret(baseUrl: string, githubId: string, get: GetUrl): Promise<string> {
	const url = `${baseUrl}${fillPath(ceosEndpoints.issueCeosSecret.path, { githubId })}`;
	const recipient = { server: 'CEOS', field: 'Server and Base URL', url };
	const reply = openEnvelope(await orUnreachable(get(url, {}), recipient));
	const secret = reply.status === 200 ? secretIn(reply.body) : undefined;
	if (secret !== undefined) return secret;
	throw new TokenError(explain(reply, githubId), { httpCode: String(reply.status) }, reply);
}

/**
 * Gets the secret that a credential with a GitHub ID works with.
 *
 * @param now milliseconds since the epoch, by this machine's clock
 * @returns the value for the credential's hidden field; `undefined` where the user gave a secret
 * @throws TokenError
 */
export async function storedSecret(
	account: Account,
	get: GetUrl,
	now: number,
): Promise<string | undefined> {
	if (account.apiSecret !== undefined || account.githubId === undefined) return undefined;
	return packToken({
		fingerprint: accountFingerprint(account),
		expiresAt: now + LIFETIME_MS,
		token: await issueSecret(account.baseUrl, account.githubId, get),
	});
}
