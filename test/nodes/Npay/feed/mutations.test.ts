import fc from 'fast-check';

import { anyHistory } from './history';
import { mutated, MUTATION_RUN, MUTATIONS } from './mutations';
import { isFlawless, play } from './play';

test.each(MUTATIONS)('the histories notice: $name', async (mutation) => {
	const core = mutated(mutation);
	const found = await fc.check(
		fc.asyncProperty(anyHistory, async (history) => isFlawless(await play(history, core))),
		{ ...MUTATION_RUN, ...(mutation.seed && { seed: mutation.seed }), endOnFailure: true },
	);
	expect(found.errorInstance).not.toBeInstanceOf(ReferenceError);
	expect(found.failed).toBe(true);
});
