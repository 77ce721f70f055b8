import { type IHttpRequestOptions, sleep } from 'n8n-workflow';

import type { Reply } from '../../shared/http/answer/thrown';
import {
	type ApiFailure,
	noReplyFailure,
	noTokenFailure,
	unreadableFailure,
} from '../../shared/http/apiFailure';
import { untilAnswered, WaitBudget } from '../../shared/http/repeat';
import { fillPath, type RequestParts, toQuery } from '../../shared/http/request';
import { serverTimes } from '../../shared/http/serverTime';
import {
	type CallingFunctions,
	isRateLimited,
	send,
	TIMEOUT_MS,
} from '../../shared/http/transport';
import { readAccount, shopFingerprint } from './account';
import { type EndpointName, endpoints } from './endpoints';
import { isOwnRefusal, isRefusedWhole, replyFailure, SERVER, traceIdOf } from './failures';
import { Pacer, waitAfterRateLimit } from './pacing';

const PATIENCE = { readAttempts: 3, waitAfterRateLimit };

/** A good answer. */
export interface ApiReply {
	/** The envelope's `data`; may be absent (an empty feed). */
	data: unknown;
	/** All of it: settlements have no envelope. */
	body: object;
	/**
	 * The server's own time, in ms since the epoch, where it tells: the earlier of the two that an answer has, one in
	 * its body and one in its `Date` header.
	 */
	serverTime: number | undefined;
	/** The later of the two; the same where they agree, or there's but one. */
	laterServerTime: number | undefined;
	traceId: string | undefined;
}

/**
 * Calls the order API for one run of a node: paces by the rate headers, waits out a 429 within bounds,
 * repeats reads whose answer was lost, and turns everything else into an `ApiFailure`. Writes are sent once:
 * what to do about a lost answer is for the operation, which can look at the orders.
 */
export class NpayClient {
	private readonly waits = new WaitBudget();

	private readonly pacer = new Pacer(this.waits);

	private constructor(
		private readonly functions: CallingFunctions,
		private readonly baseUrl: string,
		/** Names the shop (address and application), e.g. to notice that the credential was changed. */
		readonly shop: string,
	) {}

	/** @throws AccountError when a field of the credential can't be used */
	static async create(functions: CallingFunctions): Promise<NpayClient> {
		const account = readAccount(await functions.getCredentials('npayApi'));
		return new NpayClient(functions, account.baseUrl, shopFingerprint(account));
	}

	/** @throws ApiFailure */
	async request(name: EndpointName, parts: RequestParts = {}): Promise<ApiReply> {
		const { method, path, kind } = endpoints[name];
		const options: IHttpRequestOptions = {
			method,
			url: `${this.baseUrl}${fillPath(path, parts.path)}`,
			qs: toQuery(parts.query),
			arrayFormat: 'repeat',
			timeout: TIMEOUT_MS,
			...(parts.body === undefined
				? {}
				: { body: parts.body, headers: { 'Content-Type': 'application/json' } }),
		};
		return await untilAnswered(
			async () => await this.attempt(name, options),
			kind,
			PATIENCE,
			this.waits,
			(reply) => replyFailure(reply, kind),
		);
	}

	/** One request, no repeats. */
	private async attempt(
		name: EndpointName,
		options: IHttpRequestOptions,
	): Promise<ApiReply | ApiFailure | { rateLimited: Reply }> {
		const turn = this.pacer.take(name, Date.now());
		if (turn.wait > 0) await sleep(turn.wait);
		const { kind } = endpoints[name];
		const reply = await send(this.functions, 'npayApi', options, { kind, isOwnRefusal });
		this.pacer.note(turn, 'status' in reply ? reply : undefined, Date.now());
		if ('tokenProblem' in reply) return noTokenFailure(reply);
		if ('networkCode' in reply) return noReplyFailure(reply, SERVER);
		if (isRateLimited(reply, { kind, isOwnRefusal })) return { rateLimited: reply };
		if (reply.status < 200 || reply.status > 299) return replyFailure(reply, kind);
		if (typeof reply.body !== 'object' || reply.body === null || Array.isArray(reply.body)) {
			return unreadableFailure(SERVER, {
				httpCode: String(reply.status),
				traceId: traceIdOf(reply),
			});
		}
		if (isRefusedWhole(reply.body)) return replyFailure(reply, kind);
		const { data, timestamp } = reply.body as { data?: unknown; timestamp?: unknown };
		const times = serverTimes(reply, timestamp);
		return {
			data,
			body: reply.body,
			serverTime: times?.earlier,
			laterServerTime: times?.later,
			traceId: traceIdOf(reply),
		};
	}
}
