import type { CardOutcome } from '../core/payments/card-outcome';
import type { Delivery } from '../core/post/letter';

/** One PortOne account; what belongs to one is not there for the others. */
export interface Account {
	/** REST API key and secret. */
	impKey: string;
	impSecret: string;
}

/** A PG contract, as the console lists it under a channel key. */
export interface Channel {
	key: string;
	/** PG code, such as `nice_v2`, `naverco` (order type) or `naverpay` (payment type). */
	pgProvider: string;
	/** The merchant's id at the PG. */
	pgId: string;
	/** Payments of a test channel are `sandbox: true`. */
	test?: boolean;
}

/** How notifications (webhooks) are sent; source: PortOne's public guide to V1 webhooks. */
export interface NotificationSettings {
	/** The account's Notification URL, on this machine; null = none. A schedule's own goes first. */
	url: string | null;
	contentType: 'application/json' | 'application/x-www-form-urlencoded';
	/** How often a failed one is sent again; PortOne: never, or up to five times on request. */
	repeats: number;
	/** From a failed attempt to the next, ms of the virtual clock; PortOne: a minute. */
	repeatAfterMs: number;
	/** What fails: no answer or a 5xx (today's guide), or whatever is not 200 (the older one) or 2xx. */
	repeatOn: Delivery['repeatOn'];
	/** How long the first attempt waits for its answer, real ms; PortOne: 30 s. */
	firstTimeoutMs: number;
	/** The same of every further attempt; PortOne: 15 s. */
	repeatTimeoutMs: number;
}

/** How payments are searched, where the document leaves it open or can be read two ways. */
export interface SearchSettings {
	/** More than 90 days by status: refused, or only the last 90 of them are searched. */
	longRange: 'refused' | 'cut';
	/** A page beyond the data, where the document does not tell: no rows, or refused as by status. */
	beyondData: 'empty' | 'refused';
	/** Most rows on a page, whatever `limit` asks for: 1,000 (`limit`), or 20 (the list itself). */
	mostRows: number;
	/** More than 100 payments by number: refused, or the first 100 are given. */
	tooMany: 'refused' | 'cut';
	/** Which tries an order number stands for among several numbers: the latest one, or all. */
	ofMerchantUid: 'latest' | 'all';
	/** What all payments of an order number are, with a status: all of that status, or the latest one. */
	findAllByStatus: 'all' | 'latest';
	/** Payments of test channels: in the lists, or not. */
	testPayments: 'listed' | 'hidden';
	/** What was paid by a billing key that is deleted: in its customer's list still, or 404. */
	ofDeletedKeys: 'listed' | 'refused';
}

/** How the simulated PortOne behaves where its document leaves it open. */
export interface PortOneV1Settings {
	accounts: Account[];
	/** The first one is used where no channel is named. */
	channels: Channel[];
	notifications: NotificationSettings;
	search: SearchSettings;
	/** What cards do that nobody said anything about. */
	newCards: CardOutcome;
	/** Members without a value: null, as PortOne's examples have it, or left out. */
	emptyMembers: 'null' | 'absent';
	/** Parameters that the document does not have: refused, or let pass with a note. */
	unknownInput: 'reject' | 'ignore';
	/** Status of a payment of which a part was refunded. */
	partialCancelStatus: 'paid' | 'cancelled';
	/** `code` of a 207 reply. */
	partialSuccessCode: 0 | 1;
	/** The longest range of a list ("3개월"): three months of the Korean calendar, or 90 days. */
	longestRange: 'calendarMonths' | 'ninetyDays';
	/** Rows on a page of one customer's schedules, which has no `limit`. */
	customerPageSize: number;
	/**
	 * What that list is: the rows (the document), or `{total, previous, next, list}`, which PortOne's own
	 * Node.js client reads.
	 */
	customerSchedules: 'rows' | 'paged';
	/** Scores of reviews: 1 to 5, or the older codes (0 to 2, 10 to 13); the document has both. */
	reviewScore: 'stars' | 'codes';
	/**
	 * A payment by billing key under an order number that was paid or scheduled before, and a schedule that
	 * is retried when it was paid otherwise: PortOne promises nothing, so it is charged again unless this
	 * says that it is refused.
	 */
	repeatedPayAgain: 'charged' | 'refused';
	/** An amount for an order number that has one: refused, or put in its place. */
	repeatedPrepare: 'refused' | 'replaced';
	/** Whose amount has to be the one registered: that of windows (the document), or every payment's. */
	preparedAmounts: 'windows' | 'everyPayment';
	/** How often PortOne looks at Npay for changed orders, ms; 0 = it always knows. */
	naverSyncMs: number;
}

/** Changes to settings: `notifications` and `search` are merged, everything else replaced. */
export type PortOneV1SettingsPatch = Partial<
	Omit<PortOneV1Settings, 'notifications' | 'search'>
> & {
	notifications?: Partial<NotificationSettings>;
	search?: Partial<SearchSettings>;
};

/** The account that exists from the start. */
export const DEFAULT_ACCOUNT: Readonly<Account> = {
	impKey: '1234567890123456',
	impSecret: 'sandboxSandboxSandboxSandboxSandboxSandbox',
};

const DEFAULTS: Readonly<PortOneV1Settings> = {
	accounts: [DEFAULT_ACCOUNT],
	channels: [
		{ key: 'channel-key-sandbox-card', pgProvider: 'nice_v2', pgId: 'sandbox00m' },
		{ key: 'channel-key-sandbox-naverco', pgProvider: 'naverco', pgId: 'np_sandbox' },
		{ key: 'channel-key-sandbox-naverpay', pgProvider: 'naverpay', pgId: 'np_sandbox_pay' },
	],
	notifications: {
		url: null,
		contentType: 'application/json',
		repeats: 0,
		repeatAfterMs: 60_000,
		repeatOn: 'serverErrors',
		firstTimeoutMs: 30_000,
		repeatTimeoutMs: 15_000,
	},
	search: {
		longRange: 'refused',
		beyondData: 'empty',
		mostRows: 1000,
		tooMany: 'refused',
		ofMerchantUid: 'latest',
		findAllByStatus: 'all',
		testPayments: 'listed',
		ofDeletedKeys: 'listed',
	},
	newCards: { result: 'succeeds' },
	emptyMembers: 'null',
	unknownInput: 'reject',
	partialCancelStatus: 'paid',
	partialSuccessCode: 0,
	longestRange: 'calendarMonths',
	customerPageSize: 20,
	customerSchedules: 'rows',
	reviewScore: 'stars',
	repeatedPayAgain: 'charged',
	repeatedPrepare: 'refused',
	preparedAmounts: 'windows',
	naverSyncMs: 0,
};

/** Settings with a change applied; the given ones stay as they are. */
export function patchedSettings(
	settings: PortOneV1Settings,
	patch: PortOneV1SettingsPatch,
): PortOneV1Settings {
	return structuredClone({
		...settings,
		...patch,
		notifications: { ...settings.notifications, ...patch.notifications },
		search: { ...settings.search, ...patch.search },
	});
}

/** The settings a sandbox starts with, as changed by its starter. */
export function initialSettings(patch: PortOneV1SettingsPatch = {}): PortOneV1Settings {
	return patchedSettings(DEFAULTS, patch);
}
