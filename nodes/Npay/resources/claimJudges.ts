import type { IDataObject } from 'n8n-workflow';

import type { ClaimState, OrderState } from '../api/details';
import type { Rule } from '../api/rules';
import { isOpenClaim } from '../api/rules';

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
	refusal(state: OrderState, before?: OrderState): string | undefined;
	/** Whether the call may go out again after it was found not done. */
	isRepeatable(body: IDataObject, before?: OrderState): boolean;
}

/** The open claim of a type that a product order shows. */
const openOne = (type: ClaimType, { claims: [shown] }: OrderState): ClaimState | undefined =>
	shown?.type === type && isOpenClaim(shown.status) ? shown : undefined;

/**
 * Deciding a claim: approving, refusing, holding back and so on. The API's calls name the product order and not the
 * claim, so the claim that was seen first is the one that is decided, and no later one: after a lost answer it is
 * looked for by its number, whatever the product order shows by then.
 *
 * @param isDecided whether a claim is as the operation would leave it
 * @param wholeStatus the product order's status when all of it went that way, where there is one
 */
export const decides = (
	type: ClaimType,
	rule: Rule,
	isDecided: (claim: ClaimState, body: IDataObject) => boolean,
	wholeStatus?: string,
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
			return `The ${CLAIM_NAMES[type].one} that was found first (claim ${seen.id ?? 'without number'}) is not the open one any more`;
		}
		return rule(state);
	},
	// Without a number nobody can tell that what is open then is still the same claim.
	isRepeatable: (_, before) => before === undefined || openOne(type, before)?.id !== undefined,
});

/** Requests that came to nothing. */
const isRejected = ({ status }: ClaimState): boolean => status?.endsWith('_REJECT') === true;

/** Naver's words for buyers as those who asked for a claim. */
const BUYERS = /구매|회원|고객/;

/** Whether an open claim is about everything that is left of a product order. */
function coversAll(claim: ClaimState, { remainQuantity, quantity }: OrderState): boolean {
	const left = remainQuantity === undefined || remainQuantity === 0 ? quantity : remainQuantity;
	if (left === 1) return true;
	return claim.quantity !== undefined && left !== undefined && claim.quantity >= left;
}

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
): ClaimJudge => ({
	isDone(state, body, before) {
		const asked = body[fields.quantity];
		if (asked === undefined) {
			const [shown] = state.claims;
			if (state.productOrderStatus === wholeStatus) return true;
			const isOpen = shown?.type === type && underWay.has(shown.status ?? '');
			return isOpen && coversAll(shown, state);
		}
		if (before === undefined) return false;
		const known = new Set(before.claims.map(({ id }) => id));
		const fresh = state.claims.filter(
			(claim) => claim.id !== undefined && !known.has(claim.id) && claim.type === type,
		);
		const ids = new Set(fresh.map(({ id }) => id));
		return (
			ids.size === 1 &&
			fresh.every(
				(claim) =>
					!isRejected(claim) &&
					claim.quantity === asked &&
					claim.channel !== undefined &&
					!BUYERS.test(claim.channel) &&
					(claim.reason === undefined || claim.reason === body[fields.reason]),
			)
		);
	},
	refusal: rule,
	isRepeatable: (body) => body[fields.quantity] === undefined,
});
