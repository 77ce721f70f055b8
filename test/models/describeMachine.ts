import { someOrAll } from '../support/shops/sandboxOptions';
import { findFlaw, MOST_BEYOND_CLIENTS, RUN } from './check';
import type { Machine } from './machine';
import { MUTATIONS } from './mutations';

/** How many histories of each machine the tests play; `npm run models` plays any number. */
const HISTORIES = someOrAll(20, 60);

/** The tests of one machine: random histories that must be without a flaw, and mistakes that they must find. */
export function describeMachine(machine: Machine): void {
	describe(machine.name, () => {
		test('whatever gets lost, nothing moves twice, and nobody is told what is not so', async () => {
			let beyond = 0;
			let moved = 0;
			const finding = await findFlaw(
				machine,
				{ ...RUN, numRuns: HISTORIES },
				({ journal }, { isBeyondClients }) => {
					moved += journal.ledger.length;
					beyond += Number(isBeyondClients);
				},
			);
			if (finding !== undefined) {
				const { flaws, story, path } = finding;
				throw new Error([...flaws, `seed ${RUN.seed}, path ${path}`, story].join('\n'));
			}
			// Where nothing ever moves, nothing can go wrong.
			expect(moved).toBeGreaterThan(0);
			expect(beyond).toBeLessThanOrEqual(HISTORIES * MOST_BEYOND_CLIENTS);
		});

		const mutations = MUTATIONS.filter(({ machines }) => machines.includes(machine));
		if (mutations.length === 0) return;
		test.each(mutations)('the histories notice: $name', async (mutation) => {
			const finding = await findFlaw(machine, { ...RUN, isQuick: true }, undefined, mutation);
			expect(finding?.flaws).toBeDefined();
		});
	});
}
