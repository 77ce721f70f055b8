import { openClaimOf } from '../claims/claim';
import { isHeld } from '../claims/holdback';
import type { Claim } from '../claims/types';
import type { ProductOrder } from '../types';

/** Names of every state in which operations end differently. */
export const STATES = [
	'PAYMENT_WAITING',
	'CANCELED_BY_NOPAYMENT',
	'PAYED_NOT_YET',
	'PAYED_OK',
	'PAYED_OK_DELAYED',
	'CANCEL_REQUEST',
	'CANCELING',
	'CANCELED',
	'DELIVERING',
	'DELIVERED',
	'RETURN_REQUEST',
	'RETURN_COLLECTING',
	'RETURN_COLLECT_DONE',
	'RETURN_HELD',
	'RETURNED',
	'EXCHANGE_REQUEST',
	'EXCHANGE_COLLECTING',
	'EXCHANGE_COLLECT_DONE',
	'EXCHANGE_HELD',
	'EXCHANGE_COLLECT_DONE_HELD',
	'EXCHANGE_REDELIVERING',
	'EXCHANGED',
	'PURCHASE_DECIDED',
] as const;

export type StateName = (typeof STATES)[number];

/** The state that a product order is in. A held return is `RETURN_HELD` wherever the goods are. */
export function stateName(productOrder: ProductOrder): StateName {
	const claim = openClaimOf(productOrder);
	if (claim) return claimState(claim);
	const { productOrderStatus, placeOrderStatus, delayedDispatchReason } = productOrder;
	if (productOrderStatus !== 'PAYED') return productOrderStatus;
	if (placeOrderStatus !== 'OK') return 'PAYED_NOT_YET';
	return delayedDispatchReason === undefined ? 'PAYED_OK' : 'PAYED_OK_DELAYED';
}

function claimState(claim: Claim): StateName {
	const { claimType, claimStatus } = claim;
	if (claimType === 'CANCEL') return claimStatus === 'CANCELING' ? 'CANCELING' : 'CANCEL_REQUEST';
	if (claimType === 'RETURN') {
		if (isHeld(claim)) return 'RETURN_HELD';
		if (claimStatus === 'COLLECTING') return 'RETURN_COLLECTING';
		return claimStatus === 'COLLECT_DONE' ? 'RETURN_COLLECT_DONE' : 'RETURN_REQUEST';
	}
	if (claimStatus === 'EXCHANGE_REDELIVERING') return 'EXCHANGE_REDELIVERING';
	if (claimStatus === 'COLLECT_DONE') {
		return isHeld(claim) ? 'EXCHANGE_COLLECT_DONE_HELD' : 'EXCHANGE_COLLECT_DONE';
	}
	if (isHeld(claim)) return 'EXCHANGE_HELD';
	return claimStatus === 'COLLECTING' ? 'EXCHANGE_COLLECTING' : 'EXCHANGE_REQUEST';
}
