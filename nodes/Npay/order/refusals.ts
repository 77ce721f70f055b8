import { labelOf } from '../api/codes/labels';
import type { OrderState } from './state';

/** Why something must not be done, in words. */
export interface Refusal {
	/** For errors. */
	en: string;
	/** For operators, in a dry run. */
	ko: string;
}

/**
 * Which operation a product order's state allows, as far as is known (the older protocol's integrations and
 * the Commerce API's charts; Naver's own answer decides). Each rule gives the reason why not, or `undefined`.
 */
export type Rule = (state: OrderState) => Refusal | undefined;

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

/** The two states of an order that rules look at, as codes and as Naver's terms. */
function inWords({ productOrderStatus, claimStatus }: OrderState): Refusal {
	const terms = Object.entries({ productOrderStatus, claimStatus }).flatMap(([field, code]) =>
		code === undefined ? [] : [{ en: code, ko: labelOf(field, code) ?? code }],
	);
	return {
		en: terms.map(({ en }) => en).join(', ') || 'unknown',
		ko: terms.map(({ ko }) => ko).join(', ') || '알 수 없음',
	};
}

/** A refusal that ends with how the order is. */
function butIs(state: OrderState, en: string, ko: string): Refusal {
	const now = inWords(state);
	return { en: `${en}; this one is ${now.en}`, ko: `${ko} (현재: ${now.ko})` };
}

/** Paid, not sent, and no claim is open. */
export const allowsConfirm: Rule = (state) =>
	state.productOrderStatus === 'PAYED' && !hasOpenClaim(state)
		? undefined
		: butIs(
				state,
				'Only paid orders without an open claim can be confirmed',
				'결제 완료이고 진행 중인 클레임이 없는 주문만 발주 확인할 수 있습니다',
			);

export const allowsDelay: Rule = (state) => {
	if (state.productOrderStatus !== 'PAYED' || hasOpenClaim(state)) {
		return butIs(
			state,
			'Only paid orders without an open claim can be delayed',
			'결제 완료이고 진행 중인 클레임이 없는 주문만 발송 지연 처리할 수 있습니다',
		);
	}
	return state.delayedDispatchReason === undefined
		? undefined
		: {
				en: 'Dispatch was delayed before: Naver allows it once',
				ko: '이미 발송 지연 처리된 주문입니다. 발송 지연은 한 번만 할 수 있습니다',
			};
};

/** A buyer's open cancel request allows it too: dispatching refuses the request. */
export const allowsDispatch: Rule = (state) =>
	state.productOrderStatus === 'PAYED' &&
	(!hasOpenClaim(state) || state.claimStatus === 'CANCEL_REQUEST')
		? undefined
		: butIs(
				state,
				'Only paid orders that were not sent can be dispatched',
				'결제 완료이고 아직 발송하지 않은 주문만 발송 처리할 수 있습니다',
			);

export const allowsCancelRequest: Rule = (state) =>
	state.productOrderStatus === 'PAYED' && !hasOpenClaim(state)
		? undefined
		: butIs(
				state,
				'Only paid orders that were not sent can be cancelled',
				'결제 완료이고 아직 발송하지 않은 주문만 취소할 수 있습니다',
			);

export const allowsCancelApproval: Rule = (state) =>
	state.claimStatus === 'CANCEL_REQUEST' || state.claimStatus === 'CANCELING'
		? undefined
		: butIs(state, 'There is no open cancel request', '진행 중인 취소 요청이 없습니다');

/** What was sent in exchange can be returned too. */
export const allowsReturnRequest: Rule = (state) =>
	['DELIVERING', 'DELIVERED'].includes(state.productOrderStatus ?? '') &&
	(!hasOpenClaim(state) || state.claimStatus === 'EXCHANGE_REDELIVERING')
		? undefined
		: butIs(
				state,
				'Only orders that were sent, without an open claim, can be returned',
				'배송 중이거나 배송 완료이고 진행 중인 클레임이 없는 주문만 반품 요청할 수 있습니다',
			);

/** Claims that are still to be decided, by their type. */
const TO_DECIDE: Record<string, Set<string>> = {
	RETURN: new Set(['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE']),
	EXCHANGE: new Set(['EXCHANGE_REQUEST', 'COLLECTING', 'COLLECT_DONE']),
};

const isOpen = (type: string, { claimType, claimStatus }: OrderState): boolean =>
	claimType === type && TO_DECIDE[type]?.has(claimStatus ?? '') === true;

const NAMES = {
	RETURN: { en: 'return', ko: '반품' },
	EXCHANGE: { en: 'exchange', ko: '교환' },
} as const;

const heldBack = ({ en, ko }: Refusal): Refusal => ({
	en: `The ${en} is held back (보류 중): release it first`,
	ko: `${ko}이 보류 중입니다. 먼저 보류를 해제하세요`,
});

/** An open return or exchange that is not held back. */
export const allowsDecision =
	(type: 'RETURN' | 'EXCHANGE'): Rule =>
	(state) => {
		const { en, ko } = NAMES[type];
		if (!isOpen(type, state))
			return butIs(state, `There is no open ${en}`, `진행 중인 ${ko}이 없습니다`);
		return isHeld(state) ? heldBack(NAMES[type]) : undefined;
	};

export const allowsRelease =
	(type: 'RETURN' | 'EXCHANGE'): Rule =>
	(state) =>
		isOpen(type, state) && isHeld(state)
			? undefined
			: {
					en: `There is no ${NAMES[type].en} that is held back`,
					ko: `보류 중인 ${NAMES[type].ko}이 없습니다`,
				};

/** Collecting may be completed while the exchange is held back. */
export const allowsCollectCompletion: Rule = (state) =>
	state.claimType === 'EXCHANGE' &&
	['EXCHANGE_REQUEST', 'COLLECTING'].includes(state.claimStatus ?? '')
		? undefined
		: butIs(
				state,
				'There is no exchange that waits for its collection',
				'수거를 기다리는 교환이 없습니다',
			);

export const allowsRedelivery: Rule = (state) => {
	if (state.claimType !== 'EXCHANGE' || state.claimStatus !== 'COLLECT_DONE') {
		return butIs(
			state,
			"The exchange's goods have not been collected (수거 완료)",
			'수거가 완료된 교환이 아닙니다',
		);
	}
	return isHeld(state) ? heldBack(NAMES.EXCHANGE) : undefined;
};
