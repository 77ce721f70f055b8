import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { isTool } from '../../agent/tool';
import { InputError, inputFailure, type Outcome } from '../../failure/errors';
import { ID_NAMES } from '../../failure/failureReport';
import { type Field, ParameterReader } from '../../fields/parameterReader';
import type { SavedParameters } from '../../fields/saved/savedParameters';
import type { Entry, Operation } from '../operation';

/** What a run is given: items to work on, those that are wrong or left out, and how many had nothing in them. */
export interface Read {
	entries: Array<Entry<unknown>>;
	rejected: Outcome[];
	/** Items that are left out because the user says so. */
	skipped: Outcome[];
	emptyCount: number;
}

const FILL_IN =
	"As a tool of an AI agent it has no input items to read: let the model fill the field in with the star button beside it, or with an expression such as {{ $fromAI('id', 'what it is', 'string') }}";

/** What an item is about, as far as that can be read though something else in it is wrong. */
function namesOf<Api>(
	parameters: ParameterReader,
	{ subject, properties }: Operation<Api>,
): IDataObject[] {
	try {
		if (subject !== undefined) {
			return parameters.ids(subject).map((id) => ({ [subject.name]: id }));
		}
		const ids = ID_NAMES.filter((name) => properties.some((property) => property.name === name))
			.map((name) => [name, parameters.optional({ name, label: name })] as const)
			.filter(([, id]) => typeof id === 'string' || typeof id === 'number');
		return [Object.fromEntries(ids.map(([name, id]) => [name, String(id)]))];
	} catch {
		return [{}];
	}
}

/** A wrong parameter as the failure of its item. A model's tool has nothing but what the model fills in. */
function failureOf(error: InputError, asTool: boolean) {
	const failure = inputFailure(error);
	if (!asTool || !error.isEmpty) return failure;
	return { ...failure, advice: FILL_IN };
}

/** Reads and checks the parameters of all items, alone and together, before anything is sent. */
export function readItems<Api>(
	functions: IExecuteFunctions,
	saved: SavedParameters,
	operation: Operation<Api>,
	hint: (text: string) => void,
): Read {
	const asTool = isTool(saved.getNode());
	const { subject, skip } = operation;
	const entries: Array<Entry<unknown>> = [];
	const rejected: Outcome[] = [];
	const skipped: Outcome[] = [];
	let emptyCount = 0;
	const reject = (itemIndex: number, error: InputError) => {
		const failure = failureOf(error, asTool);
		for (const json of namesOf(new ParameterReader(saved, itemIndex), operation))
			rejected.push({ itemIndex, json, failure });
	};
	for (const [itemIndex, { json }] of functions.getInputData().entries()) {
		const parameters = new ParameterReader(saved, itemIndex, hint);
		try {
			if (!asTool && isNothing(json, subject, parameters)) emptyCount++;
			else if (skip?.isMeant(parameters) === true) {
				for (const names of namesOf(parameters, operation))
					skipped.push({ itemIndex, json: { ...names, skipped: true, message: skip.message } });
			} else entries.push({ itemIndex, input: operation.read(parameters) });
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
		skipped,
		emptyCount,
	};
}

/** Whether an item is nothing to do: it has no fields at all, and its subject comes out empty. */
const isNothing = (
	json: IDataObject,
	subject: Field | undefined,
	parameters: ParameterReader,
): boolean =>
	subject !== undefined &&
	Object.keys(json).length === 0 &&
	parameters.optional(subject) === undefined;
