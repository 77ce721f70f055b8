import { TAKING_ADDRESS } from '../orders/merchant';
import type { NpaySettings } from '../settings';
import type { ProductOrder } from '../types';
import { datesOnWire, type Members } from '../wire';
import type { Claim } from './types';

/** A claim under the name of its kind: `{cancel}`, `{return}` or `{exchange}`. */
export function claimOnWire(
	claim: Claim,
	productOrder: ProductOrder,
	settings: NpaySettings,
): Members {
	switch (claim.claimType) {
		case 'RETURN':
			return { return: returnOnWire(claim, productOrder, settings) };
		case 'EXCHANGE':
			return { exchange: exchangeOnWire(claim, productOrder, settings) };
		case 'CANCEL':
		case 'ADMIN_CANCEL':
			return { cancel: cancelOnWire(claim) };
	}
}

/** An ended claim as `completedClaims` has it. */
export function completedOnWire(
	claim: Claim,
	productOrder: ProductOrder,
	settings: NpaySettings,
): Members {
	return datesOnWire({
		...common(claim),
		claimType: claim.claimType,
		claimRequestReason: claim.reason,
		claimRequestDetailContent: claim.detailedReason,
		claimRequestAdmissionDate: claim.approvalDate,
		claimCompleteOperationDate: claim.completedDate ?? claim.rejectedDate,
		...(claim.collection && goodsBack(claim, productOrder, settings)),
		...redeliveryOnWire(claim, productOrder),
	});
}

function common(claim: Claim): Members {
	const { claimId, claimStatus, claimRequestDate, requestChannel, requestQuantity } = claim;
	return {
		...{ claimId, claimStatus, claimRequestDate, requestChannel, requestQuantity },
		refundStandbyReason: claim.refundStandbyReason,
	};
}

function cancelOnWire(claim: Claim): Members {
	return datesOnWire({
		...common(claim),
		cancelReason: claim.reason,
		cancelDetailedReason: claim.detailedReason,
		cancelApprovalDate: claim.approvalDate,
		cancelCompletedDate: claim.completedDate,
	});
}

function returnOnWire(claim: Claim, productOrder: ProductOrder, settings: NpaySettings): Members {
	return datesOnWire({
		...common(claim),
		returnReason: claim.reason,
		returnDetailedReason: claim.detailedReason,
		returnCompletedDate: claim.completedDate,
		...goodsBack(claim, productOrder, settings),
	});
}

function exchangeOnWire(claim: Claim, productOrder: ProductOrder, settings: NpaySettings): Members {
	return datesOnWire({
		...common(claim),
		exchangeReason: claim.reason,
		exchangeDetailedReason: claim.detailedReason,
		...goodsBack(claim, productOrder, settings),
		...redeliveryOnWire(claim, productOrder),
	});
}

/** What returns and exchanges share: the way back, holding back and what the buyer owes. */
function goodsBack(
	{ collection, holdback, ...claim }: Claim,
	{ shippingAddress }: ProductOrder,
	{ apiRevision }: NpaySettings,
) {
	return {
		collectAttributeType: apiRevision === '2026-08' ? 'LOGISTICS_NON_COLLECT' : undefined,
		collectAddress: { ...shippingAddress },
		returnReceiveAddress: { ...TAKING_ADDRESS },
		collectDeliveryMethod: collection?.deliveryMethod,
		collectDeliveryCompany: collection?.deliveryCompany,
		collectTrackingNumber: collection?.trackingNumber,
		collectStatus: collection?.status,
		collectCompletedDate: collection?.completedDate,
		claimDeliveryFeeDemandAmount: claim.deliveryFeeDemandAmount,
		claimDeliveryFeePayMethod: claim.deliveryFeePayMethod,
		etcFeeDemandAmount: claim.etcFeeDemandAmount,
		holdbackStatus: holdback?.status,
		holdbackReason: holdback?.reason,
		holdbackDetailedReason: holdback?.detailedReason,
		holdbackConfigurer: holdback?.configurer,
		holdbackConfigDate: holdback?.configDate,
		holdbackReleaser: holdback?.releaser,
		holdbackReleaseDate: holdback?.releaseDate,
	};
}

function redeliveryOnWire({ redelivery }: Claim, { shippingAddress }: ProductOrder): Members {
	if (!redelivery) return {};
	return {
		reDeliveryAddress: { ...shippingAddress },
		reDeliveryMethod: redelivery.method,
		reDeliveryCompany: redelivery.company,
		reDeliveryTrackingNumber: redelivery.trackingNumber,
		reDeliveryStatus: redelivery.status,
		reDeliveryOperationDate: redelivery.operationDate,
	};
}
