import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import type { Reply } from '../../shared/http/answer/thrown';
import {
	ApiFailure,
	noReplyFailure,
	noTokenFailure,
	orAbsent,
	unreadableFailure,
} from '../../shared/http/apiFailure';
import { TOO_LATE } from '../../shared/http/deadline';
import type { Patience } from '../../shared/http/hurry';
import { asAsked, untilAnswered, WaitBudget } from '../../shared/http/repeat';
import { fillPath, type RequestParts, toQuery } from '../../shared/http/request';
import { headerTime, toldTimeOfRun } from '../../shared/http/serverTime';
import {
	type CallingFunctions,
	isRateLimited,
	send,
	TIMEOUT_MS,
} from '../../shared/http/transport';
import { readAccount, shopFingerprint } from './account';
import { type EndpointName, endpoints } from './endpoints';
import { envelopeOf, isEnvelope, isNotFound, isOwnRefusal, replyFailure, SERVER } from './failures';

const PATIENT: Patience = {
	timeoutMs: TIMEOUT_MS,
	readAttempts: 3,
	waitAfterRateLimit: asAsked(5),
};

/** HTTP 207: Naver did some of the product orders, and the answer names those only. */
export const PARTLY_DONE = 207;

/** A merchant_uid of no payment: what PortOne answers about it tells the time, and nothing else. */
const CLOCK = 'n8n-clock';

/** A good answer. */
export interface ApiReply {
	/** 200, or `PARTLY_DONE`. */
	status: number;
	/** The envelope's `response`. */
	response: unknown;
}

/**
 * Calls PortOne's V1 API for one run of a node: waits out a 429 within bounds, repeats reads whose answer was
 * lost, and turns everything else, HTTP 200 with a code other than 0 too, into an `ApiFailure`. Writes are sent
 * once: what to do about a lost answer is for the operation, which can look at PortOne's records.
 */
export class PortOneClient {
	private readonly waits = new WaitBudget();

	private toldTime: number | undefined;

	private constructor(
		private readonly functions: CallingFunctions,
		private readonly baseUrl: string,
		private readonly patience: Patience,
		/** Names the shop, without telling anything about its keys. */
		readonly shop: string,
	) {}

	/** @throws AccountError when a field of the credential can't be used */
	static async create(functions: CallingFunctions, patience = PATIENT): Promise<PortOneClient> {
		const account = readAccount(await functions.getCredentials('portOneApi'));
		return new PortOneClient(functions, account.baseUrl, patience, shopFingerprint(account));
	}

	/**
	 * PortOne's own time by the `Date` header of the latest answer that had one, in ms since the epoch (whole
	 * seconds): as old as that answer, whether it was good or not.
	 */
	get serverTime(): number | undefined {
		return this.toldTime;
	}

	/**
	 * PortOne's own time for one run, in ms since the epoch, as `toldTimeOfRun` has it: one look at most.
	 *
	 * @throws ApiFailure
	 */
	async now(): Promise<number> {
		const look = { path: { merchant_uid: CLOCK } };
		return await toldTimeOfRun(this, async () => await this.request('getSchedule', look));
	}

	/** @throws ApiFailure */
	async request(name: EndpointName, parts: RequestParts = {}): Promise<ApiReply> {
		const { hurry } = this.patience;
		if (hurry === undefined) return await this.repeat(name, parts);
		const call = async () => await this.repeat(name, parts, hurry.deadline);
		const reply = await hurry.call(this.shop, call);
		if (reply !== TOO_LATE) return reply;
		throw noReplyFailure({ networkCode: 'ETIMEDOUT', maySent: true }, SERVER);
	}

	/** Sends a request until it is answered, as far as that is safe. @throws ApiFailure */
	private async repeat(
		name: EndpointName,
		parts: RequestParts,
		deadline?: AbortSignal,
	): Promise<ApiReply> {
		const { method, path, kind } = endpoints[name];
		const options: IHttpRequestOptions = {
			method,
			url: `${this.baseUrl}${fillPath(path, parts.path)}`,
			qs: toQuery(parts.query),
			arrayFormat: 'repeat',
			timeout: this.patience.timeoutMs,
			...(parts.body === undefined
				? {}
				: { body: parts.body, headers: { 'Content-Type': 'application/json' } }),
		};
		return await untilAnswered(
			async () => await this.attempt(kind, options, deadline),
			kind,
			this.patience,
			this.waits,
			replyFailure,
		);
	}

	/** One request, no repeats. */
	private async attempt(
		kind: 'read' | 'write',
		options: IHttpRequestOptions,
		deadline?: AbortSignal,
	): Promise<ApiReply | ApiFailure | { rateLimited: Reply }> {
		const reply = await send(
			this.functions,
			'portOneApi',
			options,
			{ kind, isOwnRefusal },
			deadline,
		);
		if ('tokenProblem' in reply) return noTokenFailure(reply);
		if ('networkCode' in reply) return noReplyFailure(reply, SERVER);
		this.toldTime = headerTime(reply) ?? this.toldTime;
		const { status, body } = reply;
		if (isRateLimited(reply, { kind, isOwnRefusal })) return { rateLimited: reply };
		if (status < 200 || status > 299) return replyFailure(reply);
		if (!isEnvelope(body)) {
			return unreadableFailure(SERVER, { httpCode: String(status) });
		}
		// A part was done: whatever the code says, the answer tells what.
		const isPartlyDone = status === PARTLY_DONE;
		if (!isPartlyDone && envelopeOf(body).code !== undefined) return replyFailure(reply);
		return { status, response: asObject(body).response };
	}
}

/**
 * What PortOne answers about one thing, unknown fields included.
 *
 * @param field names it
 * @throws ApiFailure where the answer is about another one, or none
 */
export function answerAbout(response: unknown, field: string, name: string): IDataObject {
	const thing = asObject(response);
	if (thing[field] !== name) throw unreadableFailure(SERVER, { httpCode: '200' });
	return thing;
}

/**
 * Reads one thing that one of its fields names.
 *
 * @param isAbsent whether a failure says that PortOne has none
 * @returns `undefined` when PortOne has none
 * @throws ApiFailure
 */
export async function fetchOne(
	client: PortOneClient,
	endpoint: EndpointName,
	parts: RequestParts,
	[field, name]: [field: string, name: string],
	isAbsent = isNotFound,
): Promise<IDataObject | undefined> {
	const reply = await orAbsent(client.request(endpoint, parts), isAbsent);
	return reply && answerAbout(reply.response, field, name);
}
