import { join } from 'node:path';

import { mutated as loaderOf, type Mutation, pathOf } from '../../../../support/units/mutation';
import type { Core } from './model';

const FOLDER = 'Npay/trigger/awaiting/';

/** As many as the histories themselves have; the seed is fixed, so that a mistake can't hide by luck. */
export const MUTATION_RUN = { numRuns: 200, seed: 12 };

/** A mistake in the core of *Awaiting Action*, made on purpose. */
export interface AwaitingMutation extends Mutation {
	/** A seed whose first histories find it: with the usual one it takes the test seconds longer. */
	seed?: number;
}

const inFile = (
	file: string,
	mistakes: Array<Omit<AwaitingMutation, 'file'>>,
): AwaitingMutation[] => mistakes.map((mistake) => ({ ...mistake, file: FOLDER + file }));

/** Mistakes in which days are read, what is asked for and what is emitted, made on purpose. */
export const MUTATIONS: AwaitingMutation[] = [
	...inFile('days.ts', [
		{
			name: 'look-back days are read as seldom as older ones',
			seed: 24,
			replace: 'const RECENT_BOUND = 55 * MINUTE;',
			by: 'const RECENT_BOUND = 23 * HOUR;',
		},
		{
			name: 'older days are read every few days',
			seed: 1,
			replace: 'const OLDER_BOUND = 23 * HOUR;',
			by: 'const OLDER_BOUND = 90 * HOUR;',
		},
		{
			name: 'a new process takes days for read',
			seed: 8,
			replace: 'now + (isOften ? share * BEGINNING : 0)',
			by: 'now + RECENT_BOUND',
		},
		{
			name: 'a new process whose polls are seldom leaves days to the next poll',
			seed: 53,
			replace: '(isOften ? share * BEGINNING : 0)',
			by: 'share * BEGINNING',
		},
		{
			name: 'a new process reads all days at once, however often it polls',
			seed: 5,
			replace: '(isOften ? share * BEGINNING : 0)',
			by: '0',
		},
		{
			name: 'a day that could not be read counts as read',
			seed: 25,
			replace: 'if (!isRead) return now + RETRY;',
			by: '',
		},
		{
			name: 'one day a poll, whatever is due',
			replace: 'due.length > 0 ? due : all.slice(0, 1)',
			by: 'all.slice(0, 1)',
		},
		{
			name: 'nothing is read ahead of its time',
			seed: 5,
			replace: 'due.length > 0 ? due : all.slice(0, 1)',
			by: 'due',
		},
		{
			name: 'older days have no bound',
			seed: 3,
			replace: '.slice(0, MOST_OLDER)',
			by: '',
		},
		{
			name: 'the day that is partly within the last 24 hours is left out',
			seed: 1,
			replace: 'rangeOf(dayOf(now - lookback * DAY), dayOf(now - DAY))',
			by: 'rangeOf(dayOf(now - lookback * DAY), dayOf(now - DAY) - 1)',
		},
		{
			name: 'a day is counted by UTC and read by Korean time',
			seed: 1,
			replace: 'Math.floor((millis + KST_AHEAD) / DAY)',
			by: 'Math.floor(millis / DAY)',
		},
		{
			name: 'older days are left out',
			seed: 1,
			replace: 'const older = olderDays(moment).map',
			by: 'const older = olderDays(moment).slice(0, 0).map',
		},
	]),
	...inFile('watch.ts', [
		{
			name: 'what waited is not kept in mind',
			replace: 'this.known.set(productOrderId, waitingIds)',
			by: 'this.known.delete(productOrderId)',
		},
		{
			name: 'product orders whose call has failed are asked for at once, again and again',
			seed: 11,
			replace: 'return now < this.restUntil && this.restUntil <= now + RETRY;',
			by: 'return false;',
		},
		{
			name: 'after a call has failed no product order is asked for any more',
			replace: 'return now < this.restUntil && this.restUntil <= now + RETRY;',
			by: 'return this.restUntil > 0;',
		},
	]),
	...inFile('round.ts', [
		{
			name: 'the last 24 hours are not read',
			replace: 'await reading.readLatest();',
			by: '',
		},
		{
			name: 'what is to be told again is not asked for',
			replace: 'await reading.readKnown();',
			by: '',
		},
		{
			name: 'what was told is asked for with each poll',
			replace: 'return isRecent(last, now, interval) ? undefined : last;',
			by: 'return last;',
		},
		{
			name: 'what is not due is emitted, too',
			replace: 'return { due: due.flatMap((id) => byId.get(id) ?? []), state',
			by: 'return { due: [...byId.values()], state',
		},
		{
			name: 'a day is noted as read that was not asked for',
			replace: 'if (!hasTime()) break;',
			by: 'if (day % 2 === 0) { watch.noteDay(day, true, this.moment); continue; }',
		},
	]),
	...inFile('memory.ts', [
		{
			name: 'what was told counts as told for good',
			replace: 'now - last < interval && last - now < CLOCK_ERROR',
			by: 'last > 0 && last - now < CLOCK_ERROR',
		},
		{
			name: 'a state ahead of the time is believed',
			seed: 45,
			replace: ' && last - now < CLOCK_ERROR',
			by: '',
		},
		{
			name: 'what was told is not remembered',
			replace: 'for (const id of due) times.set(hashOf(id), now);',
			by: '',
		},
	]),
	...inFile('kinds.ts', [
		{
			name: 'an order that is confirmed waits for its confirmation all the same',
			replace: "state.placeOrderStatus === 'NOT_YET' && allowsConfirm(state) === undefined",
			by: 'state.placeOrderStatus !== undefined',
		},
	]),
];

const OWN = ['days.ts', 'watch.ts', 'round.ts', 'memory.ts', 'find.ts', 'kinds.ts'].map((file) =>
	pathOf(join(FOLDER, file)),
);

/** The core with a mistake in it. */
export function mutated(mutation: Mutation): Core {
	const load = loaderOf(mutation, (file) => OWN.includes(file));
	const { goRound } = load(`${FOLDER}round.ts`);
	const { readEmitted } = load(`${FOLDER}memory.ts`);
	const { Watch } = load(`${FOLDER}watch.ts`);
	return { goRound, readEmitted, Watch } as unknown as Core;
}
