/** One registered application of a merchant. */
export interface Application {
	clientId: string;
	/** A bcrypt salt: `$2a$04$` and 22 characters. */
	clientSecret: string;
	/** `np_…`; applications of one merchant see the same orders. */
	merchantId: string;
	/** Addresses that may call; absent = all. */
	allowedIps?: string[];
	/** False: the application has no right to the order API (403 GW.AUTHZ). */
	orderApi?: boolean;
}

export interface RateLimit {
	enabled: boolean;
	/** Tokens per second, per API and application. */
	replenishRate: number;
	burstCapacity: number;
	/** The clock by which buckets refill; `real` goes on when the virtual clock is frozen. */
	clock: 'real' | 'virtual';
}

/** A number of calls per application and period; `path` limits it to APIs whose path contains it. */
export interface Quota {
	period: 'SECONDS' | 'HOURS' | 'ROUND';
	limit: number;
	path?: string;
}

/** Names of the review API's query parameters, which nobody outside Naver knows. */
export interface ReviewParameters {
	from: string;
	to: string;
	reviewType: string;
	page: string;
	pageSize: string;
}

/** How the simulated Npay behaves where sources differ or are silent. */
export interface NpaySettings {
	applications: Application[];
	rateLimit: RateLimit;
	quota: Quota | null;
	/** A change shows in the feed only so long after it happened, ms. */
	listingDelayMs: number;
	/** Non-standard token calls get the application a quota of one token call per hour. */
	strictToken: boolean;
	/** The clock against which a signature's timestamp must be within five minutes. */
	signatureClock: 'virtual' | 'real' | 'either';
	/** A state that does not allow the operation: 200 with a fail item, or 400 for the whole call. */
	stateErrorStyle: 'failItem' | 'http400';
	/** Confirming what is confirmed: fail item 105306, or listed as success. */
	confirmAlreadyDone: '105306' | 'success';
	/** A feed reading without rows has no `data` at all. */
	emptyFeedWithoutData: boolean;
	/** `more` on the last page of a feed reading: its members are optional in the reference. */
	lastPageMore: 'absent' | 'null' | 'empty' | 'nullMembers' | 'emptyMembers';
	/** Tracking numbers are checked for their courier's format. */
	trackingNumberChecks: boolean;
	/** A tracking number of another order's parcel: allowed, or fail item 104121. */
	trackingNumberReuse: 'allow' | 'reject';
	/** Most rows in a reply. */
	pageLimit: number;
	/** Confirming counts as a change (listed as PAYED again). */
	confirmEmitsEvent: boolean;
	/** How orders are registered; returns can be held back by the merchant with 2.1 only. */
	orderVersion: '2.1' | '1.0';
	/** Refunds of cancels are not carried out by themselves: CANCELING until approved. */
	refundSticks: boolean;
	/** Letting a held claim go counts as a change (CLAIM_HOLDBACK_RELEASED). */
	holdbackReleaseEmitsEvent: boolean;
	/**
	 * How buyers pay the way back of what they return or exchange for reasons of their own: out of the
	 * refund, or not yet, and then Naver holds the claim back from its beginning until `payFee`.
	 */
	returnFee: 'deducted' | 'unpaid';
	/** Some products are bought with coupons, borne by Naver or by the seller. */
	coupons: boolean;
	/** What the seller bears of a discount: out of `paySettleAmount`, or a `benefitSettleAmount` of its own. */
	sellerDiscountSettlement: 'pay' | 'benefit';
	/** Delivery fees that change by a claim on a part are settled (POST_ORDER_ADJUSTMENT_AMOUNT), and reviews. */
	adjustments: boolean;
	/**
	 * The Commerce API's changes of August 2026: holdback code EXCHANGE_HOLDBACK, `optionCode` and
	 * `sellingInterlockCommissionType` are gone, details have new members.
	 */
	apiRevision: '2026-03' | '2026-08';
	/** Days after delivery until a purchase is decided by itself; null = never. */
	autoDecideDays: number | null;
	/** Where claims are in details: `cancel` (old), `currentClaim.cancel` (new), or both. */
	claimLayout: 'both' | 'old' | 'new';
	/** Details carry the order type's own codes (merchantCustomCode1/2, merchantProductId). */
	merchantCodes: boolean;
	/** Query parameters and body members the API does not have: 400 4000, or let pass with a note. */
	unknownInput: 'reject' | 'ignore';
	reviewParameters: ReviewParameters;
}

/** Changes to settings: `rateLimit` and `reviewParameters` are merged, everything else replaced. */
export type NpaySettingsPatch = Partial<Omit<NpaySettings, 'rateLimit' | 'reviewParameters'>> & {
	rateLimit?: Partial<RateLimit>;
	reviewParameters?: Partial<ReviewParameters>;
};

/** The application that exists from the start. */
export const DEFAULT_APPLICATION: Readonly<Application> = {
	clientId: 'sandbox-app',
	clientSecret: '$2a$04$sandboxSandboxSandboxe',
	merchantId: 'np_sandbox',
	orderApi: true,
};

const DEFAULTS: Readonly<NpaySettings> = {
	applications: [DEFAULT_APPLICATION],
	rateLimit: { enabled: true, replenishRate: 2, burstCapacity: 4, clock: 'real' },
	quota: null,
	listingDelayMs: 0,
	strictToken: false,
	signatureClock: 'virtual',
	stateErrorStyle: 'failItem',
	confirmAlreadyDone: '105306',
	emptyFeedWithoutData: true,
	lastPageMore: 'absent',
	trackingNumberChecks: true,
	trackingNumberReuse: 'allow',
	pageLimit: 300,
	confirmEmitsEvent: false,
	orderVersion: '2.1',
	refundSticks: false,
	holdbackReleaseEmitsEvent: false,
	returnFee: 'deducted',
	coupons: false,
	sellerDiscountSettlement: 'pay',
	adjustments: false,
	apiRevision: '2026-08',
	autoDecideDays: 8,
	claimLayout: 'both',
	merchantCodes: false,
	unknownInput: 'reject',
	reviewParameters: {
		from: 'from',
		to: 'to',
		reviewType: 'reviewType',
		page: 'page',
		pageSize: 'pageSize',
	},
};

/** Settings with a change applied; the given ones stay as they are. */
export function patchedSettings(settings: NpaySettings, patch: NpaySettingsPatch): NpaySettings {
	return structuredClone({
		...settings,
		...patch,
		rateLimit: { ...settings.rateLimit, ...patch.rateLimit },
		reviewParameters: { ...settings.reviewParameters, ...patch.reviewParameters },
	});
}

/** The settings a sandbox starts with, as changed by its starter. */
export function initialSettings(patch: NpaySettingsPatch = {}): NpaySettings {
	return patchedSettings(DEFAULTS, patch);
}
