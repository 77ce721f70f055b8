import { Pacer, waitAfterRateLimit } from '../../../../nodes/Npay/api/pacing';
import type { Reply } from '../../../../nodes/shared/http/answer/thrown';

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

test('waits for one token when the bucket is empty, for that API only', () => {
	const pacer = new Pacer();
	expect(pacer.take('confirm', 0)).toBe(0);
	pacer.note('confirm', bucket(1), 0);
	expect(pacer.take('confirm', 0)).toBe(0);
	pacer.note('confirm', bucket(0), 100);
	expect(pacer.take('confirm', 100)).toBe(500);
	expect(pacer.take('dispatch', 100)).toBe(0);
});

test('tokens come back with time', () => {
	const pacer = new Pacer();
	pacer.note('confirm', bucket(0), 0);
	expect(pacer.take('confirm', 400)).toBe(100);
	pacer.note('confirm', bucket(0), 500);
	expect(pacer.take('confirm', 1500)).toBe(0);
});

test('calls that go out together wait for one token each', () => {
	const pacer = new Pacer();
	expect([1, 2, 3].map(() => pacer.take('delay', 0))).toEqual([0, 0, 0]);
	pacer.note('delay', bucket(3), 0);
	expect([pacer.take('delay', 0), pacer.take('delay', 0), pacer.take('delay', 0)]).toEqual([
		0, 500, 1000,
	]);
});

test('does not wait where the answer tells no rate, nor after a call without answer', () => {
	const pacer = new Pacer();
	pacer.take('confirm', 0);
	pacer.note('confirm', reply({}), 0);
	pacer.take('confirm', 0);
	pacer.note('confirm', undefined, 0);
	expect(pacer.take('confirm', 0)).toBe(0);
});

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
