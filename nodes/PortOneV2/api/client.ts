import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { AccountError } from '../../shared/auth/account';
import { getInTime, TokenError } from '../../shared/auth/tokenTransport';
import { asObject } from '../../shared/data/objects';
import type { Reply } from '../../shared/http/answer/thrown';
import {
	ApiFailure,
	noReplyFailure,
	noTokenFailure,
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
	type Resending,
	send,
	TIMEOUT_MS,
} from '../../shared/http/transport';
import { type Account, readAccount, type Server, SERVER_NAMES, shopFingerprint } from './account';
import { type EndpointName, endpoints } from './endpoints';
import { openEnvelope } from './envelope';
import { isNotFound, isOwnRefusal, isRefusedWhole, replyFailure, unknownStore } from './failures';
import { issueSecret } from './secret';

/** The type of the credential. */
export const CREDENTIAL = 'portOneV2Api';
/** A schedule's ID that is none's: what PortOne answers about it tells the time, and nothing else. */
const CLOCK = 'n8n-clock';

/** Whether an answer that holds nothing is the whole answer: an empty object, where the document says so. */
const isEmptyAnswer = (name: EndpointName, body: unknown): boolean =>
	name === 'preRegister' && typeof body === 'object' && body !== null && !Array.isArray(body);

/** n8n's helper leaves out an object that holds nothing, which PortOne wants all the same. */
const textIfEmpty = <Body extends object>(body: Body): Body | string =>
	Object.keys(body).length === 0 ? '{}' : body;

const PATIENT: Patience = {
	timeoutMs: TIMEOUT_MS,
	readAttempts: 3,
	waitAfterRateLimit: asAsked(5),
};

/**
 * Calls PortOne's V2 API, or CEOS's, for one run of a node: waits out a 429 within bounds, repeats reads whose
 * answer was lost, and turns everything else into an `ApiFailure`. Writes are sent once: what to do about a
 * lost answer is for the operation, which can read the payment.
 */
export class PaymentsClient {
	private readonly waits = new WaitBudget();

	private toldTime: number | undefined;

	private constructor(
		private readonly functions: CallingFunctions,
		readonly account: Account,
		private readonly patience: Patience,
	) {}

	/**
	 * @param server the one that the node is set to
	 * @throws AccountError when a field of the credential can't be used, or it is for the other server
	 */
	static async create(
		functions: CallingFunctions,
		server: Server,
		patience = PATIENT,
	): Promise<PaymentsClient> {
		const account = readAccount(await functions.getCredentials(CREDENTIAL));
		if (account.server !== server) {
			throw new AccountError(
				`This node is set to ${SERVER_NAMES[server]}, and its credential is for ${SERVER_NAMES[account.server]}. Choose the same Server in both`,
			);
		}
		return new PaymentsClient(functions, account, patience);
	}

	/**
	 * The server's own time by the `Date` header of the latest answer that had one, in ms since the epoch (whole
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
		const look = {
			path: { paymentScheduleId: CLOCK },
			query: { storeId: this.account.storeId },
		};
		return await toldTimeOfRun(this, async () => await this.request('getSchedule', look));
	}

	/** Whose API it is, in errors. */
	get serverName(): string {
		return SERVER_NAMES[this.account.server];
	}

	/** Names the shop, without telling anything about its secret. */
	get shop(): string {
		return shopFingerprint(this.account);
	}

	/** Has CEOS give out the secret of a GitHub account; the credential's own is not needed. @throws ApiFailure */
	async issueSecret(githubId: string): Promise<string> {
		const get = getInTime(async (options) => await this.functions.helpers.httpRequest(options));
		return await issueSecret(this.account.baseUrl, githubId, get).catch((error: unknown) => {
			if (!(error instanceof TokenError)) throw error;
			throw new ApiFailure({ message: error.message, ...error.details }, true, false);
		});
	}

	/**
	 * Sends a request.
	 *
	 * @param timeoutMs how long it may take
	 * @returns the answer's object, taken out of the envelope that CEOS may put it in
	 * @throws ApiFailure
	 */
	async request(
		name: EndpointName,
		parts: RequestParts = {},
		timeoutMs = this.patience.timeoutMs,
	): Promise<IDataObject> {
		const { hurry } = this.patience;
		if (hurry === undefined) return await this.repeat(name, parts, timeoutMs);
		const call = async () => await this.repeat(name, parts, timeoutMs, hurry.deadline);
		const body = await hurry.call(this.shop, call);
		if (body !== TOO_LATE) return body;
		throw noReplyFailure({ networkCode: 'ETIMEDOUT', maySent: true }, this.serverName);
	}

	/** Sends a request until it is answered, as far as that is safe. @throws ApiFailure */
	private async repeat(
		name: EndpointName,
		parts: RequestParts,
		timeoutMs: number,
		deadline?: AbortSignal,
	): Promise<IDataObject> {
		const { method, path, kind } = endpoints[name];
		const options: IHttpRequestOptions = {
			method,
			url: `${this.account.baseUrl}${fillPath(path, parts.path)}`,
			qs: toQuery(parts.query),
			timeout: timeoutMs,
			...(parts.body === undefined
				? {}
				: { body: textIfEmpty(parts.body), headers: { 'Content-Type': 'application/json' } }),
		};
		const { reply } = await untilAnswered(
			async () => await this.attempt(name, options, deadline),
			kind,
			this.patience,
			this.waits,
			(limited) => replyFailure(this.account.server, limited),
		);
		const body = asObject(reply.body);
		const isNothing = Object.keys(body).length === 0;
		if (isNothing && !isEmptyAnswer(name, reply.body)) throw this.unreadable(reply.status);
		return body;
	}

	/** One request, no repeats. */
	private async attempt(
		name: EndpointName,
		options: IHttpRequestOptions,
		deadline?: AbortSignal,
	): Promise<{ reply: Reply } | ApiFailure | { rateLimited: Reply }> {
		const { server } = this.account;
		const { kind } = endpoints[name];
		const resending: Resending = {
			kind,
			isOwnRefusal: (refusal) => isOwnRefusal(server, refusal),
		};
		const sent = await send(this.functions, CREDENTIAL, options, resending, deadline);
		if ('tokenProblem' in sent) return noTokenFailure(sent);
		if ('networkCode' in sent) return noReplyFailure(sent, this.serverName);
		const reply = server === 'ceos' ? openEnvelope(sent) : sent;
		this.toldTime = headerTime(reply) ?? this.toldTime;
		if (isRateLimited(reply, resending)) return { rateLimited: reply };
		const isGood = reply.status >= 200 && reply.status <= 299;
		if (isGood && isRefusedWhole(server, reply.body)) {
			// It says no, and that all went well: what is true is only to be seen by reading.
			const { failure, isLasting } = replyFailure(server, reply);
			return new ApiFailure(failure, true, isLasting);
		}
		if (isGood) return { reply };
		const failure = replyFailure(server, reply);
		return name === 'payCeos' && isNotFound(failure) ? unknownStore(failure) : failure;
	}

	/** An answer that can't be what the API sends. */
	unreadable(status = 200): ApiFailure {
		return unreadableFailure(this.serverName, { httpCode: String(status) });
	}
}
