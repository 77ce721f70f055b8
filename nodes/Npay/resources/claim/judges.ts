import type { IDataObject } from 'n8n-workflow';

import { labelOf } from '../../api/codes/labels';
import { isOpenClaim, type Refusal, type Rule } from '../../order/refusals';
import type { ClaimState, OrderState } from '../../order/state';

export type ClaimType = 'CANCEL' | 'RETURN' | 'EXCHANGE';

/** A claim's type in sentences. */
export const CLAIM_NAMES = {
	CANCEL: { one: 'cancel request', many: 'cancel requests' },
	RETURN: { one: 'return', many: 'returns' },
	EXCHANGE: { one: 'exchange', many: 'exchanges' },
} as const;

/**
 * Tells what an operation on claims came to. `before` is the product order as it was read before anything was
 * sent; it is absent in that first look itself, and in a dry run.
 */
export interface ClaimJudge {
	isDone(state: OrderState, body: IDataObject, before?: OrderState): boolean;
	/** Why the call must not go out (again), as far as is known. */
	refusal(state: OrderState, before?: OrderState): Refusal | undefined;
	/** Whether the call may go out again after it was found not done. */
	isRepeatable(body: IDataObject, before?: OrderState): boolean;
	/** Of decisions: the number of the claim that would be decided now. */
	openId?(state: OrderState): string | undefined;
	/** Of decisions: the claim that was to be decided, as it is now. */
	decidedClaim?(state: OrderState, before?: OrderState): ClaimState | undefined;
	/** Of decisions: whether a claim is as the operation would leave it. */
	isDecided?(claim: ClaimState, body: IDataObject): boolean;
	/** Of requests: how many pieces, where it isn't all that is left. */
	partOf?(body: IDataObject): number | undefined;
	/**
	 * Of requests: the claim that a call for a part has made, as far as it can be told from those of others.
	 *
	 * @param known numbers of the claims before the call
	 */
	newClaim?(
		state: OrderState,
		body: IDataObject,
		known: readonly string[],
		quantity?: number,
	): ClaimState | undefined;
}

/** The open claim of a type that a product order shows. */
const openOne = (type: ClaimType, { claims: [shown] }: OrderState): ClaimState | undefined =>
	shown?.type === type && isOpenClaim(shown.status) ? shown : undefined;

/** Whether an open claim is about everything that is left of a product order. */
function coversAll(claim: ClaimState, { remainQuantity, quantity }: OrderState): boolean {
	const left = remainQuantity === undefined || remainQuantity === 0 ? quantity : remainQuantity;
	if (left === 1) return true;
	return claim.quantity !== undefined && left !== undefined && claim.quantity >= left;
}

/**
 * Deciding a claim: approving, refusing, holding back and so on. The API's calls name the product order and not the
 * claim, so the claim that was seen first is the one that is decided, and no later one: after a lost answer it is
 * looked for by its number, whatever the product order shows by then.
 *
 * @param isDecided whether a claim is as the operation would leave it
 * @param wholeStatus the product order's status when all of it went that way, where there is one
 * @param isFinal whether the pieces of the claim are gone from the product order then
 */
export const decides = (
	type: ClaimType,
	rule: Rule,
	isDecided: (claim: ClaimState, body: IDataObject) => boolean,
	wholeStatus?: string,
	isFinal = false,
): ClaimJudge => ({
	isDone(state, body, before) {
		// Naver ends an order that nobody paid like a cancelled one: that was nobody's decision.
		if (state.productOrderStatus === 'CANCELED_BY_NOPAYMENT') return false;
		const isWhole = wholeStatus !== undefined && state.productOrderStatus === wholeStatus;
		const seen = before && openOne(type, before);
		if (before !== undefined && seen === undefined) return false;
		if (seen?.id === undefined) {
			const [shown] = state.claims;
			return isWhole || (shown?.type === type && isDecided(shown, body));
		}
		const found = state.claims.find(({ id }) => id === seen.id);
		return found === undefined ? isWhole : isDecided(found, body);
	},
	refusal(state, before) {
		const seen = before && openOne(type, before);
		if (seen !== undefined && state.claimId !== seen.id) {
			return {
				en: `The ${CLAIM_NAMES[type].one} that was found first (claim ${seen.id ?? 'without number'}) is not the open one any more`,
				ko: `처음에 확인한 ${labelOf('claimType', type) ?? type} 클레임(${seen.id ?? '번호 없음'})이 더 이상 진행 중이 아닙니다`,
			};
		}
		return rule(state);
	},
	openId: (state) => openOne(type, state)?.id,
	isDecided,
	/*
	 * A call whose answer was lost may be carried out late, on whatever claim is open by then: with a second one under
	 * way the later of the two would decide a claim that nobody has looked at. Where the approval takes all that is
	 * left there can be no later claim.
	 */
	isRepeatable(_, before) {
		if (before === undefined) return true;
		const seen = openOne(type, before);
		return seen?.id !== undefined && isFinal && coversAll(seen, before);
	},
	decidedClaim: (state, before) => {
		const seen = before && openOne(type, before);
		return state.claims.find(({ id }) => id !== undefined && id === seen?.id);
	},
});

/** Requests that came to nothing. */
const isRejected = ({ status }: ClaimState): boolean => status?.endsWith('_REJECT') === true;

/** Naver's words for buyers as those who asked for a claim. */
const BUYERS = /구매|회원|고객/;

/**
 * Asking for a claim on the side of the shop, on all that is left of a product order or on a part of it. A second
 * call for a part would take another part, so it never goes out again; it is found by what is new: a claim that
 * was not there before, of as many pieces, which no buyer asked for.
 *
 * @param underWay statuses of such a claim
 * @param fields the API's names of quantity and reason
 */
export const requests = (
	type: ClaimType,
	rule: Rule,
	underWay: ReadonlySet<string>,
	wholeStatus: string,
	fields: { quantity: string; reason: string },
): ClaimJudge => {
	const partOf = (body: IDataObject) => body[fields.quantity] as number | undefined;
	const newClaim = (
		{ claims }: OrderState,
		body: IDataObject,
		known: readonly string[],
		quantity = partOf(body),
	): ClaimState | undefined => {
		const isOurs = (claim: ClaimState): boolean =>
			claim.id !== undefined &&
			!known.includes(claim.id) &&
			claim.type === type &&
			!isRejected(claim) &&
			claim.quantity === quantity &&
			claim.channel !== undefined &&
			!BUYERS.test(claim.channel) &&
			(claim.reason === undefined || claim.reason === body[fields.reason]);
		const ours = claims.filter(isOurs);
		const [claim] = ours;
		// One of two alike may be somebody else's.
		return ours.every(({ id }) => id === claim?.id) ? claim : undefined;
	};
	return {
		partOf,
		newClaim,
		isDone(state, body, before) {
			if (partOf(body) !== undefined) {
				const known = before?.claims.map(({ id }) => id ?? '');
				return known !== undefined && newClaim(state, body, known) !== undefined;
			}
			if (state.productOrderStatus === wholeStatus) return true;
			const [shown] = state.claims;
			const isOpen = shown?.type === type && underWay.has(shown.status ?? '');
			return isOpen && coversAll(shown, state);
		},
		refusal: rule,
		isRepeatable: (body) => partOf(body) === undefined,
	};
};
