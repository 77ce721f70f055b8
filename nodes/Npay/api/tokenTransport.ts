import type {
	ICredentialTestFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { NpayTokenError, type PostForm } from './token';

/** How long the token endpoint may take, in ms. */
const TIMEOUT_MS = 20_000;

const unreachable = (error: unknown): NpayTokenError => {
	const code = (error as { code?: unknown } | undefined)?.code;
	return new NpayTokenError(
		"Naver's token service could not be reached. Check the internet connection, proxy and firewall of the machine that runs n8n, and the credential's Environment",
		typeof code === 'string' ? { code } : {},
	);
};

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
			throw unreachable(error);
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
			throw unreachable(error);
		}
		return { status: reply.statusCode, headers: reply.headers, body: reply.body };
	};
}
