export type ClaimType = 'CANCEL' | 'RETURN' | 'EXCHANGE' | 'ADMIN_CANCEL';

export type ClaimStatus =
	| 'CANCEL_REQUEST'
	| 'CANCELING'
	| 'CANCEL_DONE'
	| 'CANCEL_REJECT'
	| 'RETURN_REQUEST'
	| 'EXCHANGE_REQUEST'
	| 'COLLECTING'
	| 'COLLECT_DONE'
	| 'EXCHANGE_REDELIVERING'
	| 'RETURN_DONE'
	| 'RETURN_REJECT'
	| 'EXCHANGE_DONE'
	| 'EXCHANGE_REJECT'
	| 'ADMIN_CANCEL_DONE';

/** How the goods come back. */
export interface Collection {
	deliveryMethod: string;
	deliveryCompany?: string;
	trackingNumber?: string;
	/** A collectStatus code. */
	status: string;
	completedDate?: number;
}

/** A claim that was held back, and perhaps let go again. */
export interface Holdback {
	status: 'HOLDBACK' | 'RELEASED';
	reason: string;
	detailedReason: string;
	configurer: string;
	configDate: number;
	releaser?: string;
	releaseDate?: number;
}

/** The parcel that goes out again in an exchange. */
export interface Redelivery {
	method: string;
	company?: string;
	trackingNumber?: string;
	status: string;
	operationDate: number;
}

/** A cancel, return or exchange. Times are epoch ms, amounts KRW. */
export interface Claim {
	claimType: ClaimType;
	claimId: string;
	claimStatus: ClaimStatus;
	/** A claimReason code, and words to it. */
	reason: string;
	detailedReason?: string;
	requestChannel: string;
	requestQuantity: number;
	claimRequestDate: number;
	/** When the merchant (or, without one, Naver) agreed. */
	approvalDate?: number;
	completedDate?: number;
	/** When the claim ended without effect, and the merchant's words to the buyer. */
	rejectedDate?: number;
	rejectReason?: string;
	/** Why a refund that should have been made was not. */
	refundStandbyReason?: string;
	collection?: Collection;
	holdback?: Holdback;
	redelivery?: Redelivery;
	/** What the buyer owes for the way back, and how it is paid. */
	deliveryFeeDemandAmount?: number;
	deliveryFeePayMethod?: string;
	/** What the merchant charges on top when holding back. */
	etcFeeDemandAmount?: number;
}
