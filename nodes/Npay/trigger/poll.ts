import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { NpayClient } from '../api/client';
import { pollAwaiting } from './awaiting/poll';
import { pollChanges } from './changes/poll';
import { OneAtATime } from './oneAtATime';
import { isStarting } from './starting';

/** n8n may start a poll before the last one has ended. */
const polls = new OneAtATime();

/**
 * One poll of the trigger.
 *
 * @returns the items, empty when there is nothing new
 * @throws ApiFailure, AccountError, but not while n8n starts; what the trigger remembers is then as it was
 */
export async function poll(functions: IPollFunctions): Promise<IDataObject[]> {
	if (functions.getMode() === 'manual') return await read(functions);
	const trigger = `${functions.getWorkflow().id ?? ''}:${functions.getNode().id}`;
	const isFirst = isStarting(functions, trigger);
	try {
		return (await polls.run(trigger, async () => await read(functions))) ?? [];
	} catch (error) {
		if (!isFirst) throw error;
		const { message } = error as Error;
		functions.logger.warn(`Npay Trigger: the first poll after the start failed: ${message}`);
		return [];
	}
}

async function read(functions: IPollFunctions): Promise<IDataObject[]> {
	const client = await NpayClient.create(functions);
	const isAwaiting = functions.getNodeParameter('triggerOn', 'changes') === 'awaitingAction';
	return await (isAwaiting ? pollAwaiting : pollChanges)(functions, client);
}
