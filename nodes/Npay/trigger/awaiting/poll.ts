import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { MINUTE } from '../../../shared/time';
import type { NpayClient } from '../../api/client';
import { treatPersonalData } from '../../api/personalData';
import { simplify } from '../../api/simplify';
import { changeSource } from '../changes/source';
import type { ItemForm } from '../settings';
import { mostPerPoll, readForm, readOptions } from '../settings';
import { openStore } from '../store';
import type { Waiting } from './find';
import { findWaiting, headOf } from './find';
import type { AwaitingKind } from './kinds';
import { awaitingKinds } from './kinds';
import { chooseDue, parseAwaiting } from './memory';

/** How many items a test run in the editor shows. */
const SAMPLE_SIZE = 10;

function toItem(waiting: Waiting, { includeDetails, output, personalData }: ItemForm): IDataObject {
	const head = Object.fromEntries(
		Object.entries(headOf(waiting)).filter(([, value]) => value !== undefined),
	);
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
	const waiting = await findWaiting(client, wanted, { now, days: options.lookbackDays });
	if (functions.getMode() === 'manual') {
		return waiting.slice(0, SAMPLE_SIZE).map((one) => toItem(one, form));
	}
	const store = openStore(functions, 'awaiting');
	const byId = new Map(waiting.map((one) => [one.id, one]));
	const { due, state } = chooseDue(parseAwaiting(store.load(), client.shop), [...byId.keys()], {
		now,
		interval: options.repeatAfterMinutes * MINUTE,
		most: mostPerPoll(options),
	});
	store.save(state);
	return due.flatMap((id) => byId.get(id) ?? []).map((one) => toItem(one, form));
}
