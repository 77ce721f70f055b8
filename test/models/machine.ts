import type { INodeParameters } from 'n8n-workflow';

import type { Clock } from './world/clock';
import type { History } from './world/history';
import type { Entry, Journal } from './world/journal';
import type { NodeUnderTest } from './world/n8n';
import type { Server } from './world/network';
import type { Run } from './world/play';

/** What one or more runs are after: a payment of an order, or one part of a refund. */
export interface Intent {
	number: number;
	item: number;
	/** In won, or what stands for as many pieces. */
	amount: number;
	/** Numbers of the calls that its runs have sent. */
	calls: Set<number>;
}

/** A server of a history, as its machine and the judge see it. */
export interface Setting<Books extends Server = Server> {
	server: Books;
	journal: Journal;
	history: History;
}

/** One operation of a node against its server. */
export interface Machine<Books extends Server = Server> {
	name: string;
	node: NodeUnderTest;
	/** Opens a server, with what is on its books before the history begins. */
	open(clock: Clock, journal: Journal, history: History): Books;
	/** Whether somebody else does it in every history, so that no call of a run may. */
	isDoneElsewhere?: true;
	/** How many things there are to do. */
	items: 1 | 2;
	/**
	 * When a run is about something new. A second part of a payment can't be told from the first one sent again, so
	 * what comes after one that has succeeded is another part.
	 */
	isNewAfter: 'never' | 'success' | 'run';
	/**
	 * Where the API takes no balance: what there is to begin with, and what on the books leaves less of it. The node
	 * can only hold the operator's record against what it reads, so after a crash, and where nothing else can tell, he
	 * looks at the order himself, and runs again only what isn't done.
	 */
	unguarded?: { total: number; isGone(entry: Entry): boolean };
	/**
	 * The parameters of a run.
	 *
	 * @param onRecord what is left by the operator's own records, where he gives it
	 */
	parameters(item: number, amount: number, onRecord: number | undefined): INodeParameters;
	/**
	 * Whether a process remembers what it doesn't know the outcome of, so that later runs speak of it too. Where a
	 * second time does nothing more, each try speaks of itself.
	 */
	remembersDoubts: boolean;
	/** What the ledger holds of it. */
	effectsOf(intent: Intent, setting: Setting<Books>): Entry[];
	/** Whether it is so at the end, as the runs wanted it. */
	isDone(intent: Intent, setting: Setting<Books>): boolean;
	/** Whether a failure says that it is one of a part only, and that the rest was done. */
	isOfPart?(words: string): boolean;
	/** What a run that has succeeded should have told and hasn't, if anything. */
	untold?(run: Run, setting: Setting<Books>): string | undefined;
	/** Whether a call that was sent again by another process while the first was under way is more than a client can see. */
	isBeyondClients(history: History): boolean;
}
