import { ApiFailure, unreadableFailure } from '../../shared/api/apiFailure';
import type { Reply } from '../../shared/api/transport';
import type { Failure } from '../../shared/errors';
import { API_MENU } from './account';

/** Whose API it is, in errors. */
export const SERVER = 'Naver';

/** What to do about a number that Naver does not know. */
const CHECK_ID =
	"Check the ID, and that the credential is that of the shop it belongs to. An order's own number (주문번호) is another one: use Get Product Order IDs for it";

/** What a user can do about a gateway's or the API's error code. */
const ADVICE: Record<string, string> = {
	'GW.AUTHN': `Naver refused a fresh token. Check the credential, and the application's state in ${API_MENU}`,
	'GW.IP_NOT_ALLOWED': `Add the public IP address of the machine that runs n8n under "API 호출 IP" in ${API_MENU}`,
	'GW.AUTHZ': `This application may not use this API. Ask for it in ${API_MENU}`,
	'GW.NOT_FOUND':
		"There is no such API at this address. Check the credential's Environment and Base URL",
	'GW.RATE_LIMIT':
		'Too many calls at once. Run fewer workflows on this shop at the same time, or poll less often',
	'GW.QUOTA_LIMIT':
		"The application's quota of calls is used up. Wait until it is renewed (usually an hour)",
	'GW.BLOCK.01': 'Naver has closed this API for the moment. Try again in some minutes',
	'GW.BLOCK.02': 'Naver is under maintenance. Try again later',
	'100001': CHECK_ID,
	'101009': CHECK_ID,
	'104105': 'Choose a dispatch due date (발송기한) that Naver allows for this order',
	'104118': 'Choose a Delivery Company',
	'104119': 'Choose another Delivery Company',
	'104120': 'Give the Tracking Number',
	'104121': 'This tracking number is already used by another order. Check it',
	'104122': 'This is not a tracking number of that courier. Check both',
	'104139': 'Choose a shorter period',
	'9999':
		"The order's state does not allow this. Look at it in 네이버페이센터, or read it with Get",
};

interface ErrorBody {
	code?: unknown;
	message?: unknown;
	traceId?: unknown;
}

const asCode = (code: unknown): string | undefined =>
	typeof code === 'string' || typeof code === 'number' ? String(code) : undefined;

/** The failure of a row that Naver's own answer marks as failed. */
export function rowFailure(row: { code?: unknown; message?: unknown }, traceId?: string): Failure {
	const code = asCode(row.code);
	return {
		message:
			typeof row.message === 'string' && row.message !== ''
				? row.message
				: 'Naver refused it without a reason',
		...(code === undefined ? {} : { code, advice: ADVICE[code] }),
		...(traceId === undefined ? {} : { traceId }),
	};
}

/** The trace id of an answer: header and body carry the same. */
export function traceIdOf(reply: Reply): string | undefined {
	const fromBody = (reply.body as ErrorBody | null | undefined)?.traceId;
	return reply.headers['gncp-gw-trace-id'] ?? (typeof fromBody === 'string' ? fromBody : undefined);
}

/** An answer whose status isn't 2xx. */
export function replyFailure(reply: Reply): ApiFailure {
	const body = (
		typeof reply.body === 'object' && reply.body !== null ? reply.body : {}
	) as ErrorBody;
	const code = typeof body.code === 'string' ? body.code : undefined;
	const traceId = traceIdOf(reply);
	const words = typeof body.message === 'string' && body.message !== '' ? body.message : undefined;
	const known = code === undefined ? undefined : ADVICE[code];
	return new ApiFailure(
		{
			message: words ?? `Naver answered with HTTP ${reply.status}`,
			...(known === undefined ? {} : { advice: known }),
			...(code === undefined ? {} : { code }),
			...(traceId === undefined ? {} : { traceId }),
			httpCode: String(reply.status),
		},
		reply.status >= 500,
		[401, 403].includes(reply.status) || code === 'GW.QUOTA_LIMIT' || code === 'GW.NOT_FOUND',
	);
}

/** Pages don't get on: reading further would never end. */
export function stuckFailure(): ApiFailure {
	return new ApiFailure(
		{
			message: 'Naver keeps sending the same page',
			advice: 'Try again later; if it goes on, tell Naver support (기술지원)',
		},
		false,
		false,
	);
}

/** An id that `query` did not return. */
export const UNKNOWN_ORDER: Failure = {
	message: 'Naver does not know this product order (상품주문번호)',
	advice: CHECK_ID,
	code: 'NOT_FOUND',
};

/** An answer without the list that it should hold: that isn't the same as an empty one. */
export const unreadable = (): ApiFailure => unreadableFailure(SERVER, { httpCode: '200' });
