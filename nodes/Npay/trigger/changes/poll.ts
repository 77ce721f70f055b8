import { randomUUID } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { MINUTE } from '../../../shared/time';
import type { ChangeRow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { advance } from '../../feed/advance';
import { parseState } from '../../feed/state';
import { readFeedOptions, readForm } from '../settings';
import { openStore } from '../store';
import { toItems } from './items';
import { sample } from './sample';
import { changeSource } from './source';

/** Another process wrote a state that doesn't carry this name. */
const PROCESS = randomUUID();

/** Share of the time that n8n gives a poll which goes into reading the feed; the rest is for details. */
const READING_SHARE = 0.6;

/** Reads the feed on and commits the new place last, after everything before it has worked. */
async function readOn(
	functions: IPollFunctions,
	client: NpayClient,
	types: string[],
): Promise<IDataObject[]> {
	const startedAt = Date.now();
	const budget = functions.getPollBudgetMs?.() ?? 5 * MINUTE;
	const store = openStore(functions, 'state', parseState);
	if (store.isStale) return [];
	const isDurable = functions.getNodeParameter('options.durablePolling', false) === true;
	const { state, events } = await advance<ChangeRow>({
		state: store.load(),
		shop: client.shop,
		process: PROCESS,
		isTransactional: isDurable && store.isCopy,
		source: changeSource(client),
		options: readFeedOptions(functions),
		types,
		hasTime: () => Date.now() - startedAt < budget * READING_SHARE,
	});
	const items = await toItems(client, events, readForm(functions));
	store.save(state);
	return items;
}

/** Product orders whose state has changed; in a test run of the editor, a sample of them. */
export async function pollChanges(
	functions: IPollFunctions,
	client: NpayClient,
): Promise<IDataObject[]> {
	const types = functions.getNodeParameter('changeTypes', []) as string[];
	if (functions.getMode() === 'manual') {
		const events = await sample(changeSource(client), types);
		return await toItems(client, events, readForm(functions));
	}
	return await readOn(functions, client, types);
}
