import type { OrderState } from './state';

/**
 * Which operation a product order's state allows, as far as is known (the older protocol's integrations and
 * the Commerce API's charts; Naver's own answer decides). Each rule gives the reason why not, or `undefined`.
 */
export type Rule = (state: OrderState) => string | undefined;

const OPEN_CLAIM = new Set([
	'CANCEL_REQUEST',
	'CANCELING',
	'RETURN_REQUEST',
	'EXCHANGE_REQUEST',
	'COLLECTING',
	'COLLECT_DONE',
	'EXCHANGE_REDELIVERING',
	'ADMIN_CANCELING',
]);

/** Whether a claim of this status is under way. */
export const isOpenClaim = (claimStatus: string | undefined): boolean =>
	claimStatus !== undefined && OPEN_CLAIM.has(claimStatus);

const hasOpenClaim = ({ claimStatus }: OrderState): boolean => isOpenClaim(claimStatus);

const isHeld = ({ holdbackStatus }: OrderState): boolean => holdbackStatus === 'HOLDBACK';

const inWords = ({ productOrderStatus, claimStatus }: OrderState): string =>
	[productOrderStatus, claimStatus].filter((part) => part !== undefined).join(', ') || 'unknown';

/** Paid, not sent, and no claim is open. */
export const allowsConfirm: Rule = (state) =>
	state.productOrderStatus === 'PAYED' && !hasOpenClaim(state)
		? undefined
		: `Only paid orders without an open claim can be confirmed; this one is ${inWords(state)}`;

export const allowsDelay: Rule = (state) => {
	if (state.productOrderStatus !== 'PAYED' || hasOpenClaim(state)) {
		return `Only paid orders without an open claim can be delayed; this one is ${inWords(state)}`;
	}
	return state.delayedDispatchReason === undefined
		? undefined
		: 'Dispatch was delayed before: Naver allows it once';
};

/** A buyer's open cancel request allows it too: dispatching refuses the request. */
export const allowsDispatch: Rule = (state) =>
	state.productOrderStatus === 'PAYED' &&
	(!hasOpenClaim(state) || state.claimStatus === 'CANCEL_REQUEST')
		? undefined
		: `Only paid orders that were not sent can be dispatched; this one is ${inWords(state)}`;

export const allowsCancelRequest: Rule = (state) =>
	state.productOrderStatus === 'PAYED' && !hasOpenClaim(state)
		? undefined
		: `Only paid orders that were not sent can be cancelled; this one is ${inWords(state)}`;

export const allowsCancelApproval: Rule = (state) =>
	state.claimStatus === 'CANCEL_REQUEST' || state.claimStatus === 'CANCELING'
		? undefined
		: `There is no open cancel request; this one is ${inWords(state)}`;

/** What was sent in exchange can be returned too. */
export const allowsReturnRequest: Rule = (state) =>
	['DELIVERING', 'DELIVERED'].includes(state.productOrderStatus ?? '') &&
	(!hasOpenClaim(state) || state.claimStatus === 'EXCHANGE_REDELIVERING')
		? undefined
		: `Only orders that were sent, without an open claim, can be returned; this one is ${inWords(state)}`;

/** Claims that are still to be decided, by their type. */
const TO_DECIDE: Record<string, Set<string>> = {
	RETURN: new Set(['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE']),
	EXCHANGE: new Set(['EXCHANGE_REQUEST', 'COLLECTING', 'COLLECT_DONE']),
};

const isOpen = (type: string, { claimType, claimStatus }: OrderState): boolean =>
	claimType === type && TO_DECIDE[type]?.has(claimStatus ?? '') === true;

const NAMES: Record<string, string> = { RETURN: 'return', EXCHANGE: 'exchange' };

/** An open return or exchange that is not held back. */
export const allowsDecision =
	(type: 'RETURN' | 'EXCHANGE'): Rule =>
	(state) => {
		if (!isOpen(type, state))
			return `There is no open ${NAMES[type]}; this one is ${inWords(state)}`;
		return isHeld(state)
			? `The ${NAMES[type]} is held back (보류 중): release it first`
			: undefined;
	};

export const allowsRelease =
	(type: 'RETURN' | 'EXCHANGE'): Rule =>
	(state) =>
		isOpen(type, state) && isHeld(state)
			? undefined
			: `There is no ${NAMES[type]} that is held back`;

/** Collecting may be completed while the exchange is held back. */
export const allowsCollectCompletion: Rule = (state) =>
	state.claimType === 'EXCHANGE' &&
	['EXCHANGE_REQUEST', 'COLLECTING'].includes(state.claimStatus ?? '')
		? undefined
		: `There is no exchange that waits for its collection; this one is ${inWords(state)}`;

export const allowsRedelivery: Rule = (state) => {
	if (state.claimType !== 'EXCHANGE' || state.claimStatus !== 'COLLECT_DONE') {
		return `The exchange's goods have not been collected (수거 완료); this one is ${inWords(state)}`;
	}
	return isHeld(state) ? 'The exchange is held back (보류 중): release it first' : undefined;
};
