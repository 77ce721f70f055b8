import { parseInstant } from '../../../shared/data/time';
import type { CodedValue } from '../../../shared/fields/codedValue';
import type { Detail } from '../../api/details';
import {
	allowsCancelApproval,
	allowsCollectCompletion,
	allowsConfirm,
	allowsDecision,
	allowsDispatch,
	allowsRedelivery,
	allowsRelease,
} from '../../order/refusals';
import { claimOf, stateOf } from '../../order/state';

/** What the shop may have to do about a product order. */
export type AwaitingKind =
	| 'confirm'
	| 'dispatch'
	| 'dispatchOverdue'
	| 'cancelApproval'
	| 'returnDecision'
	| 'exchangeCollect'
	| 'exchangeRedelivery'
	| 'heldBack';

/** All kinds, with the words that users know. Ours, not the API's. */
export const awaitingKinds: ReadonlyArray<CodedValue & { code: AwaitingKind }> = [
	{ code: 'cancelApproval', en: 'Cancel Approval', ko: '취소 요청 승인' },
	{ code: 'confirm', en: 'Confirmation', ko: '발주 확인' },
	{ code: 'dispatch', en: 'Dispatch', ko: '발송 처리' },
	{ code: 'dispatchOverdue', en: 'Dispatch Overdue', ko: '발송기한 초과' },
	{ code: 'exchangeCollect', en: 'Exchange Collection', ko: '교환 수거 완료' },
	{ code: 'exchangeRedelivery', en: 'Exchange Redelivery', ko: '교환 재배송' },
	{
		code: 'heldBack',
		en: 'Held Back',
		ko: '보류 중',
		hint: "Returns and exchanges on hold. Find out why before releasing one: some holds are not the shop's to lift.",
	},
	{ code: 'returnDecision', en: 'Return Decision', ko: '반품 승인·거부' },
];

/** Whether a code is one of them. */
export const isAwaitingKind = (code: string): code is AwaitingKind =>
	awaitingKinds.some((kind) => kind.code === code);

/** Kinds that concern orders which were paid and not sent; the others concern claims on sent ones. */
export const BEFORE_DISPATCH: ReadonlySet<AwaitingKind> = new Set([
	'confirm',
	'dispatch',
	'dispatchOverdue',
	'cancelApproval',
]);

const HELD_TYPES = ['RETURN', 'EXCHANGE'] as const;

const TESTS: Record<AwaitingKind, (detail: Detail, now: number) => boolean> = {
	confirm(detail) {
		const state = stateOf(detail);
		return state.placeOrderStatus === 'NOT_YET' && allowsConfirm(state) === undefined;
	},
	dispatch(detail) {
		const state = stateOf(detail);
		return state.placeOrderStatus === 'OK' && isToBeSent(detail);
	},
	dispatchOverdue(detail, now) {
		const due = parseInstant(stateOf(detail).shippingDueDate);
		return isToBeSent(detail) && due !== undefined && due < now;
	},
	cancelApproval: (detail) => {
		const state = stateOf(detail);
		return state.claimStatus === 'CANCEL_REQUEST' && allowsCancelApproval(state) === undefined;
	},
	returnDecision: (detail) => allowsDecision('RETURN')(stateOf(detail)) === undefined,
	exchangeCollect: (detail) => allowsCollectCompletion(stateOf(detail)) === undefined,
	exchangeRedelivery: (detail) => allowsRedelivery(stateOf(detail)) === undefined,
	// Announced only: Naver itself holds claims back (a return fee to be paid, 반품안심케어), and not each may be released.
	heldBack: (detail) =>
		HELD_TYPES.some((type) => allowsRelease(type)(stateOf(detail)) === undefined),
};

/** An order whose buyer asks to cancel waits for an answer to that, not for its dispatch. */
function isToBeSent(detail: Detail): boolean {
	const state = stateOf(detail);
	return allowsDispatch(state) === undefined && state.claimStatus !== 'CANCEL_REQUEST';
}

/** What a product order waits for, of the kinds asked about. @param now ms since the epoch, Naver's clock */
export const kindsOf = (
	detail: Detail,
	wanted: readonly AwaitingKind[],
	now: number,
): AwaitingKind[] => wanted.filter((kind) => TESTS[kind](detail, now));

/** Names what a product order waits for: the same for as long as it does, another one for another claim. */
export function waitingId(productOrderId: string, kind: AwaitingKind, detail: Detail): string {
	const claimId =
		BEFORE_DISPATCH.has(kind) && kind !== 'cancelApproval'
			? undefined
			: claimOf(detail)?.fields.claimId;
	const isNamed = typeof claimId === 'string' || typeof claimId === 'number';
	return [productOrderId, kind, ...(isNamed ? [claimId] : [])].join('_');
}
