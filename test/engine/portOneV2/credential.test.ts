import axios from 'axios';
import type {
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { SECRET_SHAPES } from '../../../sandbox/ceos/settings';
import { DEFAULT_STORE } from '../../../sandbox/portone-v2/settings';
import {
	ceosCredential,
	openPortOneV2,
	portOneV2Credential,
	type PortOneV2Shop,
} from '../../support/shops/portOneV2Shop';

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const GET = { resource: 'payment', operation: 'get', paymentId: 'order-1' };
const AUTH = '/auth/';
const change = (id: string, fields: Record<string, string>) =>
	shop.engine.saveCredential(id, 'portOneV2Api', fields);
const byGithubId = (githubId = 'octocat') => change('ceos', { apiSecret: '', githubId });
const authenticate = async (id: string, url: string) => {
	const run = shop.engine.credentialType('portOneV2Api').authenticate as (
		credentials: object,
		options: object,
	) => Promise<{ headers: { Authorization?: string } }>;
	return (await run(shop.engine.store.get(id)?.data ?? {}, { url })).headers.Authorization;
};

describe('the secret', () => {
	test.each([
		['portOneV2', () => shop.sandbox.portOneV2BaseUrl, /^PortOne /],
		['ceos', () => shop.sandbox.ceosBaseUrl, /^Bearer ceos_/],
	] as const)('of %s goes to its own host only, in its own way', async (id, baseUrl, header) => {
		expect(await authenticate(id, `${baseUrl()}/payments/1`)).toMatch(header);
		for (const url of [
			'https://api.portone.io/payments/1',
			'https://payment.loopz.co.kr/payments/1',
			`${shop.sandbox.url}/elsewhere`,
			`${baseUrl()}.evil.example/payments/1`,
		]) {
			expect(await authenticate(id, url)).toBeUndefined();
		}
	});

	test('of a GitHub ID is got by the credential, once, and kept', async () => {
		byGithubId();
		const runs = [await shop.runCeos(GET), await shop.runCeos(GET)];
		for (const { error } of runs) expect(error?.message).toMatch(/CEOS has no payment/);
		expect(shop.calls(AUTH)).toBe(1);
		expect(shop.engine.store.get('ceos')?.data.issuedSecret).toContain(
			shop.sandbox.ceos.secretOf('octocat'),
		);
	});

	test('of another GitHub ID is not the one that is kept', async () => {
		byGithubId();
		await shop.runCeos(GET);
		byGithubId('hubot');
		await shop.runCeos(GET);
		const owners = shop.sandbox.journal
			.entries({ path: '/payments/' })
			.map(({ clientId }) => clientId);
		expect(owners).toEqual(['octocat', undefined, 'hubot']);
	});

	test.each(SECRET_SHAPES)('is found in an answer of the form %s', async (secretShape) => {
		shop.sandbox.ceos.patchSettings({ secretShape });
		byGithubId();
		const { error } = await shop.runCeos(GET);
		expect(error?.message).toMatch(/CEOS has no payment/);
	});
});

describe('what a user reads when the credential can not be used', () => {
	test.each([
		['portOneV2', { apiSecret: 'hunter2hunter2' }, /인증 정보/],
		['portOneV2', { apiSecret: '' }, /API Secret .* is empty/],
		['portOneV2', { apiSecret: 'hunter2\nhunter2' }, /characters that no secret has/],
		['portOneV2', { storeId: 'store-other' }, /FORBIDDEN/],
		['portOneV2', { baseUrl: 'http://example.com' }, /must start with https/],
		['portOneV2', { baseUrl: 'URL/nothing' }, /no API of PortOne at this address/],
		['portOneV2', { baseUrl: 'http://127.0.0.1:9' }, /could not be reached/],
		['portOneV2', { protocol: 'ceos', storeId: 'a' }, /Choose the same Server in both/],
		['ceos', { apiSecret: 'hunter2hunter2' }, /API Secret/],
		['ceos', { storeId: ' ' }, /Store ID .* is empty/],
		['ceos', { apiSecret: '' }, /GitHub ID and API Secret .* are empty/],
		['ceos', { apiSecret: '', githubId: 'not a github id' }, /gave no API secret/],
	])('%s: %j', async (id, fields, message) => {
		change(
			id,
			Object.fromEntries(
				Object.entries(fields).map(([name, value]) => [
					name,
					value.replace('URL', shop.sandbox.url),
				]),
			),
		);
		const { error, saved } = id === 'ceos' ? await shop.runCeos(GET) : await shop.run(GET);
		expect(`${error?.message} ${error?.description}`).toMatch(message);
		expect(saved).not.toContain('hunter2');
	});
});

describe('the credential test', () => {
	const testCredential = async (data: IDataObject): Promise<INodeCredentialTestResult> => {
		const request = async (options: {
			method: string;
			uri: string;
			headers: Record<string, string>;
		}) => {
			const { method, uri, headers } = options;
			const reply = await axios.request({ method, url: uri, headers, validateStatus: () => true });
			return { statusCode: reply.status, headers: reply.headers, body: reply.data as unknown };
		};
		const functions = { helpers: { request } } as unknown as ICredentialTestFunctions;
		const run = shop.engine.nodeType('portOneV2').methods?.credentialTest?.portOneV2ApiTest;
		const credential = { id: '1', name: 'x', type: 'portOneV2Api', data: data as never };
		return (await run?.call(functions, credential))!;
	};
	const portOne = () => portOneV2Credential(shop.sandbox);
	const ceos = () => ceosCredential(shop.sandbox);

	test.each([
		['PortOne', () => portOne()],
		['PortOne with its store', () => ({ ...portOne(), storeId: DEFAULT_STORE.storeId })],
		['CEOS', () => ceos()],
		['CEOS by GitHub ID', () => ({ ...ceos(), apiSecret: '', githubId: 'octocat' })],
	])('is green for %s', async (_, fields) => {
		expect(await testCredential(fields())).toMatchObject({ status: 'OK' });
	});

	test.each([
		['a wrong secret', () => ({ ...portOne(), apiSecret: 'wrong' }), /refused this API Secret/],
		['no secret', () => ({ ...portOne(), apiSecret: '' }), /is empty/],
		["another's store", () => ({ ...portOne(), storeId: 'store-x' }), /not for this Store ID/],
		['CEOS at PortOne', () => ({ ...portOne(), baseUrl: ceos().baseUrl }), /refused|no PortOne V2/],
		['a wrong path', () => ({ ...portOne(), baseUrl: `${shop.sandbox.url}/x` }), /no PortOne V2/],
		['a wrong secret of CEOS', () => ({ ...ceos(), apiSecret: 'wrong' }), /CEOS refused/],
		[
			'no server',
			() => ({ ...ceos(), baseUrl: 'http://127.0.0.1:9' }),
			/Nothing answers at .* sandbox running/,
		],
		['no CEOS there', () => ({ ...ceos(), baseUrl: `${shop.sandbox.url}/x` }), /takes any secret/],
	])('is red for %s', async (_, fields, message) => {
		const result = await testCredential(fields());
		expect(result).toMatchObject({ status: 'Error', message: expect.stringMatching(message) });
		expect(result.message).toMatch(/Asked: http|is empty|Nothing answers at http/);
	});

	test('is red for a webhook secret that is none, at the server that has them', async () => {
		const none = { testWebhookSecret: 'no secret' };
		expect(await testCredential({ ...portOne(), ...none })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/^Test Webhook Secret of the PortOne V2 credential/),
		});
		expect(await testCredential({ ...ceos(), ...none })).toMatchObject({ status: 'OK' });
	});

	test.each(['portOneV2', 'portOneV2Trigger'])(
		'stands on %s, which uses the credential',
		(name) => {
			const { description, methods } = shop.engine.nodeType(name);
			const testedBy = description.credentials?.[0]?.testedBy as string;
			expect(methods?.credentialTest).toHaveProperty(testedBy);
		},
	);
});

