import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../failure/errors';
import { ApiFailure, orFailure } from '../../http/apiFailure';
import type { WriteResult } from '../writeJob';
import type { PayMemory } from './memory';
import type { PayJob, Payment } from './payJob';
import type { PayRecord } from './payRecord';
import * as say from './words';

/** How many ids of one payment are looked at, so that a pattern never runs on for ever. */
const MOST_IDS = 100;

/** What earlier runs leave to do about a payment. */
export interface Earlier {
	/** The last attempt whose id was used, or the first one. */
	attempt: number;
	/** The record of its failure. */
	before: Payment | undefined;
	/** Where nothing is to be sent. */
	result?: WriteResult;
	/** Why the next payment is bound to fail the same way. */
	lasting?: Failure;
}

/** The row of a payment that is done: it names the id that was paid, and the order's own where that is another. */
export function rowOfDone(
	job: PayJob,
	row: IDataObject,
	attempt: number,
	how: IDataObject,
): IDataObject {
	const paymentId = job.idOf(attempt);
	const own = job.idOf(1);
	const original = paymentId === own ? {} : { originalPaymentId: own };
	return { ...row, [job.idName]: paymentId, ...original, success: true, ...how };
}

/** Nothing is sent where it can't be read what there is; what is in doubt stays so. */
function unread(
	{ server }: PayJob,
	memory: PayMemory,
	paymentId: string,
	failure: Failure,
): Failure {
	const doubt = memory.open(paymentId);
	if (doubt === undefined) return say.unreadBefore(failure);
	return say.inDoubt(server, paymentId, doubt, failure);
}

/** A payment that is there, and not as failed. */
function settle(job: PayJob, memory: PayMemory, found: Payment, attempt: number): WriteResult {
	const paymentId = job.idOf(attempt);
	if (!job.isDone(found)) return { failure: say.notPayable(job, paymentId, found) };
	const difference = job.difference(found, attempt);
	if (difference !== undefined) return { failure: say.another(job, paymentId, difference) };
	const how = { alreadyDone: true, ...(memory.has(paymentId) ? { verified: true } : {}) };
	memory.resolve(paymentId);
	return { row: rowOfDone(job, job.rowOf(found), attempt, how) };
}

/** Looks for a payment under every id from an attempt's on, and goes to the last one that was used. */
export async function findEarlier(
	job: PayJob,
	memory: PayMemory,
	record: PayRecord,
	from: number,
): Promise<Earlier> {
	const { server } = job;
	const used: Earlier = { attempt: from, before: undefined };
	for (let attempt = from; attempt < MOST_IDS; attempt++) {
		const paymentId = job.idOf(attempt);
		const takenAt = memory.takenAt(paymentId);
		const patience = takenAt === undefined ? 'beforeSending' : 'untilShown';
		const found = await orFailure(record.look(paymentId, patience));
		if (found instanceof ApiFailure) {
			const { failure, isLasting } = found;
			const result = { failure: unread(job, memory, paymentId, failure) };
			return { ...used, result, ...(isLasting ? { lasting: failure } : {}) };
		}
		if (found !== undefined && job.stateOf(found) !== 'failed') {
			return { ...used, result: settle(job, memory, found, attempt) };
		}
		if (takenAt !== undefined) {
			return { ...used, result: { failure: say.notShown(server, paymentId, takenAt) } };
		}
		const doubt = memory.open(paymentId);
		if (doubt !== undefined) {
			return { ...used, result: { failure: say.inDoubt(server, paymentId, doubt) } };
		}
		if (found === undefined) return used;
		used.attempt = attempt;
		used.before = found;
		if (!job.hasFurtherIds) return used;
	}
	return { ...used, result: { failure: say.tooManyIds(job.idOf(1), MOST_IDS) } };
}
