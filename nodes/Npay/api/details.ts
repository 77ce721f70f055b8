import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../shared/ids';
import { asObject } from '../../shared/objects';
import type { Failure } from '../../shared/errors';
import type { ApiReply, NpayClient } from './client';
import { MAX_QUERY_IDS } from './endpoints';
import { ApiFailure, orFailure } from '../../shared/api/apiFailure';

/** A product order as `query` and the conditional list return it; fields that nobody knows yet included. */
export type Detail = IDataObject;

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
	/** What the buyer is to pay beside shipping, KRW. */
	extraFee: number | undefined;
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
		extraFee: typeof claim.etcFeeDemandAmount === 'number' ? claim.etcFeeDemandAmount : undefined,
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
	/** Ids whose call failed, with how. */
	failures: Map<string, Failure>;
	/** The first failure that isn't about one product order alone. */
	failed: ApiFailure | undefined;
	/** The server's time in ms since the epoch, as of the last answer. */
	serverTime: number | undefined;
}

/**
 * Reads product orders by id, 300 a call. A call that fails leaves the others their results; one that Naver
 * refuses whole is halved, to find the product order that it is about.
 */
export async function fetchDetails(
	client: NpayClient,
	ids: readonly string[],
	quantityClaimCompatibility = true,
): Promise<Details> {
	const details: Details = {
		byId: new Map(),
		failures: new Map(),
		failed: undefined,
		serverTime: undefined,
	};
	const waiting = chunk(ids, MAX_QUERY_IDS);
	for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
		const body = { productOrderIds: batch, quantityClaimCompatibility };
		const reply: ApiReply | ApiFailure = details.failed?.isLasting
			? details.failed
			: await orFailure(client.request('query', { body }));
		if (!(reply instanceof ApiFailure)) {
			details.serverTime = reply.serverTime ?? details.serverTime;
			for (const detail of Array.isArray(reply.data) ? reply.data : []) {
				details.byId.set(idOf(asObject(detail)), asObject(detail));
			}
		} else if (reply.failure.httpCode === '400' && batch.length > 1) {
			waiting.unshift(...chunk(batch, Math.ceil(batch.length / 2)));
		} else {
			for (const id of batch) details.failures.set(id, reply.failure);
			if (reply.failure.httpCode !== '400') details.failed ??= reply;
		}
	}
	return details;
}
