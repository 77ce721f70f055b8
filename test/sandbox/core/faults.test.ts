import { createConnection } from 'node:net';

import type { Sandbox } from '../../../sandbox';
import type { FaultSpec } from '../../../sandbox/core/faults/kinds';
import { readPage } from '../support/books';
import {
	control,
	FEED,
	frozenSandbox,
	MALL,
	oneProductOrder,
	START,
	TestClient,
} from '../support/client';
import { claim } from '../support/operations';

const DISPATCH = `${MALL}/product-orders/dispatch`;

describe('faults', () => {
	let sandbox: Sandbox;
	let client: TestClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await TestClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const read = () => client.get(FEED, { lastChangedFrom: START });
	const statusOf = (id: string) => sandbox.npay.productOrder(id)?.productOrderStatus;
	const statuses = async (count: number) => {
		const seen = [];
		for (let call = 0; call < count; call += 1) seen.push((await read()).status);
		return seen;
	};

	/** Everything a server sends for one request before the connection ends. */
	function rawReply(path: string, body: string): Promise<string> {
		return new Promise((resolve) => {
			const socket = createConnection(Number(new URL(sandbox.url).port), '127.0.0.1');
			let received = '';
			socket.on('data', (data) => (received += data.toString('utf8')));
			socket.on('error', () => undefined);
			socket.on('close', () => resolve(received));
			socket.write(
				[
					`POST /npay/partner${path} HTTP/1.1`,
					'Host: localhost',
					'Connection: close',
					`Authorization: Bearer ${client.token}`,
					'Content-Type: application/json',
					`Content-Length: ${Buffer.byteLength(body)}`,
					'',
					body,
				].join('\r\n'),
			);
		});
	}
	const rawDispatch = (productOrderId: string) =>
		rawReply(
			DISPATCH,
			JSON.stringify({ dispatchProductOrders: [{ productOrderId, deliveryMethod: 'NOTHING' }] }),
		);

	it.each<[string, FaultSpec, string]>([
		['resetBefore', { kind: 'resetBefore' }, 'PAYED'],
		['resetAfter', { kind: 'resetAfter' }, 'DELIVERING'],
	])('%s cuts the connection', async (_name, fault, status) => {
		const id = oneProductOrder(sandbox);
		sandbox.faults.add(fault);
		expect(await rawDispatch(id)).toBe('');
		expect(statusOf(id)).toBe(status);
		expect(sandbox.journal.entries().at(-1)).toMatchObject({ status: 0, faults: [fault.kind] });
	});

	it.each<[string, FaultSpec, number, string, string]>([
		['a 503 before the work', { kind: 'status', status: 503 }, 503, 'GW.BLOCK.01', 'PAYED'],
		[
			'a 504 after the work',
			{ kind: 'status', status: 504, afterDone: true },
			504,
			'GW.TIMEOUT.01',
			'DELIVERING',
		],
		['a 500 with a code', { kind: 'status', status: 500, code: '104123' }, 500, '104123', 'PAYED'],
		['rateLimit', { kind: 'rateLimit' }, 429, 'GW.RATE_LIMIT', 'PAYED'],
		['quota', { kind: 'quota' }, 429, 'GW.QUOTA_LIMIT', 'PAYED'],
		['unauthorized', { kind: 'unauthorized' }, 401, 'GW.AUTHN', 'PAYED'],
		['ipNotAllowed', { kind: 'ipNotAllowed' }, 403, 'GW.IP_NOT_ALLOWED', 'PAYED'],
	])('%s', async (_name, fault, status, code, state) => {
		const id = oneProductOrder(sandbox);
		sandbox.faults.add(fault);
		const reply = await client.dispatch(id);
		expect([reply.status, reply.body.code, statusOf(id)]).toEqual([status, code, state]);
		expect(reply.headers.get('gncp-gw-trace-id')).toBe(reply.body.traceId);
		if (fault.kind === 'quota') expect(reply.headers.get('gncp-gw-quota-remaining')).toBe('0');
		if (fault.kind === 'rateLimit')
			expect(reply.headers.get('gncp-gw-ratelimit-remaining')).toBe('0');
	});

	it('truncate cuts the body under a length that promises more', async () => {
		sandbox.faults.add({ kind: 'truncate' });
		const id = oneProductOrder(sandbox);
		const [head, body] = (await rawDispatch(id)).split('\r\n\r\n');
		const promised = Number(/content-length: (\d+)/i.exec(head ?? '')?.[1]);
		expect(Buffer.byteLength(body ?? '')).toBe(Math.ceil(promised / 2));
		expect(statusOf(id)).toBe('DELIVERING');
	});

	it('truncate can end the reply properly with JSON that is not whole', async () => {
		sandbox.faults.add({ kind: 'truncate', mode: 'chunked' });
		await expect(read()).rejects.toThrow(/JSON/);
	});

	it('html answers with a page, 200 unless said otherwise', async () => {
		sandbox.faults.add({ kind: 'html' });
		sandbox.faults.add({ kind: 'html', status: 502 });
		const url = sandbox.npayBaseUrl + FEED;
		for (const status of [200, 502]) {
			const response = await fetch(url);
			expect([response.status, (await response.text()).slice(0, 15)]).toEqual([
				status,
				'<!DOCTYPE html>',
			]);
		}
	});

	it('huge pads a right reply', async () => {
		sandbox.faults.add({ kind: 'huge', bytes: 1_000_000 });
		const { headers, body } = await read();
		expect(Number(headers.get('content-length'))).toBeGreaterThan(1_000_000);
		expect(body.timestamp).toBe(START);
	});

	it('dropData, timestampSkew and unknownFields go together', async () => {
		oneProductOrder(sandbox);
		sandbox.faults.add({ kind: 'timestampSkew', ms: -60_000 });
		sandbox.faults.add({ kind: 'unknownFields' });
		const { body } = await read();
		expect(body.timestamp).toBe('2026-11-22T08:59:00.000+09:00');
		expect(body.data.lastChangeStatuses[0]).toMatchObject({
			lastChangedType: 'SANDBOX_NEW_CHANGE',
			sandboxUnknownText: expect.any(String),
		});
		sandbox.faults.add({ kind: 'dropData' });
		expect(Object.keys((await read()).body)).toEqual(['timestamp', 'traceId']);
	});

	it('latency holds the work back, or only the reply', async () => {
		const [before, after] = [oneProductOrder(sandbox), oneProductOrder(sandbox)];
		sandbox.faults.add({ kind: 'latency', ms: 80 });
		sandbox.faults.add({ kind: 'latency', ms: 80, after: 1, afterDone: true });
		const started = Date.now();
		const slow = client.dispatch(before);
		await until(() => sandbox.faults.list()[0]?.applied === 1);
		expect(statusOf(before)).toBe('PAYED');
		await slow;
		expect(statusOf(before)).toBe('DELIVERING');
		expect(Date.now() - started).toBeGreaterThanOrEqual(79);

		let answered = false;
		const slowReply = client.dispatch(after).then(() => (answered = true));
		await until(() => statusOf(after) === 'DELIVERING');
		expect(answered).toBe(false);
		await slowReply;
	});

	it('strikes after so many, so many times, or for ever', async () => {
		sandbox.faults.add({ kind: 'status', status: 503, after: 1, times: 2 });
		expect(await statuses(5)).toEqual([200, 503, 503, 200, 200]);
		sandbox.faults.clear();
		sandbox.faults.add({ kind: 'status', status: 500, times: 0 });
		expect(await statuses(3)).toEqual([500, 500, 500]);
	});

	it('strikes by chance, repeatably', async () => {
		const run = async () => {
			sandbox.faults.clear();
			sandbox.faults.add({ kind: 'status', status: 503, times: 0, probability: 0.5, seed: 7 });
			return statuses(20);
		};
		const first = await run();
		expect(new Set(first)).toEqual(new Set([200, 503]));
		expect(await run()).toEqual(first);
	});

	it('lets one outcome at a time strike, the earlier one first', async () => {
		sandbox.faults.add({ kind: 'status', status: 503 });
		sandbox.faults.add({ kind: 'status', status: 500 });
		expect(await statuses(3)).toEqual([503, 500, 200]);
	});

	it('matches method, documented path, part of a path, and page', async () => {
		sandbox.npay.createOrders({ count: 3 });
		const matched = async (match: FaultSpec['match']) => {
			sandbox.faults.clear();
			sandbox.faults.add({ kind: 'latency', ms: 0, times: 0, match });
			const first = await client.get(FEED, { lastChangedFrom: START, limitCount: 1 });
			const moreSequence = first.body.data.more?.moreSequence;
			await client.get(FEED, { lastChangedFrom: START, limitCount: 1, moreSequence });
			await client.query('1');
			await client.get(`${MALL}/product-orders`, { from: START, page: 2 });
			return sandbox.faults.list()[0]?.matched;
		};
		expect(await matched({})).toBe(4);
		expect(await matched({ method: 'post' })).toBe(1);
		expect(await matched({ path: `${MALL}/product-orders` })).toBe(1);
		expect(await matched({ path: 'product-orders' })).toBe(4);
		expect(await matched({ path: FEED, page: 2 })).toBe(1);
		expect(await matched({ page: 2 })).toBe(2);
	});

	it('can be set, seen and removed over HTTP', async () => {
		const added = await control(sandbox, 'POST', '/faults', {
			kind: 'status',
			status: 503,
			match: { method: 'GET' },
		});
		expect(added.body).toMatchObject({ id: 1, matched: 0, applied: 0 });
		expect((await control(sandbox, 'GET', '/faults')).body.faults).toHaveLength(1);
		expect(await statuses(2)).toEqual([503, 200]);
		expect((await control(sandbox, 'DELETE', '/faults/1')).body.faults).toEqual([]);
		expect((await control(sandbox, 'DELETE', '/faults/1')).status).toBe(404);
	});

	it.each([
		[{ kind: 'explode' }, 'must be one of: resetBefore'],
		[{ kind: 'status' }, "must have required property 'status'"],
		[{ kind: 'latency', ms: 1, bytes: 2 }, 'may not have "bytes"'],
		[{ kind: 'dropData', probability: 2 }, '"probability" must be <= 1'],
	])('refuses %j with a sentence', async (fault, sentence) => {
		const { status, body } = await control(sandbox, 'POST', '/faults', fault);
		expect(status).toBe(400);
		expect(body.error).toContain(sentence);
	});

	it('strike claims and settlements like everything else', async () => {
		const id = oneProductOrder(sandbox);
		sandbox.npay.put(id, 'CANCEL_REQUEST');
		sandbox.faults.add({ kind: 'resetAfter', match: { path: 'claim/cancel/approve' } });
		await expect(claim(client, id, 'cancel/approve')).rejects.toThrow();
		expect(sandbox.npay.stateOf(id)).toBe('CANCELED');

		sandbox.npay.seedSettlement({ orders: 30 });
		const query = { startDate: '2026-10-01', endDate: '2026-10-31', pageSize: 5 };
		const daily = (pageNumber: number) =>
			readPage(client, 'settle/daily', { ...query, pageNumber });
		const match = { path: 'settle/daily', page: 2 };
		sandbox.faults.add({ kind: 'status', status: 500, match });
		expect([(await daily(1)).status, (await daily(2)).status, (await daily(2)).status]).toEqual([
			200, 500, 200,
		]);
		sandbox.faults.add({ kind: 'dropData' });
		expect((await daily(1)).body).not.toHaveProperty('elements');
	});
});

/** Waits until something holds; looks again with every turn of the event loop. */
async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
