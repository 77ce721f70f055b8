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
	/** Of the open claim: `HOLDBACK` while it is held, `RELEASED` after. */
	holdbackStatus: string | undefined;
	holdbackReason: string | undefined;
	/** Of an exchange that was sent again. */
	reDeliveryMethod: string | undefined;
	reDeliveryCompany: string | undefined;
	reDeliveryTrackingNumber: string | undefined;
}

/** Kinds of claim, as the parts of a detail object that hold them are named. */
const CLAIM_PARTS = ['cancel', 'return', 'exchange'] as const;

/**
 * The part of a detail object that tells about its claim: newer answers have it in `currentClaim`, older
 * ones on top.
 */
export function claimOf(detail: Detail): { kind: string; fields: IDataObject } | undefined {
	const current = asObject(detail.currentClaim);
	const { claimType } = asObject(detail.productOrder);
	const named = typeof claimType === 'string' ? claimType.toLowerCase() : '';
	const parts = [...CLAIM_PARTS].sort((a, b) => Number(b === named) - Number(a === named));
	return parts
		.map((kind) => ({ kind, fields: asObject(current[kind] ?? detail[kind]) }))
		.find(({ fields }) => Object.keys(fields).length > 0);
}

/** Reads the state fields of a detail object (Npay API, unconfirmed: as in the Commerce API). */
export function stateOf(detail: Detail): OrderState {
	const productOrder = asObject(detail.productOrder);
	const delivery = asObject(detail.delivery);
	const claim = claimOf(detail)?.fields ?? {};
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
		holdbackStatus: asText(claim.holdbackStatus),
		holdbackReason: asText(claim.holdbackReason),
		reDeliveryMethod: asText(claim.reDeliveryMethod),
		reDeliveryCompany: asText(claim.reDeliveryCompany),
		reDeliveryTrackingNumber: asText(claim.reDeliveryTrackingNumber),
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
