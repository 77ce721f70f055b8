import fc from 'fast-check';

import type { Mutation } from '../support/units/mutation';
import { judge, type Verdict } from './judge';
import type { Machine } from './machine';
import { anyHistory } from './world/history';
import { play, type Played } from './world/play';

/** Mistakes made on purpose must be found among so many histories. */
export const RUN = { numRuns: 300, seed: 20_261_129 };

/** At most so many of all histories are ones that no client can keep. */
export const MOST_BEYOND_CLIENTS = 0.1;

/**
 * Whether a machine's histories have come to something: what runs have sent has moved something. What others move
 * doesn't count. Where nothing ever moves, nothing can go wrong.
 */
export const isAlive = (
	{ isDoneElsewhere }: Machine,
	{ sent, movedBySent }: { sent: number; movedBySent: number },
): boolean => (isDoneElsewhere === true ? sent > 0 : movedBySent > 0);

/** How much of a history's ledger came about by what runs have sent. */
export const movedBySent = ({ journal }: Played): number =>
	journal.ledger.filter(({ call }) => call !== undefined).length;

/** What was found: nothing, or the shortest history that shows it. */
export interface Finding {
	/** How many histories it took. */
	histories: number;
	flaws: string[];
	story: string;
	/** To play it again: `seed` and `path` of fast-check. */
	seed: number;
	path: string;
}

/** What shows a mistake: nodes that could not be loaded, or threw what is no node's error, show none. */
export const signOf = (finding: Finding | undefined): string | undefined =>
	finding?.flaws.find((flaw) => !/^run \d+: THROWN/.test(flaw));

/**
 * Plays random histories until one has a flaw that a client could have kept from, and shortens that one.
 *
 * @param onPlayed called for each history, before it is judged as a whole
 * @param mutation a mistake made on purpose
 * @returns `undefined` where there is none
 */
export async function findFlaw(
	machine: Machine,
	{ seed, numRuns, isQuick = false }: { seed: number; numRuns: number; isQuick?: boolean },
	onPlayed: (played: Played, verdict: Verdict) => void = () => {},
	mutation?: Mutation,
): Promise<Finding | undefined> {
	let last: Omit<Finding, 'histories' | 'seed' | 'path'> = { flaws: [], story: '' };
	const details = await fc.check(
		fc.asyncProperty(anyHistory, async (history) => {
			const played = await play(history, machine, mutation);
			const verdict = judge(played, machine);
			onPlayed(played, verdict);
			if (verdict.isBeyondClients || verdict.flaws.length === 0) return true;
			last = {
				flaws: verdict.flaws,
				story: `${JSON.stringify(history)}\n${played.journal.story()}`,
			};
			return false;
		}),
		{ seed, numRuns, endOnFailure: isQuick },
	);
	if (!details.failed) return undefined;
	const path = details.counterexamplePath ?? '';
	return { ...last, histories: details.numRuns, seed, path };
}
