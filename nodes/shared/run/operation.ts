import type { INodeProperties } from 'n8n-workflow';

import type { InputError, Outcome } from '../failure/errors';
import type { NamedField } from '../fields/defineFields';
import type { Field, ParameterReader } from '../fields/parameterReader';
import type { Doubts } from '../write/doubts';

/** One input item with what its parameters said. */
export interface Entry<Input> {
	itemIndex: number;
	input: Input;
}

/** What an operation is given to work with. */
export interface OperationContext<Api> {
	api: Api;
	/** True once the user has stopped the execution: nothing more is to be sent. */
	isCancelled(): boolean;
	/** Shows a hint above the output, in plain text; an n8n without hints shows none. */
	hint?(text: string): void;
	/** Writes of this and earlier runs of which nobody knows yet whether they were done. */
	doubts: Doubts;
	/**
	 * Names this run of the node, the same for every try of n8n's Retry On Fail; absent where that is off.
	 */
	retryKey?: string;
}

/** Which items are left out: nothing is sent for them, and each comes out with why. */
export interface Skip {
	/** What is missing, behind a noun: `without a tracking number`. */
	words: string;
	/** Why, as a row says it. */
	message: string;
	/** Whether an item is to be left out. @throws InputError */
	isMeant(parameters: ParameterReader): boolean;
}

/**
 * Leaves out rows that wait for their tracking number (송장번호).
 *
 * @param option switches it on
 * @param number the field of the number
 * @param isNeeded whether an item's goods travel with a number at all
 */
export const skipWithoutNumber = (
	option: NamedField<boolean>,
	number: Field,
	isNeeded: (parameters: ParameterReader) => boolean,
): Skip => ({
	words: 'without a tracking number',
	message: 'Skipped: the row has no tracking number (송장번호)',
	isMeant: (parameters) =>
		option.read(parameters) && parameters.optional(number) === undefined && isNeeded(parameters),
});

/**
 * One operation of a node: its fields for the editor, and how it runs. The editor, the router and the
 * docs' table all come from this one value.
 */
export interface Operation<Api, Input = unknown> {
	/** The value saved in workflows; never changes. */
	value: string;
	/** Title Case, for the operation's drop-down. */
	name: string;
	/** The API owner's Korean term, or the one that Korean operators use: it stands beside the English words. */
	term: string;
	/** Sentence case, without the term, for the list of actions. */
	action: string;
	/** One sentence, which the editor shows after the term and a colon. */
	description: string;
	/** Endpoints that it calls, by their names in the API's endpoint table. */
	endpoints: readonly string[];
	properties: INodeProperties[];
	/**
	 * The field that names what an item is about, where one does. A wrong item is reported with it; and an item
	 * without any field for which it comes out empty is nothing to do: n8n's *Always Output Data* makes such an
	 * item of nothing.
	 */
	subject?: Field;
	/** What can't be undone, and what the buyer or customer sees of it: stands above the fields. */
	notice?: string;
	/** Whether one output is made of all items, so that n8n's Execute Once would leave most of them out. */
	needsAllItems?: boolean;
	/** Word for what is counted in its errors and hints: `confirmed`, `read`. */
	done: string;
	/** Items that are left out where the user says so, rather than refused. */
	skip?: Skip;
	/** Reads and checks one item's parameters. Sends nothing. @throws InputError */
	read(parameters: ParameterReader): Input;
	/** Items that are fine alone but contradict each other, by item index. Sends nothing. */
	findConflicts?(entries: Array<Entry<Input>>): Map<number, InputError>;
	/** Runs all items together, and gives every item at least its failures. */
	run(entries: Array<Entry<Input>>, context: OperationContext<Api>): Promise<Outcome[]>;
}

/** A group of operations on one kind of thing. */
export interface Resource<Api> {
	value: string;
	name: string;
	description?: string;
	/** The operation that it opens with where that is not the first: what writes to a shop is never a default. */
	opensWith?: string;
	/** Whether its rows tell who people are, with no Personal Data field: then they are masked for AI agents. */
	tellsOfPeople?: true;
	operations: ReadonlyArray<Operation<Api>>;
}

/** Types an operation while it is written, and lets it stand in a list with others. */
export function defineOperation<Api, Input>(operation: Operation<Api, Input>): Operation<Api> {
	return operation as Operation<Api>;
}

/** An API's endpoints, as far as it matters here which ones change something. */
export type Endpoints = Record<string, { readonly kind: 'read' | 'write' }>;

/** Whether an operation changes something: it calls an endpoint that does. */
export const isWrite = <Api>(operation: Operation<Api>, endpoints: Endpoints): boolean =>
	operation.endpoints.some((name) => endpoints[name]?.kind === 'write');
