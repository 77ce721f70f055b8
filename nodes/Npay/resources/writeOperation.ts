import { roundedIds } from '../../shared/data/ids';
import { merged } from '../../shared/data/objects';
import { InputError, type Outcome } from '../../shared/failure/errors';
import { defineFields, optionsOf } from '../../shared/fields/defineFields';
import { flag, onOnceAdded } from '../../shared/fields/kinds';
import type { ParameterReader } from '../../shared/fields/parameterReader';
import type { Things } from '../../shared/http/firstAlone';
import { findConflicts as findConflictsOf } from '../../shared/run/conflicts';
import type { Entry, OperationContext } from '../../shared/run/operation';
import type { WriteResult } from '../../shared/write/writer';
import type { NpayClient } from '../api/client';
import { dryRun } from '../order/dryRun';
import { lookAhead, type LookAt } from '../order/look';
import { type Write, writeAll, type WriteUnit } from '../order/writes';
import { PRODUCT_ORDER_ID, productOrderId } from './fields';

/** What one input item asks for: the same write to one or more product orders. */
export interface WriteInput<Unit extends WriteUnit> {
	units: Unit[];
	/** Only tell what would be done. */
	dryRun: boolean;
	/** Write although all IDs look as if a spreadsheet had rounded them. */
	allowRoundedIds: boolean;
}

/** The options that every write has. */
export const WRITE_OPTIONS = {
	allowRoundedIds: flag({
		label: 'Allow IDs Ending in Zero',
		description:
			'Whether to go on when three or more IDs all end in 0: a spreadsheet that keeps them as numbers (15 digits) makes them so, and they are then those of other orders',
	}),
	dryRun: onOnceAdded({
		label: 'Dry Run',
		description:
			'Whether to send nothing: the product orders are read, and shown is what would be sent and whether their state allows it',
	}),
};

/** The fields of a write that has no options of its own. */
export const WRITE_FIELDS = defineFields({ productOrderId, options: optionsOf(WRITE_OPTIONS) });

const { allowRoundedIds, dryRun: isDryRun } = WRITE_FIELDS.options;

/** Reads the options that every write has. */
export const readWriteOptions = (
	parameters: ParameterReader,
): Pick<WriteInput<never>, 'dryRun' | 'allowRoundedIds'> => ({
	dryRun: isDryRun.read(parameters),
	allowRoundedIds: allowRoundedIds.read(parameters),
});

const ROUNDED_ADVICE =
	'A spreadsheet that keeps IDs as numbers makes the digits after the 15th 0. Format the column as text (일반 텍스트) and read it again';

const idsOf = <Unit extends WriteUnit>(entries: Array<Entry<WriteInput<Unit>>>): string[] =>
	entries.flatMap(({ input }) => input.units.map((unit) => unit.productOrderId));

/** IDs that a spreadsheet has rounded name other orders, so that none of the items can be trusted. */
function refuseRounded<Unit extends WriteUnit>(
	entries: Array<Entry<WriteInput<Unit>>>,
): Map<number, InputError> {
	const isAllowed = entries.every(({ input }) => input.allowRoundedIds);
	if (isAllowed || !roundedIds(idsOf(entries))) return new Map();
	const error = new InputError(
		PRODUCT_ORDER_ID.label,
		'ends in 0 in all of the items, as if a spreadsheet had rounded it',
		`${ROUNDED_ADVICE}. If they are right, switch on "${allowRoundedIds.label}" in the options`,
	);
	return new Map(entries.map(({ itemIndex }) => [itemIndex, error]));
}

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
 * Items that give one product order different values: nobody could rightly choose between them. And all items,
 * where their IDs look rounded.
 *
 * @param compared what of a unit has to be the same; by default all of it
 * @param mayRepeat false for units of which a second one would be done a second time
 */
export const findConflicts = <Unit extends WriteUnit>(
	entries: Array<Entry<WriteInput<Unit>>>,
	compared: (unit: Unit) => object = (unit) => unit,
	mayRepeat: (unit: Unit) => boolean = () => true,
): Map<number, InputError> => {
	const rounded = refuseRounded(entries);
	if (rounded.size > 0) return rounded;
	return findConflictsOf(entries, {
		label: PRODUCT_ORDER_ID.label,
		advice: 'Give each product order once',
		unitsOf: ({ units }) => units,
		keyOf: (unit) => unit.productOrderId,
		compared,
		mayRepeat,
	});
};

/**
 * Runs a write for all input items together and gives each item a row per product order.
 *
 * @param lookAt looks at some product orders before they are written to, and may settle some without sending
 * @param note is told what came of each that was to be sent
 */
export async function runWrite<Unit extends WriteUnit>(
	entries: Array<Entry<WriteInput<Unit>>>,
	{ api, isCancelled, hint }: OperationContext<NpayClient>,
	write: Write<Unit>,
	lookAt?: LookAt<Unit>,
	note: (unit: Unit, result: WriteResult) => void = () => {},
): Promise<Outcome[]> {
	const ids = new Set(idsOf(entries));
	if (roundedIds(ids, 1)) {
		const [one = ''] = ids;
		hint?.(
			`${ids.size === 1 ? `The Product Order ID ${one} ends` : 'All Product Order IDs end'} in 0. ${ROUNDED_ADVICE}, if it comes from a sheet`,
		);
	}
	const dry = await dryRun(api, write, gather(entries.filter(({ input }) => input.dryRun)));
	const units = gather(entries.filter(({ input }) => !input.dryRun));
	const settled = new Map<string, WriteResult>();
	const toSend = new Map<string, Unit>();
	const parts = lookAt
		? lookAhead(units, lookAt, isCancelled, (id, result) => void settled.set(id, result))
		: [units];
	const written = await writeAll(api, write, keep(parts, toSend), isCancelled);
	for (const [id, result] of written) {
		const unit = toSend.get(id);
		if (unit !== undefined) note(unit, result);
	}
	const wet = new Map([...settled, ...written]);
	return entries.flatMap(({ itemIndex, input }) =>
		input.units.map(({ productOrderId }): Outcome => {
			const result = (input.dryRun ? dry : wet).get(productOrderId);
			if (result === undefined || 'failure' in result) {
				const failure = result?.failure ?? { message: 'Not sent' };
				return { itemIndex, json: { productOrderId }, failure };
			}
			return { itemIndex, json: merged({ productOrderId }, result.row) };
		}),
	);
}

/** The same parts; what is in them is kept by its id. */
async function* keep<Unit extends WriteUnit>(
	parts: Things<Unit[]>,
	kept: Map<string, Unit>,
): AsyncGenerator<Unit[]> {
	for await (const part of parts) {
		for (const unit of part) kept.set(unit.productOrderId, unit);
		yield part;
	}
}
