import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { authorizationOf, readAccount } from '../nodes/PortOneV2/api/account';
import { storedSecret } from '../nodes/PortOneV2/api/secret';
import { withAuthorization } from '../nodes/shared/auth/authenticate';
import { getWith } from '../nodes/shared/auth/tokenTransport';

/** The API secret of PortOne's V2 API, or of a server modelled on it. */
export class PortOneV2Api implements ICredentialType {
	name = 'portOneV2Api';

	displayName = 'PortOne V2 API';

	icon: Icon = {
		light: 'file:../nodes/PortOneV2/portoneV2.svg',
		dark: 'file:../nodes/PortOneV2/portoneV2.dark.svg',
	};

	documentationUrl = 'https://github.com/owner.invalid/n8n-nodes-npay#portone-v2';

	properties: INodeProperties[] = [
		{
			displayName: 'Server',
			name: 'server',
			type: 'options',
			options: [
				{ name: 'PortOne V2', value: 'portOne', description: 'https://api.portone.io' },
				{ name: 'CEOS', value: 'ceos', description: 'https://payment.loopz.co.kr' },
				{
					name: 'Other Address (Proxy, Simulator)',
					value: 'custom',
					description: 'What answers there in place of either',
				},
			],
			default: 'portOne',
		},
		{
			displayName: 'Protocol',
			name: 'protocol',
			type: 'options',
			options: [
				{ name: 'PortOne V2', value: 'portOne' },
				{ name: 'CEOS', value: 'ceos' },
			],
			displayOptions: { show: { server: ['custom'] } },
			default: 'portOne',
			description: 'Which of the two APIs stands at the Base URL',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { server: ['custom'] } },
			default: '',
			placeholder: 'e.g. https://payments.example.com',
			description: 'Must be https, or http on this machine',
		},
		{
			displayName:
				'PortOne: find it in the console (관리자콘솔) &gt; 결제 연동 &gt; 식별코드・API Keys &gt; V2 API. CEOS: leave API Secret empty and give your GitHub ID; the credential gets the secret by itself and keeps it encrypted.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'API Secret (V2). With CEOS it may stay empty where a GitHub ID is given.',
		},
		{
			displayName: 'GitHub ID',
			name: 'githubId',
			type: 'string',
			displayOptions: { hide: { server: ['portOne'] } },
			default: '',
			placeholder: 'e.g. octocat',
			description: '본인 GitHub ID, for CEOS: whose API secret is used where API Secret is empty',
		},
		{
			displayName: 'Store ID',
			name: 'storeId',
			type: 'string',
			default: '',
			placeholder: 'e.g. store-00000000-0000-0000-0000-000000000000',
			description:
				'상점 아이디. PortOne: empty for the store of the secret. CEOS: required; the GitHub ID of its API secret on the server of 2026, a name of your choice on the one before.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { hide: { server: ['ceos'] } },
			default: '',
			placeholder: 'e.g. whsec_…',
			description:
				'웹훅 시크릿, for PortOne V2 Trigger: what PortOne signs notifications (결제알림) with. Have it issued in the console (관리자콘솔) &gt; 결제 연동 &gt; 연동 관리 &gt; 결제알림(Webhook) 관리 &gt; 결제모듈 V2. Without it the trigger checks no signatures.',
		},
		{
			displayName: 'Test Webhook Secret',
			name: 'testWebhookSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { hide: { server: ['ceos'] } },
			default: '',
			placeholder: 'e.g. whsec_…',
			description:
				'웹훅 시크릿(테스트): PortOne issues one for live and one for test. Leave it empty where no test payments are to be notified of.',
		},
		{
			displayName: 'Issued Secret',
			name: 'issuedSecret',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Gets the secret of a GitHub ID; n8n calls it while none is kept, and again after a 401. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const account = readAccount(credentials);
		const issuedSecret = await storedSecret(account, getWith(this.helpers.httpRequest), Date.now());
		return issuedSecret === undefined ? {} : { issuedSecret };
	}

	/** Adds the secret where it may be sent. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const account = readAccount(credentials);
		const header = authorizationOf(account, credentials.issuedSecret);
		return withAuthorization(requestOptions, account.baseUrl, header);
	}
}
