import { asObject } from '../../shared/data/objects';
import type { Failure } from '../../shared/failure/errors';
import { leavesOpen } from '../../shared/http/answer/outcome';
import type { Reply } from '../../shared/http/answer/thrown';
import { fullWordsOf, nameOf, wordsOf } from '../../shared/http/answer/told';
import { ApiFailure, unreadableFailure } from '../../shared/http/apiFailure';
import { API_MENU } from './account';

/** Whose API it is, in errors. */
export const SERVER = 'Naver';

/** What to do about a number that Naver does not know. */
const CHECK_ID =
	"Check the ID, and that the credential is that of the shop it belongs to. An order's own number (주문번호) is another one: use Get Product Order IDs for it";

/** What a user can do about a gateway's or the API's error code. */
const ADVICE: Record<string, string> = {
	'GW.AUTHN': `Naver refused a fresh token. Check the credential, and in ${API_MENU} the application's state and its groups of APIs (API 그룹): Naver says the same where it lacks the group of this API, e.g. settlements (정산)`,
	'GW.IP_NOT_ALLOWED': `Add the public IP address of the machine that runs n8n under "API 호출 IP" in ${API_MENU}`,
	'GW.AUTHZ': `This application may not use this API. Ask for it in ${API_MENU}`,
	'GW.NOT_FOUND':
		"There is no such API at this address. Check the credential's Environment and Base URL",
	'GW.RATE_LIMIT':
		'Too many calls at once. Run fewer workflows on this shop at the same time, or poll less often',
	'GW.QUOTA_LIMIT':
		"The application's quota of calls is used up. Wait until it is renewed (usually an hour)",
	'GW.TIMEOUT.01': 'Naver took too long. Try again later',
	'GW.TIMEOUT.02': 'Naver took too long. Try again later',
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
	'104418': 'It is held back (보류 중). Lift that first, with Release Holdback (보류 해제)',
	'104139': 'Choose a shorter period',
	'9999':
		"The order's state does not allow this. Look at it in 네이버페이센터, or read it with Get",
};

/** Codes of Naver's gateway for what it did not pass on, whatever the HTTP status around them. */
const NOT_PASSED_ON =
	/^GW\.(BLOCK|AUTHN|AUTHZ|QUOTA_LIMIT|RATE_LIMIT|IP_NOT_ALLOWED|NOT_FOUND)(\.|$)/;
/** Codes of its gateway, or of what stands behind it, that leave open what was done (Commerce API: `GW.PROXY.01`). */
const LEFT_OPEN = /^GW\.(TIMEOUT|PROXY)(\.|$)|TIMEOUT|INTERNAL|UNAVAILABLE/i;
/** Codes of its gateway that may be gone a second later. */
const PASSING = /^GW\.BLOCK(\.|$)/;

/** The failure of a row that Naver's own answer marks as failed. */
export function rowFailure(row: { code?: unknown; message?: unknown }, traceId?: string): Failure {
	const code = nameOf(row.code);
	return {
		message: fullWordsOf(wordsOf(row.message), row) ?? 'Naver refused it without a reason',
		...(code === undefined ? {} : { code, advice: adviceOn(code) }),
		...(traceId === undefined ? {} : { traceId }),
	};
}

/** The trace id of an answer: header and body carry the same. */
export const traceIdOf = (reply: Reply): string | undefined =>
	nameOf(reply.headers['gncp-gw-trace-id']) ?? nameOf(asObject(reply.body).traceId);

const adviceOn = (code: string): string | undefined =>
	Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined;

/**
 * Whether an answer that says 2xx is a failure all the same: a code, and nothing of what any endpoint gives. That is
 * how the gateway tells of maintenance.
 */
export function isRefusedWhole(body: unknown): boolean {
	const { code, data, elements } = asObject(body);
	const isNothing = (value: unknown) => value === undefined || value === null;
	return nameOf(code) !== undefined && isNothing(data) && isNothing(elements);
}

/** Whether a refusal is Naver's own: it has a code of Naver's. */
export const isOwnRefusal = ({ body }: Reply): boolean => typeof asObject(body).code === 'string';

/** Whether Naver may have done what it answered so to. */
function mayBeDone(reply: Reply, code: string | undefined): boolean {
	const { status } = reply;
	if (code !== undefined && NOT_PASSED_ON.test(code)) return false;
	if (code !== undefined && LEFT_OPEN.test(code)) return true;
	if (status >= 200 && status <= 299) return false;
	// A refusal that isn't Naver's own proves nothing about what was passed on before.
	return leavesOpen(status) || ((status === 401 || status === 429) && !isOwnRefusal(reply));
}

/** Whether the next call is bound to fail the same way. */
const isLasting = (status: number, code: string | undefined): boolean =>
	[401, 403, 429].includes(status) || (code !== undefined && NOT_PASSED_ON.test(code));

/**
 * An answer that is a failure: a status other than 2xx, or `isRefusedWhole`.
 *
 * @param kind of the request: a read that the gateway blocked may be sent again, a write certainly did nothing
 */
export function replyFailure(reply: Reply, kind: 'read' | 'write'): ApiFailure {
	const { status, body } = reply;
	const code = nameOf(asObject(body).code);
	const traceId = traceIdOf(reply);
	const advice = code === undefined ? undefined : adviceOn(code);
	return new ApiFailure(
		{
			message:
				fullWordsOf(wordsOf(asObject(body).message), body) ?? `Naver answered with HTTP ${status}`,
			...(advice === undefined ? {} : { advice }),
			...(code === undefined ? {} : { code }),
			...(traceId === undefined ? {} : { traceId }),
			httpCode: String(status),
		},
		mayBeDone(reply, code) || (kind === 'read' && code !== undefined && PASSING.test(code)),
		isLasting(status, code),
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
