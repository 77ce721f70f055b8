import type { Claim, ClaimStatus, ClaimType } from './claims/types';

export type ProductOrderStatus =
	| 'PAYMENT_WAITING'
	| 'PAYED'
	| 'DELIVERING'
	| 'DELIVERED'
	| 'PURCHASE_DECIDED'
	| 'EXCHANGED'
	| 'CANCELED'
	| 'RETURNED'
	| 'CANCELED_BY_NOPAYMENT';

export type PlaceOrderStatus = 'NOT_YET' | 'OK' | 'CANCEL';

export type LastChangedType =
	| 'PAY_WAITING'
	| 'PAYED'
	| 'DELIVERY_ADDRESS_CHANGED'
	| 'CLAIM_REJECTED'
	| 'DISPATCHED'
	| 'CLAIM_REQUESTED'
	| 'COLLECT_DONE'
	| 'CLAIM_REDELIVERING'
	| 'CLAIM_HOLDBACK_RELEASED'
	| 'CLAIM_COMPLETED'
	| 'PURCHASE_DECIDED';

/** The wire's Address; cities and states of Korean addresses are empty strings there. */
export interface Address {
	addressType: 'DOMESTIC';
	baseAddress: string;
	detailedAddress: string;
	city: string;
	state: string;
	country: string;
	zipCode: string;
	name: string;
	tel1: string;
	tel2?: string;
	isRoadNameAddress: boolean;
}

/** What product orders of one order share. Times are epoch ms, amounts KRW. */
export interface Order {
	orderId: string;
	merchantId: string;
	orderDate: number;
	paymentDate?: number;
	paymentDueDate?: number;
	paymentMeans: string;
	payLocationType: 'PC' | 'MOBILE';
	ordererId: string;
	ordererNo: string;
	ordererName: string;
	ordererTel: string;
	naverMileagePaymentAmount: number;
	generalPaymentAmount: number;
}

/** What was bought in one product order. Amounts in KRW. */
export interface ProductLine {
	productId: string;
	originalProductId: string;
	productName: string;
	productClass: string;
	sellerProductCode: string;
	productOption?: string;
	optionCode?: string;
	optionManageCode?: string;
	optionPrice: number;
	unitPrice: number;
	quantity: number;
	/** An immediate discount, borne by the merchant. */
	discount: number;
	/** Coupons, by who bears them. */
	coupons?: Coupons;
	taxType: 'TAXATION' | 'TAX_EXEMPTION';
}

/** Discounts by coupons on a whole product order, KRW. */
export interface Coupons {
	naver: number;
	seller: number;
}

/** Fees of the parcel that a product order belongs to. Amounts in KRW. */
export interface Shipping {
	packageNumber: string;
	deliveryFeeAmount: number;
	sectionDeliveryFee: number;
	shippingFeeType: '선불' | '무료';
	expectedDeliveryMethod: string;
	shippingMemo?: string;
}

export interface Delivery {
	deliveryMethod: string;
	deliveryCompany?: string;
	trackingNumber?: string;
	sendDate: number;
	deliveryStatus: string;
	pickupDate?: number;
	deliveredDate?: number;
}

/** The fields of a feed row that follow from the product order's state. */
export interface StateSnapshot {
	productOrderStatus: ProductOrderStatus;
	claimType?: ClaimType;
	claimStatus?: ClaimStatus;
	receiverAddressChanged: boolean;
}

/** A change that the feed knows. `at` is when it happened, `listedFrom` when the feed shows it. */
export interface Change {
	type: LastChangedType;
	at: number;
	listedFrom: number;
	snapshot: StateSnapshot;
}

/** One step in a product order's life, change event or not. */
export interface HistoryEntry {
	at: number;
	by: 'buyer' | 'merchant' | 'courier' | 'naver';
	action: string;
	status: ProductOrderStatus;
	placeOrderStatus?: PlaceOrderStatus;
	claimStatus?: ClaimStatus;
}

/** Everything that a merchant can write. */
export type Operation =
	| 'confirm'
	| 'delay'
	| 'dispatch'
	| 'cancelRequest'
	| 'cancelApprove'
	| 'returnRequest'
	| 'returnApprove'
	| 'returnReject'
	| 'returnHoldback'
	| 'returnHoldbackRelease'
	| 'exchangeCollectComplete'
	| 'exchangeDispatch'
	| 'exchangeReject'
	| 'exchangeHoldback'
	| 'exchangeHoldbackRelease';

/** How often each operation happened; operations that never did are absent. */
export type WriteTally = Partial<Record<Operation, number>>;

/** Writes that took effect, and calls that came when it was already done. */
export interface WriteCounts {
	confirmed: number;
	confirmedAgain: number;
	dispatched: number;
	dispatchedAgain: number;
	delayed: number;
	delayedAgain: number;
}

/** The whole state of one product order. */
export interface ProductOrder {
	productOrderId: string;
	order: Order;
	line: ProductLine;
	shipping: Shipping;
	shippingAddress: Address;
	productOrderStatus: ProductOrderStatus;
	placeOrderStatus?: PlaceOrderStatus;
	placeOrderDate?: number;
	shippingDueDate?: number;
	delayedDispatchReason?: string;
	delayedDispatchDetailedReason?: string;
	claimType?: ClaimType;
	claimStatus?: ClaimStatus;
	/** The claim under way, or else the last one that ended. */
	claim?: Claim;
	/** An exchange under way to the buyer, while a further claim is open. */
	beforeExchange?: Claim;
	/** Ended claims, oldest first. */
	completedClaims: Claim[];
	/** The next refund will not be carried out by itself. */
	refundSticks: boolean;
	delivery?: Delivery;
	decisionDate?: number;
	receiverAddressChanged: boolean;
	/** The buyer changed the address and the merchant has not read the details since. */
	addressChangeUnread: boolean;
	changes: Change[];
	history: HistoryEntry[];
	counts: WriteCounts;
	/** Writes that took effect, and those refused after the same one had taken effect before. */
	writes: WriteTally;
	again: WriteTally;
}
