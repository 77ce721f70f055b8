import type { INodeProperties } from 'n8n-workflow';

import type { WriteResult } from '../../shared/api/writer';
import { findConflicts as findConflictsOf } from '../../shared/conflicts';
import type { InputError, Outcome } from '../../shared/errors';
import type { Entry, OperationContext } from '../../shared/operation';
import type { Field, ParameterReader } from '../../shared/parameterReader';
import type { NpayClient } from '../api/client';
import { dryRun } from '../api/dryRun';
import type { Write, WriteUnit } from '../api/writes';
import { writeAll } from '../api/writes';
import { PRODUCT_ORDER_ID } from './fields';
import { optionsCollection } from '../../shared/fields';

/** What one input item asks for: the same write to one or more product orders. */
export interface WriteInput<Unit extends WriteUnit> {
	units: Unit[];
	/** Only tell what would be done. */
	dryRun: boolean;
}

const DRY_RUN: Field = { name: 'options.dryRun', label: 'Dry Run' };

/** The option that every write has, for its collection of options. */
export const dryRunOption: INodeProperties = {
	displayName: DRY_RUN.label,
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description:
		'Whether to send nothing: the product orders are read, and shown is what would be sent and whether their state allows it',
};

/** The collection of options of a write that has no others. */
export const writeOptions: INodeProperties = optionsCollection([dryRunOption]);

/** Whether an item asks for a dry run. */
export const readDryRun = (parameters: ParameterReader): boolean =>
	parameters.boolean(DRY_RUN) === true;

/** Each product order once, however many items name it. */
function gather<Unit extends WriteUnit>(entries: Array<Entry<WriteInput<Unit>>>): Unit[] {
	const byId = new Map<string, Unit>();
	for (const { input } of entries) {
		for (const unit of input.units) {
			if (!byId.has(unit.productOrderId)) byId.set(unit.productOrderId, unit);
		}
	}
	return [...byId.values()];
}

/**
 * Items that give one product order different values: nobody could rightly choose between them.
 *
 * @param compared what of a unit has to be the same; by default all of it
 * @param mayRepeat false for units of which a second one would be done a second time
 */
export const findConflicts = <Unit extends WriteUnit>(
	entries: Array<Entry<WriteInput<Unit>>>,
	compared: (unit: Unit) => object = (unit) => unit,
	mayRepeat: (unit: Unit) => boolean = () => true,
): Map<number, InputError> =>
	findConflictsOf(entries, {
		label: PRODUCT_ORDER_ID.label,
		advice: 'Give each product order once',
		unitsOf: ({ units }) => units,
		keyOf: ({ productOrderId }) => productOrderId,
		compared,
		mayRepeat,
	});

/** What an operation may settle before anything is sent, e.g. by looking at the orders first. */
export type Guard<Unit extends WriteUnit> = (
	units: Unit[],
) => Promise<{ settled: Map<string, WriteResult>; toSend: Unit[] }>;

/**
 * Runs a write for all input items together and gives each item a row per product order.
 *
 * @param guard looks first; may settle some without sending
 */
export async function runWrite<Unit extends WriteUnit>(
	entries: Array<Entry<WriteInput<Unit>>>,
	{ api, isCancelled }: OperationContext<NpayClient>,
	write: Write<Unit>,
	guard: Guard<Unit> = async (units) => ({ settled: new Map(), toSend: units }),
): Promise<Outcome[]> {
	const dry = await dryRun(api, write, gather(entries.filter(({ input }) => input.dryRun)));
	const { settled, toSend } = await guard(gather(entries.filter(({ input }) => !input.dryRun)));
	const written = await writeAll(api, write, toSend, isCancelled);
	const wet = new Map([...settled, ...written]);
	return entries.flatMap(({ itemIndex, input }) =>
		input.units.map(({ productOrderId }): Outcome => {
			const result = (input.dryRun ? dry : wet).get(productOrderId);
			if (result === undefined || 'failure' in result) {
				const failure = result?.failure ?? { message: 'Not sent' };
				return { itemIndex, json: { productOrderId }, failure };
			}
			return { itemIndex, json: { productOrderId, ...result.row } };
		}),
	);
}
