import fc from 'fast-check';

import { anyHistory } from './history';
import { MUTATIONS, mutated } from './mutations';
import { isFlawless, play } from './play';

/** As many as the histories themselves have; the seed is fixed, so that a mistake can't hide by luck. */
const NORMAL_RUN = { numRuns: 2000, seed: 12, endOnFailure: true };

test.each(MUTATIONS)('the histories notice: $name', async (mutation) => {
	const advance = mutated(mutation);
	const found = await fc.check(
		fc.asyncProperty(anyHistory, async (history) => isFlawless(await play(history, advance))),
		NORMAL_RUN,
	);
	expect(found.failed).toBe(true);
});
