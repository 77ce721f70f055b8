import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { NpayClient } from '../api/client';
import { pollAwaiting } from './awaiting/poll';
import { pollChanges } from './changes/poll';
import { OneAtATime } from './oneAtATime';
import { triggerIdOf } from './starting';

/** n8n may start a poll before the last one has ended. */
const polls = new OneAtATime();

/**
 * One poll of the trigger.
 *
 * @returns the items, empty when there is nothing new
 * @throws ApiFailure, AccountError; what the trigger remembers is then as it was
 */
export async function poll(functions: IPollFunctions): Promise<IDataObject[]> {
	if (functions.getMode() === 'manual') return await read(functions);
	return (await polls.run(triggerIdOf(functions), async () => await read(functions))) ?? [];
}

async function read(functions: IPollFunctions): Promise<IDataObject[]> {
	const client = await NpayClient.create(functions);
	const isAwaiting = functions.getNodeParameter('triggerOn', 'changes') === 'awaitingAction';
	return await (isAwaiting ? pollAwaiting : pollChanges)(functions, client);
}
