import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../shared/data/objects';
import { fillPath } from '../../shared/http/request';
import type { WriteResult } from '../../shared/write/writer';
import type { NpayClient } from '../api/client';
import { fetchDetails } from '../api/details';
import { endpoints } from '../api/endpoints';
import { UNKNOWN_ORDER } from '../api/failures';
import { type OrderState, stateOf } from './state';
import type { Write, WriteUnit } from './writes';

function wouldBe<Unit extends WriteUnit>(
	write: Write<Unit>,
	unit: Unit,
	state: OrderState,
): IDataObject {
	const { endpoint, parts } = write.call([unit]);
	const { method, path } = endpoints[endpoint];
	const isDone = write.isDone(state, unit);
	const refusal = isDone ? undefined : write.refusal(state, unit);
	return {
		dryRun: true,
		allowed: refusal === undefined,
		...(isDone ? { alreadyDone: true } : {}),
		...(refusal === undefined ? {} : { reason: refusal }),
		state: definedOnly({ ...state, claims: undefined }),
		request: {
			method,
			path: fillPath(path, parts.path),
			...(parts.body === undefined ? {} : { body: parts.body }),
		},
	};
}

/**
 * Tells what a write would do: reads the product orders, shows what would be sent for each, and whether its
 * state allows that as far as is known. Sends nothing but the reads.
 */
export async function dryRun<Unit extends WriteUnit>(
	client: NpayClient,
	write: Write<Unit>,
	units: Unit[],
): Promise<Map<string, WriteResult>> {
	const { byId, failures } = await fetchDetails(
		client,
		units.map(({ productOrderId }) => productOrderId),
	);
	return new Map(
		units.map((unit): [string, WriteResult] => {
			const { productOrderId } = unit;
			const detail = byId.get(productOrderId);
			if (detail !== undefined)
				return [productOrderId, { row: wouldBe(write, unit, stateOf(detail)) }];
			return [productOrderId, { failure: failures.get(productOrderId) ?? UNKNOWN_ORDER }];
		}),
	);
}
