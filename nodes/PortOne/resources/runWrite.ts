import type { IDataObject } from 'n8n-workflow';

import type { ApiFailure } from '../../shared/api/apiFailure';
import type { WriteJob, WriteResult, WriteWords } from '../../shared/api/writeJob';
import { Writer } from '../../shared/api/writer';
import type { Outcome } from '../../shared/errors';
import type { Entry, OperationContext } from '../../shared/operation';
import type { PortOneClient } from '../api/client';
import { CALLS_AT_ONCE } from '../api/readMany';

/** What is the same for all writes of this API. */
export const JOB_DEFAULTS = {
	callsAtOnce: CALLS_AT_ONCE,
	/** PortOne refuses a whole call for one bad row of it. */
	isRefusal: ({ outcomeUnknown, isLasting }: ApiFailure) => !outcomeUnknown && !isLasting,
	/** Refusals are about the one thing that was sent, however many there are. */
	refusedAloneLimit: Number.POSITIVE_INFINITY,
};

/** Words for writes to scheduled payments. */
export const SCHEDULE_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'scheduled payment',
	look: 'Look at the scheduled payment in the PortOne console, or read it with Get',
	read: 'Read the scheduled payment with Get',
};

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
 */
export async function runWrite<Input, Unit, State>(
	entries: Array<Entry<Input>>,
	{ isCancelled }: OperationContext<PortOneClient>,
	units: Units<Input, Unit>,
	job: WriteJob<Unit, State>,
	settled = new Map<string, WriteResult>(),
): Promise<Outcome[]> {
	const toSend = new Map<string, Unit>();
	for (const unit of entries.flatMap(({ input }) => units.of(input))) {
		const key = job.keyOf(unit);
		if (!settled.has(key) && !toSend.has(key)) toSend.set(key, unit);
	}
	const written = await new Writer(job, isCancelled).run([...toSend.values()]);
	return entries.flatMap(({ itemIndex, input }) =>
		units.of(input).map((unit): Outcome => {
			const key = job.keyOf(unit);
			const result = written.get(key) ?? settled.get(key);
			const json = units.identify(unit);
			if (result === undefined) return { itemIndex, json, failure: { message: 'Not sent' } };
			if ('failure' in result) return { itemIndex, json, failure: result.failure };
			return { itemIndex, json: { ...json, ...result.row } };
		}),
	);
}
