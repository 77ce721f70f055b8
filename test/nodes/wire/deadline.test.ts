import type { ICredentialTestFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { npayApiTest } from '../../../nodes/Npay/credentialTest';
import { PaymentsClient } from '../../../nodes/PortOneV2/api/client';
import type { Respond } from '../../support/engine/nodeStandIn';
import {
	callsOf,
	failureOf,
	type ServerName,
	SERVERS,
	STAND_INS,
} from '../../support/shops/wireEnds';
import { restart } from '../../support/sleep';

/** Time that is up when the test says so. */
let deadlines: Array<{ ms: number; end: () => void }>;
beforeEach(() => {
	restart();
	deadlines = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		const controller = new AbortController();
		deadlines.push({ ms, end: () => controller.abort() });
		return controller.signal;
	});
});
afterEach(() => jest.restoreAllMocks());

/** Lets everything go on that waits for no time. */
const settle = async () => {
	for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};

/** An answer of which a byte comes now and then, for ever. */
const dripping: Respond = async () => await new Promise(() => {});

/** Ends every deadline that there is, again and again, until a call is over. */
async function untilOver<T>(call: Promise<T>): Promise<T> {
	let isOver = false;
	const over = call.finally(() => {
		isOver = true;
	});
	over.catch(() => {});
	for (let turn = 0; !isOver && turn < 20; turn++) {
		await settle();
		for (const { end } of deadlines) end();
	}
	return await over;
}

test.each(SERVERS)(
	'%s: an answer that never ends is given up after a minute, and a write is sent once',
	async (server) => {
		let sent = 0;
		const calls = await callsOf(server, async (request) => {
			sent++;
			return await dripping(request);
		});
		const failed = await untilOver(failureOf(calls.write()));
		expect(failed).toMatchObject({ outcomeUnknown: true, failure: { code: 'ETIMEDOUT' } });
		expect(failed.failure.message).toMatch(/did not answer in time/);
		expect(sent).toBe(1);
		expect(deadlines.map(({ ms }) => ms)).toEqual([60_000]);
	},
);

test.each(SERVERS)('%s: a read is tried three times, a minute each', async (server) => {
	const calls = await callsOf(server, dripping);
	const failed = await untilOver(failureOf(calls.read()));
	expect(failed.failure.code).toBe('ETIMEDOUT');
	expect(deadlines.map(({ ms }) => ms)).toEqual([60_000, 60_000, 60_000]);
});

const WITHOUT_TOKEN: Partial<Record<ServerName, object>> = {
	npay: { accessToken: '' },
	v1: { accessToken: '' },
	ceos: { apiSecret: '', githubId: 'octocat', issuedSecret: '' },
};

test.each(Object.entries(WITHOUT_TOKEN))(
	'%s: a token that never comes whole ends the call too',
	async (server, fields) => {
		const name = server as keyof typeof STAND_INS;
		const parameters = {
			npay: { resource: 'productOrder', operation: 'get', productOrderId: '2026112212345601' },
			v1: { resource: 'payment', operation: 'get', imp_uid: 'imp_123456789012' },
			v2: {},
			ceos: { server: 'ceos', resource: 'payment', operation: 'get', paymentId: 'order-1' },
		}[name];
		const run = STAND_INS[name](dripping, fields as never).execute([parameters]);
		const { error } = await untilOver(run);
		expect((error as Error).message).toMatch(/did not answer in time/);
	},
);

test('the secret that CEOS is asked for is waited for twenty seconds', async () => {
	const client = await PaymentsClient.create(STAND_INS.ceos(dripping).functions(), 'ceos');
	const failed = await untilOver(failureOf(client.issueSecret('octocat')));
	expect(failed.failure.message).toMatch(/Nothing answers at/);
	expect(deadlines.map(({ ms }) => ms)).toEqual([20_000]);
});

test("a credential's test is waited for twenty seconds", async () => {
	const functions = { helpers: { request: async () => await new Promise(() => {}) } };
	const result = await untilOver(
		npayApiTest.call(functions as unknown as ICredentialTestFunctions, {
			id: '1',
			name: 'Shop',
			type: 'npayApi',
			data: { applicationId: 'a', applicationSecret: '$2a$04$abcdefghijklmnopqrstuu' },
		}),
	);
	expect(result).toMatchObject({ status: 'Error' });
	expect(result.message).toMatch(/could not be reached at https/);
});

test.each(SERVERS)(
	'%s: the request itself ends when its time is up, and when the user stops',
	async (server) => {
		const stop = new AbortController();
		const seen: IHttpRequestOptions[] = [];
		const standIn = STAND_INS[server](dripping);
		const authenticate = (
			standIn as unknown as { credential: { authenticate: (...given: unknown[]) => unknown } }
		).credential;
		const real = authenticate.authenticate.bind(authenticate);
		authenticate.authenticate = async (fields, options) => {
			// As n8n's helper does before it authenticates.
			const stoppable = { ...(options as object), abortSignal: stop.signal };
			const sent = (await real(
				fields,
				Object.assign(options as object, stoppable),
			)) as IHttpRequestOptions;
			seen.push(sent);
			return sent;
		};
		const parameters = {
			npay: { resource: 'productOrder', operation: 'get', productOrderId: '2026112212345601' },
			v1: { resource: 'payment', operation: 'get', imp_uid: 'imp_123456789012' },
			v2: { server: 'portOne', resource: 'payment', operation: 'get', paymentId: 'order-1' },
			ceos: { server: 'ceos', resource: 'payment', operation: 'get', paymentId: 'order-1' },
		}[server];
		void standIn.execute([parameters]);
		await settle();
		const first = seen[0]?.abortSignal as AbortSignal;
		expect(first.aborted).toBe(false);
		deadlines[0]?.end();
		expect(first.aborted).toBe(true);
		await settle();
		const second = seen[1]?.abortSignal as AbortSignal;
		stop.abort();
		expect(second.aborted).toBe(true);
	},
);
