import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import pLimit from 'p-limit';

import type { Failure } from '../../shared/errors';
import { chunk } from '../../shared/ids';
import type { ApiReply, NpayClient, RequestParts } from './client';
import type { OrderState } from './details';
import { fetchDetails, stateOf } from './details';
import type { EndpointName } from './endpoints';
import { ApiFailure, orFailure, rowFailure } from './failures';

/** What one product order's write came to. */
export type WriteResult = { row: IDataObject } | { failure: Failure };

/** What is to be written to one product order. */
export interface WriteUnit {
	productOrderId: string;
}

/** A call: which endpoint, with what. */
export interface Call {
	endpoint: EndpointName;
	parts: RequestParts;
}

/** A write that Naver takes for many product orders at once, or for one. */
export interface Write<Unit extends WriteUnit> {
	/** Most product orders in one call. */
	batchSize: number;
	/** The call that does it. */
	call(units: Unit[]): Call;
	/** Whether a product order already is as the write would leave it. */
	isDone(state: OrderState, unit: Unit): boolean;
	/** Why a product order's state does not allow the write, as far as is known; `undefined` when it does. */
	refusal(state: OrderState, unit: Unit): string | undefined;
	/**
	 * Whether it may be sent again after it was found not done. Not so where a second time would do it twice,
	 * as with a part of the quantity. Default: always.
	 */
	isRepeatable?(unit: Unit): boolean;
}

/** How many calls for one product order each are under way at a time. */
const CALLS_AT_ONCE = 3;

/** After so many calls for single product orders that Naver refuses whole, it is no one order's fault. */
const REFUSED_ALONE_LIMIT = 5;
/** How often a write whose answer was lost, and which was found not done, is sent in all. */
const ATTEMPTS = 3;
/** Time for the server to finish what it was doing when the connection broke, in ms. */
const SETTLE_MS = 2_000;

const asArray = (value: unknown): IDataObject[] =>
	Array.isArray(value) ? (value as IDataObject[]) : [];

/** Reads the partial-success envelope: HTTP 200 even when every product order failed. */
function readRows(reply: ApiReply): Map<string, WriteResult> {
	const data = (reply.data ?? {}) as IDataObject;
	const trace = reply.traceId === undefined ? {} : { traceId: reply.traceId };
	const results = new Map<string, WriteResult>();
	const succeed = (id: unknown, extra: IDataObject) =>
		results.set(String(id), { row: { ...extra, success: true, ...trace } });
	if (Array.isArray(data.successProductOrderIds)) {
		for (const id of data.successProductOrderIds) succeed(id, {});
	}
	for (const info of asArray(data.successProductOrderInfos)) succeed(info.productOrderId, info);
	for (const info of asArray(data.failProductOrderInfos)) {
		results.set(String(info.productOrderId), { failure: rowFailure(info, reply.traceId) });
	}
	return results;
}

const notSent = (reason: Failure): Failure => ({
	...reason,
	message: `Not sent: ${reason.message}`,
});

const STOPPED: Failure = { message: 'the execution was stopped before its turn' };

/**
 * Writes to many product orders in the fewest calls, so that nothing is done twice and nothing is reported
 * as done that isn't known to be: after a lost answer, or a failed row, the product orders are read again.
 *
 * - done, answer lost: `success` with `verified: true`
 * - refused because it was so already: `success` with `alreadyDone: true`
 * - not done, answer lost: sent again, at most three times in all
 * - can't be read: a failure that says the outcome is unknown
 */
export class Writer<Unit extends WriteUnit> {
	private readonly results = new Map<string, WriteResult>();

	/** Product orders whose answer was lost, with how it was. */
	private unknown = new Map<string, Failure>();

	/** Set once the next call is bound to fail like the last. */
	private lasting: Failure | undefined;

	/** Calls for one product order each that Naver refused whole, before any had succeeded. */
	private refusedAlone = 0;

	private hasSucceeded = false;

	constructor(
		private readonly client: NpayClient,
		private readonly write: Write<Unit>,
		private readonly isCancelled: () => boolean,
	) {}

	/** @returns each unit's result, by product order id */
	async run(units: readonly Unit[]): Promise<Map<string, WriteResult>> {
		let pending = units;
		for (let attempt = 1; pending.length > 0; attempt++) {
			const limit = pLimit(this.write.batchSize === 1 ? CALLS_AT_ONCE : 1);
			const [first = [], ...others] = chunk(pending, this.write.batchSize);
			// Alone, so that one token is got for all of them.
			await this.sendBatch(first);
			await Promise.all(others.map(async (batch) => await limit(() => this.sendBatch(batch))));
			pending = await this.lookAgain(units, attempt === ATTEMPTS);
		}
		return this.results;
	}

