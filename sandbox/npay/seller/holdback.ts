import { openOf } from '../claims/claim';
import { holdBack, isHeld, MERCHANT, releaseHoldback } from '../claims/holdback';
import type { Claim } from '../claims/types';
import type { Operation, ProductOrder } from '../types';
import type { Write } from './write';

export interface HoldbackRequest {
	productOrderId: string;
	holdbackClassType: string;
	detailedReason: string;
	/** What the buyer is charged on top, KRW. */
	extraFeeAmount?: number | undefined;
}

type Kind = 'RETURN' | 'EXCHANGE';

/** 반품 보류, 교환 보류: an open claim waits; its status stays as it is. */
export function holdbackWrite(kind: Kind, operation: Operation): Write<HoldbackRequest> {
	return {
		operation,
		refusal(productOrder) {
			const claim = waiting(productOrder, kind);
			return claim && !isHeld(claim) ? undefined : { code: '9999' };
		},
		apply(productOrder, request, { store, now }) {
			const claim = waiting(productOrder, kind);
			if (!claim) return;
			const { holdbackClassType: reason, detailedReason, extraFeeAmount } = request;
			holdBack(claim, { reason, detailedReason, configurer: MERCHANT }, now);
			claim.etcFeeDemandAmount = extraFeeAmount ?? 0;
			store.record(productOrder, { by: 'merchant', action: operation });
		},
	};
}

/** 반품 보류 해제, 교환 보류 해제: the claim goes on, whoever held it back. */
export function releaseWrite(kind: Kind, operation: Operation): Write<{ productOrderId: string }> {
	return {
		operation,
		refusal(productOrder) {
			const claim = waiting(productOrder, kind);
			return claim && isHeld(claim) ? undefined : { code: '9999' };
		},
		apply(productOrder, _request, { store, settings, now }) {
			const claim = waiting(productOrder, kind);
			if (!claim) return;
			releaseHoldback(claim, MERCHANT, now);
			store.record(productOrder, {
				by: 'merchant',
				action: operation,
				...(settings.holdbackReleaseEmitsEvent && { change: 'CLAIM_HOLDBACK_RELEASED' }),
			});
		},
	};
}

/** The open claim, unless goods are on their way to the buyer again. */
function waiting(productOrder: ProductOrder, kind: Kind): Claim | undefined {
	const claim = openOf(productOrder, kind);
	return claim?.claimStatus === 'EXCHANGE_REDELIVERING' ? undefined : claim;
}
