import type { Measurement } from './result';
import { lineThrough, median, scaled, summaryOf } from './summary';

const MEASUREMENT: Measurement = {
	job: 'confirm',
	way: 'ours',
	round: 1,
	size: 3_000,
	failed: 0,
	requests: 101,
	refused: 0,
	apiMs: 49_000,
	wallMs: 50_000,
	cpuMs: 3_000,
	peakBytes: 2 ** 30,
	floor: 101,
	boundMs: 48_000,
};

describe('median', () => {
	it.each([
		[[3], 3],
		[[9, 1, 5], 5],
		[[4, 1, 3, 2], 2.5],
	])('of %j is %d', (numbers, expected) => {
		const given = [...numbers];
		expect(median(given)).toBe(expected);
		expect(given).toEqual(numbers);
	});

	it('of nothing is no number', () => {
		expect(median([])).toBeNaN();
	});
});

describe('a summary', () => {
	const rounds = [
		MEASUREMENT,
		{ ...MEASUREMENT, round: 2, wallMs: 90_000, cpuMs: 9_000, refused: 2, failed: 1 },
		{ ...MEASUREMENT, round: 3, wallMs: 51_000, cpuMs: 3_200 },
	];

	it('has the medians of all rounds, and the range of their times', () => {
		expect(summaryOf(rounds, 'confirm', 'ours')).toMatchObject({
			rounds: 3,
			wallMs: 51_000,
			cpuMs: 3_200,
			wallRange: [50_000, 90_000],
		});
	});

	it('sums up what went wrong: one bad round of three does not vanish', () => {
		expect(summaryOf(rounds, 'confirm', 'ours')).toMatchObject({ refused: 2, failed: 1 });
	});

	it('takes nothing of another job or way', () => {
		const others: Measurement[] = [
			{ ...MEASUREMENT, way: 'by-hand', wallMs: 1 },
			{ ...MEASUREMENT, job: 'dispatch', wallMs: 1 },
		];
		expect(summaryOf([MEASUREMENT, ...others], 'confirm', 'ours')?.wallMs).toBe(50_000);
		expect(summaryOf(others, 'confirm', 'ours')).toBeUndefined();
	});

	it('is scaled in what grows with the orders, and in nothing else', () => {
		const summary = summaryOf(
			[{ ...MEASUREMENT, size: 6, requests: 7, wallMs: 7_200 }],
			'confirm',
			'ours',
		);
		if (summary === undefined) throw new Error('no summary');
		expect(scaled(summary, 3_000)).toMatchObject({
			size: 3_000,
			requests: 3_500,
			wallMs: 3_600_000,
			peakBytes: summary.peakBytes,
			failed: 0,
		});
	});
});

describe('a line', () => {
	it('goes through points that lie on one', () => {
		const { slope, start } = lineThrough([
			[1, 5],
			[50, 103],
			[200, 403],
		]);
		expect(slope).toBeCloseTo(2);
		expect(start).toBeCloseTo(3);
	});

	it('is flat through one point', () => {
		expect(lineThrough([[4, 7]])).toEqual({ slope: 0, start: 7 });
	});
});
