import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../../../shared/failure/errors';
import { ApiFailure, orFailure } from '../../../../shared/http/apiFailure';
import {
	type BatchReply,
	JOB_DEFAULTS,
	type WriteJob,
	type WriteResult,
} from '../../../../shared/write/writeJob';
import { PARTLY_DONE, type PortOneClient } from '../../../api/client';
import type { EndpointName } from '../../../api/endpoints';
import { isRefusedByNaver } from '../../../api/failures';
import { fetchNaverOrders, inWords, type NaverOrder } from '../../../api/naverOrders';
import { present } from '../../../api/present';
import type { NaverUnit } from './units';

/** How one of Naver's writes is judged by a product order's state. */
export interface NaverRules {
	endpoint: EndpointName;
	/** Whether a product order already is as the write would leave it; `undefined` where its state doesn't tell. */
	isDone?(order: NaverOrder): boolean;
	/** Why its state doesn't allow the write, as far as is known. */
	refusal?(order: NaverOrder): string | undefined;
}

const REFUSED: Failure = {
	message: 'Naver refused this product order, and PortOne does not tell why',
	code: '207',
	httpCode: '207',
};

/** Names one product order of one payment. */
export const keyOf = ({ imp_uid, product_order_id }: NaverUnit): string =>
	`${imp_uid}/${product_order_id}`;

/** Product orders of one payment, with the same fields, go out together. */
function batches(units: readonly NaverUnit[]): NaverUnit[][] {
	const groups = new Map<string, NaverUnit[]>();
	for (const unit of units) {
		const key = JSON.stringify([unit.imp_uid, unit.fields]);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [unit]);
		else group.push(unit);
	}
	return [...groups.values()];
}

async function send(
	client: PortOneClient,
	endpoint: EndpointName,
	batch: NaverUnit[],
): Promise<BatchReply> {
	const { imp_uid = '', fields = {} } = batch[0] ?? {};
	const product_order_id = batch.map((unit) => unit.product_order_id);
	const reply = await orFailure(
		client.request(endpoint, { path: { imp_uid }, body: { product_order_id, ...fields } }),
	);
	if (reply instanceof ApiFailure) {
		if (!isRefusedByNaver(reply)) throw reply;
		const refused: WriteResult = { failure: reply.failure };
		return { results: new Map(batch.map((unit) => [keyOf(unit), refused])) };
	}
	const rows: IDataObject[] = Array.isArray(reply.response) ? reply.response.map(present) : [];
	const done = new Map(rows.map((row) => [String(row.product_order_id), row]));
	const results = new Map<string, WriteResult>();
	for (const unit of batch) {
		const row = done.get(unit.product_order_id);
		if (row !== undefined) results.set(keyOf(unit), { row: { ...row, success: true } });
		else if (reply.status === PARTLY_DONE) results.set(keyOf(unit), { failure: REFUSED });
	}
	return { results };
}

async function readOrders(
	client: PortOneClient,
	units: NaverUnit[],
): Promise<Map<string, NaverOrder>> {
	const orders = new Map<string, NaverOrder>();
	for (const imp_uid of new Set(units.map((unit) => unit.imp_uid))) {
		const found = await orFailure(fetchNaverOrders(client, imp_uid));
		if (found instanceof ApiFailure) continue;
		for (const order of found) orders.set(`${imp_uid}/${String(order.product_order_id)}`, order);
	}
	return orders;
}

/** A write to Naver's product orders: each gets its own result, found by reading them again where need be. */
export const writeJob = (
	client: PortOneClient,
	{ endpoint, isDone, refusal }: NaverRules,
): WriteJob<NaverUnit, NaverOrder> => ({
	...JOB_DEFAULTS,
	words: {
		server: 'PortOne',
		thing: 'product order',
		look: 'Look at the product order in 네이버페이센터, or read it with Get',
		read: 'Read the product order with Get',
	},
	keyOf,
	batches,
	send: async (batch) => await send(client, endpoint, batch),
	readStates: async (units) => await readOrders(client, units),
	isDone: (order) => isDone?.(order) === true,
	refusal: (order) => refusal?.(order),
	// What the state doesn't tell can't be known after a lost answer.
	isRepeatable: () => isDone !== undefined,
	doneFields: present,
	explain: (failure, order) => ({
		...failure,
		message: `${failure.message}. It is ${inWords(order)}`,
		...(refusal?.(order) === undefined ? {} : { advice: refusal(order) }),
	}),
});
