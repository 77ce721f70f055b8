import { Pacer, type Turn, waitAfterRateLimit } from '../../../../nodes/Npay/api/pacing';
import type { Reply } from '../../../../nodes/shared/http/answer/thrown';
import type { WaitBudget } from '../../../../nodes/shared/http/repeat';
import { Random } from '../../../../sandbox/core/random';
import { TokenBuckets } from '../../../../sandbox/core/token-bucket';

const reply = (headers: Record<string, string>, body: unknown = {}): Reply => ({
	status: 200,
	headers,
	body,
});
const bucket = (remaining: number, rate = 2) =>
	reply({
		'gncp-gw-ratelimit-remaining': String(remaining),
		'gncp-gw-ratelimit-replenish-rate': String(rate),
	});
const BURST = 'gncp-gw-ratelimit-burst-capacity';

/** A call that ends at once. */
const call = (pacer: Pacer, endpoint: string, answer: Reply | undefined, now: number) => {
	const turn = pacer.take(endpoint, now);
	pacer.note(turn, answer, now + turn.wait);
	return turn.wait;
};

test('waits for one token when the bucket is empty, for that API only', () => {
	const pacer = new Pacer();
	expect(call(pacer, 'confirm', bucket(1), 0)).toBe(0);
	expect(call(pacer, 'confirm', bucket(0), 0)).toBe(0);
	expect(call(pacer, 'confirm', bucket(0), 0)).toBe(500);
	expect(pacer.take('dispatch', 100).wait).toBe(0);
});

test('tokens come back with time', () => {
	const pacer = new Pacer();
	call(pacer, 'confirm', bucket(0), 0);
	expect(call(pacer, 'confirm', bucket(0), 400)).toBe(100);
	expect(call(pacer, 'confirm', bucket(0), 1500)).toBe(0);
});

test('no more of them than the bucket holds, however long nothing was asked', () => {
	const pacer = new Pacer();
	call(pacer, 'query', reply({ ...bucket(3).headers, [BURST]: '4' }), 0);
	const hour = 3_600_000;
	const waits = [1, 2, 3, 4, 5].map(() => pacer.take('query', hour).wait);
	expect(waits).toEqual([0, 0, 0, 0, 500]);
});

test('calls that go out together wait for one token each', () => {
	const pacer = new Pacer();
	const [first, ...others] = [1, 2, 3].map(() => pacer.take('delay', 0));
	expect([first, ...others].map((turn) => turn?.wait)).toEqual([0, 0, 0]);
	pacer.note(first as Turn, bucket(3), 0);
	expect([1, 2, 3].map(() => pacer.take('delay', 0).wait)).toEqual([0, 500, 1000]);
});

test('does not wait where the answer tells no rate, nor after a call without answer', () => {
	const pacer = new Pacer();
	call(pacer, 'confirm', reply({}), 0);
	call(pacer, 'confirm', undefined, 0);
	expect(pacer.take('confirm', 0).wait).toBe(0);
});

test('another who takes from the same bucket is noticed', () => {
	const pacer = new Pacer();
	call(pacer, 'query', reply({ ...bucket(2).headers, [BURST]: '4' }), 0);
	// It was reckoned to hold 1; the answer says that somebody has taken it.
	call(pacer, 'query', reply({ ...bucket(0).headers, [BURST]: '4' }), 0);
	expect(pacer.take('query', 0).wait).toBe(500);
});

test.each([1, 3])(
	'%d calls at a time are held to the bucket alone, whatever their answers take',
	(atOnce) => {
		const random = new Random(`pacing ${atOnce}`);
		for (let round = 0; round < 50; round++) {
			const latency = () => random.int(20, atOnce === 1 ? 450 : 700);
			const { refused, took, waited } = play(atOnce, 200, latency);
			expect(refused).toBe(0);
			// 4 at once, then 2 a second; what comes back while the first answers come is lost.
			expect(took).toBeLessThan(((200 - 4) / 2) * 1000 * 1.03 + 2000);
			expect(waited).toBe(0);
		}
	},
);

/** Calls against a bucket as the gateway has it, on a clock of its own. Each has the same way there and back. */
function play(atOnce: number, count: number, latency: () => number) {
	const waits = { taken: 0, take: (ms: number) => ((waits.taken += ms), true) };
	const pacer = new Pacer(waits as unknown as WaitBudget);
	const buckets = new TokenBuckets();
	const size = { replenishRate: 2, burstCapacity: 4 };
	const events: Array<{ at: number; run(now: number): void }> = [];
	let [left, refused, last] = [count, 0, 0];
	const plan = (at: number, run: (now: number) => void) => void events.push({ at, run });
	const next = (now: number) => {
		if (left-- <= 0) return;
		const turn = pacer.take('query', now);
		const way = latency() / 2;
		plan(turn.at + way, (arrived) => {
			const { allowed, remaining } = buckets.take('query', arrived, size);
			if (!allowed) refused++;
			plan(arrived + way, (answered) => {
				last = answered;
				const headers = { ...bucket(remaining).headers, [BURST]: '4' };
				pacer.note(turn, { ...reply(headers), status: allowed ? 200 : 429 }, answered);
				next(answered);
			});
		});
	};
	for (let worker = 0; worker < atOnce; worker++) next(0);
	while (events.length > 0) {
		const [first] = events.sort((one, other) => one.at - other.at).splice(0, 1);
		first?.run(first.at);
	}
	return { refused, took: last, waited: waits.taken };
}

test.each([
	['at least a second', {}, {}, 1, 1000],
	['as long as the rate says', { 'gncp-gw-ratelimit-replenish-rate': '0.25' }, {}, 1, 4000],
	['as long as Retry-After says', { 'retry-after': '7' }, {}, 1, 7000],
	['longer each time', {}, {}, 4, 8000],
	['not for a quota', {}, { code: 'GW.QUOTA_LIMIT' }, 1, undefined],
	['not for hours', { 'retry-after': '3600' }, {}, 1, undefined],
	['not for ever', {}, {}, 6, undefined],
])('after a 429: %s', (_, headers, body, attempt, wait) => {
	expect(waitAfterRateLimit(reply(headers as Record<string, string>, body), attempt)).toBe(wait);
});
