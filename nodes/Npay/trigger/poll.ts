import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { NpayClient } from '../api/client';
import { pollAwaiting } from './awaiting/poll';
import { pollChanges } from './changes/poll';
import { OneAtATime } from './oneAtATime';

/** n8n may start a poll before the last one has ended. */
const polls = new OneAtATime();

/**
 * One poll of the trigger.
 *
 * @returns the items, empty when there is nothing new
 * @throws ApiFailure, AccountError; what the trigger remembers is then as it was
 */
export async function poll(functions: IPollFunctions): Promise<IDataObject[]> {
	const client = await NpayClient.create(functions);
	const isAwaiting = functions.getNodeParameter('triggerOn', 'changes') === 'awaitingAction';
	const run = isAwaiting ? pollAwaiting : pollChanges;
	if (functions.getMode() === 'manual') return await run(functions, client);
	const trigger = `${functions.getWorkflow().id ?? ''}:${functions.getNode().id}`;
	return (await polls.run(trigger, async () => await run(functions, client))) ?? [];
}
