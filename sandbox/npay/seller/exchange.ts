import { moveClaim, openOf, rejectClaim } from '../claims/claim';
import { isHeld } from '../claims/holdback';
import { markCollected } from '../claims/return';
import { courierOf, type Parcel, parcelProblem } from './parcel';
import type { Write } from './write';

export interface ExchangeDispatchRequest extends Parcel {
	productOrderId: string;
}

/** 교환 수거 완료: the goods are back; possible while the exchange is held back too. */
export const exchangeCollectCompleteWrite: Write<{ productOrderId: string }> = {
	operation: 'exchangeCollectComplete',
	refusal(productOrder) {
		const status = openOf(productOrder, 'EXCHANGE')?.claimStatus;
		const expected = status === 'EXCHANGE_REQUEST' || status === 'COLLECTING';
		return expected ? undefined : { code: '9999' };
	},
	apply(productOrder, _request, { store, now }) {
		const claim = openOf(productOrder, 'EXCHANGE');
		if (!claim) return;
		markCollected(claim, now);
		moveClaim(productOrder, claim, 'COLLECT_DONE');
		store.record(productOrder, {
			by: 'merchant',
			action: 'exchangeCollectComplete',
			change: 'COLLECT_DONE',
		});
	},
};

/** 교환 재배송 처리: goods that were collected, and are not held back, go out again. */
export const exchangeDispatchWrite: Write<ExchangeDispatchRequest> = {
	operation: 'exchangeDispatch',
	refusal(productOrder, request, bench) {
		const claim = openOf(productOrder, 'EXCHANGE');
		if (!claim) return { code: '9999' };
		if (isHeld(claim)) return { code: '104418' };
		if (claim.claimStatus !== 'COLLECT_DONE') return { code: '104417' };
		const code = parcelProblem(productOrder, request, bench);
		return code && { code };
	},
	apply(productOrder, request, { store, now }) {
		const claim = openOf(productOrder, 'EXCHANGE');
		if (!claim) return;
		const { byCourier, ...courier } = courierOf(request);
		claim.redelivery = {
			method: request.deliveryMethod,
			...courier,
			status: byCourier ? 'COLLECT_REQUEST' : 'NOT_TRACKING',
			operationDate: now,
		};
		claim.approvalDate = now;
		moveClaim(productOrder, claim, 'EXCHANGE_REDELIVERING');
		store.record(productOrder, {
			by: 'merchant',
			action: 'exchangeDispatch',
			change: 'CLAIM_REDELIVERING',
		});
	},
};

/** 교환 거부: the product order is as before; the buyer may ask again. */
export const exchangeRejectWrite: Write<{ productOrderId: string; reason: string }> = {
	operation: 'exchangeReject',
	refusal(productOrder) {
		const claim = openOf(productOrder, 'EXCHANGE');
		if (!claim || claim.claimStatus === 'EXCHANGE_REDELIVERING') return { code: '9999' };
		return isHeld(claim) ? { code: '104418' } : undefined;
	},
	apply(productOrder, { reason }, { store, now }) {
		const claim = openOf(productOrder, 'EXCHANGE');
		if (!claim) return;
		claim.rejectReason = reason;
		rejectClaim(productOrder, claim, now);
		store.record(productOrder, {
			by: 'merchant',
			action: 'exchangeReject',
			change: 'CLAIM_REJECTED',
		});
	},
};
