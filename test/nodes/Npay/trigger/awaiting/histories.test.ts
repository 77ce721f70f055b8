import fc from 'fast-check';

import { someOrAll } from '../../../../support/shops/sandboxOptions';
import { anyHistory } from './history';
import { flawsOf, play } from './model';
import { mutated, MUTATION_RUN, MUTATIONS } from './mutations';

/** Seconds of work: a machine that is many times as slow has to have the time, too. */
jest.setTimeout(600_000);

test('whatever happens, what waits is told within its bound, nothing else is, and few requests do', async () => {
	await fc.assert(
		fc.asyncProperty(anyHistory, async (history) => {
			expect(flawsOf(await play(history))).toEqual({});
		}),
		{ numRuns: someOrAll(12, 100) },
	);
});

test.each(MUTATIONS)('the histories notice: $name', async (mutation) => {
	const core = mutated(mutation);
	const found = await fc.check(
		fc.asyncProperty(anyHistory, async (history) => {
			return Object.keys(flawsOf(await play(history, core))).length === 0;
		}),
		{ ...MUTATION_RUN, ...(mutation.seed && { seed: mutation.seed }), endOnFailure: true },
	);
	expect(found.failed).toBe(true);
});
