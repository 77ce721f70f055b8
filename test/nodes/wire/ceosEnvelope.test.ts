import type { ICredentialTestFunctions, IDataObject, INodeParameters } from 'n8n-workflow';

import { openEnvelope } from '../../../nodes/PortOneV2/api/envelope';
import { portOneV2ApiTest } from '../../../nodes/PortOneV2/credentialTest';
import type { RawAnswer, Respond } from '../../support/engine/nodeStandIn';
import { answer, failing, STAND_INS, TOKEN } from '../../support/shops/wireEnds';
import { restart } from '../../support/sleep';

beforeEach(() => restart());

/** How a server wraps what it says. */
type Envelope = (status: number, message: string, inner: unknown) => RawAnswer;

const inBody: Envelope = (status, message, inner) =>
	answer(status, inner ?? { status, error: 'x', message });

const ENVELOPES: Array<[string, Envelope]> = [
	['bare', inBody],
	[
		'{status, message, payload}',
		(status, message, payload) => answer(status, { status, message, payload }),
	],
	[
		'{status, message, payload} behind HTTP 200',
		(status, message, payload) => answer(200, { status, message, payload }),
	],
	['{code, message, data}', (code, message, data) => answer(code, { code, message, data })],
	[
		'{code, message, data} behind HTTP 200',
		(code, message, data) => answer(200, { code: String(code), message, data }),
	],
	[
		'{status: "404 NOT_FOUND", …} behind HTTP 200',
		(status, message, payload) =>
			answer(200, { status: `${status} ${status === 200 ? 'OK' : 'NOT_FOUND'}`, message, payload }),
	],
];

interface Shop {
	respond: Respond;
	payments: Map<string, IDataObject>;
	posts: number;
}

/** A small CEOS. @param refuse what it says to a payment instead of taking it */
function shopWith(wrap: Envelope, refuse?: [number, string]): Shop {
	const shop: Shop = { payments: new Map(), posts: 0, respond: async () => await Promise.reject() };
	const none = () => wrap(404, '존재하지 않는 결제입니다.', null);
	shop.respond = async ({ method, url, body, token }) => {
		await Promise.resolve();
		const [, kind, id = '', act] = new URL(url).pathname.split('/');
		if (kind === 'auth') {
			if (id === 'nobody') return wrap(404, '등록되지 않은 계정입니다.', null);
			return wrap(200, 'OK', {
				githubId: id,
				apiSecretKey: TOKEN,
				createdAt: '2026-03-01T09:00:00',
			});
		}
		if (token !== TOKEN) return wrap(401, 'API Secret이 올바르지 않습니다.', null);
		const found = shop.payments.get(id);
		if (method === 'GET') return found === undefined ? none() : wrap(200, 'OK', found);
		shop.posts++;
		if (act === 'cancel') {
			if (found === undefined) return none();
			found.paymentStatus = 'CANCELLED';
			return wrap(200, 'OK', found);
		}
		if (refuse !== undefined) return wrap(...refuse, null);
		const { orderName, currency, customData } = JSON.parse(body ?? '{}') as IDataObject;
		const paidAt = '2026-11-22T09:00:00.123456';
		shop.payments.set(id, {
			...{ paymentId: id, paymentStatus: 'PAID', orderName, pgProvider: 'CEOS_PAY' },
			...{ currency, customData: customData ?? null, paidAt },
		});
		return wrap(200, 'OK', { paymentId: id, paidAt });
	};
	return shop;
}

/** What n8n's older helper takes. */
interface LegacyRequest {
	method: string;
	uri: string;
	headers?: Record<string, string>;
}

let payment = 0;
const pay = (): INodeParameters => ({
	...{ server: 'ceos', resource: 'payment', operation: 'payInstantly' },
	...{ paymentId: `order-${++payment}`, orderName: '노트북', totalPayAmount: 1_000 },
});
const credentials = { apiSecret: '', githubId: 'octocat', issuedSecret: '' };

