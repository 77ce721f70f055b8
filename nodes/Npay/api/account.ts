import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { AccountError, fingerprintOf, parseBaseUrl } from '../../shared/auth/account';

/** Base URLs (Npay API, confirmed by its public README). */
const BASE_URLS: Record<string, string> = {
	production: 'https://api.pay.naver.com/npay/partner',
	sandbox: 'https://sandbox-api.pay.naver.com/npay/partner',
};

/** Where Naver shows ids, secrets and addresses that may call. */
export const API_MENU = '네이버페이센터 > 판매관리 > API 관리';

/**
 * bcrypt's salt form: the application secret is one (29 characters, cost 04 or 10 seen). Each step of the cost
 * doubles the time, in which n8n stands still: more than 12 can only be a typing error.
 */
const BCRYPT_SALT = /^\$2[aby]\$(0[4-9]|1[0-2])\$[./A-Za-z0-9]{22}$/;

/** What the saved fields of an `npayApi` credential mean, checked. */
export interface Account {
	/** Without a trailing slash. */
	baseUrl: string;
	applicationId: string;
	applicationSecret: string;
	tokenType: 'SELF' | 'none';
}

/**
 * Checks the fields of a credential before anything is sent.
 *
 * @throws AccountError naming the field and what is wrong with it, never its value
 */
export function readAccount(fields: ICredentialDataDecryptedObject): Account {
	const text = (name: string) => String(fields[name] ?? '').trim();
	const applicationId = text('applicationId');
	const applicationSecret = text('applicationSecret');
	if (applicationId === '')
		throw new AccountError('Application ID (애플리케이션 ID) of the Npay credential is empty');
	if (applicationSecret === '') {
		throw new AccountError('Application Secret (시크릿 키) of the Npay credential is empty');
	}
	if (!BCRYPT_SALT.test(applicationSecret)) {
		throw new AccountError(
			'Application Secret (시크릿 키) of the Npay credential does not look like one: it has 29 characters and starts with $2a$. ' +
				`Copy it again with "보기" in ${API_MENU}`,
		);
	}
	const environment = text('environment') || 'production';
	return {
		baseUrl:
			environment === 'custom'
				? parseBaseUrl(text('baseUrl'), 'Npay')
				: (BASE_URLS[environment] ?? BASE_URLS.production!),
		applicationId,
		applicationSecret,
		tokenType: fields.tokenType === 'none' ? 'none' : 'SELF',
	};
}

/** Names an account without telling anything about it: a token got for one must not serve another. */
export function accountFingerprint(account: Account): string {
	const { baseUrl, applicationId, applicationSecret, tokenType } = account;
	return fingerprintOf([baseUrl, applicationId, applicationSecret, tokenType], 22);
}

/** Names the shop that an account reads: unlike the above it survives a renewed secret. */
export function shopFingerprint({ baseUrl, applicationId }: Account): string {
	return fingerprintOf([baseUrl, applicationId], 16);
}
