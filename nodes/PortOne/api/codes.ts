import { type CodedValue, termOf } from '../../shared/fields/codedValue';
import { claimStatuses } from '../../shared/naver/claimStatuses';
import { claimTypes } from '../../shared/naver/claimTypes';
import { collectDeliveryMethods } from '../../shared/naver/deliveryMethods';
import { productOrderStatuses } from '../../shared/naver/productOrderStatuses';

export {
	cancelReasons,
	returnHoldbackReasons,
	returnReasons,
} from '../../shared/naver/claimReasons';
export { dispatchDeliveryMethods as shippingMethods } from '../../shared/naver/deliveryMethods';
export { deliveryCompanies } from './deliveryCompanies';

/** How returned goods travel back (`delivery_method` of a return): PortOne leaves out Naver's own collection. */
export const returnMethods: readonly CodedValue[] = collectDeliveryMethods.filter(
	({ code }) => code !== 'RETURN_MERCHANT',
);

/** States of a payment (`status`; PortOne's own document). */
export const paymentStatuses: readonly CodedValue[] = [
	{ code: 'paid', en: 'Paid', ko: '결제완료' },
	{ code: 'failed', en: 'Failed', ko: '결제실패' },
	{ code: 'cancelled', en: 'Cancelled', ko: '결제취소', hint: 'All of it or a part' },
	{ code: 'ready', en: 'Ready', ko: '미결제', hint: 'A virtual account (가상계좌) was issued' },
];

/** States of a scheduled payment (`schedule_status`; PortOne's own document). */
export const scheduleStatuses: readonly CodedValue[] = [
	{ code: 'scheduled', en: 'Scheduled', ko: '예약됨' },
	{ code: 'executed', en: 'Executed', ko: '결제실행완료' },
	{ code: 'revoked', en: 'Revoked', ko: '예약철회' },
];

/**
 * The coded fields of answers that have a label. Naver's codes are those of its own API: PortOne passes them through
 * (its document names none).
 */
const LABELLED: Readonly<Record<string, readonly CodedValue[]>> = {
	status: paymentStatuses,
	payment_status: paymentStatuses,
	schedule_status: scheduleStatuses,
	product_order_status: productOrderStatuses,
	claim_type: claimTypes,
	claim_status: claimStatuses,
};

/**
 * The column that has the Korean term of a code: `status_label`. @returns none where the field holds no codes; the
 * term is `null` where nobody knows the code
 */
export function labelColumns(field: string, code: unknown): Array<[string, string | null]> {
	const values = Object.hasOwn(LABELLED, field) ? LABELLED[field] : undefined;
	return values === undefined ? [] : [[`${field}_label`, termOf(code, values) ?? null]];
}
