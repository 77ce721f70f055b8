import { randomUUID } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { MINUTE } from '../../../shared/data/time';
import { ParameterReader } from '../../../shared/fields/parameterReader';
import { ApiFailure } from '../../../shared/http/apiFailure';
import type { ChangeRow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { advance } from '../../feed/advance';
import { StuckFeedError } from '../../feed/paging';
import type { Notice } from '../../feed/scan';
import { type FeedState, type KnownState, parseState } from '../../feed/state';
import { warnOfClocks } from '../clocks';
import { fields } from '../fields';
import { readFeedOptions, readForm } from '../settings';
import { openStore } from '../store';
import type { Turn } from '../turns';
import { warn } from '../warnings';
import { PollDetails } from './details';
import { toItems } from './items';
import { changeSource } from './source';
import { testChanges } from './testRun';

/** Another process wrote a state that doesn't carry this name. */
const PROCESS = randomUUID();

/** Share of the time that n8n gives a poll which goes into reading the feed; the rest is for details. */
const READING_SHARE = 0.6;

const NOTICES: Record<Notice, string> = {
	placeLost:
		'its place in the change feed is damaged in what n8n stored, so it reads as far back as it can. What was delivered before may come again, with the same eventId',
	placeAhead:
		"its place in the change feed was ahead of Naver's clock: an earlier answer told a wrong time. It has gone back and reads what it passed by",
	placeRefused:
		'Naver no longer knew the page at which it was to go on; that window is read from its start again',
};

/** More changes are there, and no way leads to them. */
const stuckFeed = (): ApiFailure =>
	new ApiFailure(
		{
			message: 'Naver says that there are more changes, and not where they go on',
			advice:
				'Nothing is lost: each poll tries again from here. If it goes on, tell Naver support (기술지원)',
		},
		false,
		false,
	);

/**
 * Reads the feed on, and the product orders beside it, and commits the new place last, after everything
 * before it has worked.
 */
async function readOn(
	functions: IPollFunctions,
	client: NpayClient,
	types: readonly string[],
	turn: Turn,
): Promise<IDataObject[]> {
	const parameters = ParameterReader.ofTrigger(functions);
	const startedAt = Date.now();
	const budget = functions.getPollBudgetMs?.() ?? 5 * MINUTE;
	const hasTime = (share: number) => Date.now() - startedAt < budget * share;
	const store = openStore<KnownState, FeedState>(functions, 'state', parseState);
	if (store.isStale) return [];
	const form = readForm(parameters);
	const reader = new PollDetails(client, () => hasTime(1));
	const isDurable = fields.options.durablePolling.read(parameters);
	const { state, events, notices } = await advance<ChangeRow>({
		state: store.load(),
		shop: client.shop,
		process: PROCESS,
		isTransactional: isDurable && store.isCopy,
		source: changeSource(client, (times) => warnOfClocks(functions, times)),
		options: readFeedOptions(parameters),
		types,
		hasTime: () => hasTime(READING_SHARE) && !reader.hasFailed,
		onEvent({ row: { productOrderId } }) {
			if (form.includeDetails && productOrderId !== undefined) reader.add(productOrderId);
		},
	}).catch((error: unknown) => {
		throw error instanceof StuckFeedError ? stuckFeed() : error;
	});
	for (const notice of notices) warn(functions, notice, NOTICES[notice]);
	const items = toItems(events, form, form.includeDetails ? await reader.end() : undefined);
	if (!turn.take()) return [];
	store.save(state);
	return items;
}

/**
 * Product orders whose state has changed; in a test run of the editor, one to look at.
 *
 * @param types of changes, all where empty
 */
export async function pollChanges(
	functions: IPollFunctions,
	client: NpayClient,
	types: readonly string[],
	turn: Turn,
): Promise<IDataObject[]> {
	if (functions.getMode() !== 'manual') return await readOn(functions, client, types, turn);
	const form = readForm(ParameterReader.ofTrigger(functions));
	return await testChanges(client, types, form, (times) => warnOfClocks(functions, times));
}
