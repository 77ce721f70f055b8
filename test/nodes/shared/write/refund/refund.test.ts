import type { Outcome } from '../../../../../nodes/shared/failure/errors';
import { type Fate, SERVERS } from '../../../../support/shops/refundServers';

let count = 0;
/** A payment of its own for each test: what was in doubt in one is of no concern to another. */
const open = async (name: keyof typeof SERVERS) => await SERVERS[name](`payment-${++count}`);
const isDone = ({ failure }: Outcome) => failure === undefined;
const MINUTE = 60_000;

describe.each(['PortOne V1', 'PortOne V2'] as const)('%s', (name) => {
	test('a part is given back, and the balance that was read is checked', async () => {
		const server = await open(name);
		expect(isDone(await server.run(3_000))).toBe(true);
		const [call] = server.calls;
		expect(call?.checksum ?? call?.currentCancellableAmount).toBe(10_000);
		expect(server.left).toBe(7_000);
	});

	test.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED', 408, 500, 502, 503, 504])(
		'after %p a part that the server still works on is never sent again',
		async (lost) => {
			for (const madeAfterMs of [0, 4_000, 9_000, 14_000, 59_000, undefined]) {
				const server = await open(name);
				server.fates = [{ lost, ...(madeAfterMs === undefined ? {} : { madeAfterMs }) }];
				const first = await server.run(3_000);
				expect(server.calls).toHaveLength(1);
				if (server.refunds.length === 1) {
					expect(first.json).toMatchObject({ success: true, verified: true });
					continue;
				}
				expect(first.failure?.message).toMatch(/^It is not known whether PortOne did this/);
				for (let again = 0; again < 5; again++) {
					expect((await server.run(3_000)).failure?.message).toMatch(/^Not sent, because/);
				}
				server.pass(2 * MINUTE);
				const last = await server.run(3_000);
				if (madeAfterMs === undefined) expect(last.failure?.message).toMatch(/^Not sent, because/);
				else expect(last.json).toMatchObject({ success: true, verified: true });
				expect(server.calls).toHaveLength(1);
			}
		},
	);

	test.each<[Fate, string]>([
		[{ lost: 504 }, 'that never comes to anything'],
		[{ lost: 504, madeAfterMs: 4_000 }, 'that is made four seconds later'],
		[{ lost: 'ECONNRESET', madeAfterMs: 30_000 }, 'that is made half a minute later'],
		[{ madeAfterMs: 0 }, 'that is answered'],
	])('two equal parts by two runs at once, with a first call %j %s', async (...[fate]) => {
		const server = await open(name);
		server.fates = [fate];
		const runs = await Promise.all([server.run(3_000), server.run(3_000)]);
		server.pass(MINUTE);
		expect(runs.filter(isDone).length).toBeLessThanOrEqual(server.refunds.length);
		expect(server.calls).toHaveLength(1);
		expect(runs[1]?.failure?.message).toMatch(/^Not sent/);
	});

	test('of two different parts at once the second is not sent, and says what is left', async () => {
		const server = await open(name);
		const [first, second] = await Promise.all([server.run(3_000), server.run(2_000)]);
		expect([isDone(first), isDone(second)]).toEqual([true, false]);
		expect(second.failure?.advice).toMatch(/7000 of 10000 is left/);
		expect(isDone(await server.run(2_000))).toBe(true);
	});

	test('all that is left, twice at once, is given back once, and both are told so', async () => {
		const server = await open(name);
		const runs = await Promise.all([server.run(), server.run()]);
		expect(runs.map(({ json }) => json)).toMatchObject([
			{ success: true },
			{ success: true, alreadyDone: true },
		]);
		expect(server.calls).toHaveLength(1);
	});

	test('a refund that the server shows late is not taken for the next one', async () => {
		const server = await open(name);
		server.lateMs = 3_000;
		expect(isDone(await server.run(3_000))).toBe(true);
		server.fates = [{ lost: 502 }];
		const { failure } = await server.run(3_000);
		expect(failure?.message).toMatch(/^It is not known/);
		expect(server.calls.at(-1)).toMatchObject(
			name === 'PortOne V1' ? { checksum: 7_000 } : { currentCancellableAmount: 7_000 },
		);
	});

	test('two doubts about equal parts need two refunds', async () => {
		const server = await open(name);
		server.fates = [{ lost: 504, madeAfterMs: 20_000 }];
		await server.run(3_000);
		server.pass(11 * MINUTE);
		server.fates = [{ lost: 504 }];
		// The first one has been made: this run answers for it, the next one is another.
		expect((await server.run(3_000)).json).toMatchObject({ verified: true });
		expect((await server.run(3_000)).failure?.message).toMatch(/^It is not known/);
		expect((await server.run(3_000)).failure?.message).toMatch(/^Not sent, because/);
		expect(server.refunds).toHaveLength(1);
	});

	test('the balance on record ends a doubt once that has lapsed, not before', async () => {
		const server = await open(name);
		server.fates = [{ lost: 'ECONNRESET' }];
		await server.run(3_000);
		server.pass(9 * MINUTE);
		expect((await server.run(3_000, 10_000)).failure?.message).toMatch(/^Not sent, because/);
		server.pass(MINUTE);
		expect((await server.run(3_000)).failure?.advice).toMatch(/Balance on Record/);
		expect(isDone(await server.run(3_000, 10_000))).toBe(true);
		expect(isDone(await server.run(3_000))).toBe(true);
		expect(server.left).toBe(4_000);
	});

	test('a balance on record that a doubt contradicts sends nothing twice', async () => {
		const server = await open(name);
		server.fates = [{ lost: 'ECONNRESET', madeAfterMs: 20_000 }];
		await server.run(3_000);
		server.pass(20 * MINUTE);
		expect((await server.run(3_000, 10_000)).json).toMatchObject({ verified: true });
		expect(server.calls).toHaveLength(1);
	});

	test('a balance on record that counts the doubtful refund asks for a further one', async () => {
		const server = await open(name);
		server.fates = [{ lost: 'ECONNRESET', madeAfterMs: 20_000 }];
		await server.run(3_000);
		server.pass(20 * MINUTE);
		const { json } = await server.run(3_000, 7_000);
		expect(json).toMatchObject({ success: true });
		expect(json).not.toHaveProperty('verified');
		expect(server.left).toBe(4_000);
	});

	test('while the payment can not be read nothing is sent, and what is in doubt is still said', async () => {
		const server = await open(name);
		server.isAway = true;
		expect((await server.run(3_000)).failure?.message).toMatch(
			/^Not sent: .* could not be reached$/,
		);
		server.isAway = false;
		server.fates = [{ lost: 504, madeAfterMs: 30_000 }];
		await server.run(3_000);
		server.isAway = true;
		expect((await server.run(3_000)).failure?.message).toMatch(
			/^Not sent: PortOne could not be reached; it is not known whether PortOne made a refund of 3000 /,
		);
		expect(server.calls).toHaveLength(1);
	});

	test('a call that never left is a plain failure, and leaves no doubt', async () => {
		const server = await open(name);
		server.fates = [{ lost: 'ECONNREFUSED' }];
		expect((await server.run(3_000)).failure?.message).toMatch(/could not be reached/);
		expect(isDone(await server.run(3_000))).toBe(true);
	});

	test('all that is left goes out again once the doubt about it has lapsed', async () => {
		const server = await open(name);
		server.fates = [{ lost: 504 }];
		expect((await server.run()).failure?.advice).toMatch(/12:10 \(KST\).*gives back what is left/);
		server.pass(5 * MINUTE);
		expect((await server.run()).failure?.message).toMatch(/^Not sent, because/);
		server.pass(5 * MINUTE);
		expect(isDone(await server.run())).toBe(true);
		expect(server.calls).toHaveLength(2);
	});
});

