import { join } from 'node:path';

import { mutated as loaderOf, type Mutation, pathOf } from '../../../support/units/mutation';
import type { Core } from './n8n';

const FEED = 'Npay/feed/';
const TURNS = 'Npay/trigger/turns.ts';

/** A mistake in the feed's core, made on purpose; the file is below nodes/Npay/feed. */
export interface FeedMutation extends Mutation {
	/** A seed whose first histories find it: with the usual one it takes the test seconds longer. */
	seed?: number;
}

/** As many as the histories themselves have; the seed is fixed, so that a mistake can't hide by luck. */
export const MUTATION_RUN = { numRuns: 2000, seed: 12 };

/** Mistakes that the random histories must find within their normal number of runs. */
export const MUTATIONS: FeedMutation[] = [
	{
		name: 'no overlap',
		seed: 21,
		file: 'position.ts',
		replace: 'options.overlap',
		by: '0',
	},
	{
		name: 'strict greater-than: only rows later than the latest one are new',
		file: 'advance.ts',
		replace: 'if (isBeyondHorizon) continue;',
		by: 'if (isBeyondHorizon || from <= (latestEver ?? 0)) continue;',
	},
	{
		name: 'strict greater-than: a scan leaves out the second that it starts from',
		file: 'advance.ts',
		replace: 'if (isBeyondHorizon) continue;',
		by: 'if (isBeyondHorizon || from <= query.from) continue;',
	},
	{
		name: "this machine's clock instead of the server's",
		file: ['advance.ts', 'position.ts'],
		replace: 'page.serverTime',
		by: 'Date.now()',
	},
	{
		name: 'commit before the last page',
		file: 'position.ts',
		replace: 'if (more !== undefined) {',
		by: 'if (more !== undefined && position.walk !== undefined) {',
	},
	{
		name: 'moreSequence forgotten',
		file: 'advance.ts',
		replace: 'more: walk?.more,',
		by: 'more: walk?.more && { moreFrom: walk.more.moreFrom },',
	},
	{
		name: 'a failed page counts as an empty one',
		seed: 19,
		file: 'advance.ts',
		replace: 'if (page === undefined) break;',
		by: 'if (page === undefined) { position = { from: query.to + 1 }; break; }',
	},
	{
		name: 'a new process goes on after the last emission',
		seed: 5,
		file: 'start.ts',
		replace: 'const place = isContinued ? (after ?? before) : before;',
		by: 'const place = after ?? before;',
	},
	{
		name: 'a new process takes the last batch for delivered',
		file: 'start.ts',
		replace: 'new Memory(isContinued ? seen : seen.slice(0, seen.length - last))',
		by: 'new Memory(seen)',
	},
	{
		name: 'rows of the running second are taken',
		file: 'advance.ts',
		replace: 'if (isBeyondHorizon) continue;',
		by: '',
	},
	{
		name: "an idle feed follows the server's clock closely",
		file: 'position.ts',
		replace: 'const IDLE_DISTANCE = 60 * MINUTE;',
		by: 'const IDLE_DISTANCE = 0;',
	},
	{
		name: 'a gap between two windows',
		seed: 13,
		file: 'position.ts',
		replace: 'query.to + 1',
		by: 'query.to + 2000',
	},
	{
		name: 'nothing is remembered',
		seed: 1,
		file: 'memory.ts',
		replace: 'if (this.known.has(name)) return false;',
		by: '',
	},
	{
		name: 'the memory has no cap',
		seed: 49,
		file: 'memory.ts',
		replace: 'overflow(rest, rest.length + tail.length, unread)',
		by: '{ over: new Set<string>(), spare: new Set<string>() }',
	},
	{
		name: 'the cap forgets without moving on',
		seed: 33,
		file: 'memory.ts',
		replace: 'const cut = endOf(over);',
		by: 'const cut = 0;',
	},
	{
		name: 'every type is wanted',
		file: 'filter.ts',
		replace:
			'types.length === 0 || lastChangedType === undefined || types.includes(lastChangedType)',
		by: 'true',
	},
	{
		name: 'a window that takes several scans trusts the clock',
		file: 'position.ts',
		replace: 'const CLOCK_ERROR = 15 * MINUTE;',
		by: 'const CLOCK_ERROR = 0;',
	},
	{
		name: 'a poll has no bound',
		file: 'advance.ts',
		replace: '&& events.length < options.maxEvents',
		by: '',
	},
	{
		name: "n8n's time for a poll is ignored",
		file: 'advance.ts',
		replace: 'if (pages > 0 && !scan.hasTime()) break;',
		by: 'scan.hasTime();',
	},
	{
		name: "another shop's place is gone on from",
		seed: 6,
		file: 'start.ts',
		replace: 'if (state === undefined || (state.shop ?? scan.shop) !== scan.shop) {',
		by: 'if (state === undefined) {',
	},
	{
		name: 'a full page without a next one is taken for the last',
		seed: 27,
		file: 'paging.ts',
		replace: "if (told !== 'unclear' && !isFull) return undefined;",
		by: "if (told !== 'unclear') return undefined;",
	},
	{
		name: 'any place that a page names is gone on from',
		file: 'paging.ts',
		replace: "return isAfter(place, query) ? place : 'unclear';",
		by: 'return place;',
	},
	{
		name: 'the later of two times is followed',
		file: ['advance.ts', 'position.ts'],
		replace: 'page.serverTime',
		by: 'page.laterTime',
	},
	{
		name: "a place ahead of the source's time is kept",
		file: 'advance.ts',
		replace: 'if (behind !== undefined) {',
		by: 'if (behind !== undefined && start.lookback < 0) {',
	},
	{
		name: 'every place counts as one that can be gone back to',
		seed: 5,
		file: 'advance.ts',
		replace: 'if (position === origin && isAgreed && position.from <= (latestEver ?? 0)) {',
		by: 'if (position === origin && isAgreed) {',
	},
	{
		name: 'what is met again after going back is forgotten',
		seed: 25,
		file: 'memory.ts',
		replace: 'Math.min(rereadFrom(before), rereadFrom(after), anchor)',
		by: 'Math.min(rereadFrom(before), rereadFrom(after))',
	},
	{
		name: 'a lost place begins at Initial Lookback',
		file: 'start.ts',
		replace: 'lookback: options.widestLookback,',
		by: 'lookback: options.initialLookback,',
	},
	{
		name: 'a damaged window is gone on with',
		seed: 26,
		file: 'state.ts',
		replace: '...(isWalk(walk, from) && { walk })',
		by: '...(hasWalk && { walk: walk as Walk })',
	},
	{
		name: 'a place that cannot be is gone on from',
		file: 'state.ts',
		replace: "typeof value === 'number' && value >= FIRST_TIME && value <= LAST_TIME",
		by: "typeof value === 'number'",
	},
	{
		name: 'a new process whose place is damaged goes on after the last emission',
		seed: 30,
		file: 'start.ts',
		replace: 'const place = isContinued ? (after ?? before) : before;',
		by: 'const place = isContinued ? (after ?? before) : (before ?? after);',
	},
	{
		name: 'where it is not known what was emitted last, it counts as delivered',
		seed: 9,
		file: 'state.ts',
		replace: 'isCount ? Math.min(Number(last), whole.length) : whole.length',
		by: 'isCount ? Math.min(Number(last), whole.length) : 0',
	},
	{
		name: 'a place that is refused is asked for again and again',
		seed: 19,
		file: 'advance.ts',
		replace: "if (isRefused && !notices.has('placeRefused')) return 'refused';",
		by: '',
	},
	{
		name: 'rows without a date are left out',
		file: 'advance.ts',
		replace: 'if (isBeyondHorizon) continue;',
		by: 'if (isBeyondHorizon || row.lastChangedDate === undefined) continue;',
	},
	{
		name: 'rows without a type are of none that was chosen',
		seed: 15,
		file: 'filter.ts',
		replace: 'lastChangedType === undefined || types.includes(lastChangedType)',
		by: "types.includes(lastChangedType ?? '')",
	},
	{
		name: 'a row without a date is remembered by the time before it',
		seed: 7,
		file: 'advance.ts',
		replace: 'memory.add(memoryOf(eventId, to))',
		by: 'memory.add(memoryOf(eventId, from))',
	},
	{
		name: 'of two pollers both emit',
		file: '../trigger/turns.ts',
		replace: 'return registration !== undefined && registration <',
		by: 'return registration !== undefined && -registration >',
	},
	{
		name: 'a poll that never ends keeps all others out',
		file: '../trigger/turns.ts',
		replace: 'isWithin(budget ?? PATIENCE, other.startedAt, own.startedAt);',
		by: 'true;',
	},
	{
		name: 'a poll that took too long emits beside the one that was faster',
		seed: 24,
		file: '../trigger/turns.ts',
		replace: 'count !== before ||',
		by: '',
	},
	{
		name: "a crash's state is trusted though it was saved beside its run",
		file: 'start.ts',
		replace: 'const isContinued = isSafe || state.process === scan.process;',
		by: 'const isContinued = true;',
	},
];

/** What makes up the core. What a source throws is the same class for all. */
const isOfCore = (file: string): boolean =>
	file === pathOf(TURNS) || (file.startsWith(pathOf(FEED)) && file !== pathOf(`${FEED}source.ts`));

/** The trigger's core with a mistake in it. @throws when the core no longer holds what is to be replaced */
export function mutated(mutation: FeedMutation): Core {
	const load = loaderOf(
		{ ...mutation, file: [mutation.file].flat().map((file) => join(FEED, file)) },
		isOfCore,
	);
	return {
		advance: load(`${FEED}advance.ts`).advance,
		parseState: load(`${FEED}state.ts`).parseState,
		Turns: load(TURNS).Turns,
	} as Core;
}
