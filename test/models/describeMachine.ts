import { someOrAll } from '../support/shops/sandboxOptions';
import { findFlaw, isAlive, MOST_BEYOND_CLIENTS, movedBySent, RUN, signOf } from './check';
import type { Machine } from './machine';
import { MUTATIONS } from './mutations';

/** How many histories of each machine the tests play; `npm run models` plays any number. */
const HISTORIES = someOrAll(20, 60);

/** The tests of one machine: random histories that must be without a flaw, and mistakes that they must find. */
export function describeMachine(machine: Machine): void {
	describe(machine.name, () => {
		test('whatever gets lost, nothing moves twice, and nobody is told what is not so', async () => {
			let beyond = 0;
			const total = { sent: 0, movedBySent: 0 };
			const finding = await findFlaw(
				machine,
				{ ...RUN, numRuns: HISTORIES },
				(played, { isBeyondClients }) => {
					total.sent += played.journal.calls.length;
					total.movedBySent += movedBySent(played);
					beyond += Number(isBeyondClients);
				},
			);
			if (finding !== undefined) {
				const { flaws, story, path } = finding;
				throw new Error([...flaws, `seed ${RUN.seed}, path ${path}`, story].join('\n'));
			}
			expect({ ...total, isAlive: isAlive(machine, total) }).toMatchObject({ isAlive: true });
			expect(beyond).toBeLessThanOrEqual(HISTORIES * MOST_BEYOND_CLIENTS);
		});

		const mutations = MUTATIONS.filter(({ machines }) => machines.includes(machine));
		if (mutations.length === 0) return;
		test.each(mutations)('the histories notice: $name', async (mutation) => {
			const finding = await findFlaw(machine, { ...RUN, isQuick: true }, undefined, mutation);
			expect({ finding, sign: signOf(finding) }).toMatchObject({ sign: expect.any(String) });
		});
	});
}
