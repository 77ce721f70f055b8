import { NpayClient } from '../../../nodes/Npay/api/client';
import { Pacer, waitAfterRateLimit } from '../../../nodes/Npay/api/pacing';
import { orFailure } from '../../../nodes/shared/http/apiFailure';
import { asAsked } from '../../../nodes/shared/http/repeat';
import { answer, callsOf, failureOf, SERVERS, STAND_INS } from '../../support/shops/wireEnds';
import { restart, waits } from '../../support/sleep';

beforeEach(() => restart());

const MINUTE = 60_000;
const waited = () => waits.reduce((total, ms) => total + ms, 0);
const LIMITED = { code: 'GW.RATE_LIMIT', type: 'X', status: 429, message: '요청이 많습니다.' };

test.each(SERVERS)(
	'%s: 429s for 300 calls make one run wait five minutes at most',
	async (server) => {
		let count = 0;
		// Every call gets through, but each only after a minute: 300 of them would take five hours.
		const calls = await callsOf(
			server,
			async () =>
				await Promise.resolve(
					++count % 2 === 1
						? answer(429, LIMITED, { 'retry-after': '59' })
						: answer(200, { code: 0, response: {}, data: {}, id: 'x', paymentId: 'x' }),
				),
		);
		for (let index = 0; index < 300; index++) await orFailure(calls.read());
		expect(waited()).toBeGreaterThan(4 * MINUTE);
		expect(waited()).toBeLessThanOrEqual(5 * MINUTE);
	},
);

test.each(SERVERS)('%s: a 429 that lasts is waited out once in a run', async (server) => {
	let sent = 0;
	const calls = await callsOf(server, async () => {
		sent++;
		return await Promise.resolve(answer(429, LIMITED));
	});
	expect((await failureOf(calls.read())).isLasting).toBe(true);
	const first = waited();
	expect([sent, first]).toEqual([6, 31_000]);
	for (let index = 0; index < 10; index++) {
		expect((await failureOf(calls.write())).isLasting).toBe(true);
	}
	expect([sent, waited()]).toEqual([16, first]);
});

test('Npay: 300 orders meet a 429 that never ends once, and the others are not sent', async () => {
	let writes = 0;
	const npay = STAND_INS.npay(async ({ url }) => {
		if (url.endsWith('/confirm')) writes++;
		return await Promise.resolve(answer(429, LIMITED));
	});
	const ids = Array.from({ length: 300 }, (_, index) => `20261122123${10_000 + index}`);
	const { items } = await npay.execute(
		[{ resource: 'productOrder', operation: 'confirm', productOrderId: ids.join(',') }],
		{ onError: 'continueRegularOutput' },
	);
	expect(items).toHaveLength(300);
	expect(items.every(({ json }) => json.success === false)).toBe(true);
	expect(writes).toBeLessThanOrEqual(6);
	expect(waited()).toBeLessThan(MINUTE);
});

const NONSENSE = [
	'-1000000',
	'-1',
	'0.000001',
	'0',
	'1e-9',
	'1e9',
	'NaN',
	'Infinity',
	'-Infinity',
	'x',
	'',
];

test('rate headers that make no sense hold nobody up for longer than a minute, nor all calls for long', async () => {
	for (const remaining of NONSENSE) {
		for (const rate of NONSENSE) {
			restart();
			const headers = {
				'gncp-gw-ratelimit-remaining': remaining,
				'gncp-gw-ratelimit-replenish-rate': rate,
			};
			const client = await NpayClient.create(
				STAND_INS.npay(
					async () => await Promise.resolve(answer(200, { data: [] }, headers)),
				).functions(),
			);
			const body = { productOrderIds: ['1'] };
			for (let index = 0; index < 20; index++) await client.request('query', { body });
			expect(Math.max(0, ...waits)).toBeLessThanOrEqual(MINUTE);
			expect(waited()).toBeLessThanOrEqual(5 * MINUTE + 20_000);
		}
	}
});

test('a bucket that is said to hold less than nothing is not believed', () => {
	const pacer = new Pacer();
	const headers = { 'gncp-gw-ratelimit-remaining': '-1000000' };
	pacer.note(pacer.take('confirm', 0), { status: 200, headers, body: {} }, 0);
	expect(pacer.take('confirm', 0).wait).toBe(0);
});

test.each(['Infinity', 'NaN', '-5', '1e9', '0x10', 'Wed, 21 Oct 2026 07:28:00 GMT', ''])(
	'Retry-After: %p tells nothing',
	(asked) => {
		const reply = { status: 429, headers: { 'retry-after': asked }, body: {} };
		expect(waitAfterRateLimit(reply, 1)).toBe(1_000);
		expect(asAsked(5)(reply, 2)).toBe(2_000);
	},
);
