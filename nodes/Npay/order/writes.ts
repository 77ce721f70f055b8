import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../shared/data/ids';
import { asObject, definedOnly } from '../../shared/data/objects';
import type { Failure } from '../../shared/failure/errors';
import type { ApiFailure } from '../../shared/http/apiFailure';
import type { Things } from '../../shared/http/firstAlone';
import type { RequestParts } from '../../shared/http/request';
import {
	type BatchReply,
	type WriteJob,
	Writer,
	type WriteResult,
	type WriteWords,
} from '../../shared/write/writer';
import type { ApiReply, NpayClient } from '../api/client';
import { asId, fetchDetails } from '../api/details';
import type { EndpointName } from '../api/endpoints';
import { rowFailure } from '../api/failures';
import type { Refusal } from './refusals';
import { type OrderState, stateOf } from './state';

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
	/** Names of what it sends for a product order, in the order in which a dry run shows them. */
	sends: readonly string[];
	/** Why a product order's state does not allow the write, as far as is known; `undefined` when it does. */
	refusal(state: OrderState, unit: Unit): Refusal | undefined;
	/**
	 * Whether it may be sent again after it was found not done. Not so where a second time would do it twice,
	 * as with a part of the quantity. Default: always.
	 */
	isRepeatable?(unit: Unit): boolean;
	/** More about one that was found done: stands over what the product order shows. */
	doneFields?(state: OrderState, unit: Unit): IDataObject;
}

/** How many calls for one product order each are under way at a time. */
const CALLS_AT_ONCE = 3;

/** After so many calls for single product orders that Naver refuses whole, it is no one order's fault. */
const REFUSED_ALONE_LIMIT = 5;

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Words of this node about a row: a field of the same name in an answer does not stand for them. */
const OUR_WORDS = [
	'productOrderId',
	'alreadyDone',
	'verified',
	'skipped',
	'unknown',
	'dryRun',
	'error',
];

/** What an answer tells about a product order beside its number. */
const toldOf = (told: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(told).filter(([name]) => !OUR_WORDS.includes(name)));

/**
 * Reads the partial-success envelope: HTTP 200 even when every product order failed. What can't be read is
 * skipped: its product orders are missing then. So is one that is told to be both done and refused. A refusal
 * that names none of those that were asked for is told apart.
 *
 * @param ids what the call was for: these, and not the answer's own spelling, stand in the results
 */
export function readRows(reply: ApiReply, ids: readonly string[]): BatchReply {
	const asked = new Set(ids);
	const data = asObject(reply.data);
	const trace = reply.traceId === undefined ? {} : { traceId: reply.traceId };
	const done = new Map<string, WriteResult>();
	const refused = new Map<string, WriteResult>();
	const unnamed: Failure[] = [];
	const succeed = (id: string | undefined, told: IDataObject) => {
		if (id !== undefined) done.set(id, { row: { ...told, success: true, ...trace } });
	};
	for (const id of asList(data.successProductOrderIds)) succeed(asId(id), {});
	for (const info of asList(data.successProductOrderInfos).map(asObject)) {
		succeed(asId(info.productOrderId), toldOf(info));
	}
	for (const info of asList(data.failProductOrderInfos).map(asObject)) {
		const id = asId(info.productOrderId);
		const failure = rowFailure(info, reply.traceId);
		if (id !== undefined && asked.has(id)) refused.set(id, { failure });
		else if (Object.keys(info).length > 0) unnamed.push(failure);
	}
	const told = [...done, ...refused].filter(([id]) => !(done.has(id) && refused.has(id)));
	return { results: new Map(told), unnamed, ...trace };
}

/** The claim of an order that was done before matters to whoever goes on with it. */
const shownClaim = ({
	claimType,
	claimStatus,
	claimId,
	requestQuantity,
	remainQuantity,
}: OrderState): IDataObject =>
	claimType === undefined
		? {}
		: definedOnly({ claimType, claimStatus, claimId, requestQuantity, remainQuantity });

/** A product order that already is as the write would leave it. */
export const alreadyDone = (state: OrderState): WriteResult => ({
	row: { success: true, alreadyDone: true, ...shownClaim(state) },
});

/**
 * Codes of refusals that are about one product order: its state, its number, its parcel. All other orders may
 * be fine. (Npay API, unconfirmed: as in the Commerce API.)
 */
const ABOUT_ONE = /^(9999|105306|100001|100003|101009|1044\d\d)$/;

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
			const ids = batch.map(({ productOrderId }) => productOrderId);
			return readRows(await client.request(endpoint, parts), ids);
		},
		async readStates(units) {
			const ids = units.map(({ productOrderId }) => productOrderId);
			const { byId } = await fetchDetails(client, ids);
			return new Map([...byId].map(([id, detail]) => [id, stateOf(detail)]));
		},
		isDone: (state, unit) => write.isDone(state, unit),
		refusal: (state, unit) => write.refusal(state, unit)?.en,
		isRepeatable: (unit) => write.isRepeatable?.(unit) !== false,
		doneFields: (state, unit) => ({ ...shownClaim(state), ...write.doneFields?.(state, unit) }),
		isRefusal: ({ failure }: ApiFailure) => failure.httpCode === '400',
		refusedAloneLimit: REFUSED_ALONE_LIMIT,
		isAboutOne: ({ code = '' }) => ABOUT_ONE.test(code),
	};
}

/**
 * Writes to product orders as the shared `Writer` does.
 *
 * @param parts all of them at once, or in parts as they have been looked at
 * @returns each one's result, by its id
 */
export const writeAll = async <Unit extends WriteUnit>(
	client: NpayClient,
	write: Write<Unit>,
	parts: Things<readonly Unit[]>,
	isCancelled: () => boolean,
): Promise<Map<string, WriteResult>> =>
	await new Writer(toJob(client, write), isCancelled).run(parts);
