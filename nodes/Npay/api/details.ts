import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../shared/ids';
import type { NpayClient } from './client';
import { MAX_QUERY_IDS } from './endpoints';

/** A product order as `query` and the conditional list return it; fields that nobody knows yet included. */
export type Detail = IDataObject;

const asObject = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: {};

const asText = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** What decides what may be done with a product order. */
export interface OrderState {
	productOrderStatus: string | undefined;
	placeOrderStatus: string | undefined;
	claimType: string | undefined;
	claimStatus: string | undefined;
	deliveryMethod: string | undefined;
	deliveryCompany: string | undefined;
	trackingNumber: string | undefined;
	shippingDueDate: string | undefined;
	delayedDispatchReason: string | undefined;
}

/** Reads the state fields of a detail object (Npay API, unconfirmed: as in the Commerce API). */
export function stateOf(detail: Detail): OrderState {
	const productOrder = asObject(detail.productOrder);
	const delivery = asObject(detail.delivery);
	return {
		productOrderStatus: asText(productOrder.productOrderStatus),
		placeOrderStatus: asText(productOrder.placeOrderStatus),
		claimType: asText(productOrder.claimType),
		claimStatus: asText(productOrder.claimStatus),
		deliveryMethod: asText(delivery.deliveryMethod),
		deliveryCompany: asText(delivery.deliveryCompany),
		trackingNumber: asText(delivery.trackingNumber),
		shippingDueDate: asText(productOrder.shippingDueDate),
		delayedDispatchReason: asText(productOrder.delayedDispatchReason),
	};
}

/** The id of a detail object, as text. */
export function idOf(detail: Detail): string {
	const id = asObject(detail.productOrder).productOrderId ?? detail.productOrderId;
	return id === undefined || id === null ? '' : String(id);
}

/** What a round of `query` calls brought. */
export interface Details {
	/** Ids that Naver doesn't know (or that are another shop's) are missing. */
	byId: Map<string, Detail>;
	/** The server's time in ms since the epoch, as of the last answer. */
	serverTime: number | undefined;
}

/**
 * Reads product orders by id, 300 a call.
 *
 * @throws ApiFailure when a call fails
 */
export async function fetchDetails(
	client: NpayClient,
	ids: readonly string[],
	quantityClaimCompatibility = true,
): Promise<Details> {
	const byId = new Map<string, Detail>();
	let serverTime: number | undefined;
	for (const productOrderIds of chunk(ids, MAX_QUERY_IDS)) {
		const reply = await client.request('query', {
			body: { productOrderIds, quantityClaimCompatibility },
		});
		serverTime = reply.serverTime ?? serverTime;
		for (const detail of Array.isArray(reply.data) ? reply.data : []) {
			byId.set(idOf(asObject(detail)), asObject(detail));
		}
	}
	return { byId, serverTime };
}
