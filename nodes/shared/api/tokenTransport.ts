import type {
	ICredentialTestFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';

/** How long the token endpoint may take, in ms. */
const TIMEOUT_MS = 20_000;

/** The server's answer to a form post, whatever its status. */
export interface FormReply {
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** Posts a form and answers with what came back; throws a NoAnswerError when nothing did. */
export type PostForm = (url: string, form: Record<string, string>) => Promise<FormReply>;

/** Tells that there was no token, where n8n 1 leaves of an error no more than its message and description. */
export const NO_TOKEN = 'No access token could be got with this credential';

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
 * Posts the token request.
 *
 * @param unreachable what the user reads when nothing comes back
 * @throws TokenError
 */
export async function postTokenRequest(
	post: PostForm,
	url: string,
	form: Record<string, string>,
	unreachable: string,
): Promise<FormReply> {
	return await post(url, form).catch((error: unknown) => {
		if (!(error instanceof NoAnswerError)) throw error;
		throw new TokenError(unreachable, error.code === undefined ? {} : { code: error.code });
	});
}

/** Posts forms through n8n's HTTP helper, as credentials and nodes have it. */
export function postFormWith(
	httpRequest: (options: IHttpRequestOptions) => Promise<unknown>,
): PostForm {
	return async (url, form) => {
		let reply: IN8nHttpFullResponse;
		try {
			reply = (await httpRequest({
				method: 'POST',
				url,
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				body: new URLSearchParams(form).toString(),
				json: true,
				timeout: TIMEOUT_MS,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			})) as IN8nHttpFullResponse;
		} catch (error) {
			throw noAnswer(error);
		}
		return { status: reply.statusCode, headers: reply.headers, body: reply.body };
	};
}

/** Posts forms through the only HTTP helper that credential tests have. */
export function postFormWithLegacy({ helpers }: ICredentialTestFunctions): PostForm {
	const { request } = helpers;
	return async (url, form) => {
		let reply: { statusCode: number; headers: Record<string, unknown>; body: unknown };
		try {
			reply = await request({
				method: 'POST',
				uri: url,
				form,
				json: true,
				timeout: TIMEOUT_MS,
				simple: false,
				resolveWithFullResponse: true,
				followRedirect: false,
			});
		} catch (error) {
			throw noAnswer(error);
		}
		return { status: reply.statusCode, headers: reply.headers, body: reply.body };
	};
}
