import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../shared/errors';
import type { NpayClient } from './client';
import type { OrderState } from './details';
import { fetchDetails, stateOf } from './details';
import { endpoints } from './endpoints';
import { ApiFailure, orFailure } from './failures';
import type { Write, WriteResult, WriteUnit } from './writes';

const UNKNOWN: Failure = {
	message: 'Naver does not know this product order (상품주문번호)',
	code: 'NOT_FOUND',
};

const definedOnly = (state: OrderState): IDataObject =>
	Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));

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
		state: definedOnly(state),
		request: { method, path, ...(parts.body === undefined ? {} : { body: parts.body }) },
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
	const details = await orFailure(
		fetchDetails(
			client,
			units.map(({ productOrderId }) => productOrderId),
		),
	);
	return new Map(
		units.map((unit): [string, WriteResult] => {
			if (details instanceof ApiFailure) return [unit.productOrderId, { failure: details.failure }];
			const detail = details.byId.get(unit.productOrderId);
			if (detail === undefined) return [unit.productOrderId, { failure: UNKNOWN }];
			return [unit.productOrderId, { row: wouldBe(write, unit, stateOf(detail)) }];
		}),
	);
}
