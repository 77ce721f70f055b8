import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { maskPeople } from '../agent/people';
import { isTool } from '../agent/tool';
import { merged } from '../data/objects';
import type { Outcome } from '../failure/errors';
import { describeOutcome, report, reportRejected } from '../failure/failureReport';
import { apiError } from '../failure/nodeError';
import { ParameterReader } from '../fields/parameterReader';
import { SavedParameters } from '../fields/saved/savedParameters';
import { Doubts } from '../write/doubts';
import { escapeHtml, giveHints, tellOf } from './hints';
import { inputFields, secretNames, showsPersonalData } from './inputFields';
import type { Operation } from './operation';
import { readItems } from './read/readItems';

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

/** A row of output, whatever the node is set to do about failures. */
function toRow({ json, failure }: Outcome): IDataObject {
	if (!failure) return json;
	return {
		...json,
		success: false,
		error: failure.message,
		...(failure.isOpen === true && { unknown: true }),
		...(failure.code === undefined ? {} : { code: failure.code }),
		...(failure.traceId === undefined ? {} : { traceId: failure.traceId }),
		...(failure.advice === undefined ? {} : { advice: failure.advice }),
	};
}

/** What is known of input items besides what a run made of them. @returns fields that go on with an item's rows */
type Carry = (itemIndex: number) => IDataObject;

/**
 * An item of output. n8n sends an item to the error output only when it carries nothing but `error` and
 * `message`, so there the row's fields stand under `message`; n8n adds the input item's own fields.
 */
function toItem(outcome: Outcome, toErrorOutput: boolean, carry: Carry): INodeExecutionData {
	const { itemIndex, itemIndexes, failure } = outcome;
	const pairedItem = itemIndexes?.map((item) => ({ item })) ?? { item: itemIndex };
	const row = toRow(outcome);
	if (failure && toErrorOutput) {
		return { json: { error: describeOutcome(outcome), message: row }, pairedItem };
	}
	const carried = carry(itemIndex);
	if (Object.keys(carried).length === 0) return { json: { ...row }, pairedItem };
	// The row's own columns stand first, and over what is carried.
	return { json: merged(row, carried, row), pairedItem };
}

/** The fields of input items that go on with the rows of a write; none as a tool, whose input is the model's own. */
function carryOf<Api>(
	functions: IExecuteFunctions,
	saved: SavedParameters,
	{ properties }: Operation<Api>,
	{ writes }: RunSettings,
): Carry {
	if (!writes || isTool(saved.getNode())) return () => ({});
	const secrets = secretNames(properties);
	// Once for each item, which may have many rows.
	const fields = functions
		.getInputData()
		.map(({ json }, itemIndex) =>
			inputFields(json, new ParameterReader(saved, itemIndex), secrets),
		);
	return (itemIndex) => fields[itemIndex] ?? {};
}

function toInputError(functions: IExecuteFunctions, rejected: Outcome[]): NodeOperationError {
	const { message, description } = reportRejected(rejected, functions.getInputData().length);
	return new NodeOperationError(functions.getNode(), message, {
		description: `Nothing was sent.\n${description}`,
		itemIndex: rejected[0]?.itemIndex,
	});
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

/** What the loop is told of an operation besides what it is. */
interface RunSettings {
	/** Hints, in plain text, that are to be shown whatever comes of it. */
	told: readonly string[];
	/** Whether it changes something: then its rows can have the fields of their input. */
	writes: boolean;
	/** Whether its rows tell who people are: then they are masked for a model, unless an option says otherwise. */
	tellsOfPeople: boolean;
}

/**
 * The one loop that runs operations: reads the parameters of each item, lets the operation send what can
 * be sent together, and maps results and failures back to their items.
 *
 * @throws NodeOperationError before anything is sent, when an item's input is wrong
 * @throws NodeApiError after everything was tried, when something failed
 * (neither where the node is set to continue: then failures are items)
 */
export async function runOperation<Api>(
	functions: IExecuteFunctions,
	operation: Operation<Api>,
	api: Api,
	settings: RunSettings,
): Promise<INodeExecutionData[]> {
	const hints = new Set(settings.told.map(escapeHtml));
	const hint = (text: string) => void hints.add(escapeHtml(text));
	try {
		return await runAll(functions, operation, api, settings, hint);
	} finally {
		giveHints(functions, hints);
	}
}

async function runAll<Api>(
	functions: IExecuteFunctions,
	operation: Operation<Api>,
	api: Api,
	settings: RunSettings,
	hint: (text: string) => void,
): Promise<INodeExecutionData[]> {
	const goOn = functions.continueOnFail();
	const saved = new SavedParameters(functions);
	const { entries, rejected, skipped, emptyCount } = readItems(functions, saved, operation, hint);
	if (emptyCount > 0) hint(NOTHING_TO_DO(emptyCount));
	if (rejected.length > 0 && !goOn) throw toInputError(functions, rejected);
	const context = {
		api,
		isCancelled: () => functions.getExecutionCancelSignal()?.aborted === true,
		hint,
		doubts: Doubts.of(functions),
		...retryKeyOf(functions),
	};
	const ran = entries.length > 0 ? await operation.run(entries, context) : [];
	const outcomes = rejected.concat(ran);
	for (const text of tellOf(outcomes, skipped.length, operation)) hint(text);
	if (!goOn && outcomes.some(({ failure }) => failure !== undefined)) {
		throw toError(functions, outcomes, operation.done);
	}
	const carry = carryOf(functions, saved, operation, settings);
	const toErrorOutput = saved.getNode().onError === 'continueErrorOutput';
	return outcomes
		.concat(skipped)
		.sort((a, b) => a.itemIndex - b.itemIndex)
		.map((outcome) => forReader(saved, outcome, settings))
		.map((outcome) => toItem(outcome, toErrorOutput, carry));
}

/** A row as whoever reads it may have it: a model is not told who people are, unless an option says so. */
function forReader(
	saved: SavedParameters,
	outcome: Outcome,
	{ tellsOfPeople }: RunSettings,
): Outcome {
	if (!tellsOfPeople || !isTool(saved.getNode())) return outcome;
	const parameters = new ParameterReader(saved, outcome.itemIndex);
	return showsPersonalData(parameters) ? outcome : { ...outcome, json: maskPeople(outcome.json) };
}
