import fc from 'fast-check';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What happens next, all by Naver's clock. */
export type Step =
	/** An order that was paid so many days ago is there, and waits from now on or later. */
	| { kind: 'order'; paidDaysAgo: number; isClaim: boolean; waitsIn: number; waitsFor: number }
	/** Polls at the usual interval, so many of them. */
	| { kind: 'polls'; count: number; failing: boolean; queryFails: boolean }
	| { kind: 'pause'; ms: number }
	| { kind: 'restart' }
	| { kind: 'damage'; state: 'deleted' | 'junk' | 'ahead' };

/** A shop's life with a trigger. */
export interface History {
	steps: Step[];
	/** ms between two polls. */
	every: number;
	lookback: number;
	/** ms. */
	interval: number;
	/** What the server's two times differ by, in ms. */
	apart: number;
}

const order: fc.Arbitrary<Step> = fc.record({
	kind: fc.constant('order' as const),
	paidDaysAgo: fc.constantFrom(0, 0, 0.5, 0.999, 1.001, 1.5, 2, 3.3, 4.9, 6.95, 7.5, 20, 60, 110),
	isClaim: fc.boolean(),
	waitsIn: fc.constantFrom(0, 0, 0, 10 * MINUTE, 2 * HOUR),
	waitsFor: fc.constantFrom(5 * MINUTE, HOUR, 6 * HOUR, 100 * DAY, 100 * DAY, 100 * DAY),
});

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: order },
	{
		weight: 7,
		arbitrary: fc.record({
			kind: fc.constant('polls' as const),
			count: fc.constantFrom(1, 3, 12, 40),
			failing: fc.constantFrom(false, false, false, false, true),
			queryFails: fc.constantFrom(false, false, false, false, true),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('pause' as const),
			ms: fc.constantFrom(HOUR, 7 * HOUR, 26 * HOUR),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('damage' as const),
			state: fc.constantFrom('deleted' as const, 'junk' as const, 'ahead' as const),
		}),
	},
);

export const anyHistory: fc.Arbitrary<History> = fc.record({
	steps: fc.array(step, { minLength: 3, maxLength: 14 }),
	every: fc.constantFrom(MINUTE, MINUTE, 5 * MINUTE, 10 * MINUTE, HOUR, DAY),
	lookback: fc.constantFrom(7, 7, 7, 1, 3),
	interval: fc.constantFrom(HOUR, HOUR, 10 * MINUTE, 5 * HOUR),
	apart: fc.constantFrom(0, 0, 0, 700, 10 * HOUR),
});
