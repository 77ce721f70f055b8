import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../failure/errors';
import type { ApiFailure } from '../http/apiFailure';
import { CALLS_AT_ONCE } from '../http/readMany';

/** What one thing's write came to. */
export type WriteResult =
	| { row: IDataObject }
	| {
			failure: Failure;
			/** What of it was done all the same. */
			fields?: IDataObject;
	  };

/** What a call told: of some things that they were done or refused. */
export interface BatchReply {
	/** By key. Those that are missing are looked at again. */
	results: Map<string, WriteResult>;
	/** Refusals that don't name the thing that they are about: it is one of those that are missing. */
	unnamed?: Failure[];
	traceId?: string;
}

/** Words for what happens to a write, e.g. `Naver` and `product order`. */
export interface WriteWords {
	server: string;
	thing: string;
	/** Where to look, as the start of a sentence: `Read it with Get`. */
	look: string;
	/** How to read it, as a whole sentence without its end: `Read it with Get`. */
	read: string;
}

/** A write to many things of one kind, as an API takes it. */
export interface WriteJob<Unit, State> {
	words: WriteWords;
	/** Names a unit; two with the same name are the same thing. */
	keyOf(unit: Unit): string;
	/** Cuts units into what one call takes. */
	batches(units: readonly Unit[]): Unit[][];
	/** How many calls are under way at a time, once the first has come back. */
	callsAtOnce: number;
	/** Sends one call. @throws ApiFailure */
	send(batch: Unit[]): Promise<BatchReply>;
	/** Reads how things are; what can't be read is missing. Never throws an ApiFailure. */
	readStates(units: Unit[]): Promise<Map<string, State>>;
	/** Whether a thing already is as the write would leave it. */
	isDone(state: State, unit: Unit): boolean;
	/** Why a thing's state does not allow the write, as far as is known; `undefined` when it does. */
	refusal(state: State, unit: Unit): string | undefined;
	/**
	 * Whether it may be sent again after it was found not done. Not so where a second time would do it twice.
	 * Default: always.
	 *
	 * @param state as it is after the call, where that could be read. What `refusal` says of it comes first: a thing
	 * that may be sent again, and whose state does not allow it, is told to have changed, and isn't waited for.
	 */
	isRepeatable?(unit: Unit, state?: State): boolean;
	/** Fields of a thing that was found done by reading. */
	doneFields(state: State, unit: Unit): IDataObject;
	/** Whether a call was refused because of one of its units, so that halves find it. */
	isRefusal(error: ApiFailure, batch: Unit[]): boolean;
	/** After so many refused calls for single things before any success, it is no one thing's fault. */
	refusedAloneLimit: number;
	/** Whether a refusal is about its one thing whatever happens to others, so that it isn't counted. Default: no. */
	isAboutOne?(failure: Failure): boolean;
	/** More about a refusal, from how the thing is now. */
	explain?(failure: Failure, state: State, unit: Unit): Failure;
}

/** What is the same for all writes of an API that answers for a whole call at once. */
export const JOB_DEFAULTS = {
	callsAtOnce: CALLS_AT_ONCE,
	/** A whole call is refused for one bad row of it. */
	isRefusal: ({ outcomeUnknown, isLasting }: ApiFailure) => !outcomeUnknown && !isLasting,
	/** Refusals are about the one thing that was sent, however many there are. */
	refusedAloneLimit: Number.POSITIVE_INFINITY,
};

/** Cuts units into calls of one each. */
export const oneByOne = <Unit>(units: readonly Unit[]): Unit[][] => units.map((unit) => [unit]);