describe('issuing a secret', () => {
	const issue = (githubId: string) => ({ resource: 'apiSecret', operation: 'issue', githubId });

	test('tells whether the credential works with it, and never the secret', async () => {
		const own = await shop.runCeos(issue('sandbox'));
		expect(own.json).toMatchObject([
			{ githubId: 'sandbox', success: true, usedByCredential: true },
		]);
		const other = await shop.runCeos(issue('octocat'));
		expect(other.json).toMatchObject([
			{ usedByCredential: false, advice: expect.stringMatching(/leave its API Secret empty/) },
		]);
		for (const [githubId, { saved }] of [
			['sandbox', own],
			['octocat', other],
		] as const) {
			expect(saved).not.toContain(shop.sandbox.ceos.secretOf(githubId));
		}
	});

	test('takes the GitHub ID of the credential where none is given', async () => {
		byGithubId();
		const { json } = await shop.runCeos(issue(''));
		expect(json).toMatchObject([{ githubId: 'octocat', usedByCredential: true }]);
	});

	test('is refused for what is no GitHub ID, and for none at all', async () => {
		const { error } = await shop.runCeos(issue('@octocat'));
		expect(error?.message).toMatch(/GitHub ID is not a GitHub ID/);
		const none = await shop.runCeos(issue(''));
		expect(none.error?.message).toMatch(/GitHub ID is empty, here and in the credential/);
	});
});

