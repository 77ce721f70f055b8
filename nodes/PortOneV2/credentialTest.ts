import { testByProof } from '../shared/auth/credentialTest';
import {
	type FormReply,
	type GetUrl,
	getWithLegacy,
	orUnreachable,
	TokenError,
} from '../shared/auth/tokenTransport';
import { asObject } from '../shared/data/objects';
import {
	type Account,
	authorizationOf,
	readAccount,
	SECRETS_MENU,
	SERVER_NAMES,
} from './api/account';
import { openEnvelope } from './api/envelope';
import { storedSecret } from './api/secret';
import { readWebhookSecrets } from './api/webhookSecrets';

/** A payment that nobody has: asking for it changes nothing, and tells whether the secret is taken. */
const PROBE = '/payments/n8n-credential-test';

const ask = async (
	{ server, baseUrl }: Account,
	query: string,
	authorization: string,
	get: GetUrl,
): Promise<FormReply> =>
	await orUnreachable(get(`${baseUrl}${PROBE}${query}`, { Authorization: authorization }), {
		server: SERVER_NAMES[server],
		field: 'Server and Base URL',
		url: baseUrl,
	});

/** What is wrong, by PortOne's answer; nothing where it is well. Its `type` tells each case apart (its own document). */
function complaintOfPortOne({ status, body }: FormReply, hasStore: boolean): string | undefined {
	const { type, id } = asObject(body);
	if (type === 'PAYMENT_NOT_FOUND' || (status === 200 && id !== undefined)) return undefined;
	if (status === 401) {
		return `PortOne refused this API Secret. Copy it again from ${SECRETS_MENU}: it is not the secret of the V1 API`;
	}
	if (status === 403) {
		return hasStore
			? 'PortOne takes this API Secret, but not for this Store ID. Check Store ID, or leave it empty'
			: 'PortOne refuses requests with this API Secret (FORBIDDEN). Check what it may do';
	}
	if (status >= 500) return 'PortOne has a fault at the moment. Try again later';
	return 'There is no PortOne V2 API at this address. Check Server and Base URL';
}

async function provePortOne(account: Account, authorization: string, get: GetUrl): Promise<void> {
	const { storeId } = account;
	const query = storeId === undefined ? '' : `?storeId=${encodeURIComponent(storeId)}`;
	const reply = await ask(account, query, authorization, get);
	const complaint = complaintOfPortOne(reply, storeId !== undefined);
	if (complaint !== undefined) throw new TokenError(complaint, {}, reply);
}

const isRefused = ({ status }: FormReply): boolean => status === 401 || status === 403;

/**
 * CEOS's page tells nothing about refusals, so a secret is proven by comparison: the server refuses a made-up
 * one, and not this one.
 */
async function proveCeos(account: Account, authorization: string, get: GetUrl): Promise<void> {
	const reply = openEnvelope(await ask(account, '', authorization, get));
	const refuse = (message: string) => {
		throw new TokenError(message, {}, reply);
	};
	if (isRefused(reply)) {
		refuse(
			'CEOS refused this API Secret. Leave it empty and give your GitHub ID: then the credential gets the secret by itself',
		);
	}
	if (reply.status >= 500) refuse('CEOS has a fault at the moment. Try again later');
	if (isRefused(openEnvelope(await ask(account, '', 'Bearer not-a-secret', get)))) return;
	refuse(
		'The server at this address takes any secret, so it can not be told whether this one is right. Check Server and Base URL',
	);
}

/** Proves the values of a `portOneV2Api` credential by a read that only the right secret may make. */
export const portOneV2ApiTest = testByProof(async (fields, functions) => {
	const account = readAccount(fields);
	if (account.server === 'portOne') readWebhookSecrets(fields);
	const get = getWithLegacy(functions);
	const stored = await storedSecret(account, get, Date.now());
	const authorization = authorizationOf(account, stored) ?? '';
	const prove = account.server === 'portOne' ? provePortOne : proveCeos;
	await prove(account, authorization, get);
});
