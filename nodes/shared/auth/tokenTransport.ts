import {
	type ICredentialTestFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	OperationalError,
} from 'n8n-workflow';

import { cleanBody } from '../http/answer/clean';
import { NO_TOKEN } from '../http/answer/thrown';
import { TOO_LATE, within } from '../http/deadline';

/** How long the token endpoint may be silent, and its whole answer take where nothing else limits that, in ms. */
const TOKEN_TIMEOUT_MS = 20_000;

/** The server's answer, whatever its status. */
export interface FormReply {
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

/**
 * Waits for a reply of a server that gives out or proves secrets.
 *
 * @param unreachable what the user reads when nothing comes back
 * @throws TokenError
 */
export async function orUnreachable(
	reply: Promise<FormReply>,
	unreachable: string,
): Promise<FormReply> {
	return await reply.catch((error: unknown) => {
		if (!(error instanceof NoAnswerError)) throw error;
		throw new TokenError(unreachable, error.code === undefined ? {} : { code: error.code });
	});
}

/**
 * Posts the token request.
 *
 * @param unreachable what the user reads when nothing comes back
 * @throws TokenError
 */
export const postTokenRequest = async (
	post: PostForm,
	url: string,
	form: Record<string, string>,
	unreachable: string,
): Promise<FormReply> => await orUnreachable(post(url, form), unreachable);

/** Waits for an answer as long as it may take. @throws NoAnswerError */
async function inTime<T>(answer: Promise<T>): Promise<T> {
	const reply = await within(AbortSignal.timeout(TOKEN_TIMEOUT_MS), answer);
	if (reply === TOO_LATE) throw new NoAnswerError('ETIMEDOUT');
	return reply;
}

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
		return { status: reply.statusCode, headers: reply.headers, body: cleanBody(reply.body, []) };
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
	options: object,
): Promise<FormReply> {
	const { request } = helpers;
	const answer = request({
		...options,
		json: true,
		timeout: TOKEN_TIMEOUT_MS,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
	}) as Promise<{ statusCode: number; headers: Record<string, unknown>; body: unknown }>;
	const reply = await inTime(
		answer.catch((error: unknown) => {
			throw noAnswer(error);
		}),
	);
	return { status: reply.statusCode, headers: reply.headers, body: cleanBody(reply.body, []) };
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