describe('no error, output or saved run holds a secret', () => {
	const CARD_NUMBER = '4242424242424242';
	const order = { paymentId: 'a', orderName: 'x' };
	const operations = (): Array<[string, IDataObject]> => [
		['ceos', { resource: 'payment', operation: 'payInstantly', ...order, totalPayAmount: 1 }],
		['ceos', { resource: 'payment', operation: 'cancel', paymentId: 'a' }],
		['ceos', { resource: 'apiSecret', operation: 'issue', githubId: 'sandbox' }],
		['portOne', { resource: 'schedule', operation: 'get', scheduleId: 'a' }],
		[
			'portOne',
			{ resource: 'payment', operation: 'cancel', paymentId: 'a', reason: 'x', extent: 'full' },
		],
		[
			'portOne',
			{ resource: 'payment', operation: 'payWithBillingKey', ...order, billingKey: 'k', total: 1 },
		],
	];

	test.each([
		{ kind: 'resetBefore' },
		{ kind: 'status', status: 500, message: CARD_NUMBER },
		{ kind: 'unauthorized' },
		{ kind: 'html', status: 502 },
		{ kind: 'truncate' },
	] as const)('after $kind', async (fault) => {
		const secrets = [
			DEFAULT_STORE.apiSecret,
			shop.sandbox.ceos.secretOf(),
			'Authorization',
			CARD_NUMBER,
		];
		for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
			for (const [server, parameters] of operations()) {
				await shop.reset();
				shop.sandbox.faults.add({ ...fault, times: 0 } as never);
				const run = server === 'ceos' ? shop.runCeos : shop.run;
				const { saved, error } = await run(parameters as never, { onError });
				for (const secret of secrets) {
					expect(saved + JSON.stringify(error ?? {})).not.toContain(secret);
				}
			}
		}
	});

	test('a card number that a server repeats is taken out of the error', async () => {
		shop.sandbox.faults.add({
			...{ kind: 'status', status: 400, code: 'INVALID_REQUEST', message: `no ${CARD_NUMBER}` },
			match: { method: 'POST' },
		});
		const card = { number: CARD_NUMBER, expiryYear: '29', expiryMonth: '12' };
		const { error } = await shop.run({
			...{ resource: 'payment', operation: 'payInstantly', ...order, total: 1 },
			...{ channelKey: 'channel-key-sandbox-v2', card },
		});
		expect(error?.message).toMatch(/no \*\*\*\* \[INVALID_REQUEST\]/);
	});
});