	private async sendBatch(batch: Unit[]): Promise<void> {
		const stop = this.lasting ?? (this.isCancelled() ? STOPPED : undefined);
		if (stop !== undefined) {
			this.settle(batch, { failure: notSent(stop) });
			return;
		}
		const { endpoint, parts } = this.write.call(batch);
		const reply = await orFailure(this.client.request(endpoint, parts));
		if (reply instanceof ApiFailure) {
			await this.handleFailedCall(batch, reply);
			return;
		}
		const rows = readRows(reply);
		for (const unit of batch) {
			const row = rows.get(unit.productOrderId);
			if (row !== undefined) this.settle([unit], row);
			else {
				this.unknown.set(unit.productOrderId, {
					message: "Naver's answer does not mention this product order",
					...(reply.traceId === undefined ? {} : { traceId: reply.traceId }),
				});
			}
		}
	}

	private async handleFailedCall(batch: Unit[], error: ApiFailure): Promise<void> {
		if (error.outcomeUnknown) {
			for (const { productOrderId } of batch) this.unknown.set(productOrderId, error.failure);
			return;
		}
		if (error.failure.httpCode === '400' && batch.length > 1) {
			// One bad row can make Naver refuse a whole call: halves find it, and the others get done.
			for (const half of chunk(batch, Math.ceil(batch.length / 2))) await this.sendBatch(half);
			return;
		}
		if (error.failure.httpCode === '400' && !this.hasSucceeded) this.refusedAlone++;
		if (error.isLasting || this.refusedAlone >= REFUSED_ALONE_LIMIT) this.lasting = error.failure;
		this.settle(batch, { failure: error.failure });
	}

	private settle(batch: Unit[], result: WriteResult): void {
		this.hasSucceeded ||= 'row' in result;
		for (const { productOrderId } of batch) this.results.set(productOrderId, result);
	}

	/** Reads every product order that is not known to be done. @returns those to send again */
	private async lookAgain(units: readonly Unit[], isLastAttempt: boolean): Promise<Unit[]> {
		const unknown = this.unknown;
		this.unknown = new Map();
		const doubtful = units.filter(({ productOrderId }) => {
			const result = this.results.get(productOrderId);
			return unknown.has(productOrderId) || (result !== undefined && 'failure' in result);
		});
		if (doubtful.length === 0) return [];
		if (this.lasting !== undefined && unknown.size === 0) return [];
		if (unknown.size > 0) await sleep(SETTLE_MS);
		const states = await this.readStates(doubtful);
		const again: Unit[] = [];
		for (const unit of doubtful) {
			const { productOrderId } = unit;
			const lost = unknown.get(productOrderId);
			const state = states.get(productOrderId);
			if (state !== undefined && this.write.isDone(state, unit)) {
				const how = lost === undefined ? { alreadyDone: true } : { verified: true };
				this.settle([unit], { row: { success: true, ...how, ...openClaim(state) } });
				continue;
			}
			if (lost === undefined) continue;
			const refusal = state && this.write.refusal(state, unit);
			const isRepeatable = this.write.isRepeatable?.(unit) !== false;
			if (state === undefined || !isRepeatable) {
				this.settle([unit], { failure: unknownOutcome(lost) });
			} else if (refusal !== undefined) {
				this.settle([unit], { failure: changedMeanwhile(lost, refusal) });
			} else if (isLastAttempt) this.settle([unit], { failure: notDone(lost) });
			else again.push(unit);
		}
		return again;
	}

	/** @returns what could be read of them */
	private async readStates(units: Unit[]): Promise<Map<string, OrderState>> {
		const ids = units.map(({ productOrderId }) => productOrderId);
		const { byId } = await fetchDetails(this.client, ids);
		return new Map([...byId].map(([id, detail]) => [id, stateOf(detail)]));
	}
}

/** An open claim matters to whoever goes on with an order that was done before. */
function openClaim({ claimType, claimStatus }: OrderState): IDataObject {
	return claimType === undefined ? {} : { claimType, claimStatus };
}

const unknownOutcome = (lost: Failure): Failure => ({
	...lost,
	message: `It is not known whether Naver did this: ${lost.message}`,
	advice:
		'Look at the product order in 네이버페이센터, or read it with Get, before you run this again',
});

const notDone = (lost: Failure): Failure => ({
	...lost,
	message: `Sent ${ATTEMPTS} times and not seen done: ${lost.message}`,
	advice: 'Read the product order with Get before you run this again',
});

/** The order was found in another state than before: what was right then may not be right now. */
const changedMeanwhile = (lost: Failure, refusal: string): Failure => ({
	...lost,
	message: `Not sent again after a lost answer (${lost.message}): ${refusal}`,
	advice: 'Look at the product order before you run this again',
});
