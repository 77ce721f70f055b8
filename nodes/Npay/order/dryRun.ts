import type { IDataObject } from 'n8n-workflow';

import { asObject, definedOnly } from '../../shared/data/objects';
import { fillPath } from '../../shared/http/request';
import type { WriteResult } from '../../shared/write/writer';
import type { NpayClient } from '../api/client';
import { fetchDetails } from '../api/details';
import { endpoints } from '../api/endpoints';
import { UNKNOWN_ORDER } from '../api/failures';
import { labelledRow } from './rows/labelled';
import { type OrderState, stateOf } from './state';
import type { Write, WriteUnit } from './writes';

/** What decides whether a write is allowed, as columns. */
const STATE_COLUMNS = [
	'productOrderStatus',
	'placeOrderStatus',
	'claimType',
	'claimStatus',
	'claimId',
	'requestQuantity',
	'holdbackStatus',
	'holdbackReason',
	'extraFee',
	'deliveryMethod',
	'deliveryCompany',
	'trackingNumber',
	'reDeliveryMethod',
	'reDeliveryCompany',
	'reDeliveryTrackingNumber',
	'shippingDueDate',
	'delayedDispatchReason',
	'quantity',
	'remainQuantity',
];

/** Stands before the name of what would be sent, which an order often shows under the same name. */
const SENT_PREFIX = 'send_';

/** What a call for one product order sends about it: a list's only entry, or else the body itself. */
function sentFields(body: unknown): IDataObject {
	const list = Object.values(asObject(body)).find((value) => Array.isArray(value));
	return asObject(list === undefined ? body : list[0]);
}

/** The same columns for each product order: whether it is allowed, what would be sent, how the order is. */
function wouldBe<Unit extends WriteUnit>(
	write: Write<Unit>,
	unit: Unit,
	state: OrderState,
): IDataObject {
	const { endpoint, parts } = write.call([unit]);
	const { method, path } = endpoints[endpoint];
	const alreadyDone = write.isDone(state, unit);
	const refusal = alreadyDone ? undefined : write.refusal(state, unit);
	return {
		dryRun: true,
		allowed: refusal === undefined,
		alreadyDone,
		reason: refusal?.ko ?? null,
		call: `${method} ${fillPath(path, parts.path)}`,
		...labelledRow(sentFields(parts.body), write.sends, { prefix: SENT_PREFIX }),
		...labelledRow(definedOnly({ ...state, claims: undefined }), STATE_COLUMNS),
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