async function run(shop: Shop, parameters: INodeParameters, fields: IDataObject = credentials) {
	const { items, error } = await STAND_INS.ceos(shop.respond, fields).execute([parameters], {
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	return items[0]?.json ?? {};
}

describe.each(ENVELOPES)('an answer that is %s', (_, wrap) => {
	test('Pay, Get and Cancel read it, with the secret from another one', async () => {
		const shop = shopWith(wrap);
		const parameters = pay();
		const { paymentId } = parameters;
		expect(await run(shop, parameters)).toMatchObject({
			...{ paymentId, paymentStatus: 'PAID', totalPayAmount: 1_000, success: true },
			paidAt: expect.stringContaining('2026-11-22T09:00:00'),
		});
		expect(shop.posts).toBe(1);
		const common = { server: 'ceos', resource: 'payment', paymentId } as const;
		expect(await run(shop, { ...common, operation: 'get' })).toMatchObject({
			...{ paymentId, paymentStatus: 'PAID', orderName: '노트북' },
		});
		expect(await run(shop, { ...common, operation: 'cancel' })).toMatchObject({
			...{ paymentId, paymentStatus: 'CANCELLED', success: true },
		});
		expect(shop.posts).toBe(2);
	});

	test('a payment that is not there is told as that', async () => {
		const missing = { server: 'ceos', resource: 'payment', operation: 'get', paymentId: 'none' };
		expect(await run(shopWith(wrap), missing)).toMatchObject({
			...{ success: false, code: 'PAYMENT_NOT_FOUND' },
		});
	});

	test('Issue reads the secret, and the words of a refusal', async () => {
		const issue = {
			server: 'ceos',
			resource: 'apiSecret',
			operation: 'issue',
			githubId: 'octocat',
		};
		expect(await run(shopWith(wrap), issue)).toMatchObject({
			secretLength: TOKEN.length,
			usedByCredential: true,
		});
		const { error } = await run(shopWith(wrap), { ...issue, githubId: 'nobody' });
		expect(error).toMatch(/GitHub ID "nobody" \(HTTP 404: 등록되지 않은 계정입니다\.\)/);
	});

	test("the credential's test takes the right secret and no other", async () => {
		const { respond } = shopWith(wrap);
		const test = async (apiSecret: string) =>
			await portOneV2ApiTest.call(
				{
					helpers: {
						async request({ method, uri, headers = {} }: LegacyRequest) {
							const token = String((headers as IDataObject).Authorization ?? '').replace(
								/^.* /,
								'',
							);
							const sent = { method, url: uri, headers, body: undefined, token };
							const { status, text } = await respond(sent);
							return { statusCode: status, headers: {}, body: JSON.parse(text) as unknown };
						},
					},
				} as unknown as ICredentialTestFunctions,
				{
					...{ id: '1', name: 'CEOS', type: 'portOneV2Api' },
					data: { server: 'ceos', storeId: 'octocat', apiSecret, githubId: 'octocat' },
				},
			);
		expect(await test(TOKEN)).toMatchObject({ status: 'OK' });
		expect(await test('')).toMatchObject({ status: 'OK' });
		expect((await test('another-secret')).message).toMatch(/CEOS refused this API Secret/);
	});

	test.each([
		[403, '상점과 API Secret이 맞지 않습니다.'],
		[404, '등록되지 않은 상점입니다.'],
	])('a refusal with %i is met once', async (status, message) => {
		const shop = shopWith(wrap, [status, message]);
		const row = await run(shop, pay());
		expect(row).toMatchObject({ success: false, error: message });
		expect(shop.posts).toBe(1);
	});

	test('a fault, and an ID that was used before, are told as such', async () => {
		const failed = async (status: number) =>
			(await failing('ceos', 'write', wrap(status, '결제에 실패했습니다.', null))).failed;
		expect(await failed(500)).toMatchObject({
			outcomeUnknown: true,
			failure: { httpCode: '500', message: '결제에 실패했습니다.' },
		});
		expect(await failed(409)).toMatchObject({
			outcomeUnknown: false,
			failure: { httpCode: '409', message: '결제에 실패했습니다.' },
		});
	});
});

test('a store that CEOS does not know is a refusal of its own', async () => {
	const { failed } = await failing('ceos', 'write', answer(404, { message: '등록되지 않은 상점' }));
	expect(failed).toMatchObject({
		...{ outcomeUnknown: false, isLasting: true },
		failure: { code: 'STORE_NOT_REGISTERED', httpCode: '404' },
	});
	expect(failed.failure.advice).toMatch(/Check Store ID of the credential/);
});

test.each([
	['no status', { message: '처리 중입니다', payload: null }],
	['a word for one', { status: 'FAIL', message: '처리 중입니다', payload: null }],
	['a code of its own', { code: 'PAY_4001', message: '처리 중입니다', data: null }],
])('an empty envelope with %s leaves a payment open, in its words', async (_, body) => {
	const { failed } = await failing('ceos', 'write', answer(200, body));
	expect(failed).toMatchObject({ outcomeUnknown: true, failure: { message: '처리 중입니다' } });
});

test('an empty envelope that says that all went well leaves a payment open', async () => {
	const { failed } = await failing('ceos', 'write', answer(200, { status: 200, message: 'OK' }));
	expect(failed.outcomeUnknown).toBe(true);
	expect(failed.failure.message).toMatch(/is not what its API sends/);
});

test.each([
	['a payment with words of its own', { paymentId: 'a', status: 'PAID', message: 'x', data: {} }],
	['a text', 'secret'],
	['a list', [1]],
])('%s is no envelope', (_, body) => {
	expect(openEnvelope({ status: 200, body })).toEqual({ status: 200, body });
});
