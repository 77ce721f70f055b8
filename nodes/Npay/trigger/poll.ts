import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { triggerIdOf } from '../../shared/data/triggerId';
import { ParameterReader } from '../../shared/fields/parameterReader';
import { NpayClient } from '../api/client';
import { pollAwaiting } from './awaiting/poll';
import { pollChanges } from './changes/poll';
import { fields } from './fields';
import { isDurable } from './store';
import { CHANGE_OF, type TriggerOn } from './triggerOn';
import { type Turn, Turns } from './turns';

const turns = new Turns();

/** A test run in the editor stands beside the others. */
const BESIDE: Turn = { take: () => true };

/**
 * One poll of the trigger. n8n may start one before the last has ended, and leave a poller alive that it has replaced.
 *
 * @returns the items, empty when there is nothing new, or when it is another poll's turn to tell
 * @throws ApiFailure, AccountError; what the trigger remembers is then as it was
 */
export async function poll(functions: IPollFunctions): Promise<IDataObject[]> {
	if (functions.getMode() === 'manual') return await read(functions, BESIDE);
	const isEachPollItsOwn = isDurable(functions);
	const applicant = {
		trigger: triggerIdOf(functions),
		// Read in n8n 1.123 and 2.41: one object polls for as long as a trigger is registered, but for durable cursors.
		poller: isEachPollItsOwn ? undefined : functions,
		budget: isEachPollItsOwn ? functions.getPollBudgetMs?.() : undefined,
		now: () => Date.now(),
	};
	return (await turns.run(applicant, async (turn) => await read(functions, turn))) ?? [];
}

/** Which changes start the workflow, all where empty. */
const typesFor = (
	on: Exclude<TriggerOn, 'awaitingAction'>,
	parameters: ParameterReader,
): string[] => (on === 'changes' ? fields.changeTypes.read(parameters) : [CHANGE_OF[on]]);

async function read(functions: IPollFunctions, turn: Turn): Promise<IDataObject[]> {
	const parameters = ParameterReader.ofTrigger(functions);
	const on = fields.triggerOn.read(parameters);
	const client = await NpayClient.create(functions);
	if (on === 'awaitingAction') return await pollAwaiting(functions, client, turn);
	return await pollChanges(functions, client, typesFor(on, parameters), turn);
}
