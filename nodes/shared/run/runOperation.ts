import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { InputError, inputFailure, type Outcome } from '../failure/errors';
import { describeOutcome, report, reportRejected } from '../failure/failureReport';
import { apiError } from '../failure/nodeError';
import { type Field, ParameterReader } from '../fields/parameterReader';
import { Doubts } from '../write/doubts';
import { escapeHtml, giveHints } from './hints';
import type { Entry, Operation } from './operation';

/** The one error that stands for a run in which something failed. */
function toError(
	functions: IExecuteFunctions,
	outcomes: Outcome[],
	done: string,
): NodeApiError | NodeOperationError {
	const { message, description } = report(outcomes, done);
	const failed = outcomes.filter(({ failure }) => failure !== undefined);
	const [first] = failed;
	const itemIndex = first?.itemIndex;
	const node = functions.getNode();
	if (failed.every(({ failure }) => failure?.badInput)) {
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	const httpCode = first?.failure?.httpCode;
	return apiError(node, { message, description, httpCode }, itemIndex);
}

/**
 * A row of output. n8n sends an item to the error output only when it carries nothing but `error` and
 * `message`, so there the row's fields stand under `message`; n8n adds the input item's own fields.
 */
function toItem(outcome: Outcome, toErrorOutput: boolean): INodeExecutionData {
	const { itemIndex, itemIndexes, json, failure } = outcome;
	const pairedItem = itemIndexes?.map((item) => ({ item })) ?? { item: itemIndex };
	if (!failure) return { json, pairedItem };
	const row: IDataObject = {
		...json,
		success: false,
		error: failure.message,
		...(failure.code === undefined ? {} : { code: failure.code }),
		...(failure.traceId === undefined ? {} : { traceId: failure.traceId }),
		...(failure.advice === undefined ? {} : { advice: failure.advice }),
	};
	return {
		json: toErrorOutput ? { error: describeOutcome(outcome), message: row } : row,
		pairedItem,
	};
}

function toInputError(functions: IExecuteFunctions, rejected: Outcome[]): NodeOperationError {
	const { message, description } = reportRejected(rejected, functions.getInputData().length);
	return new NodeOperationError(functions.getNode(), message, {
		description: `Nothing was sent.\n${description}`,
		itemIndex: rejected[0]?.itemIndex,
	});
}

/** What a run is given: items to work on, items that are wrong, and how many had nothing in them. */
interface Read {
	entries: Array<Entry<unknown>>;
	rejected: Outcome[];
	emptyCount: number;
}

/** Reads and checks the parameters of all items, alone and together, before anything is sent. */
function readItems<Api>(
	functions: IExecuteFunctions,
	operation: Operation<Api>,
	hint: (text: string) => void,
): Read {
	const { subject } = operation;
	const entries: Array<Entry<unknown>> = [];
	const rejected: Outcome[] = [];
	let emptyCount = 0;
	const reject = (itemIndex: number, error: InputError) => {
		const names = subject && namesOf(new ParameterReader(functions, itemIndex), subject);
		const failure = inputFailure(error);
		for (const json of names ?? [{}]) rejected.push({ itemIndex, json, failure });
	};
	for (const [itemIndex, { json }] of functions.getInputData().entries()) {
		const parameters = new ParameterReader(functions, itemIndex, hint);
		try {
			const isEmpty = subject !== undefined && Object.keys(json).length === 0;
			if (isEmpty && parameters.optional(subject) === undefined) emptyCount++;
			else entries.push({ itemIndex, input: operation.read(parameters) });
		} catch (error) {
			if (error instanceof InputError) reject(itemIndex, error);
			else throw new NodeOperationError(functions.getNode(), error as Error, { itemIndex });
		}
	}
	const conflicts = operation.findConflicts?.(entries) ?? new Map<number, InputError>();
	for (const [itemIndex, error] of conflicts) reject(itemIndex, error);
	return {
		entries: entries.filter(({ itemIndex }) => !conflicts.has(itemIndex)),
		rejected: rejected.sort((a, b) => a.itemIndex - b.itemIndex),
		emptyCount,
	};
}

/** What an item is about, as far as that can be read though something else in it is wrong. */
function namesOf(parameters: ParameterReader, subject: Field): IDataObject[] | undefined {
	try {
		return parameters.ids(subject).map((id) => ({ [subject.name]: id }));
	} catch {
		return undefined;
	}
}

/** The run of a node that n8n tries again when it fails: all its tries have the same execution and run index. */
function retryKeyOf(functions: IExecuteFunctions): { retryKey?: string } {
	const { id, retryOnFail } = functions.getNode();
	if (retryOnFail !== true) return {};
	const { $runIndex } = functions.getWorkflowDataProxy(0);
	return { retryKey: `${functions.getExecutionId()}/${id}/${$runIndex}` };
}

const NOTHING_TO_DO = (count: number): string =>
	`Nothing to do: ${count === 1 ? 'one input item has' : `${count} input items have`} no fields at all, as n8n's "Always Output Data" makes them where a node before this one found nothing`;

/**
 * The one loop that runs operations: reads the parameters of each item, lets the operation send what can
 * be sent together, and maps results and failures back to their items.
 *
 * @param told hints, in plain text, that are to be shown whatever comes of it
 * @throws NodeOperationError before anything is sent, when an item's input is wrong
 * @throws NodeApiError after everything was tried, when something failed
 * (neither where the node is set to continue: then failures are items)
 */
export async function runOperation<Api>(
	functions: IExecuteFunctions,
	operation: Operation<Api>,
	api: Api,
	told: readonly string[] = [],
): Promise<INodeExecutionData[]> {
	const hints = new Set(told.map(escapeHtml));
	try {
		return await runAll(functions, operation, api, (text) => hints.add(escapeHtml(text)));
	} finally {
		giveHints(functions, hints);
	}
}

async function runAll<Api>(
	functions: IExecuteFunctions,
	operation: Operation<Api>,
	api: Api,
	hint: (text: string) => void,
): Promise<INodeExecutionData[]> {
	const goOn = functions.continueOnFail();
	const { entries, rejected, emptyCount } = readItems(functions, operation, hint);
	if (emptyCount > 0) hint(NOTHING_TO_DO(emptyCount));
	if (rejected.length > 0 && !goOn) throw toInputError(functions, rejected);
	const isCancelled = () => functions.getExecutionCancelSignal()?.aborted === true;
	const context = {
		api,
		isCancelled,
		hint,
		doubts: Doubts.of(functions),
		...retryKeyOf(functions),
	};
	const ran = entries.length > 0 ? await operation.run(entries, context) : [];
	const outcomes = rejected.concat(ran);
	if (!goOn && outcomes.some(({ failure }) => failure !== undefined)) {
		throw toError(functions, outcomes, operation.done);
	}
	const toErrorOutput = functions.getNode().onError === 'continueErrorOutput';
	return outcomes
		.sort((a, b) => a.itemIndex - b.itemIndex)
		.map((outcome) => toItem(outcome, toErrorOutput));
}
