import type { CardOutcome } from '../core/payments/card-outcome';
import type { BILLING_KEY_TIMES } from './schemas/billing-keys';
import type { SCHEDULE_STATUSES, SORT_BY } from './schemas/schedules';

export type PaymentStatus =
	| 'READY'
	| 'VIRTUAL_ACCOUNT_ISSUED'
	| 'PAID'
	| 'FAILED'
	| 'PARTIAL_CANCELLED'
	| 'CANCELLED';

export type ScheduleStatus = (typeof SCHEDULE_STATUSES)[number];
export type SortBy = (typeof SORT_BY)[number];
export type BillingKeyTime = (typeof BILLING_KEY_TIMES)[number];

/** An address as requests have it. */
export interface AddressInput {
	addressLine1: string;
	addressLine2: string;
	city?: string;
	province?: string;
	country?: string;
}

/** A buyer as requests have it. */
export interface CustomerInput {
	id?: string;
	name?: { full?: string; separated?: { first: string; last: string } };
	birthYear?: string;
	birthMonth?: string;
	birthDay?: string;
	country?: string;
	gender?: string;
	email?: string;
	phoneNumber?: string;
	address?: AddressInput;
	zipcode?: string;
	businessRegistrationNumber?: string;
}

/** What is to be paid, as requests say it; amounts in the smallest unit of `currency`. */
export interface OrderInput {
	storeId?: string;
	orderName: string;
	customer?: CustomerInput;
	customData?: string;
	amount: { total: number; taxFree?: number; vat?: number };
	currency: string;
	country?: string;
	noticeUrls?: string[];
	products?: object[];
	productCount?: number;
	promotionId?: string;
	isCulturalExpense?: boolean;
	isEscrow?: boolean;
}

/** A payment by billing key, now or later. */
export interface BillingKeyInput extends OrderInput {
	billingKey: string;
	channelKey?: string;
	installmentMonth?: number;
}

/** A virtual account as requests have it. */
export interface VirtualAccountInput {
	bank: string;
	expiry: { validHours?: number; dueDate?: string };
	option: { type: 'NORMAL' | 'FIXED'; fixed?: { pgAccountId?: string; accountNumber?: string } };
	remitteeName?: string;
}

/** An instant payment. */
export interface InstantInput extends OrderInput {
	channelKey?: string;
	channelGroupId?: string;
	method: {
		card?: { credential: { number: string }; installmentMonth?: number; useCardPoint?: boolean };
		virtualAccount?: VirtualAccountInput;
	};
}

/** What was said of a payment before it was made; absent = anything goes. */
export interface PreRegistration {
	totalAmount?: number;
	taxFreeAmount?: number;
	currency?: string;
}

/** A refund as requests have it. */
export interface CancelInput {
	storeId?: string;
	amount?: number;
	taxFreeAmount?: number;
	vatAmount?: number;
	reason: string;
	currentCancellableAmount?: number;
	refundAccount?: object;
}

/** A PG contract, as the console lists it under a channel key. */
export interface Channel {
	key: string;
	name: string;
	pgProvider: string;
	/** The merchant's id at the PG. */
	pgMerchantId: string;
	type: 'LIVE' | 'TEST';
	/** The channel group that it is in, if any. */
	groupId?: string;
}

/** A store and the secret that speaks for it. */
export interface Store {
	storeId: string;
	merchantId: string;
	apiSecret: string;
}

/** `READY` and `FAILED`: the buyer's window is open, or came to nothing; the API knows neither. */
export type BillingKeyStatus = 'READY' | 'FAILED' | 'ISSUED' | 'DELETED';

/** A card that may be charged without its holder; times are epoch ms. */
export interface BillingKey {
	storeId: string;
	billingKey: string;
	status: BillingKeyStatus;
	/** Keys of the channels it was issued for; the first one is used where none is named. */
	channelKeys: string[];
	/** The channel group that it was issued for, if it was one. */
	channelGroupId?: string;
	outcome: CardOutcome;
	/** The card's number, masked. */
	number: string;
	customer: CustomerInput;
	customData?: string;
	issueId?: string;
	issueName?: string;
	requestedAt: number;
	issuedAt?: number;
	deletedAt?: number;
}

/** How a payment was or is to be paid; times are epoch ms. */
export type Method =
	| { kind: 'card'; number: string; months: number; pointUsed: boolean; approvalNumber: string }
	| {
			kind: 'virtualAccount';
			bank: string;
			accountNumber: string;
			accountType: 'NORMAL' | 'FIXED';
			remitteeName: string;
			expiredAt: number;
			issuedAt: number;
	  };

/** One refund, whole or partial; times are epoch ms. */
export interface Cancellation {
	id: string;
	pgCancellationId: string;
	totalAmount: number;
	taxFreeAmount: number;
	vatAmount: number;
	reason: string;
	status: 'REQUESTED' | 'SUCCEEDED' | 'FAILED';
	requestedAt: number;
	cancelledAt?: number;
}

/** A payment, with its last try; times are epoch ms. */
export interface Payment {
	storeId: string;
	id: string;
	transactionId: string;
	status: PaymentStatus;
	order: OrderInput;
	amount: { total: number; taxFree: number; vat: number };
	channel: Channel;
	method: Method;
	scheduleId?: string;
	billingKey?: string;
	requestedAt: number;
	statusChangedAt: number;
	paidAt?: number;
	failure?: string;
	/** When its virtual account was closed unpaid. */
	closedAt?: number;
	pgTxId: string;
	cancellations: Cancellation[];
}

/** A payment at a later time; times are epoch ms. */
export interface Schedule {
	storeId: string;
	id: string;
	paymentId: string;
	status: ScheduleStatus;
	order: BillingKeyInput;
	channel: Channel;
	createdAt: number;
	timeToPay: number;
	startedAt?: number;
	completedAt?: number;
	revokedAt?: number;
}
