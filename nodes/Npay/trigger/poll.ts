import { randomUUID } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { MINUTE, SECOND } from '../../shared/time';
import type { ChangeRow } from '../api/changes';
import { NpayClient } from '../api/client';
import type { PersonalData } from '../api/personalData';
import type { FeedOptions } from '../feed/advance';
import { advance } from '../feed/advance';
import { parseState } from '../feed/state';
import { DEFAULTS, MOST_PER_POLL } from './fields';
import type { ItemForm } from './items';
import { toItems } from './items';
import { sample } from './sample';
import { changeSource } from './source';

/** Another process wrote a state that doesn't carry this name. */
const PROCESS = randomUUID();

/** Triggers that are polling right now in this process: n8n may start a poll before the last has ended. */
const polling = new Set<string>();

/** Pages and windows that one poll reads at most: enough for half a year of silence. */
const MAX_PAGES = 200;
/** Share of the time that n8n gives a poll which goes into reading the feed; the rest is for details. */
const READING_SHARE = 0.6;

function readOptions(functions: IPollFunctions): FeedOptions {
	const set = functions.getNodeParameter('options', {}) as Partial<typeof DEFAULTS>;
	const options = { ...DEFAULTS, ...set };
	return {
		overlap: options.overlapMinutes * MINUTE,
		settle: options.settleSeconds * SECOND,
		initialLookback: options.initialLookbackMinutes * MINUTE,
		maxEvents: Math.min(options.maxPerPoll, MOST_PER_POLL),
		maxPages: MAX_PAGES,
	};
}

function readForm(functions: IPollFunctions): ItemForm {
	return {
		includeDetails: functions.getNodeParameter('includeDetails', true) as boolean,
		output: functions.getNodeParameter('output', 'simplified') as ItemForm['output'],
		personalData: functions.getNodeParameter('personalData', 'full') as PersonalData,
	};
}

/**
 * Where the state is kept. n8n keeps a node's own data by the node's name, so a second copy stands under its
 * id: renaming the node must not make it start anew.
 */
function stateStore(functions: IPollFunctions) {
	const own = functions.getWorkflowStaticData('node');
	const shared = functions.getWorkflowStaticData('global');
	const key = `npayTrigger:${functions.getNode().id}`;
	return {
		load: () => parseState(own.state) ?? parseState(shared[key]),
		save(state: object) {
			own.state = state as IDataObject;
			shared[key] = state as IDataObject;
		},
		/**
		 * True where n8n hands out a copy that it commits together with the run (durable cursors): only there is
		 * what was stored the very object that is read back, and not an observer around it.
		 */
		isCopy() {
			const probe = {};
			own.probe = probe;
			const isSame = own.probe === probe;
			delete own.probe;
			return isSame;
		},
	};
}

/** Reads the feed on and commits the new place last, after everything before it has worked. */
async function readOn(
	functions: IPollFunctions,
	client: NpayClient,
	accepts: (row: ChangeRow) => boolean,
) {
	const startedAt = Date.now();
	const budget = functions.getPollBudgetMs?.() ?? 5 * MINUTE;
	const store = stateStore(functions);
	const isDurable = functions.getNodeParameter('options.durablePolling', false) === true;
	const { state, events } = await advance<ChangeRow>({
		state: store.load(),
		shop: client.shop,
		process: PROCESS,
		isTransactional: isDurable && store.isCopy(),
		source: changeSource(client),
		options: readOptions(functions),
		accepts,
		hasTime: () => Date.now() - startedAt < budget * READING_SHARE,
	});
	const items = await toItems(client, events, readForm(functions));
	store.save(state);
	return items;
}

/**
 * One poll of the trigger.
 *
 * @returns the items of the changes, empty when there is nothing new
 * @throws ApiFailure, AccountError; the state is then as it was
 */
export async function pollChanges(functions: IPollFunctions): Promise<IDataObject[]> {
	const client = await NpayClient.create(functions);
	const types = functions.getNodeParameter('changeTypes', []) as string[];
	const accepts = ({ lastChangedType }: ChangeRow) =>
		types.length === 0 || types.includes(lastChangedType);
	if (functions.getMode() === 'manual') {
		return await toItems(client, await sample(changeSource(client), accepts), readForm(functions));
	}
	const key = `${functions.getWorkflow().id ?? ''}:${functions.getNode().id}`;
	if (polling.has(key)) return [];
	polling.add(key);
	try {
		return await readOn(functions, client, accepts);
	} finally {
		polling.delete(key);
	}
}
