import { asObject } from '../../shared/data/objects';
import type { Failure } from '../../shared/failure/errors';
import { leavesOpen } from '../../shared/http/answer/outcome';
import type { Reply } from '../../shared/http/answer/thrown';
import { nameOf, wordsOf } from '../../shared/http/answer/told';
import { ApiFailure } from '../../shared/http/apiFailure';
import { KEYS_MENU } from './account';

/** Whose API it is, in errors. */
export const SERVER = 'PortOne';

/** What a user can do about an HTTP status. */
const ADVICE: Record<number, string> = {
	401: `PortOne refused a fresh token. Check the credential, and the keys in ${KEYS_MENU}`,
	403: "Check that these keys may do this, and the shop's contract with PortOne",
	429: 'Too many calls at once. Run fewer workflows on this shop at the same time',
};

const NO_API_HERE = 'There is no PortOne V1 API at this address. Check Base URL of the credential';

/** PortOne asks for a card where it has none on record. */
const NO_BILLING_KEY =
	'PortOne has no billing key (빌링키) for this Customer UID: check it, or fill in Card';

const adviceOn = (status: number, message = ''): string | undefined =>
	message.includes('card_number') ? NO_BILLING_KEY : ADVICE[status];

/** Whether an answer has the form of all of PortOne's: a code, which is a number, or at least a `response`. */
export function isEnvelope(body: unknown): boolean {
	const { code, response } = asObject(body);
	if (code === undefined || code === null) return response !== undefined && response !== null;
	return nameOf(code) !== undefined;
}

/** PortOne's own code and message of an answer's body, where it holds them. */
export function envelopeOf(body: unknown): {
	code: string | undefined;
	message: string | undefined;
} {
	const { code, message } = asObject(body);
	return {
		code: code === undefined || code === null || Number(code) === 0 ? undefined : nameOf(code),
		message: wordsOf(message),
	};
}

/** Whether a refusal is PortOne's own: its envelope has a code. */
export const isOwnRefusal = ({ body }: Reply): boolean => envelopeOf(body).code !== undefined;

/**
 * An answer that is a refusal: a status other than 2xx, or HTTP 200 with a code other than 0. A 404 means that
 * the thing asked about doesn't exist (PortOne's own document).
 */
export function replyFailure(reply: Reply): ApiFailure {
	const { status, body } = reply;
	const isGood = status >= 200 && status <= 299;
	const isForeign = (status === 401 || status === 429) && !isOwnRefusal(reply);
	const { code, message } = envelopeOf(body);
	const isElsewhere = status === 404 && code === undefined && message === undefined;
	const advice = isElsewhere ? NO_API_HERE : adviceOn(status, message);
	return new ApiFailure(
		{
			message: message ?? `PortOne answered with HTTP ${status}`,
			...(advice === undefined ? {} : { advice }),
			...(code === undefined ? {} : { code }),
			httpCode: String(status),
		},
		// A refusal that isn't PortOne's own proves nothing about what was passed on before.
		isForeign || (!isGood && leavesOpen(status)),
		// A 429 comes here once it was waited for: the next call would wait as long.
		status === 401 || status === 403 || status === 429 || isElsewhere,
	);
}

/** Whether PortOne itself says that there is no such thing; a missing page or token says nothing of the kind. */
export const isNotFound = ({ failure, isLasting }: ApiFailure): boolean =>
	failure.httpCode === '404' && !isLasting;

/**
 * HTTP 500 with PortOne's own words means that Naver refused (PortOne's own document: all of the product orders,
 * the points, the confirmation), so it is an answer to a write, and not a fault that leaves its outcome open.
 */
export const isRefusedByNaver = ({ failure }: ApiFailure): boolean =>
	failure.httpCode === '500' && failure.code !== undefined;

/** A schedule that PortOne doesn't have. */
export const UNKNOWN_SCHEDULE: Failure = {
	message: 'PortOne has no scheduled payment (결제예약) with this merchant_uid',
	advice: 'Check Merchant UID, and that the credential is that of the shop it belongs to',
	code: 'NOT_FOUND',
};

/** An order number that no payment has, or none of the status that is asked for. */
export const unknownNumber = (status: string): Failure => ({
	message: `PortOne has no ${status === '' ? '' : `${status} `}payment (결제건) with this merchant_uid`,
	advice: `Check Merchant UID${status === '' ? '' : ' and Status'}, and that the credential is that of the shop it belongs to`,
	code: 'NOT_FOUND',
});

/** A billing key that PortOne doesn't have. */
export const UNKNOWN_BILLING_KEY: Failure = {
	message: 'PortOne has no billing key (빌링키) for this customer_uid',
	advice:
		'Check Customer UID, and that the credential is that of the shop it belongs to. It may have been deleted',
	code: 'NOT_FOUND',
};

/** An order whose amount was not registered. */
export const UNKNOWN_PREPARED: Failure = {
	message: 'PortOne has no amount registered (결제금액 사전등록) for this merchant_uid',
	advice: 'Check Merchant UID, or register the amount with Create',
	code: 'NOT_FOUND',
};

/** A payment that PortOne doesn't have, or not with these keys. */
export const UNKNOWN_PAYMENT: Failure = {
	message: 'PortOne has no payment (결제건) with this imp_uid',
	advice:
		'Check imp_uid, and that the credential is that of the shop it belongs to. Payments of a test channel (테스트 채널) are found with the option Include Test Payments only',
	code: 'NOT_FOUND',
};