describe('PortOne V2', () => {
	test('a refund that is only asked for is said to be pending', async () => {
		const server = await open('PortOne V2');
		server.fates = [{ madeAfterMs: 0, status: 'REQUESTED' }];
		expect((await server.run()).json).toMatchObject({
			...{ success: true, pending: true, cancellation: { status: 'REQUESTED' } },
			message: expect.stringMatching(/may still fail\. Read the payment again later/),
		});
		// Nothing is left to ask for, and it is still not made.
		const { json } = await server.run();
		expect(json).toMatchObject({ success: true, alreadyDone: true, pending: true });
		expect(server.calls).toHaveLength(1);
	});

	test('one that failed later is refunded again', async () => {
		const server = await open('PortOne V2');
		server.fates = [{ madeAfterMs: 0, status: 'REQUESTED' }];
		await server.run(3_000);
		for (const refund of server.refunds) refund.status = 'FAILED';
		expect((await server.run(3_000)).json).toMatchObject({ cancellation: { status: 'SUCCEEDED' } });
		expect(server.left).toBe(7_000);
	});

	test('a lost answer to one that is only asked for is verified and pending', async () => {
		const server = await open('PortOne V2');
		server.fates = [{ lost: 504, madeAfterMs: 4_000, status: 'REQUESTED' }];
		expect((await server.run(3_000)).json).toMatchObject({
			...{ success: true, verified: true, pending: true },
			...{ cancellation: { status: 'REQUESTED', totalAmount: 3_000 } },
			refundedAt: expect.stringMatching(/^2026-11-29T12:00:\d\d/),
		});
	});

	test('one that the payment company refuses is a failure', async () => {
		const server = await open('PortOne V2');
		server.fates = [{ status: 'FAILED' }];
		const { failure } = await server.run(3_000);
		expect(failure).toMatchObject({ code: 'FAILED', message: /refused the refund/ });
	});
});

describe('CEOS', () => {
	test.each([
		[{ lost: 'ECONNRESET', madeAfterMs: 4_000 }, 1],
		[{ lost: 504, madeAfterMs: 9_000 }, 1],
		[{ lost: 'ECONNRESET' }, 2],
	])('a payment is cancelled once after a lost answer: %j', async (fate, calls) => {
		const server = await open('CEOS');
		server.fates = [fate];
		expect((await server.run()).json).toMatchObject({ success: true, paymentStatus: 'CANCELLED' });
		expect(server.calls).toHaveLength(calls);
		expect(server.refunds).toHaveLength(1);
	});

	test('a call that nobody waited for is not sent again within ten minutes', async () => {
		const server = await open('CEOS');
		server.fates = [{ lost: 504, madeAfterMs: 30_000 }];
		expect((await server.run()).failure?.message).toMatch(/^It is not known whether CEOS did this/);
		expect((await server.run()).failure?.message).toMatch(/^Not sent, because/);
		server.pass(MINUTE);
		expect((await server.run()).json).toMatchObject({ success: true, verified: true });
		expect(server.calls).toHaveLength(1);
	});
});
