import { coresOf, memoryOf, quantile, reckon, requestsPerMinute } from './reckon';
import type { Level } from './result';

/** A minute in which each shop took a hundredth of a core of main and a mebibyte. */
const level = (shops: number, mode: Level['mode'] = 'single'): Level => ({
	mode,
	shops,
	tookMs: 60_000,
	groups: [
		{ name: 'main', cpuMs: 600 * shops + 3_000, peakBytes: (shops + 500) * 2 ** 20 },
		...(mode === 'queue' ? [{ name: 'workers', cpuMs: 6_000, peakBytes: 2 ** 30 }] : []),
	],
	delays: Array.from({ length: shops }, () => 30_000),
	missing: 0,
	failed: 0,
	requests: 2 * shops,
	refused: 0,
});

it('adds up the groups of processes, or takes one of them', () => {
	const queue = level(10, 'queue');
	expect(coresOf(queue, 'main')).toBeCloseTo(0.15);
	expect(coresOf(queue)).toBeCloseTo(0.25);
	expect(memoryOf(queue)).toBe(510 * 2 ** 20 + 2 ** 30);
	expect(requestsPerMinute(queue)).toBe(2);
});

it('goes on in a straight line until main has used what it should at most', () => {
	const reckoning = reckon([level(1), level(20), level(40)], 'single');
	expect(reckoning?.coresPerShop).toBeCloseTo(0.01);
	expect(reckoning?.coresAtRest).toBeCloseTo(0.05);
	expect((reckoning?.bytesPerShop ?? 0) / 2 ** 20).toBeCloseTo(1);
	expect(reckoning?.shopsPerMain).toBeCloseTo(65);
	expect(reckoning?.measuredUpTo).toBe(40);
});

it('computes nothing from one level, or from those of another mode', () => {
	expect(reckon([level(1)], 'single')).toBeUndefined();
	expect(reckon([level(1), level(2)], 'queue')).toBeUndefined();
});

it('knows no end where nothing grows', () => {
	const flat = [1, 50].map((shops) => ({ ...level(1), shops }));
	expect(reckon(flat, 'single')?.shopsPerMain).toBe(Infinity);
});

it('finds the number that so many reach', () => {
	const numbers = [5, 1, 4, 2, 3];
	expect(quantile(numbers, 0.5)).toBe(3);
	expect(quantile(numbers, 0.95)).toBe(5);
	expect(quantile([], 0.5)).toBeNaN();
});
