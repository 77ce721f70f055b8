import axios from 'axios';
import type {
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { CONFIRM, credentialFor, openShop, type Shop, TOKEN } from '../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => {
	shop.reset();
	shop.sandbox.clock.set(Date.now());
});
afterEach(() => jest.restoreAllMocks());

const confirm = { resource: 'productOrder', operation: 'confirm' };
const OTHER = { applicationId: 'other-app', applicationSecret: '$2a$04$otherOtherOtherOtherOu' };

const runOnce = async () =>
	await shop.engine.run(confirm, { items: [{ productOrderId: shop.paidOrders(1)[0] }] });
const tokens = () =>
	shop.sandbox.journal.entries({ path: CONFIRM }).map(({ tokenSeq }) => tokenSeq);
const stored = () => shop.engine.store.get('shop')?.data.accessToken;

function addOtherShop(): void {
	const { applications } = shop.sandbox.npay.settings;
	const { applicationId: clientId, applicationSecret: clientSecret } = OTHER;
	shop.sandbox.npay.patchSettings({
		applications: [...applications, { clientId, clientSecret, merchantId: 'np_other' }],
	});
}

describe('the token', () => {
	test('is exchanged once, kept, and used by the next run', async () => {
		await runOnce();
		const token = stored();
		await runOnce();
		expect(shop.calls(TOKEN)).toBe(1);
		expect(stored()).toBe(token);
		expect(tokens()).toEqual([1, 1]);
	});

	test('is asked for with a form in the body, without notes from the server', async () => {
		await runOnce();
		const [call] = shop.sandbox.journal.entries({ path: TOKEN });
		expect(call).toMatchObject({ status: 200, notes: [], query: {} });
		expect(call?.body).toMatchObject({ grant_type: 'client_credentials', type: 'SELF' });
	});

	test('goes without a type where the credential says so', async () => {
		shop.engine.saveCredential('shop', 'npayApi', { tokenType: 'none' });
		expect((await runOnce()).error).toBeUndefined();
		expect(shop.sandbox.journal.entries({ path: TOKEN })[0]?.body).not.toHaveProperty('type');
	});

	test('is renewed once after a 401, and the write is then done', async () => {
		await runOnce();
		shop.sandbox.npay.revokeTokens();
		const { error, json } = await runOnce();
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ success: true });
		expect(shop.calls(TOKEN)).toBe(2);
		expect(shop.sandbox.npay.ledger().totals.confirmedAgain).toBe(0);
	});

	test('that stays refused ends in an error, after one renewal', async () => {
		shop.sandbox.faults.add({ kind: 'unauthorized', match: { path: CONFIRM }, times: 0 });
		const { error } = await runOnce();
		expect(error?.httpCode).toBe('401');
		expect(error?.message).toContain('GW.AUTHN');
		expect(error?.message).not.toContain('Authorization');
		expect(shop.calls(CONFIRM)).toBe(2);
	});

	test('whose time is over by the clock is not sent', async () => {
		await runOnce();
		const later = Date.now() + 3 * 3_600_000;
		jest.spyOn(Date, 'now').mockReturnValue(later);
		shop.sandbox.npay.patchSettings({ signatureClock: 'real' });
		await runOnce();
		expect(tokens()).toEqual([1, undefined, 1]);
	});

	test.each([
		['another secret', () => ({ applicationSecret: '$2a$04$renewedRenewedRenewedu' })],
		['another application', () => OTHER],
		['another token type', () => ({ tokenType: 'none' })],
	])('is not sent after the credential was changed to %s', async (_, changed) => {
		addOtherShop();
		await runOnce();
		const before = shop.calls(CONFIRM);
		shop.engine.saveCredential('shop', 'npayApi', changed());
		await runOnce();
		expect(tokens()[before]).toBeUndefined();
	});

	test('is not sent to another host', async () => {
		await runOnce();
		const authenticate = shop.engine.credentialType('npayApi').authenticate as (
			credentials: object,
			options: object,
		) => Promise<{ headers: object }>;
		const data = shop.engine.store.get('shop')?.data ?? {};
		const own = await authenticate(data, { url: `${shop.sandbox.npayBaseUrl}/v1/anything` });
		expect(own.headers).toHaveProperty('Authorization');
		for (const url of ['http://127.0.0.1:1/npay/partner/v1', `${shop.sandbox.url}/elsewhere`]) {
			expect((await authenticate(data, { url })).headers).not.toHaveProperty('Authorization');
		}
	});
});

