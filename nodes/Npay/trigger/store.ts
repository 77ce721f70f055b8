import { randomUUID } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { SECOND } from '../../shared/data/time';

/** Where a trigger keeps what it remembers. */
export interface Store<Known, State> {
	/** What was kept, as far as it can be read; nothing where nothing was. */
	load(): Known | undefined;
	save(state: State): void;
	/** True where n8n hands out a copy, which durable cursors commit together with the run. */
	readonly isCopy: boolean;
	/** True where that copy is from before what this process saved last: n8n hasn't committed that yet. */
	readonly isStale: boolean;
}

/**
 * With durable cursors n8n commits a poll's copy after the poll has returned, and may start the next one before
 * that, with an older copy. Here stands what this process saved last for each trigger.
 */
const lastSaves = new Map<string, { name: string; at: number }>();

/** A commit that takes longer than this has failed: the poll is to be repeated from the stored state. */
const COMMIT_PATIENCE = 30 * SECOND;

/** n8n's own static data notes its changes under this name; the copy that durable cursors give is plain. */
const CHANGE_MARK = '__dataChanged';

/** Whether n8n polls with durable cursors: then each poll has objects of its own, and is given up after its budget. */
export const isDurable = (functions: IPollFunctions): boolean =>
	!(CHANGE_MARK in functions.getWorkflowStaticData('node'));

/**
 * Opens the trigger's memory in n8n's static data. It stands under the node's id in the workflow's data, because
 * n8n keeps a node's own data by its name, and renaming the node must not make it start anew; with durable cursors
 * in the node's own, which alone is committed with the run.
 *
 * @param kind of trigger; each keeps a state of its own
 * @param parse answers nothing where nothing is stored
 */
export function openStore<Known extends object, State extends object = Known>(
	functions: IPollFunctions,
	kind: 'state' | 'awaiting',
	parse: (stored: unknown) => Known | undefined,
): Store<Known, State> {
	const own = functions.getWorkflowStaticData('node');
	const shared = functions.getWorkflowStaticData('global');
	const { id } = functions.getNode();
	const key = `npayTrigger:${id}:${kind}`;
	const trigger = `${functions.getWorkflow().id ?? ''}:${key}`;
	const isCopy = isDurable(functions);
	const last = lastSaves.get(trigger);
	const now = Date.now();
	// A clock that was put back tells nothing.
	const isWaitedFor = last !== undefined && now >= last.at && now - last.at < COMMIT_PATIENCE;
	return {
		isCopy,
		isStale: isCopy && isWaitedFor && own.save !== last.name,
		// Before the first poll with durable cursors there is only what n8n kept without them.
		load: () => (isCopy ? parse(own[kind]) : undefined) ?? parse(shared[key]),
		save(state) {
			if (!isCopy) {
				shared[key] = state as IDataObject;
				return;
			}
			const name = randomUUID();
			lastSaves.set(trigger, { name, at: Date.now() });
			Object.assign(own, { [kind]: state, save: name });
		},
	};
}
