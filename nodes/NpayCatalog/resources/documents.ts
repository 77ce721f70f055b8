import type { IDataObject } from 'n8n-workflow';

import { InputError, inputFailure, type Outcome } from '../../shared/failure/errors';
import type { Entry } from '../../shared/run/operation';
import { CellError } from '../rows/cell';

/**
 * What one item said, or what was wrong with it. A document is made of several items: one that is wrong must
 * not be left out of it, so its complaint is kept until the document is made.
 */
export type Attempt<T> = { value: T } | { problem: InputError };

/** Keeps a complaint instead of throwing it. */
export function attempt<T>(read: () => T): Attempt<T> {
	let thrown: unknown;
	try {
		return { value: read() };
	} catch (error) {
		thrown = error;
	}
	if (thrown instanceof InputError) return { problem: thrown };
	throw thrown as Error;
}

/**
 * Makes one document of some items.
 *
 * @param identify fields that tell which document failed
 * @param build makes it from what the items said
 */
export function buildDocument<T>(
	entries: Array<Entry<Attempt<T>>>,
	identify: IDataObject,
	build: (inputs: T[]) => IDataObject,
): Outcome {
	const itemIndexes = entries.map(({ itemIndex }) => itemIndex);
	const fail = (error: InputError, itemIndex: number): Outcome => ({
		itemIndex,
		json: identify,
		failure: inputFailure(error),
	});
	const inputs: T[] = [];
	for (const { itemIndex, input } of entries) {
		if ('problem' in input) return fail(input.problem, itemIndex);
		inputs.push(input.value);
	}
	const built = attempt(() => build(inputs));
	const [first = 0] = itemIndexes;
	if ('value' in built) return { itemIndex: first, itemIndexes, json: built.value };
	const { problem } = built;
	return fail(problem, problem instanceof CellError ? problem.itemIndex : first);
}
