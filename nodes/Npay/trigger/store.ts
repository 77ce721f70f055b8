import { randomUUID } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { SECOND } from '../../shared/time';

/** Where a trigger keeps what it remembers. */
export interface Store {
	/** What was kept. @param parse answers nothing where that isn't whole; the second copy is tried then */
	load<State>(parse: (stored: unknown) => State | undefined): State | undefined;
	save(state: object): void;
	/** True where n8n hands out a copy that it commits together with the run. */
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

/**
 * Opens the trigger's memory in n8n's static data. n8n keeps a node's own data by the node's name, so a second
 * copy stands under its id: renaming the node must not make it start anew.
 *
 * @param name of the state within the static data
 */
export function openStore(functions: IPollFunctions, name: 'state' | 'awaiting'): Store {
	const own = functions.getWorkflowStaticData('node');
	const shared = functions.getWorkflowStaticData('global');
	const { id } = functions.getNode();
	const key = `npayTrigger:${id}:${name}`;
	const trigger = `${functions.getWorkflow().id ?? ''}:${key}`;
	const isCopy = !(CHANGE_MARK in own);
	const last = lastSaves.get(trigger);
	const isWaitedFor = last !== undefined && Date.now() - last.at < COMMIT_PATIENCE;
	return {
		isCopy,
		isStale: isCopy && isWaitedFor && own.save !== last.name,
		// Another node may have had this one's name before.
		load: (parse) => (own.node === id ? parse(own[name]) : undefined) ?? parse(shared[key]),
		save(state) {
			own.node = id;
			own[name] = state as IDataObject;
			shared[key] = state as IDataObject;
			if (!isCopy) return;
			const save = randomUUID();
			own.save = save;
			lastSaves.set(trigger, { name: save, at: Date.now() });
		},
	};
}
