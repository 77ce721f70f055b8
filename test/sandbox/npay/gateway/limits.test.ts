import type { Sandbox } from '../../../../sandbox';
import { TokenBuckets } from '../../../../sandbox/core/token-bucket';
import { control, FEED, frozenSandbox, MALL, START, TestClient } from '../../support/client';

describe('a token bucket', () => {
	const size = { replenishRate: 2, burstCapacity: 4 };

	it('starts full, refills by the second and never beyond its capacity', () => {
		const buckets = new TokenBuckets();
		const take = (at: number) => buckets.take('app', at, size);
		expect([0, 0, 0, 0].map((at) => take(at).remaining)).toEqual([3, 2, 1, 0]);
		expect(take(499)).toEqual({ allowed: false, remaining: 0 });
		expect(take(500)).toEqual({ allowed: true, remaining: 0 });
		expect(take(60_000)).toEqual({ allowed: true, remaining: 3 });
	});

	it('neither gains nor loses when the clock is turned back', () => {
		const buckets = new TokenBuckets();
		for (let call = 0; call < 4; call += 1) buckets.take('app', 10_000, size);
		expect(buckets.take('app', 0, size).allowed).toBe(false);
		expect(buckets.take('app', 500, size).allowed).toBe(true);
	});
});

describe('limits of the simulated Npay', () => {
	let sandbox: Sandbox;
	let client: TestClient;
	beforeAll(async () => {
		sandbox = await frozenSandbox({
			settings: { npay: { rateLimit: { enabled: true, clock: 'virtual' } } },
		});
	});
	beforeEach(async () => {
		sandbox.reset();
		client = await TestClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const read = () => client.get(FEED, { lastChangedFrom: START });

	it('says in headers what is left and refuses the fifth call at once', async () => {
		const replies = [await read(), await read(), await read(), await read(), await read()];
		expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
		expect(replies.map(({ headers }) => headers.get('gncp-gw-ratelimit-remaining'))).toEqual([
			'3',
			'2',
			'1',
			'0',
			'0',
		]);
		expect(replies[4]?.body.code).toBe('GW.RATE_LIMIT');
		expect(replies[4]?.headers.get('gncp-gw-ratelimit-replenish-rate')).toBe('2');
		sandbox.clock.advance(500);
		expect((await read()).status).toBe(200);
	});

	it('has a bucket for each API and application', async () => {
		for (let call = 0; call < 5; call += 1) await read();
		expect((await client.query('1')).status).toBe(200);
		const ids = `${MALL}/orders/1/product-order-ids`;
		expect((await client.get(ids)).headers.get('gncp-gw-ratelimit-remaining')).toBe('3');
		expect(
			(await client.get(ids.replace('/1/', '/2/'))).headers.get('gncp-gw-ratelimit-remaining'),
		).toBe('2');
	});

	it('can be switched off', async () => {
		await control(sandbox, 'PATCH', '/npay/settings', { rateLimit: { enabled: false } });
		for (let call = 0; call < 9; call += 1) expect((await read()).status).toBe(200);
	});

	it('counts a quota by the virtual hour', async () => {
		sandbox.npay.patchSettings({ quota: { period: 'HOURS', limit: 2, path: 'last-changed' } });
		const remaining = (await read()).headers.get('gncp-gw-quota-remaining');
		await read();
		const third = await read();
		expect([remaining, third.status, third.body.code]).toEqual(['1', 429, 'GW.QUOTA_LIMIT']);
		expect((await client.query('1')).headers.get('gncp-gw-quota-limit')).toBeNull();
		sandbox.clock.advance(60 * 60_000);
		expect((await read()).status).toBe(200);
	});
});
