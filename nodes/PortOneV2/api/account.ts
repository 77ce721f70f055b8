import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { AccountError, fingerprintOf, parseBaseUrl } from '../../shared/auth/account';
import { usableToken } from '../../shared/auth/storedToken';

/** The two APIs that a credential may be for. */
export type Server = 'portOne' | 'ceos';

/** Whose API it is, in errors. */
export const SERVER_NAMES: Readonly<Record<Server, string>> = { portOne: 'PortOne', ceos: 'CEOS' };

/** Public hosts (PortOne's own document; CEOS's page). */
const HOSTS: Readonly<Record<Server, string>> = {
	portOne: 'https://api.portone.io',
	ceos: 'https://payment.loopz.co.kr',
};

/** The word before the secret in the `Authorization` header. */
const SCHEMES: Readonly<Record<Server, string>> = { portOne: 'PortOne', ceos: 'Bearer' };

/** Where PortOne shows API secrets. */
export const SECRETS_MENU =
	'the PortOne console (관리자콘솔) > 결제 연동 > 식별코드・API Keys > V2 API';

/** What the saved fields of a `portOneV2Api` credential mean, checked. */
export interface Account {
	server: Server;
	/** Without a trailing slash. */
	baseUrl: string;
	/** As the user typed it. */
	apiSecret: string | undefined;
	/** CEOS gives out the secret of this GitHub account. */
	githubId: string | undefined;
	storeId: string | undefined;
}

function serverOf(server: string, protocol: string): Server {
	const named = server === 'custom' ? protocol : server;
	if (named === 'ceos') return 'ceos';
	if (named === 'portOne' || named === '') return 'portOne';
	throw new AccountError(`Server "${named.slice(0, 40)}" of the PortOne V2 credential is unknown`);
}

/** A secret goes into a header: nothing but what may stand there. */
function checkSecret(secret: string): string | undefined {
	if (secret === '') return undefined;
	if (/^[\x21-\x7e]+$/.test(secret)) return secret;
	throw new AccountError(
		'API Secret of the PortOne V2 credential holds characters that no secret has. Copy it again',
	);
}

/**
 * Checks the fields of a credential before anything is sent.
 *
 * @throws AccountError naming the field and what is wrong with it, never its value
 */
export function readAccount(fields: ICredentialDataDecryptedObject): Account {
	const text = (name: string) => String(fields[name] ?? '').trim();
	const isCustom = text('server') === 'custom';
	const server = serverOf(text('server'), text('protocol'));
	const account: Account = {
		server,
		baseUrl: isCustom ? parseBaseUrl(text('baseUrl'), 'PortOne V2') : HOSTS[server],
		apiSecret: checkSecret(text('apiSecret')),
		githubId: server === 'ceos' && text('githubId') !== '' ? text('githubId') : undefined,
		storeId: text('storeId') === '' ? undefined : text('storeId'),
	};
	if (server === 'portOne' && account.apiSecret === undefined) {
		throw new AccountError(
			`API Secret of the PortOne V2 credential is empty. Copy it from ${SECRETS_MENU}`,
		);
	}
	if (server === 'ceos' && account.storeId === undefined) {
		throw new AccountError(
			'Store ID of the PortOne V2 credential is empty. CEOS takes the GitHub ID of its API secret; its server before 2026 took a name of your choice, e.g. my_store_001',
		);
	}
	if (server === 'ceos' && account.apiSecret === undefined && account.githubId === undefined) {
		throw new AccountError(
			'GitHub ID and API Secret of the PortOne V2 credential are empty. With your GitHub ID, the credential gets the secret by itself',
		);
	}
	return account;
}

/** Names where a secret was got without telling anything about it: it must not be sent for other values. */
export const accountFingerprint = ({ baseUrl, githubId }: Account): string =>
	fingerprintOf([baseUrl, githubId ?? ''], 22);

/**
 * Names the shop that an account belongs to; it survives a renewed secret. Two shops of one server that both leave
 * Store ID empty have the same name, which makes what is remembered under it too careful, never too careless.
 */
export const shopFingerprint = ({ baseUrl, storeId }: Account): string =>
	fingerprintOf([baseUrl, storeId ?? ''], 16);

/**
 * The `Authorization` header's value; `undefined` while there is no secret.
 *
 * @param stored the credential's hidden field, for a secret that CEOS gave out
 */
export function authorizationOf(account: Account, stored: unknown): string | undefined {
	const secret = account.apiSecret ?? usableToken(stored, accountFingerprint(account), Date.now());
	return secret === undefined ? undefined : `${SCHEMES[account.server]} ${secret}`;
}
