import type { IDataObject } from 'n8n-workflow';

import { merged } from '../data/objects';
import type { Outcome } from '../failure/errors';
import { DoubtfulWrites, type Remembered } from '../write/remembered';
import { type WriteJob, Writer, type WriteResult } from '../write/writer';
import type { Entry, OperationContext } from './operation';

/** What an item writes to, and what identifies a unit in a row that failed. */
export interface Units<Input, Unit> {
	of(input: Input): Unit[];
	identify(unit: Unit): IDataObject;
}

/**
 * Runs a write for all input items together, each thing once, and gives each item a row for each thing that it
 * names.
 *
 * @param settled what needs no sending any more, by key
 * @param remembered how lost answers are remembered, where a second write would do harm
 */
export async function runWrite<Input, Unit, State, Api>(
	entries: Array<Entry<Input>>,
	{ isCancelled, doubts }: OperationContext<Api>,
	units: Units<Input, Unit>,
	job: WriteJob<Unit, State>,
	settled: ReadonlyMap<string, WriteResult> = new Map(),
	remembered?: Remembered<Unit, State>,
): Promise<Outcome[]> {
	const toSend = new Map<string, Unit>();
	for (const unit of entries.flatMap(({ input }) => units.of(input))) {
		const key = job.keyOf(unit);
		if (!toSend.has(key)) toSend.set(key, unit);
	}
	const memory = remembered && new DoubtfulWrites(doubts, job, remembered);
	const held = (await memory?.hold([...toSend.values()])) ?? new Map<string, WriteResult>();
	for (const key of [...held.keys(), ...settled.keys()]) toSend.delete(key);
	const written = await new Writer(job, isCancelled).run([[...toSend.values()]]);
	for (const [key, unit] of toSend) {
		const result = written.get(key);
		if (memory !== undefined && result !== undefined) written.set(key, memory.settle(unit, result));
	}
	return entries.flatMap(({ itemIndex, input }) =>
		units.of(input).map((unit): Outcome => {
			const key = job.keyOf(unit);
			const result = written.get(key) ?? held.get(key) ?? settled.get(key);
			const json = units.identify(unit);
			if (result === undefined) return { itemIndex, json, failure: { message: 'Not sent' } };
			if ('failure' in result) {
				return { itemIndex, json: { ...json, ...result.fields }, failure: result.failure };
			}
			return { itemIndex, json: merged(json, result.row) };
		}),
	);
}
