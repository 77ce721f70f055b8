import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { MINUTE } from '../../../shared/data/time';
import { ParameterReader } from '../../../shared/fields/parameterReader';
import { readTimes } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { warnOfClocks } from '../clocks';
import { fields } from '../fields';
import { readForm, readNumbers } from '../settings';
import { triggerIdOf } from '../starting';
import { openStore } from '../store';
import { toTestItem } from '../testEvent/testItem';
import type { Turn } from '../turns';
import { warn } from '../warnings';
import { daysOfPoll, findWaiting } from './find';
import { toItem } from './items';
import { awaitingKinds, isAwaitingKind } from './kinds';
import { type AwaitingState, chooseDue, readEmitted } from './memory';
import { testAwaiting } from './testRun';

/** How many polls each trigger has had in this process: each looks at another part of the older days. */
const polled = new Map<string, number>();

/** Another process begins at another part, so that one that is often restarted gets everywhere too. */
function turnOf(functions: IPollFunctions): number {
	const trigger = triggerIdOf(functions);
	const turn = polled.get(trigger) ?? Math.floor(Date.now() / MINUTE);
	polled.set(trigger, turn + 1);
	return turn;
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
	const times = await readTimes(client);
	warnOfClocks(functions, times);
	if (functions.getMode() === 'manual') {
		const { one, origin } = await testAwaiting(client, wanted, times, lookbackDays);
		return [toTestItem(toItem(one, form), origin)];
	}
	const store = openStore<Map<string, number>, AwaitingState>(functions, 'awaiting', (stored) =>
		stored === undefined ? undefined : readEmitted(stored, shop),
	);
	if (store.isStale) return [];
	const days = daysOfPoll(lookbackDays, turnOf(functions));
	const { waiting, failed } = await findWaiting(client, wanted, { times, days });
	const byId = new Map(waiting.map((one) => [one.id, one]));
	const { due, state } = chooseDue(store.load() ?? new Map(), [...byId.keys()], {
		shop,
		now: times.earlier,
		interval: repeatAfterMinutes * MINUTE,
		most: maxPerPoll,
	});
	if (failed !== undefined) {
		// With nothing else to give, n8n shows it as a failed poll.
		if (due.length === 0) throw failed;
		warn(functions, 'day', `a part of what may wait could not be read: ${failed.message}`);
	}
	if (!turn.take()) return [];
	store.save(state);
	return due.flatMap((id) => byId.get(id) ?? []).map((one) => toItem(one, form));
}
