import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { AccountError, fingerprintOf, parseBaseUrl } from '../../shared/auth/account';

/** PortOne's public host (PortOne's own document). */
export const DEFAULT_BASE_URL = 'https://api.iamport.kr';

/** Where PortOne shows keys. */
export const KEYS_MENU =
	'the PortOne console (관리자콘솔) > 결제 연동 > 식별코드・API Keys > V1 API';

/** What the saved fields of a `portOneApi` credential mean, checked. */
export interface Account {
	/** Without a trailing slash. */
	baseUrl: string;
	impKey: string;
	impSecret: string;
}

/**
 * Checks the fields of a credential before anything is sent.
 *
 * @throws AccountError naming the field and what is wrong with it, never its value
 */
export function readAccount(fields: ICredentialDataDecryptedObject): Account {
	const text = (name: string) => String(fields[name] ?? '').trim();
	const impKey = text('impKey');
	const impSecret = text('impSecret');
	if (impKey === '') {
		throw new AccountError(
			`REST API Key of the PortOne credential is empty. Copy it from ${KEYS_MENU}`,
		);
	}
	if (impSecret === '') {
		throw new AccountError(
			`REST API Secret of the PortOne credential is empty. Copy it from ${KEYS_MENU}`,
		);
	}
	return {
		baseUrl: parseBaseUrl(text('baseUrl') || DEFAULT_BASE_URL, 'PortOne'),
		impKey,
		impSecret,
	};
}

/** Names an account without telling anything about it: a token got for one must not serve another. */
export const accountFingerprint = ({ baseUrl, impKey, impSecret }: Account): string =>
	fingerprintOf([baseUrl, impKey, impSecret], 22);

/** Names the shop that an account belongs to: unlike the above it survives a renewed secret. */
export const shopFingerprint = ({ baseUrl, impKey }: Account): string =>
	fingerprintOf([baseUrl, impKey], 16);
