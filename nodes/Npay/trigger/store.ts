import type { IDataObject, IPollFunctions } from 'n8n-workflow';

/** Where a trigger keeps what it remembers. */
export interface Store {
	/** What was kept; whoever reads it has to check that it is whole. */
	load(): unknown;
	save(state: object): void;
	/** True where n8n hands out a copy that it commits together with the run. */
	isCopy(): boolean;
}

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
	return {
		// Another node may have had this one's name before.
		load: () => (own.node === id ? own[name] : undefined) ?? shared[key],
		save(state) {
			own.node = id;
			own[name] = state as IDataObject;
			shared[key] = state as IDataObject;
		},
		// With durable cursors what was stored is the very object that is read back; otherwise n8n puts an
		// observer around it.
		isCopy() {
			const probe = {};
			own.probe = probe;
			const isSame = own.probe === probe;
			delete own.probe;
			return isSame;
		},
	};
}
