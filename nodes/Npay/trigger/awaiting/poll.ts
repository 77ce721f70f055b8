import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { DAY, HOUR, MINUTE } from '../../../shared/data/time';
import { triggerIdOf } from '../../../shared/data/triggerId';
import { ParameterReader } from '../../../shared/fields/parameterReader';
import { fetchChanges, readTimes, timesOf } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { warnOfClocks } from '../clocks';
import { fields } from '../fields';
import { readForm, readNumbers } from '../settings';
import { openStore } from '../store';
import { toTestItem } from '../testEvent/testItem';
import type { Turn } from '../turns';
import { warn } from '../warnings';
import { toItem } from './items';
import { awaitingKinds, isAwaitingKind } from './kinds';
import { type AwaitingState, readEmitted, type Times } from './memory';
import { goRound } from './round';
import { testAwaiting } from './testRun';
import { watchOf } from './watch';

/** Share of the time that n8n gives a poll after which no further day is begun. */
const READING_SHARE = 0.6;

/** Times up to this after the last look, in ms, are looked at for changes in one call. */
const LONGEST_LOOK = 23 * HOUR;

/** What changed that long before the last look is looked at again: a change may be listed late. */
const LATE = MINUTE;

/** Whether n8n polls every few minutes, by the node's *Poll Times*; without any it does so each minute. */
function isPolledOften(functions: IPollFunctions): boolean {
	const fallback = { item: [{ mode: 'everyMinute' }] };
	const { item } = functions.getNodeParameter('pollTimes', fallback) as { item?: IDataObject[] };
	return (item ?? []).some(
		({ mode, unit, value }) =>
			mode === 'everyMinute' || (mode === 'everyX' && unit === 'minutes' && Number(value) <= 10),
	);
}

/** What has changed since the last look, at most a page of it, and Naver's time: one call tells both. */
async function lookAtChanges(client: NpayClient, lookedAt: number | undefined) {
	const now = Date.now();
	const isUsable = lookedAt !== undefined && Math.abs(now - lookedAt) < LONGEST_LOOK;
	const from = isUsable ? lookedAt - LATE : now - LATE;
	const page = await fetchChanges(client, { from, to: from + DAY - 1 });
	const changed = isUsable ? page.rows.flatMap(({ productOrderId }) => productOrderId ?? []) : [];
	return { changed, times: timesOf(page) };
}

/**
 * Product orders that wait for the shop, again at the set interval until Naver says that it is done. What
 * waits is read from Naver each time, so that no crash of anything can make one be forgotten: what is stored
 * only says when something was emitted last.
 */
export async function pollAwaiting(
	functions: IPollFunctions,
	client: NpayClient,
	turn: Turn,
): Promise<IDataObject[]> {
	const parameters = ParameterReader.ofTrigger(functions);
	const { lookbackDays, maxPerPoll, repeatAfterMinutes } = readNumbers(parameters);
	const chosen = fields.awaiting.read(parameters).filter(isAwaitingKind);
	const wanted = chosen.length > 0 ? chosen : awaitingKinds.map(({ code }) => code);
	const form = readForm(parameters);
	const { shop } = client;
	if (functions.getMode() === 'manual') {
		const times = await readTimes(client);
		warnOfClocks(functions, times);
		const { one, origin } = await testAwaiting(client, wanted, times, lookbackDays);
		return [toTestItem(toItem(one, form), origin)];
	}
	const store = openStore<Times, AwaitingState>(functions, 'awaiting', (stored) =>
		stored === undefined ? undefined : readEmitted(stored, shop),
	);
	if (store.isStale) return [];
	const startedAt = Date.now();
	const budget = functions.getPollBudgetMs?.() ?? 5 * MINUTE;
	const poller = store.isCopy ? triggerIdOf(functions) : functions;
	const watch = watchOf(poller, JSON.stringify([shop, wanted, lookbackDays]));
	const { changed, times } = await lookAtChanges(client, watch.lookedAt);
	warnOfClocks(functions, times);
	const { due, state, failed } = await goRound({
		client,
		wanted,
		watch,
		times,
		changed,
		before: store.load() ?? new Map(),
		shop,
		lookback: lookbackDays,
		isOften: isPolledOften(functions),
		interval: repeatAfterMinutes * MINUTE,
		most: maxPerPoll,
		hasTime: () => Date.now() - startedAt < budget * READING_SHARE,
	});
	if (failed !== undefined) {
		// With nothing else to give, n8n shows it as a failed poll.
		if (due.length === 0) throw failed;
		warn(functions, 'day', `a part of what may wait could not be read: ${failed.message}`);
	}
	if (!turn.take()) return [];
	store.save(state);
	return due.map((one) => toItem(one, form));
}
