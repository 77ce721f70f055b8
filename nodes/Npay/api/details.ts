import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../shared/data/ids';
import { asObject } from '../../shared/data/objects';
import type { Failure } from '../../shared/failure/errors';
import type { ApiReply, NpayClient } from './client';
import { MAX_QUERY_IDS } from './endpoints';
import { unreadable } from './failures';
import { ApiFailure, orFailure } from '../../shared/http/apiFailure';

/** A product order as `query` and the conditional list return it; fields that nobody knows yet included. */
export type Detail = IDataObject;

const asText = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** A number of an answer. An id beyond 2^53 has lost digits in it, and names nothing any more. */
export const asId = (value: unknown): string | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : asText(value);

const asCount = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** One claim of a product order: the one under way, or one that has ended. */
export interface ClaimState {
	/** Its number (`claimId`); where an answer has none, the time at which it was asked for. */
	id: string | undefined;
	type: string | undefined;
	status: string | undefined;
	/** When it was asked for, as Naver writes it. */
	requestDate: string | undefined;
	/** Pieces that it is about. */
	quantity: number | undefined;
	reason: string | undefined;
	/** Who asked, in Naver's words: 구매회원, 판매자, 관리자 (an open list). */
	channel: string | undefined;
	/** `HOLDBACK` while it is held, `RELEASED` after. */
	holdbackStatus: string | undefined;
	holdbackReason: string | undefined;
	/** What the buyer is to pay beside shipping, KRW. */
	extraFee: number | undefined;
	/** Of an exchange that was sent again. */
	reDeliveryMethod: string | undefined;
	reDeliveryCompany: string | undefined;
	reDeliveryTrackingNumber: string | undefined;
}

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
	/** Of the claim that is shown: its number, and the pieces that it is about. */
	claimId: string | undefined;
	requestQuantity: number | undefined;
	/** Pieces that were bought. */
	quantity: number | undefined;
	/** Pieces that were neither cancelled nor returned. */
	remainQuantity: number | undefined;
	/** Every claim that the answer tells of; the one that is shown, open or the last one, comes first. */
	claims: ClaimState[];
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

function toClaim(
	fields: IDataObject,
	type: string | undefined,
	status: string | undefined,
	id: unknown = fields.claimId,
): ClaimState {
	const kind = type?.toLowerCase() ?? '';
	return {
		id: asId(id) ?? asText(fields.claimRequestDate),
		type,
		status,
		requestDate: asText(fields.claimRequestDate),
		quantity: asCount(fields.requestQuantity),
		reason: asText(fields[`${kind}Reason`] ?? fields.claimRequestReason),
		channel: asText(fields.requestChannel),
		holdbackStatus: asText(fields.holdbackStatus),
		holdbackReason: asText(fields.holdbackReason),
		extraFee: typeof fields.etcFeeDemandAmount === 'number' ? fields.etcFeeDemandAmount : undefined,
		reDeliveryMethod: asText(fields.reDeliveryMethod),
		reDeliveryCompany: asText(fields.reDeliveryCompany),
		reDeliveryTrackingNumber: asText(fields.reDeliveryTrackingNumber),
	};
}

/** The claim that the product order shows: the open one, or else the last that ended. */
function shownClaim(detail: Detail, productOrder: IDataObject): ClaimState | undefined {
	const part = claimOf(detail);
	const type = asText(productOrder.claimType) ?? part?.kind.toUpperCase();
	if (type === undefined) return undefined;
	const fields = part?.fields ?? {};
	const status = asText(productOrder.claimStatus) ?? asText(fields.claimStatus);
	return toClaim(fields, type, status, fields.claimId ?? productOrder.claimId);
}

/** Claims behind the one that is shown: ended ones, and an exchange that a later claim has pushed back. */
function earlierClaims(detail: Detail): ClaimState[] {
	const before = asObject(asObject(detail.beforeClaim).exchange);
	const ended: unknown[] = Array.isArray(detail.completedClaims) ? detail.completedClaims : [];
	return [
		...(Object.keys(before).length === 0
			? []
			: [toClaim(before, 'EXCHANGE', asText(before.claimStatus))]),
		...ended
			.map(asObject)
			.map((claim) => toClaim(claim, asText(claim.claimType), asText(claim.claimStatus))),
	];
}

/** Reads the state fields of a detail object (Npay API, unconfirmed: as in the Commerce API). */
export function stateOf(detail: Detail): OrderState {
	const productOrder = asObject(detail.productOrder);
	const delivery = asObject(detail.delivery);
	const shown = shownClaim(detail, productOrder);
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
		holdbackStatus: shown?.holdbackStatus,
		holdbackReason: shown?.holdbackReason,
		extraFee: shown?.extraFee,
		reDeliveryMethod: shown?.reDeliveryMethod,
		reDeliveryCompany: shown?.reDeliveryCompany,
		reDeliveryTrackingNumber: shown?.reDeliveryTrackingNumber,
		claimId: shown?.id,
		requestQuantity: shown?.quantity,
		quantity: asCount(productOrder.initialQuantity ?? productOrder.quantity),
		remainQuantity: asCount(productOrder.remainQuantity),
		claims: [...(shown === undefined ? [] : [shown]), ...earlierClaims(detail)],
	};
}

/** The id of a detail object, as text; empty where it has none that can be read. */
export const idOf = (detail: Detail): string =>
	asId(asObject(detail.productOrder).productOrderId ?? detail.productOrderId) ?? '';

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

/** A call that Naver refuses for what is in it. */
const isRefused = ({ failure, outcomeUnknown, isLasting }: ApiFailure): boolean =>
	failure.httpCode === '400' && !outcomeUnknown && !isLasting;

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
		const answer: ApiReply | ApiFailure = details.failed?.isLasting
			? details.failed
			: await orFailure(client.request('query', { body }));
		// An answer without a list doesn't say that there are none.
		const isRead = answer instanceof ApiFailure || Array.isArray(answer.data);
		const reply = isRead ? answer : unreadable();
		if (!(reply instanceof ApiFailure)) {
			details.serverTime = reply.serverTime ?? details.serverTime;
			for (const detail of reply.data as unknown[]) {
				details.byId.set(idOf(asObject(detail)), asObject(detail));
			}
		} else if (isRefused(reply) && batch.length > 1) {
			waiting.unshift(...chunk(batch, Math.ceil(batch.length / 2)));
		} else {
			for (const id of batch) details.failures.set(id, reply.failure);
			if (!isRefused(reply)) details.failed ??= reply;
		}
	}
	return details;
}
