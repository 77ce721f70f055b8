import type { IDataObject } from 'n8n-workflow';

import { AccountError } from '../../shared/api/account';
import {
	ApiFailure,
	noReplyFailure,
	noTokenFailure,
	unreadableFailure,
} from '../../shared/api/apiFailure';
import { asAsked, untilAnswered } from '../../shared/api/repeat';
import type { RequestParts } from '../../shared/api/request';
import { fillPath, toQuery } from '../../shared/api/request';
import { headerTime } from '../../shared/api/serverTime';
import { getWith, TokenError } from '../../shared/api/tokenTransport';
import type { CallingFunctions, Reply } from '../../shared/api/transport';
import { send } from '../../shared/api/transport';
import { asObject } from '../../shared/objects';
import type { Account, Server } from './account';
import { readAccount, SERVER_NAMES, shopFingerprint } from './account';
import type { EndpointName } from './endpoints';
import { endpoints } from './endpoints';
import { replyFailure } from './failures';
import { issueSecret } from './secret';

const CREDENTIAL = 'portOneV2Api';
const PATIENCE = { readAttempts: 3, waitAfterRateLimit: asAsked(5) };

/** How long one request may take where nothing else is said, in ms. */
export const TIMEOUT_MS = 60_000;

/**
 * Whether only the status of a 404 is left: n8n 1 drops what it says, unless that is an object. An empty one tells
 * that there is no such payment, a page that there is no such server.
 */
const isBare404 = (reply: object): boolean =>
	'status' in reply && reply.status === 404 && 'body' in reply && reply.body === undefined;

/**
 * Calls PortOne's V2 API, or CEOS's, for one run of a node: waits out a 429 within bounds, repeats reads whose
 * answer was lost, and turns everything else into an `ApiFailure`. Writes are sent once: what to do about a
 * lost answer is for the operation, which can read the payment.
 */
export class PaymentsClient {
	private toldTime: number | undefined;

	private constructor(
		private readonly functions: CallingFunctions,
		readonly account: Account,
	) {}

	/**
	 * @param server the one that the node is set to
	 * @throws AccountError when a field of the credential can't be used, or it is for the other server
	 */
	static async create(functions: CallingFunctions, server: Server): Promise<PaymentsClient> {
		const account = readAccount(await functions.getCredentials(CREDENTIAL));
		if (account.server !== server) {
			throw new AccountError(
				`This node is set to ${SERVER_NAMES[server]}, and its credential is for ${SERVER_NAMES[account.server]}. Choose the same Server in both`,
			);
		}
		return new PaymentsClient(functions, account);
	}

	/**
	 * The server's own time by the `Date` header of the latest answer that had one, in ms since the epoch (whole
	 * seconds): as old as that answer, whether it was good or not.
	 */
	get serverTime(): number | undefined {
		return this.toldTime;
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
		const get = getWith(async (options) => await this.functions.helpers.httpRequest(options));
		return await issueSecret(this.account.baseUrl, githubId, get).catch((error: unknown) => {
			if (!(error instanceof TokenError)) throw error;
			throw new ApiFailure({ message: error.message, ...error.details }, true, false);
		});
	}

	/**
	 * Sends a request.
	 *
	 * @param timeoutMs how long it may take
	 * @returns the answer's object
	 * @throws ApiFailure
	 */
	async request(
		name: EndpointName,
		parts: RequestParts = {},
		timeoutMs = TIMEOUT_MS,
	): Promise<IDataObject> {
		const { method, path, kind } = endpoints[name];
		const options = {
			method,
			url: `${this.account.baseUrl}${fillPath(path, parts.path)}`,
			qs: toQuery(parts.query),
			timeout: timeoutMs,
			...(parts.body === undefined
				? {}
				: { body: parts.body, headers: { 'Content-Type': 'application/json' } }),
		};
		const toFailure = (reply: Reply) => replyFailure(this.account.server, reply);
		const attempt = async () => {
			let reply = await send(this.functions, CREDENTIAL, { ...options });
			if (kind === 'read' && isBare404(reply)) {
				const all = { ...options, ignoreHttpStatusErrors: true };
				reply = await send(this.functions, CREDENTIAL, all);
			}
			if ('tokenProblem' in reply) return noTokenFailure(reply);
			if ('networkCode' in reply) return noReplyFailure(reply, this.serverName);
			this.toldTime = headerTime(reply) ?? this.toldTime;
			if (reply.status === 429) return { rateLimited: reply };
			return reply.status >= 200 && reply.status <= 299 ? { reply } : toFailure(reply);
		};
		const { reply } = await untilAnswered<{ reply: Reply }>(attempt, kind, PATIENCE, toFailure);
		const body = asObject(reply.body);
		if (Object.keys(body).length === 0) throw this.unreadable(reply.status);
		return body;
	}

	/** An answer that can't be what the API sends. */
	unreadable(status = 200): ApiFailure {
		return unreadableFailure(this.serverName, { httpCode: String(status) });
	}
}