describe('what a user reads when the token is refused', () => {
	test.each([
		[
			'a wrong secret',
			{ applicationSecret: '$2a$04$wrongWrongWrongWrongWe' },
			/Application Secret .* does not belong/,
		],
		['an unknown application', { applicationId: 'nobody' }, /does not know this Application ID/],
		['a secret that is none', { applicationSecret: 'hunter2' }, /does not look like one/],
		['no secret', { applicationSecret: '  ' }, /Application Secret .* is empty/],
		['no id', { applicationId: '' }, /Application ID .* is empty/],
		['an http host', { baseUrl: 'http://example.com/npay' }, /must start with https/],
		['no URL', { baseUrl: 'somewhere' }, /is not a URL/],
		['a wrong path', { baseUrl: 'URL/nothing-here' }, /no token endpoint at this address/],
		[
			'a host that is not there',
			{ baseUrl: 'http://127.0.0.1:9/npay' },
			/Nothing answers at .* sandbox running/,
		],
	])('%s', async (_, changed, message) => {
		const fields = Object.fromEntries(
			Object.entries(changed).map(([name, value]) => [
				name,
				value.replace('URL', shop.sandbox.url),
			]),
		);
		shop.engine.saveCredential('shop', 'npayApi', fields);
		const { error, saved } = await runOnce();
		expect(error?.message).toMatch(message);
		expect(saved).not.toContain('hunter2');
	});

	test.each([
		['behind', -12],
		['ahead of', 12],
	])('a clock that is %s', async (word, minutes) => {
		const off = Date.now() + minutes * 60_000;
		shop.sandbox.npay.patchSettings({ signatureClock: 'virtual' });
		shop.sandbox.clock.set(Date.now());
		jest.spyOn(Date, 'now').mockReturnValue(off);
		const { error } = await runOnce();
		expect(error?.message).toMatch(new RegExp(`clock .* is 12 minutes ${word} Naver's.*NTP`));
	});

	test('an IP address that is not registered', async () => {
		const [application] = shop.sandbox.npay.settings.applications;
		shop.sandbox.npay.patchSettings({
			applications: [{ ...application!, allowedIps: ['203.0.113.7'] }],
		});
		const { error } = await runOnce();
		expect(error?.message).toMatch(/API 호출 IP/);
	});

	test('a secret with blanks around it works', async () => {
		const { applicationSecret, applicationId } = credentialFor(shop.sandbox);
		shop.engine.saveCredential('shop', 'npayApi', {
			applicationSecret: `  ${applicationSecret}\n`,
			applicationId: ` ${applicationId} `,
		});
		expect((await runOnce()).error).toBeUndefined();
	});
});

describe('the credential test', () => {
	const testCredential = async (data: IDataObject): Promise<INodeCredentialTestResult> => {
		const { methods } = shop.engine.nodeType('npay');
		const request = async (options: { uri: string; form: Record<string, string> }) => {
			const reply = await axios.post(options.uri, new URLSearchParams(options.form), {
				validateStatus: () => true,
			});
			return { statusCode: reply.status, headers: reply.headers, body: reply.data as unknown };
		};
		const functions = { helpers: { request } } as unknown as ICredentialTestFunctions;
		const run = methods?.credentialTest?.npayApiTest;
		return (await run?.call(functions, {
			id: '1',
			name: 'shop',
			type: 'npayApi',
			data: data as never,
		}))!;
	};

	test('proves the values with a fresh token', async () => {
		expect(await testCredential(credentialFor(shop.sandbox))).toMatchObject({ status: 'OK' });
		expect(shop.calls(TOKEN)).toBe(1);
	});

	test('fails at once for a wrong secret, though a good token is kept', async () => {
		await runOnce();
		const changed = {
			...credentialFor(shop.sandbox),
			accessToken: stored(),
			applicationSecret: '$2a$04$wrongWrongWrongWrongWe',
		};
		const result = await testCredential(changed as IDataObject);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/Application Secret .* does not belong/);
	});

	const WRONG = '$2a$04$wrongWrongWrongWrongWe';
	const NOBODY = 'http://127.0.0.1:9/npay/partner';
	test.each([
		[
			'a wrong secret',
			{ applicationSecret: WRONG },
			/Asked: URL\/.*token. Answer: HTTP 400, .*, trace ID /,
		],
		[
			'a wrong path',
			{ baseUrl: 'URL/nothing-here' },
			/Asked: URL\/nothing-here.* Answer: HTTP 404/,
		],
		['no server', { baseUrl: NOBODY }, /Nothing answers at http:\/\/127.0.0.1:9 \(ECONNREFUSED\)/],
	])('that fails names who was asked, and what came back: %s', async (_, changed, expected) => {
		const { url } = shop.sandbox;
		const fields = Object.entries(changed).map(([name, value]) => [
			name,
			value.replace('URL', url),
		]);
		const { message } = await testCredential({
			...credentialFor(shop.sandbox),
			...(Object.fromEntries(fields) as IDataObject),
		});
		expect(message.replaceAll(url, 'URL')).toMatch(expected);
		expect(message).not.toContain(WRONG);
	});

	test('that meets a page says so', async () => {
		shop.sandbox.faults.add({ kind: 'html', status: 502, match: { path: TOKEN } });
		const { message } = await testCredential(credentialFor(shop.sandbox));
		expect(message).toMatch(/Answer: HTTP 502, a web page, not the API, trace ID /);
	});

	test('stands on both nodes that use the credential', () => {
		for (const name of ['npay', 'npayTrigger']) {
			const { description, methods } = shop.engine.nodeType(name);
			const testedBy = description.credentials?.[0]?.testedBy as string;
			expect(methods?.credentialTest).toHaveProperty(testedBy);
		}
	});
});
