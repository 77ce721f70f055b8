import type { Sandbox } from '../../../sandbox';
import type { FaultSpec } from '../../../sandbox/core/faults/kinds';
import { CeosClient } from '../support/ceos';
import {
	control,
	FEED,
	frozenSandbox,
	MALL,
	oneProductOrder,
	START,
	TestClient,
	tokenForm,
} from '../support/client';
import { PortOneV2Client } from '../support/portone-v2';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Answers that no document foresees, as servers in the field give them. */
describe('odd answers', () => {
	let sandbox: Sandbox;
	let client: TestClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset({ ceos: { failures: { rate: 0 } } });
		client = await TestClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const read = () => client.get(FEED, { lastChangedFrom: START });
	const under = (...faults: FaultSpec[]) => faults.forEach((one) => sandbox.faults.add(one));

	it('HTTP 200 with a code and nothing else, for as long as it lasts', async () => {
		under({ kind: 'status', status: 200, code: 'GW.BLOCK.02', message: '점검 중', times: 0 });
		under({ kind: 'dropMembers', names: ['traceId'], times: 0 });
		for (const reply of [await read(), await client.confirm('1')]) {
			expect([reply.status, reply.body]).toEqual([
				200,
				{ timestamp: START, code: 'GW.BLOCK.02', message: '점검 중' },
			]);
		}
	});

	it('an answer of any content, before or after the work', async () => {
		const id = oneProductOrder(sandbox);
		under({ kind: 'json', body: [1, null], status: 201 });
		expect((await client.confirm(id)).body).toEqual([1, null]);
		expect(sandbox.npay.stateOf(id)).toBe('PAYED_NOT_YET');
		under({ kind: 'json', body: null, afterDone: true });
		expect((await client.confirm(id)).body).toBeNull();
		expect(sandbox.npay.stateOf(id)).toBe('PAYED_OK');
	});

	it('drips, a few bytes at a time', async () => {
		under({ kind: 'drip', bytes: 50, everyMs: 5 });
		const response = await fetch(sandbox.npayBaseUrl + FEED);
		let pieces = 0;
		let text = '';
		for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
			pieces += 1;
			text += Buffer.from(piece).toString('latin1');
		}
		expect(pieces).toBeGreaterThan(1);
		expect(text).toMatch(/^\{.*\}$/s);
		under({ kind: 'drip', everyMs: 60_000 });
		const given = fetch(sandbox.npayBaseUrl + FEED, { signal: AbortSignal.timeout(200) });
		await expect(given.then((reply) => reply.text())).rejects.toThrow(/timeout/);
	});

	it('a 429 that never ends says when to come again', async () => {
		under({ kind: 'rateLimit', retryAfter: 59, times: 0 });
		for (let call = 0; call < 3; call += 1) {
			const { status, headers } = await read();
			expect([status, headers.get('retry-after')]).toEqual([429, '59']);
		}
	});

	it('rate headers that are nonsense', async () => {
		const headers = {
			'gncp-gw-ratelimit-remaining': '-1000000',
			'GNCP-GW-RateLimit-Replenish-Rate': '0.000001',
		};
		under({ kind: 'headers', headers });
		const reply = await read();
		expect(reply.headers.get('gncp-gw-ratelimit-remaining')).toBe('-1000000');
		expect(reply.headers.get('gncp-gw-ratelimit-replenish-rate')).toBe('0.000001');
	});

	it.each([
		['body', DAY_MS, 0],
		['header', 0, DAY_MS],
		['both', DAY_MS, DAY_MS],
	] as const)('one answer whose time is a day ahead, in %s', async (of, body, header) => {
		under({ kind: 'timestampSkew', ms: DAY_MS, of });
		const start = Date.parse(START);
		const times = async () => {
			const reply = await read();
			return [reply.body.timestamp, reply.headers.get('date') ?? ''].map(
				(text) => Date.parse(text) - start,
			);
		};
		expect(await times()).toEqual([body, header]);
		expect(await times()).toEqual([0, 0]);
	});

	it('echoes what a request carried, and is as long as it likes', async () => {
		under({ kind: 'echo', status: 400, code: '9999' });
		const reply = await read();
		expect([reply.status, reply.body.code]).toEqual([400, '9999']);
		expect(reply.body.message).toContain(`Bearer ${client.token}`);
		under({ kind: 'echo' });
		const form = tokenForm(sandbox);
		client.token = '';
		expect((await client.requestToken(form)).body.message).toContain(form.toString());
		under({ kind: 'status', status: 500, messageLength: 5_000_000 });
		expect((await read()).body.message).toHaveLength(5_000_000);
	});

	it.each([null, {}, 5, { moreFrom: 'never' }, { moreFrom: '2020-01-01T00:00:00.000+09:00' }])(
		'damages `more`: %j',
		async (more) => {
			oneProductOrder(sandbox);
			under({ kind: 'setMembers', within: 'data', members: { more } });
			const { data } = (await read()).body;
			expect([data.more, data.count]).toEqual([more, 1]);
		},
	);

	it('null rows, beside the right ones or in place of one', async () => {
		const [one, two] = [oneProductOrder(sandbox), oneProductOrder(sandbox)];
		under({ kind: 'nullRows' });
		expect((await client.confirm(one, two)).body.data.successProductOrderInfos).toEqual([
			null,
			expect.objectContaining({ productOrderId: one }),
			expect.objectContaining({ productOrderId: two }),
		]);
		under({ kind: 'nullRows', replace: true });
		expect((await client.query(one, two)).body.data).toEqual([null, expect.anything()]);
	});

	it('failures that do not say which product order they are about', async () => {
		const id = oneProductOrder(sandbox);
		under({ kind: 'dropMembers', names: ['productOrderId'], within: 'failProductOrderInfos' });
		expect((await client.dispatch(id, { trackingNumber: '1' })).body.data).toEqual({
			successProductOrderIds: [],
			failProductOrderInfos: [{ code: '104122', message: '배송 송장 오류(비유효 송장)' }],
		});
	});

	it('rows without what they are about', async () => {
		oneProductOrder(sandbox);
		under({ kind: 'dropMembers', names: ['content'], within: 'contents' });
		const { contents } = (await client.get(`${MALL}/product-orders`, { from: START })).body.data;
		expect(contents).toEqual([{ productOrderId: expect.any(String) }]);
		under({
			kind: 'dropMembers',
			names: ['productOrderId', 'lastChangedType'],
			within: 'lastChangeStatuses',
		});
		const [row] = (await read()).body.data.lastChangeStatuses;
		expect(row).not.toHaveProperty('productOrderId');
		expect(row).toHaveProperty('lastChangedDate');
	});

	it('ids as numbers', async () => {
		const id = oneProductOrder(sandbox);
		under({ kind: 'numericIds' });
		expect((await client.confirm(id)).body.data.successProductOrderInfos).toEqual([
			{ productOrderId: Number(id), isReceiverAddressChanged: false },
		]);
	});

	const query = `${MALL}/product-orders/query`;
	it.each<[FaultSpec, string]>([
		[{ kind: 'nullRows', match: { server: 'ceos' } }, 'means nothing to ceos'],
		[{ kind: 'timestampSkew', ms: 1, match: { server: 'portone-v2' } }, 'nothing to portone-v2'],
		[{ kind: 'changeWhilePaging', match: { server: 'ceos' } }, 'means nothing to ceos'],
		[{ kind: 'changeWhilePaging', match: { path: query } }, `nothing to npay at ${query}`],
		[{ kind: 'latency', ms: 1, match: { server: 'naver' } }, 'There is no server naver'],
		[
			{ kind: 'latency', ms: 1, match: { server: 'ceos', path: FEED } },
			`ceos does not serve ${FEED}`,
		],
	])('refuses what could never strike: %j', async (fault, sentence) => {
		const { status, body } = await control(sandbox, 'POST', '/faults', fault);
		expect([status, body.error]).toEqual([400, expect.stringContaining(sentence)]);
		expect(() => sandbox.faults.add(fault)).toThrow(sentence);
		expect(sandbox.faults.list()).toEqual([]);
	});

	it('a fault for every server strikes only where it means something', async () => {
		under({ kind: 'nullRows', times: 0 });
		const ceos = new CeosClient(sandbox);
		await ceos.pay('p');
		await new PortOneV2Client(sandbox).get('/payment-schedules');
		oneProductOrder(sandbox);
		await read();
		expect(sandbox.journal.entries().map(({ server, faults }) => [server, faults])).toEqual([
			['npay', []],
			['ceos', []],
			['portone-v2', ['nullRows']],
			['npay', ['nullRows']],
		]);
	});
});
