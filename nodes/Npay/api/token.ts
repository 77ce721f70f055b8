import { packToken } from '../../shared/auth/storedToken';
import {
	type FormReply,
	type PostForm,
	postTokenRequest,
	TokenError,
} from '../../shared/auth/tokenTransport';
import { type Account, accountFingerprint, API_MENU } from './account';
import { ISSUE_PATH } from './endpoints';
import { sign } from './signature';

/** The server takes a signature's timestamp for five minutes; from here on the clock is the likely culprit. */
const CLOCK_TOLERANCE_MS = 4 * 60_000;
/** How long a token lives where the answer doesn't say, in seconds. */
const DEFAULT_LIFETIME_S = 10_800;

const asRecord = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** How far this machine's clock is ahead of the server's, in ms, where the answer tells the time. */
function clockOffset(reply: FormReply, now: number): number | undefined {
	const told = [asRecord(reply.body).timestamp, reply.headers.date]
		.map((value) => (typeof value === 'string' ? Date.parse(value) : Number.NaN))
		.find((value) => !Number.isNaN(value));
	return told === undefined ? undefined : now - told;
}

function explain(reply: FormReply, fields: string[], code: string, offset: number): string {
	const isClockOff = Math.abs(offset) >= CLOCK_TOLERANCE_MS;
	if (fields.includes('timestamp') || (isClockOff && fields.includes('client_secret_sign'))) {
		const minutes = Math.round(Math.abs(offset) / 60_000);
		return (
			`The clock of the machine that runs n8n is ${minutes} minutes ${offset > 0 ? 'ahead of' : 'behind'} Naver's. ` +
			'Naver takes a signature for five minutes only. Set the time of that machine (switch on NTP), then try again'
		);
	}
	if (code === 'GW.IP_NOT_ALLOWED') {
		return `Naver does not accept calls from this machine's IP address. Add the public IP address of the machine that runs n8n under "API 호출 IP" in ${API_MENU}`;
	}
	if (code === 'GW.QUOTA_LIMIT' || code === 'GW.RATE_LIMIT') {
		return "Naver has limited this application's token requests for now. Wait an hour, then try again";
	}
	if (fields.includes('client_id')) {
		return `Naver does not know this Application ID (애플리케이션 ID). Compare it with the one in ${API_MENU}, and check that Environment is the one that issued it`;
	}
	if (fields.includes('client_secret_sign')) {
		return `Naver refused the signature: the Application Secret (시크릿 키) does not belong to this Application ID (애플리케이션 ID). Copy the secret again with "보기" in ${API_MENU}`;
	}
	if (fields.includes('type') || fields.includes('account_id')) {
		return 'Naver refused the token type. Change Token Type in the credential';
	}
	if (reply.status === 403) {
		return `Naver does not let this application call the API. Check its state (어플리케이션 상태) in ${API_MENU}`;
	}
	if (reply.status === 404) {
		return 'There is no token endpoint at this address. Check Environment and Base URL of the credential';
	}
	if (reply.status >= 500)
		return "Naver's token service has a fault at the moment. Try again later";
	return 'Naver gave no token';
}

/**
 * Exchanges id, secret and the time for an access token (client credentials with a signature; the secret
 * itself is never sent).
 *
 * @param now milliseconds since the epoch, by this machine's clock
 * @returns the value for the credential's expirable field
 * @throws TokenError with what to do where
 */
export async function fetchToken(account: Account, post: PostForm, now: number): Promise<string> {
	const form = {
		client_id: account.applicationId,
		timestamp: String(now),
		client_secret_sign: sign(account.applicationId, account.applicationSecret, now),
		grant_type: 'client_credentials',
		...(account.tokenType === 'none' ? {} : { type: account.tokenType }),
	};
	const url = `${account.baseUrl}${ISSUE_PATH}`;
	const recipient = { server: 'Naver', field: 'Environment and Base URL', url };
	const reply = await postTokenRequest(post, recipient, form);
	const body = asRecord(reply.body);
	const token = body.access_token;
	if (reply.status === 200 && typeof token === 'string' && token !== '') {
		const lifetime = Number(body.expires_in);
		const seconds = Number.isFinite(lifetime) && lifetime > 0 ? lifetime : DEFAULT_LIFETIME_S;
		return packToken({
			fingerprint: accountFingerprint(account),
			expiresAt: now + seconds * 1000,
			token,
		});
	}
	const code = typeof body.code === 'string' ? body.code : '';
	const inputs = Array.isArray(body.invalidInputs) ? body.invalidInputs : [];
	const fields = inputs.map((input) => String(asRecord(input).name));
	// The answer's own message may echo what was sent: only its names, code and trace id come along.
	const traceId = reply.headers['gncp-gw-trace-id'] ?? body.traceId;
	const details = {
		...(code === '' ? {} : { code }),
		...(typeof traceId === 'string' ? { traceId } : {}),
		httpCode: String(reply.status),
	};
	const message = explain(reply, fields, code, clockOffset(reply, now) ?? 0);
	throw new TokenError(message, details, reply);
}
