import {
	answer,
	callsOf,
	failing,
	failureOf,
	type ServerName,
	SERVERS,
} from '../../support/shops/wireEnds';
import { restart } from '../../support/sleep';

beforeEach(() => restart());

const each = <Row>(rows: readonly Row[]) =>
	SERVERS.flatMap((server) => rows.map((row) => [server, row] as const));

/** What a gateway says for a server that hasn't answered it, or of a connection that broke on its side. */
const LEAVES_OPEN = [
	...[301, 302, 303, 304, 307, 308, 408, 460, 499, 500, 502, 503, 504, 507],
	...[520, 521, 522, 524, 530, 599, 600, 999],
];
const HTML = '<html><body><h1>Gateway</h1></body></html>';

test.each(each(LEAVES_OPEN))(
	'%s: a gateway that answers %i leaves a write open',
	async (server, status) => {
		const { failed, sent } = await failing(server, 'write', answer(status, HTML));
		expect(failed.outcomeUnknown).toBe(true);
		expect(failed.failure).toMatchObject({ httpCode: String(status) });
		expect(failed.failure.message).not.toContain('<');
		expect(sent).toBe(1);
	},
);

test.each(each([400, 403, 405, 409, 413, 414, 415, 422, 425, 431, 451]))(
	'%s: %i is a refusal, whoever says it',
	async (server, status) => {
		const { failed, sent } = await failing(server, 'write', answer(status, HTML));
		expect(failed.outcomeUnknown).toBe(false);
		expect(sent).toBe(1);
	},
);

test.each(each(['', HTML, '{"message":', '[]', 'null', '5']))(
	'%s: a good status with %p leaves a write open',
	async (server, text) => {
		const { failed, sent } = await failing(server, 'write', answer(200, text));
		expect(failed.outcomeUnknown).toBe(true);
		expect(sent).toBe(1);
	},
);

/** A refusal in each server's own form. */
const OWN: Record<ServerName, object> = {
	npay: { code: 'GW.RATE_LIMIT', message: '요청이 많습니다.' },
	v1: { code: -1, message: 'Too Many Requests', response: null },
	v2: { type: 'TOO_MANY_REQUESTS', message: '요청이 많습니다.' },
	ceos: { status: 429, message: '요청이 많습니다.', payload: null },
};

test.each(each([401, 429]))(
	"%s: %i that isn't the server's own is no leave to send a write again",
	async (server, status) => {
		const { failed, sent } = await failing(server, 'write', answer(status, HTML));
		expect(sent).toBe(1);
		expect(failed.outcomeUnknown).toBe(true);
	},
);

test.each(SERVERS)(
	'%s: its own 429 is waited out, and closes a write that it ends',
	async (server) => {
		const { failed, sent } = await failing(server, 'write', answer(429, OWN[server]));
		expect(sent).toBe(6);
		expect(failed).toMatchObject({ outcomeUnknown: false, isLasting: true });
	},
);

test.each(SERVERS)(
	'%s: after its own 401 a write is sent once more, with a new token',
	async (server) => {
		const statuses: number[] = [];
		const calls = await callsOf(server, async ({ url }) => {
			const isToken = /oauth2|getToken/.test(url);
			const body = isToken
				? {
						access_token: 'new-token-0123456789',
						code: 0,
						response: { access_token: 'new-token-01' },
					}
				: OWN[server];
			statuses.push(isToken ? 200 : 401);
			return await Promise.resolve(answer(isToken ? 200 : 401, body));
		});
		expect(await failureOf(calls.write())).toMatchObject({
			outcomeUnknown: false,
			isLasting: true,
		});
		expect(statuses.filter((status) => status === 401)).toHaveLength(2);
	},
);

const GATEWAY_CODES: Array<[string, boolean]> = [
	...['GW.TIMEOUT.01', 'GW.TIMEOUT.02', 'GW.PROXY.01', 'GW.PROXY.05'].map(
		(code): [string, boolean] => [code, true],
	),
	...['GW.BLOCK.01', 'GW.BLOCK.02', 'GW.AUTHN', 'GW.AUTHZ', 'GW.IP_NOT_ALLOWED'].map(
		(code): [string, boolean] => [code, false],
	),
	...['GW.QUOTA_LIMIT', 'GW.RATE_LIMIT', 'GW.NOT_FOUND'].map((code): [string, boolean] => [
		code,
		false,
	]),
];

describe.each([200, 202, 400, 403, 500, 503, 504])('Npay, HTTP %i', (status) => {
	test.each(GATEWAY_CODES)('%s leaves a write open: %p', async (code, isOpen) => {
		const body = { timestamp: '2026-11-22T09:00:00.000+09:00', code, message: '점검 중' };
		const { failed, sent } = await failing('npay', 'write', answer(status, body));
		expect(sent).toBe(1);
		expect(failed.failure).toMatchObject({ code, message: '점검 중' });
		expect(failed.outcomeUnknown).toBe(isOpen);
		if (!isOpen) expect(failed.isLasting).toBe(true);
	});
});

test.each([['read'], ['write']] as const)(
	'Npay: a %s whose body has a code and nothing else has failed with that code',
	async (kind) => {
		for (const rest of [{}, { data: null }, { elements: null }]) {
			const body = { code: '104105', message: '발송기한을 확인하세요', ...rest };
			const { failed } = await failing('npay', kind, answer(200, body));
			expect(failed.failure).toMatchObject({ code: '104105', message: '발송기한을 확인하세요' });
			expect(failed.outcomeUnknown).toBe(false);
		}
	},
);

test('Npay: a code beside data is no failure', async () => {
	const body = { code: 'OK', data: [] };
	const calls = await callsOf('npay', async () => await Promise.resolve(answer(200, body)));
	expect(await calls.read()).toMatchObject({ data: [] });
});

test.each([
	['a code that is not 0', { code: 1, message: '이미 취소됨', response: null }, false],
	['a code that is no code', { code: {}, response: {} }, true],
	['neither code nor response', { message: 'x' }, true],
])('PortOne V1, HTTP 200 with %s', async (_, body, isOpen) => {
	const { failed } = await failing('v1', 'write', answer(200, body));
	expect(failed.outcomeUnknown).toBe(isOpen);
});

test("PortOne V2: HTTP 200 with a failure's body is no success, and leaves a write open", async () => {
	const body = { type: 'PG_PROVIDER', message: '카드사 오류' };
	const { failed } = await failing('v2', 'write', answer(200, body));
	expect(failed).toMatchObject({ outcomeUnknown: true, failure: { code: 'PG_PROVIDER' } });
});

test.each([
	['ECONNREFUSED', 'connect', false],
	['ENOTFOUND', 'getaddrinfo', false],
	['EHOSTUNREACH', 'connect', false],
	['EHOSTUNREACH', 'read', true],
	['ETIMEDOUT', 'connect', false],
	['ETIMEDOUT', 'read', true],
	['ECONNREFUSED', undefined, false],
	['EHOSTUNREACH', undefined, true],
	['ENETUNREACH', undefined, true],
	['CERT_HAS_EXPIRED', undefined, false],
	['EPROTO', undefined, true],
	['ECONNRESET', 'read', true],
])('%s while it was doing %p leaves a write open: %p', async (code, syscall, isOpen) => {
	for (const server of SERVERS) {
		const calls = await callsOf(server, () => {
			throw Object.assign(new Error(code), { code, syscall });
		});
		expect((await failureOf(calls.write())).outcomeUnknown).toBe(isOpen);
	}
});
