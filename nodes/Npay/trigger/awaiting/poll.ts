import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { definedOnly } from '../../../shared/objects';
import { MINUTE } from '../../../shared/time';
import type { NpayClient } from '../../api/client';
import { treatPersonalData } from '../../api/personalData';
import { simplify } from '../../api/simplify';
import { changeSource } from '../changes/source';
import type { ItemForm } from '../settings';
import { readForm, readOptions } from '../settings';
import { openStore } from '../store';
import type { Waiting } from './find';
import { daysOfPoll, findWaiting, headOf } from './find';
import type { AwaitingKind } from './kinds';
import { awaitingKinds } from './kinds';
import { chooseDue, newAwaiting, parseAwaiting } from './memory';

/** How many items a test run in the editor shows. */
const SAMPLE_SIZE = 10;

function toItem(waiting: Waiting, { includeDetails, output, personalData }: ItemForm): IDataObject {
	const head = definedOnly(headOf(waiting));
	const details = output === 'raw' ? { details: waiting.detail } : simplify(waiting.detail);
	return treatPersonalData(includeDetails ? { ...head, ...details } : head, personalData);
}

/**
 * Product orders that wait for the shop, again at the set interval until Naver says that it is done. What
 * waits is read from Naver each time, so that no crash of anything can make one be forgotten.
 */
export async function pollAwaiting(
	functions: IPollFunctions,
	client: NpayClient,
): Promise<IDataObject[]> {
	const options = readOptions(functions);
	const chosen = functions.getNodeParameter('awaiting', []) as AwaitingKind[];
	const wanted = chosen.length > 0 ? chosen : awaitingKinds.map(({ code }) => code);
	const form = readForm(functions);
	const now = await changeSource(client).readTime();
	if (functions.getMode() === 'manual') {
		const days = [{ from: options.lookbackDays, to: 0 }];
		const waiting = await findWaiting(client, wanted, { now, days });
		return waiting.slice(0, SAMPLE_SIZE).map((one) => toItem(one, form));
	}
	const store = openStore(functions, 'awaiting', (stored) => parseAwaiting(stored, client.shop));
	if (store.isStale) return [];
	const kept = store.load() ?? newAwaiting(client.shop);
	const days = daysOfPoll(options.lookbackDays, kept.turn);
	const waiting = await findWaiting(client, wanted, { now, days });
	const byId = new Map(waiting.map((one) => [one.id, one]));
	const { due, state } = chooseDue(kept, [...byId.keys()], {
		now,
		interval: options.repeatAfterMinutes * MINUTE,
		most: options.maxPerPoll,
	});
	store.save(state);
	return due.flatMap((id) => byId.get(id) ?? []).map((one) => toItem(one, form));
}
