import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { accountFingerprint, DEFAULT_BASE_URL, readAccount } from '../nodes/PortOne/api/account';
import { fetchToken } from '../nodes/PortOne/api/token';
import { withStoredToken } from '../nodes/shared/auth/authenticate';
import { postFormWith } from '../nodes/shared/auth/tokenTransport';

/** Keys of PortOne's V1 API (formerly iamport), exchanged for a token of 30 minutes. */
export class PortOneApi implements ICredentialType {
	name = 'portOneApi';

	displayName = 'PortOne V1 API';

	icon: Icon = {
		light: 'file:../nodes/PortOne/portone.svg',
		dark: 'file:../nodes/PortOne/portone.dark.svg',
	};

	documentationUrl = 'https://github.com/owner.invalid/n8n-nodes-npay#portone-v1';

	properties: INodeProperties[] = [
		{
			displayName:
				'Find both keys in the PortOne console (관리자콘솔) &gt; 결제 연동 &gt; 식별코드・API Keys &gt; V1 API',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'REST API Key',
			name: 'impKey',
			type: 'string',
			required: true,
			default: '',
			description: 'REST API 키 (imp_key)',
		},
		{
			displayName: 'REST API Secret',
			name: 'impSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'REST API Secret (imp_secret)',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			description:
				"PortOne's own address, or that of a proxy or a simulator. Must be https, or http on this machine.",
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Gets a token; n8n calls it while none is kept, and again after a 401. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const account = readAccount(credentials);
		const accessToken = await fetchToken(
			account,
			postFormWith(this.helpers.httpRequest),
			Date.now(),
		);
		return { accessToken };
	}

	/** Adds the token where it may be sent. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const account = readAccount(credentials);
		const owner = {
			baseUrl: account.baseUrl,
			fingerprint: accountFingerprint(account),
			stored: credentials.accessToken,
		};
		return withStoredToken(requestOptions, owner, (token) => token);
	}
}
