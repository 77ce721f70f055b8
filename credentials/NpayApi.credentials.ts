import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { accountFingerprint, readAccount } from '../nodes/Npay/api/account';
import { fetchToken } from '../nodes/Npay/api/token';
import { withStoredToken } from '../nodes/shared/auth/authenticate';
import { postFormWith } from '../nodes/shared/auth/tokenTransport';

/** A kind, not a secret: with `password` set, as the name suggests, n8n would hide and drop the choice. */
const tokenType: INodeProperties = {
	displayName: 'Token Type',
	name: 'tokenType',
	type: 'options',
	options: [
		{
			name: 'SELF',
			value: 'SELF',
			description: "The shop's own application (자체 개발)",
		},
		{
			name: 'None',
			value: 'none',
			description:
				'Leaves the type out, for a proxy or simulator that refuses it. Naver may limit such requests to one an hour (429 GW.QUOTA_LIMIT): then nothing works until the hour is over.',
		},
	],
	default: 'SELF',
	description: 'Leave it at SELF unless the test of this credential says otherwise',
};

/** An application of Naver Pay's order type API: id and secret, exchanged for a token by signature. */
export class NpayApi implements ICredentialType {
	name = 'npayApi';

	displayName = 'Npay API';

	icon: Icon = { light: 'file:../nodes/Npay/npay.svg', dark: 'file:../nodes/Npay/npay.dark.svg' };

	documentationUrl = 'https://github.com/owner.invalid/n8n-nodes-npay#credentials';

	properties: INodeProperties[] = [
		{
			displayName:
				'Find both values in 네이버페이센터 &gt; 판매관리 &gt; API 관리, and add the IP address of the machine that runs n8n to "API 호출 IP" there',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Production (운영 환경)',
					value: 'production',
					description: 'Real orders and real money',
				},
				{
					name: "Naver's Test Environment (개발 환경)",
					value: 'sandbox',
					description: 'sandbox-api.pay.naver.com, with an application of its own',
				},
				{
					name: 'Other Address (Proxy, Simulator)',
					value: 'custom',
					description: 'What answers there in place of Naver',
				},
			],
			default: 'production',
			description: "Which of Naver's environments issued the application",
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { environment: ['custom'] } },
			default: '',
			placeholder: 'e.g. http://127.0.0.1:4010/npay/partner',
			description: 'Of a proxy or a simulator. Must be https, or http on this machine.',
		},
		{
			displayName: 'Application ID (애플리케이션 ID)',
			name: 'applicationId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1abCdEfGhIjKlMnOpQrStU',
		},
		{
			displayName: 'Application Secret (시크릿 키)',
			name: 'applicationSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: '29 characters, starts with $2a$',
			description: 'It is never sent, only a signature made with it',
		},
		tokenType,
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
		return withStoredToken(requestOptions, owner, (token) => `Bearer ${token}`);
	}
}
