import axios from 'axios';
import type {
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import {
	CUSTOMER,
	openPortOne,
	portOneCredential,
	type PortOneShop,
	TOKEN,
} from '../../support/shops/portOneShop';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const OTHER = { impKey: '6543210987654321', impSecret: 'other'.repeat(8) };
const SCHEDULE = '/subscribe/payments/schedule/';
const runOnce = async () =>
	await shop.run({ resource: 'schedule', operation: 'get', merchant_uid: 'a' }, goOn);
const stored = () => String(shop.engine.store.get('portOne')?.data.accessToken ?? '');
const change = (fields: Record<string, string>) =>
	shop.engine.saveCredential('portOne', 'portOneApi', fields);
const tokens = () =>
	shop.sandbox.journal.entries({ path: SCHEDULE }).map(({ tokenSeq }) => tokenSeq);

describe('the token', () => {
	test('is exchanged once, kept, and used by the next run', async () => {
		await runOnce();
		const token = stored();
		await runOnce();
		expect(shop.calls(TOKEN)).toBe(1);
		expect(stored()).toBe(token);
		expect(new Set(tokens()).size).toBe(1);
	});

	test('is renewed after half an hour, before PortOne refuses it', async () => {
		await runOnce();
		shop.sandbox.clock.advance(31 * 60_000);
		const { json } = await runOnce();
		expect(json[0]).toMatchObject({ code: 'NOT_FOUND' });
		expect(shop.calls(TOKEN)).toBe(2);
	});

	test('is renewed once after a 401, and what was to be done is done once', async () => {
		await runOnce();
		shop.sandbox.portOneV1.revokeTokens();
		const { json, error } = await shop.run({
			resource: 'schedule',
			operation: 'create',
			customer_uid: CUSTOMER,
			merchant_uid: 'order-1',
			schedule_at: '2026-12-05',
			amount: 1,
			name: 'x',
		});
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true }]);
		expect(shop.calls(TOKEN)).toBe(2);
	});

	test('that stays refused ends in an error, after one renewal', async () => {
		shop.sandbox.faults.add({ kind: 'unauthorized', match: { path: SCHEDULE }, times: 0 });
		const { error } = await shop.run({ resource: 'schedule', operation: 'get', merchant_uid: 'a' });
		expect(error?.httpCode).toBe('401');
		expect(error?.description).toMatch(/PortOne refused a fresh token/);
		expect(shop.calls(SCHEDULE)).toBe(2);
	});

	test.each([
		['another secret', { impSecret: 'renewed'.repeat(6) }],
		['another account', OTHER],
	])('is not sent after the credential was changed to %s', async (_, fields) => {
		const { accounts } = shop.sandbox.portOneV1.settings;
		shop.sandbox.portOneV1.patchSettings({ accounts: [...accounts, OTHER] });
		await runOnce();
		const before = tokens().length;
		change(fields);
		await runOnce();
		expect(tokens()[before]).toBeUndefined();
	});

	test('is not sent to another host', async () => {
		await runOnce();
		const authenticate = shop.engine.credentialType('portOneApi').authenticate as (
			credentials: object,
			options: object,
		) => Promise<{ headers: object }>;
		const data = shop.engine.store.get('portOne')?.data ?? {};
		const own = await authenticate(data, { url: `${shop.sandbox.portOneV1BaseUrl}/payments/1` });
		expect(own.headers).toHaveProperty('Authorization');
		for (const url of ['https://api.iamport.kr/payments/1', `${shop.sandbox.url}/elsewhere`]) {
			expect((await authenticate(data, { url })).headers).not.toHaveProperty('Authorization');
		}
	});
});

