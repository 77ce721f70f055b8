import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { type FormReply, type PostForm, postFormWithLegacy, TokenError } from './tokenTransport';

/** A credential's test, as n8n calls it. */
export type CredentialTest = (
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
) => Promise<INodeCredentialTestResult>;

const isPage = (body: unknown): boolean => typeof body === 'string' && /^\s*</.test(body);

/** What was asked, and what came back: with it somebody else can help. Nothing that the server echoes is in it. */
function exchangeOf({ url, status, body }: FormReply, { code, traceId }: TokenError['details']) {
	const parts = [
		`HTTP ${status}`,
		isPage(body) ? 'a web page, not the API' : undefined,
		code,
		traceId === undefined ? undefined : `trace ID ${traceId}`,
	];
	return `Asked: ${url}. Answer: ${parts.filter((part) => part !== undefined).join(', ')}.`;
}

/** What the user reads of a failed test. */
function toMessage(error: unknown): string {
	const { message } = error as Error;
	if (!(error instanceof TokenError) || error.reply === undefined) return message;
	return `${message}. ${exchangeOf(error.reply, error.details)}`;
}

/**
 * Makes a credential test from a proof of the values under test.
 *
 * @param prove throws an error for the user where the values are not right
 */
export const testByProof = (
	prove: (
		fields: ICredentialDataDecryptedObject,
		functions: ICredentialTestFunctions,
	) => Promise<unknown>,
): CredentialTest =>
	async function (credential) {
		try {
			await prove(credential.data ?? {}, this);
			return { status: 'OK', message: 'Connection successful' };
		} catch (error) {
			return { status: 'Error', message: toMessage(error) };
		}
	};

/**
 * Makes a credential test that proves the values under test by getting a token with them. A token that is kept
 * from earlier proves nothing, so it isn't looked at.
 *
 * @param exchange gets a fresh token for the fields, or throws an error for the user
 */
export const testByToken = (
	exchange: (fields: ICredentialDataDecryptedObject, post: PostForm) => Promise<string>,
): CredentialTest =>
	testByProof(async (fields, functions) => await exchange(fields, postFormWithLegacy(functions)));
