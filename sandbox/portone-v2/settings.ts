import type { CardOutcome } from '../core/payments/card-outcome';
import type { FailureSettings } from '../core/payments/failures';
import type { Channel, Store } from './types';

/** How refunds end. PortOne's document has refunds that are only requested, and may fail later. */
export interface RefundSettings {
	/** Done at once, or only requested. */
	result: 'done' | 'requested';
	/** When a requested one ends, ms of the virtual clock; null = when somebody ends it by hand. */
	afterMs: number | null;
	then: 'succeeds' | 'fails';
}

/** How lists are read, where the document leaves it open. */
export interface ListSettings {
	/** What a text that is searched for has to be of the whole. */
	textSearch: 'part' | 'whole';
	/** The order of payments that are read by cursor, by when they were made. */
	cursorOrder: 'oldestFirst' | 'newestFirst';
	/** Whether reading goes on behind the payment whose cursor is given, or with it once more. */
	cursorMeans: 'behind' | 'from';
}

/** How the simulated PortOne V2 behaves where its document leaves it open. */
export interface PortOneV2Settings {
	stores: Store[];
	channels: Channel[];
	/** Payments that fail by themselves: at a PG, before or after the money moved. */
	failures: FailureSettings;
	/** What cards do of which only their number is known (instant payments). */
	instantCards: CardOutcome;
	/** What billing keys do of which nobody said anything. */
	newBillingKeys: CardOutcome;
	/** How often one payment may be tried, and how often refunds of it. */
	maxTransactions: number;
	maxCancels: number;
	refunds: RefundSettings;
	lists: ListSettings;
	/** `totalCount` of a list: all that match, or ("실제 반환된 객체 수") those on the page. */
	totalCount: 'matching' | 'returned';
	/** Whose amount has to be the pre-registered one: every payment's, or that of windows only. */
	preRegistered: 'everyPayment' | 'windows';
	/** What becomes of a payment whose virtual account is closed. */
	closedAccount: 'CANCELLED' | 'FAILED';
	/** Members that the document does not have: refused, or let pass with a note. */
	unknownInput: 'reject' | 'ignore';
}

type Merged = 'failures' | 'refunds' | 'lists';

/** Changes to settings: `failures`, `refunds` and `lists` are merged, everything else replaced. */
export type PortOneV2SettingsPatch = Partial<Omit<PortOneV2Settings, Merged>> & {
	failures?: Partial<FailureSettings>;
	refunds?: Partial<RefundSettings>;
	lists?: Partial<ListSettings>;
};

/** The store that exists from the start. */
export const DEFAULT_STORE: Readonly<Store> = {
	storeId: 'store-00000000-0000-4000-8000-000000000000',
	merchantId: 'merchant-00000000-0000-4000-8000-000000000000',
	apiSecret: 'sandboxV2SandboxV2SandboxV2SandboxV2',
};

const DEFAULTS: Readonly<PortOneV2Settings> = {
	stores: [DEFAULT_STORE],
	channels: [
		{
			key: 'channel-key-sandbox-v2',
			name: '샌드박스 카드',
			pgProvider: 'NICE_V2',
			pgMerchantId: 'sandbox00m',
			type: 'LIVE',
			groupId: 'channel-group-sandbox-v2',
		},
		{
			key: 'channel-key-sandbox-v2-test',
			name: '샌드박스 테스트',
			pgProvider: 'TOSSPAYMENTS',
			pgMerchantId: 'tsandbox',
			type: 'TEST',
		},
	],
	failures: { rate: 0, afterMoney: 0, seed: 'portone-v2' },
	instantCards: { result: 'succeeds' },
	newBillingKeys: { result: 'succeeds' },
	maxTransactions: 100,
	maxCancels: 100,
	refunds: { result: 'done', afterMs: 60_000, then: 'succeeds' },
	totalCount: 'matching',
	lists: {
		textSearch: 'part',
		cursorOrder: 'oldestFirst',
		cursorMeans: 'behind',
	},
	preRegistered: 'everyPayment',
	closedAccount: 'CANCELLED',
	unknownInput: 'reject',
};

/** Settings with a change applied; the given ones stay as they are. */
export function patchedSettings(
	settings: PortOneV2Settings,
	patch: PortOneV2SettingsPatch,
): PortOneV2Settings {
	return structuredClone({
		...settings,
		...patch,
		failures: { ...settings.failures, ...patch.failures },
		refunds: { ...settings.refunds, ...patch.refunds },
		lists: { ...settings.lists, ...patch.lists },
	});
}

/** The settings a sandbox starts with, as changed by its starter. */
export function initialSettings(patch: PortOneV2SettingsPatch = {}): PortOneV2Settings {
	return patchedSettings(DEFAULTS, patch);
}
