import type { Failure } from '../../../shared/failure/errors';
import type { WriteResult } from '../../../shared/write/writer';
import { labelOf } from '../../api/codes/labels';
import { type Look, lookFirst, type StateReader } from '../../order/look';
import { isSameParcel } from '../../order/parcels';
import { allowsDispatch, type Refusal } from '../../order/refusals';
import type { OrderState } from '../../order/state';
import type { WriteUnit } from '../../order/writes';

/** One product order to be sent off. */
export interface DispatchUnit extends WriteUnit {
	deliveryMethod: string;
	deliveryCompanyCode: string | undefined;
	trackingNumber: string | undefined;
	/** KST, the API's form; the server's own time where unset. */
	dispatchDate: string | undefined;
	/** Dispatching rejects the buyer's open cancel request; this says that it may. */
	rejectCancelRequest: boolean;
}

const NOT_SENT = new Set(['PAYMENT_WAITING', 'PAYED', 'CANCELED', 'CANCELED_BY_NOPAYMENT']);

const wasDispatched = ({ productOrderStatus }: OrderState): boolean =>
	productOrderStatus !== undefined && !NOT_SENT.has(productOrderStatus);

/** Whether a product order was sent off exactly as the unit wants it. */
export const isDispatchedAs = (state: OrderState, unit: DispatchUnit): boolean =>
	wasDispatched(state) &&
	isSameParcel(
		{
			method: state.deliveryMethod,
			company: state.deliveryCompany,
			number: state.trackingNumber,
		},
		{
			method: unit.deliveryMethod,
			company: unit.deliveryCompanyCode,
			number: unit.trackingNumber,
		},
	);

const hasCancelRequest = ({ claimType, claimStatus }: OrderState): boolean =>
	claimType === 'CANCEL' && claimStatus === 'CANCEL_REQUEST';

const CANCEL_REQUESTED: Failure = {
	message:
		'The buyer has asked to cancel this product order (취소 요청): dispatching it would refuse that',
	advice:
		'Approve the cancellation, or switch on "Override Cancel Request" in the options if the parcel is on its way',
	code: 'CANCEL_REQUEST',
};

/** A parcel in words: `롯데택배 (HYUNDAI) 612345678901`. */
function parcel(company: string | undefined, number: string | undefined): string {
	const name = labelOf('deliveryCompany', company);
	const courier = name === undefined ? company : `${name} (${company})`;
	return [courier, number].filter((part) => part !== undefined).join(' ');
}

function otherwiseDispatched(state: OrderState, unit: DispatchUnit): Failure {
	const how = parcel(state.deliveryCompany, state.trackingNumber);
	const wanted = parcel(unit.deliveryCompanyCode, unit.trackingNumber) || unit.deliveryMethod;
	return {
		message: `Already dispatched${how === '' ? '' : ` with ${how}`}, where this item says ${wanted}`,
		advice: "Naver's API can't change it. Correct the tracking number in 네이버페이센터 > 판매관리",
		code: 'ALREADY_DISPATCHED',
	};
}

/** Why a product order must not be dispatched as its unit says. */
export const dispatchRefusal = (state: OrderState, unit: DispatchUnit): Refusal | undefined =>
	hasCancelRequest(state) && !unit.rejectCancelRequest
		? {
				en: CANCEL_REQUESTED.message,
				ko: '구매자가 취소를 요청한 주문입니다. 발송 처리하면 취소 요청이 거부됩니다',
			}
		: allowsDispatch(state);

function judge(state: OrderState, unit: DispatchUnit): WriteResult | { send: DispatchUnit } {
	if (isDispatchedAs(state, unit)) return { row: { success: true, alreadyDone: true } };
	if (wasDispatched(state)) return { failure: otherwiseDispatched(state, unit) };
	if (hasCancelRequest(state) && !unit.rejectCancelRequest) return { failure: CANCEL_REQUESTED };
	return { send: unit };
}

/**
 * Reads the product orders before they are dispatched: what was sent already isn't sent again, and a
 * buyer's open cancel request isn't refused by accident. What can't be read is not dispatched.
 */
export const lookBeforeDispatch = async (
	reader: StateReader,
	units: DispatchUnit[],
): Promise<Look<DispatchUnit>> => await lookFirst(reader, units, judge);
