import type { SandboxOptions } from '../../../sandbox';

/** When the virtual day of most tests begins. */
export const NOW = '2026-11-22T09:00:00.000+09:00';

/** Whether this run is the one in which every sandbox answers as in the field (`npm run test:field`). */
export const FIELD = process.env.NPAY_TEST_FIELD === '1';

/** How many: some in `npm test`, which is to be quick, and all in the field run, which CI makes as well. */
export const someOrAll = (some: number, all: number): number => (FIELD ? all : some);

/**
 * How a test's sandbox starts: its clock runs, as clocks do, unless the test freezes it and says why;
 * and it is in field mode where the run is. What a test sets goes first.
 */
export const sandboxOptions = (
	wanted: SandboxOptions,
	usual: SandboxOptions['settings'] = {},
): SandboxOptions => ({
	now: NOW,
	...wanted,
	settings: { field: FIELD, ...(wanted.settings ?? usual) },
});
