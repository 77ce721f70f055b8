import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { asId, asText, type Detail } from '../api/details';

const asCount = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** How far a claim has come: whether it is held back, and what was sent in exchange. */
interface ClaimProgress {
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

/** One claim of a product order: the one under way, or one that has ended. */
export interface ClaimState extends ClaimProgress {
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
}

/** What decides what may be done with a product order; the progress is that of the claim that is shown. */
export interface OrderState extends ClaimProgress {
	productOrderStatus: string | undefined;
	placeOrderStatus: string | undefined;
	claimType: string | undefined;
	claimStatus: string | undefined;
	deliveryMethod: string | undefined;
	deliveryCompany: string | undefined;
	trackingNumber: string | undefined;
	shippingDueDate: string | undefined;
	delayedDispatchReason: string | undefined;
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
