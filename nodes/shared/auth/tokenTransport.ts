import {
	type ICredentialTestFunctions,
	type IDataObject,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	OperationalError,
} from 'n8n-workflow';

import { cleanBody } from '../http/answer/clean';
import { NO_TOKEN } from '../http/answer/thrown';
import { TOO_LATE, within } from '../http/deadline';
import { isLoopback } from './account';

/** How long the token endpoint may be silent, and its whole answer take where nothing else limits that, in ms. */
const TOKEN_TIMEOUT_MS = 20_000;

/** The server's answer, whatever its status. */
export interface FormReply {
	/** What was asked, without its query. */
	url: string;
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** Posts a form and answers with what came back; throws a NoAnswerError when nothing did. */
export type PostForm = (url: string, form: Record<string, string>) => Promise<FormReply>;

/** Asks with a GET and answers with what came back; throws a NoAnswerError when nothing did. */
export type GetUrl = (url: string, headers: Record<string, string>) => Promise<FormReply>;

/** The server gave no token. The message is for the user; it never holds the secret or a signature. */
export class TokenError extends OperationalError {
	override name = 'TokenError';

	override description = NO_TOKEN;

	/** HTTP status of the answer, under the name by which n8n looks for it. */
	readonly httpCode: string | undefined;

	constructor(
		message: string,
		readonly details: { code?: string; traceId?: string; httpCode?: string } = {},
		/** The answer, for whoever wants to see what was asked, and what came back. */
		readonly reply?: FormReply,
	) {
		super(message);
		this.httpCode = details.httpCode;
	}
}

/** Nothing came back at all. */
class NoAnswerError extends OperationalError {
	constructor(readonly code: string | undefined) {
		super('No answer');
	}
}

const noAnswer = (error: unknown): NoAnswerError => {
	const code = (error as { code?: unknown } | undefined)?.code;
	return new NoAnswerError(typeof code === 'string' ? code : undefined);
};

/** Whom a request for a secret or a token goes to. */
export interface Recipient {
	/** Whose server it is, in errors. */
	server: string;
	/** The credential's field that decides where it is. */
	field: string;
	url: string;
}

/** What the user reads when nothing comes back: who was asked, where, and what to look at. */
function unreachable({ server, field, url }: Recipient, code: string | undefined): string {
	const { origin, hostname } = new URL(url);
	const why = code === undefined ? '' : ` (${code})`;
	if (isLoopback(hostname)) {
		return `Nothing answers at ${origin}${why}. Is the sandbox running? Start it with "npm run sandbox", or correct ${field} in the credential. In a container this address is the container itself`;
	}
	return `${server} could not be reached at ${origin}${why}. Check the internet connection, proxy and firewall of the machine that runs n8n, and ${field} in the credential`;
}

/** Waits for a reply of a server that gives out or proves secrets. @throws TokenError */
export async function orUnreachable(
	reply: Promise<FormReply>,
	recipient: Recipient,
): Promise<FormReply> {
	return await reply.catch((error: unknown) => {
		if (!(error instanceof NoAnswerError)) throw error;
		const { code } = error;
		throw new TokenError(unreachable(recipient, code), code === undefined ? {} : { code });
	});
}

/** Posts the token request. @throws TokenError */
export const postTokenRequest = async (
	post: PostForm,
	recipient: Recipient,
	form: Record<string, string>,
): Promise<FormReply> => await orUnreachable(post(recipient.url, form), recipient);

/** Waits for an answer as long as it may take. @throws NoAnswerError */
async function inTime<T>(answer: Promise<T>): Promise<T> {
	const reply = await within(AbortSignal.timeout(TOKEN_TIMEOUT_MS), answer);
	if (reply === TOO_LATE) throw new NoAnswerError('ETIMEDOUT');
	return reply;
}

const toReply = (url: string, reply: Omit<IN8nHttpFullResponse, 'statusMessage'>): FormReply => ({
	url: url.replace(/\?.*$/, ''),
	status: reply.statusCode,
	headers: reply.headers,
	body: cleanBody(reply.body, []),
});

type HttpRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** Sends one request through n8n's HTTP helper, as credentials and nodes have it. */
async function ask(httpRequest: HttpRequest, options: IHttpRequestOptions): Promise<FormReply> {
	try {
		const reply = (await httpRequest({
			...options,
			json: true,
			timeout: TOKEN_TIMEOUT_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
		return toReply(options.url, reply);
	} catch (error) {
		throw noAnswer(error);
	}
}

/** Posts forms through n8n's HTTP helper, for a request that has a deadline itself. */
export const postFormWith =
	(httpRequest: HttpRequest): PostForm =>
	async (url, form) =>
		await ask(httpRequest, {
			method: 'POST',
			url,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(form).toString(),
		});

/** Asks through n8n's HTTP helper, for a request that has a deadline itself. */
export const getWith =
	(httpRequest: HttpRequest): GetUrl =>
	async (url, headers) =>
		await ask(httpRequest, { method: 'GET', url, headers });

/** Asks as `getWith`, for its own sake. */
export const getInTime =
	(httpRequest: HttpRequest): GetUrl =>
	async (url, headers) =>
		await inTime(getWith(httpRequest)(url, headers));

/** Sends one request through the only HTTP helper that credential tests have. */
async function askLegacy(
	{ helpers }: ICredentialTestFunctions,
	options: { uri: string } & IDataObject,
): Promise<FormReply> {
	const { request } = helpers;
	const answer = request({
		...options,
		json: true,
		timeout: TOKEN_TIMEOUT_MS,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
	}) as Promise<IN8nHttpFullResponse>;
	const reply = await inTime(
		answer.catch((error: unknown) => {
			throw noAnswer(error);
		}),
	);
	return toReply(options.uri, reply);
}

/** Posts forms in a credential test. */
export const postFormWithLegacy =
	(functions: ICredentialTestFunctions): PostForm =>
	async (url, form) =>
		await askLegacy(functions, { method: 'POST', uri: url, form });

/** Asks in a credential test. */
export const getWithLegacy =
	(functions: ICredentialTestFunctions): GetUrl =>
	async (url, headers) =>
		await askLegacy(functions, { method: 'GET', uri: url, headers });
