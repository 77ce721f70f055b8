import fc from 'fast-check';

import { anySettings, type ServerSettings } from '../servers/settings';
import { anyLongLoss, anyReadFate, anyWriteFate, DECLINED, type Fate } from './fate';

/** One run of the operation, by a workflow or by its operator. */
export interface Step {
	/** How long after the step before, in ms. */
	gapMs: number;
	/** Whether it starts while earlier runs are still under way; else the gap begins when they have ended. */
	overlaps: boolean;
	/** Which of two processes runs it. */
	process: 0 | 1;
	/** What it is about: each machine has some of them. */
	item: 0 | 1;
	/** When its process crashes, in ms from its start. All that the process knew is lost. */
	crashMs: number | undefined;
	/** Whether the operator gives what is left by his own records, where there's a field for it. */
	hasRecord: boolean;
}

/** What happens between a node and a server, as a plan: all chance is in here. */
export interface History {
	server: ServerSettings;
	steps: Step[];
	writes: Fate[];
	reads: Fate[];
	/** Run by hand: n8n keeps no static data then. */
	isManual: boolean;
	/** Failures are items. */
	goesOn: boolean;
	/** *Retry On Fail*: how often it runs in all, and the pause between. */
	retry: { tries: number; waitMs: number };
}

const MINUTE = 60_000;

const anyStep: fc.Arbitrary<Step> = fc.record({
	gapMs: fc.constantFrom(0, 0, 300, 1_000, 5_000, 20_000, MINUTE, 11 * MINUTE),
	overlaps: fc.boolean(),
	process: fc.oneof(
		{ weight: 5, arbitrary: fc.constant(0 as const) },
		{ weight: 1, arbitrary: fc.constant(1 as const) },
	),
	item: fc.oneof(
		{ weight: 5, arbitrary: fc.constant(0 as const) },
		{ weight: 1, arbitrary: fc.constant(1 as const) },
	),
	crashMs: fc.oneof(
		{ weight: 6, arbitrary: fc.constant(undefined) },
		{ weight: 1, arbitrary: fc.constantFrom(200, 1_000, 5_000, 20_000) },
	),
	hasRecord: fc.boolean(),
});

/** All of it in one process that doesn't crash, and nobody's own records: equal parts can then be told apart. */
const alone = (steps: Step[]): Step[] =>
	steps.map((step) => ({ ...step, process: 0, crashMs: undefined, hasRecord: false }));

const anyWrites = fc.array(anyWriteFate, { minLength: 1, maxLength: 5 });

const anySteps = fc.array(anyStep, { minLength: 1, maxLength: 4 });

export const anyHistory: fc.Arbitrary<History> = fc.record({
	server: anySettings,
	steps: fc.oneof(anySteps, anySteps.map(alone)),
	writes: fc.oneof(
		anyWrites,
		fc.tuple(anyLongLoss, anyWrites).map(([first, rest]) => [first, ...rest]),
		fc.tuple(anyLongLoss, anyWrites).map(([second, rest]) => [DECLINED, second, ...rest]),
	),
	reads: fc.array(anyReadFate, { maxLength: 8 }),
	isManual: fc.boolean(),
	goesOn: fc.boolean(),
	retry: fc.oneof(
		{ weight: 3, arbitrary: fc.constant({ tries: 1, waitMs: 0 }) },
		{
			weight: 1,
			arbitrary: fc.record({
				tries: fc.constantFrom(2, 3),
				waitMs: fc.constantFrom(0, 1_000, 5_000),
			}),
		},
	),
});
