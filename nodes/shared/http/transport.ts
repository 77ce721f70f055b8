import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { cleanBody } from './answer/clean';
import {
	lowerCased,
	networkFailure,
	type NoReply,
	type NoToken,
	readThrown,
	type Reply,
	type ThrownByHelper,
} from './answer/thrown';
import { TOO_LATE, within } from './deadline';
import { type Wire, withWire } from './wire';

/** What n8n gives a node that calls an API. */
export type CallingFunctions = IExecuteFunctions | IPollFunctions | IWebhookFunctions;

/** How long a request may take where nothing else is said, in ms. */
export const TIMEOUT_MS = 60_000;

/** How long an answer may take in all has passed. */
const TIMED_OUT = 'ETIMEDOUT';
/** How n8n's HTTP library calls it when a request was aborted: by the deadline, or by the user. */
const ABORTED = 'ERR_CANCELED';

/** One call of n8n's helper, with what came of it. */
async function callHelper(
	functions: CallingFunctions,
	credential: string,
	options: IHttpRequestOptions,
	wire: Wire,
): Promise<Reply | NoReply | NoToken> {
	const wired = withWire(
		{
			...options,
			json: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		wire,
	);
	try {
		const call = functions.helpers.httpRequestWithAuthentication.call(functions, credential, wired);
		const reply = await within(wire.deadline, call as Promise<IN8nHttpFullResponse>);
		if (reply === TOO_LATE) return networkFailure(TIMED_OUT);
		return { status: reply.statusCode, headers: lowerCased(reply.headers), body: reply.body };
	} catch (error) {
		return readThrown(error as ThrownByHelper) ?? { networkCode: 'UNKNOWN', maySent: true };
	}
}

/** What may be sent again at once. */
export interface Resending {
	kind: 'read' | 'write';
	/**
	 * Whether a refusal (401, 429) is the server's own, so that the request certainly did nothing; a gateway's may
	 * have come after it was passed on.
	 */
	isOwnRefusal(reply: Reply): boolean;
}

/** Whether what was refused may be sent again: a write only where the refusal is the server's own. */
const mayResend = (reply: Reply, { kind, isOwnRefusal }: Resending): boolean =>
	kind === 'read' || isOwnRefusal(reply);

/** Whether an answer says that the same request may be sent again later. */
export const isRateLimited = (reply: Reply, resending: Resending): boolean =>
	reply.status === 429 && mayResend(reply, resending);

/**
 * Sends one request with a credential, through n8n's own helper (proxies, TLS settings and token renewal are
 * n8n's). A token that is refused is renewed once, and the request sent again where that is safe; n8n alone would do
 * so after any 401.
 *
 * @param credential type of the credential
 * @param options with a `timeout`, in ms
 * @param deadline when all of it has to be over, getting a token included; the options' `timeout` from now where left
 * out
 */
export async function send(
	functions: CallingFunctions,
	credential: string,
	options: IHttpRequestOptions,
	resending: Resending = { kind: 'read', isOwnRefusal: () => true },
	deadline = AbortSignal.timeout(options.timeout ?? TIMEOUT_MS),
): Promise<Reply | NoReply | NoToken> {
	const wire: Wire = { renewToken: false, deadline, sent: new Set() };
	let reply = await callHelper(functions, credential, options, wire);
	if ('status' in reply && reply.status === 401 && mayResend(reply, resending)) {
		wire.renewToken = true;
		reply = await callHelper(functions, credential, options, wire);
	}
	if ('status' in reply) {
		const { status, headers, body } = reply;
		return {
			status,
			headers: cleanBody(headers, wire.sent) as Record<string, string>,
			body: cleanBody(body, wire.sent),
		};
	}
	const isStopped =
		'getExecutionCancelSignal' in functions &&
		functions.getExecutionCancelSignal()?.aborted === true;
	const isLate = 'networkCode' in reply && reply.networkCode === ABORTED && !isStopped;
	return isLate ? networkFailure(TIMED_OUT) : reply;
}