describe('what a user reads when no token is to be had', () => {
	test.each([
		['a wrong secret', { impSecret: 'hunter2' }, /do not belong together/],
		['a wrong key', { impKey: 'nobody' }, /do not belong together/],
		['no secret', { impSecret: ' ' }, /REST API Secret .* is empty/],
		['no key', { impKey: '' }, /REST API Key .* is empty/],
		['an http host', { baseUrl: 'http://example.com' }, /must start with https/],
		['no URL', { baseUrl: 'somewhere' }, /is not a URL/],
		['a wrong path', { baseUrl: 'URL/nothing-here' }, /no PortOne V1 API at this address/],
		[
			'a host that is not there',
			{ baseUrl: 'http://127.0.0.1:9' },
			/Nothing answers at .* sandbox running/,
		],
	])('%s', async (_, fields, message) => {
		change(
			Object.fromEntries(
				Object.entries(fields).map(([name, value]) => [
					name,
					value.replace('URL', shop.sandbox.url),
				]),
			),
		);
		const { error, saved } = await shop.run({
			resource: 'schedule',
			operation: 'get',
			merchant_uid: 'a',
		});
		expect(error?.message).toMatch(message);
		expect(saved).not.toContain('hunter2');
	});
});

describe('the credential test', () => {
	const testCredential = async (data: IDataObject): Promise<INodeCredentialTestResult> => {
		const request = async (options: { uri: string; form: Record<string, string> }) => {
			const reply = await axios.post(options.uri, new URLSearchParams(options.form), {
				validateStatus: () => true,
			});
			return { statusCode: reply.status, headers: reply.headers, body: reply.data as unknown };
		};
		const functions = { helpers: { request } } as unknown as ICredentialTestFunctions;
		const run = shop.engine.nodeType('portOne').methods?.credentialTest?.portOneApiTest;
		return (await run?.call(functions, {
			id: '1',
			name: 'portOne',
			type: 'portOneApi',
			data: data as never,
		}))!;
	};

	test('proves the values with a fresh token', async () => {
		expect(await testCredential(portOneCredential(shop.sandbox))).toMatchObject({ status: 'OK' });
		expect(shop.calls(TOKEN)).toBe(1);
	});

	test('fails at once for a wrong secret, though a good token is kept', async () => {
		await runOnce();
		const result = await testCredential({
			...portOneCredential(shop.sandbox),
			accessToken: stored(),
			impSecret: 'wrong',
		});
		const told = /refused .* Asked: http.*\/users\/getToken\. Answer: HTTP 401, /;
		expect(result).toMatchObject({ status: 'Error', message: expect.stringMatching(told) });
	});

	test('stands on both nodes that use the credential', () => {
		for (const name of ['portOne', 'portOneTrigger']) {
			const { description, methods } = shop.engine.nodeType(name);
			const testedBy = description.credentials?.[0]?.testedBy as string;
			expect(methods?.credentialTest).toHaveProperty(testedBy);
		}
	});
});

describe('no error, output or saved run holds a secret', () => {
	const OPERATIONS = [
		{ resource: 'schedule', operation: 'get', merchant_uid: 'a' },
		{ resource: 'schedule', operation: 'retry', merchant_uid: 'a' },
		{ resource: 'schedule', operation: 'unschedule', merchant_uid: 'a' },
		{ resource: 'payment', operation: 'cancel', imp_uid: 'imp_1', extent: 'full' },
		{ resource: 'naverOrder', operation: 'place', imp_uid: 'imp_1', scope: 'all' },
		{ resource: 'naverPayment', operation: 'depositPoint', imp_uid: 'imp_1' },
	];

	test.each([
		{ kind: 'resetBefore' },
		{ kind: 'status', status: 500 },
		{ kind: 'unauthorized' },
		{ kind: 'html', status: 502 },
		{ kind: 'truncate' },
	] as const)('after $kind', async (fault) => {
		for (const onError of [
			'stopWorkflow',
			'continueRegularOutput',
			'continueErrorOutput',
		] as const) {
			for (const parameters of OPERATIONS) {
				shop.reset();
				shop.sandbox.faults.add({ ...fault, match: { path: 'pay' }, times: 0 } as never);
				const run = await shop.run(parameters, { onError });
				const told = run.saved + JSON.stringify(run.error ?? {}) + String(run.error?.message);
				const token = stored().split('.').slice(2).join('.');
				const { impSecret = '' } = portOneCredential(shop.sandbox);
				expect(impSecret.length).toBeGreaterThan(10);
				for (const secret of [impSecret, ...(token === '' ? [] : [token])]) {
					expect(told).not.toContain(secret);
				}
			}
		}
	});
});
