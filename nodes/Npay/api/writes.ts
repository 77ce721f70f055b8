import type { IDataObject } from 'n8n-workflow';

import type { ApiFailure } from '../../shared/api/apiFailure';
import type { RequestParts } from '../../shared/api/request';
import type { BatchReply, WriteJob, WriteResult, WriteWords } from '../../shared/api/writer';
import { Writer } from '../../shared/api/writer';
import { chunk } from '../../shared/ids';
import type { ApiReply, NpayClient } from './client';
import type { OrderState } from './details';
import { fetchDetails, stateOf } from './details';
import type { EndpointName } from './endpoints';
import { rowFailure } from './failures';

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

const asArray = (value: unknown): IDataObject[] =>
	Array.isArray(value) ? (value as IDataObject[]) : [];

/** Reads the partial-success envelope: HTTP 200 even when every product order failed. */
function readRows(reply: ApiReply): BatchReply {
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
	return { results, ...trace };
}

/** An open claim matters to whoever goes on with an order that was done before. */
function openClaim({ claimType, claimStatus }: OrderState): IDataObject {
	return claimType === undefined ? {} : { claimType, claimStatus };
}

const WORDS: WriteWords = {
	server: 'Naver',
	thing: 'product order',
	look: 'Look at the product order in 네이버페이센터, or read it with Get',
	read: 'Read the product order with Get',
};

function toJob<Unit extends WriteUnit>(
	client: NpayClient,
	write: Write<Unit>,
): WriteJob<Unit, OrderState> {
	return {
		words: WORDS,
		keyOf: ({ productOrderId }) => productOrderId,
		batches: (units) => chunk(units, write.batchSize),
		callsAtOnce: write.batchSize === 1 ? CALLS_AT_ONCE : 1,
		async send(batch) {
			const { endpoint, parts } = write.call(batch);
			return readRows(await client.request(endpoint, parts));
		},
		async readStates(units) {
			const ids = units.map(({ productOrderId }) => productOrderId);
			const { byId } = await fetchDetails(client, ids);
			return new Map([...byId].map(([id, detail]) => [id, stateOf(detail)]));
		},
		isDone: (state, unit) => write.isDone(state, unit),
		refusal: (state, unit) => write.refusal(state, unit),
		isRepeatable: (unit) => write.isRepeatable?.(unit) !== false,
		doneFields: openClaim,
		isRefusal: ({ failure }: ApiFailure) => failure.httpCode === '400',
		refusedAloneLimit: REFUSED_ALONE_LIMIT,
	};
}

/** Writes to product orders as the shared `Writer` does. @returns each one's result, by its id */
export const writeAll = async <Unit extends WriteUnit>(
	client: NpayClient,
	write: Write<Unit>,
	units: readonly Unit[],
	isCancelled: () => boolean,
): Promise<Map<string, WriteResult>> =>
	await new Writer(toJob(client, write), isCancelled).run(units);
