import fc from 'fast-check';

import { anyHistory } from './history';
import { MUTATION_RUN, MUTATIONS, mutated } from './mutations';
import { isFlawless, play } from './play';

/** Half a minute's work: a machine that is many times as slow has to have the time, too. */
jest.setTimeout(600_000);

test.each(MUTATIONS)('the histories notice: $name', async (mutation) => {
	const core = mutated(mutation);
	const found = await fc.check(
		fc.asyncProperty(anyHistory, async (history) => isFlawless(await play(history, core))),
		{ ...MUTATION_RUN, endOnFailure: true },
	);
	expect(found.failed).toBe(true);
});
