/** One try to tell the merchant. Times are epoch ms of the virtual clock, `tookMs` is real. */
export interface Attempt {
	at: number;
	tookMs: number;
	/** HTTP status of the answer; absent when there was none. */
	status?: number;
	/** Why there was none. */
	error?: 'timeout' | 'network' | 'stopped';
	/** What was answered, at most the first 500 characters. */
	answer?: string;
}

/** Why nothing is sent: no URL, a URL that is not on this machine, or nobody asked for it. */
export type Withheld = 'noUrl' | 'notThisMachine' | 'notAsked';

/** What the merchant is told about a payment, and how that went. */
export interface Notification {
	/** 1, 2, 3… */
	id: number;
	impKey: string;
	body: { imp_uid: string; merchant_uid: string; status: string; cancellation_id?: string };
	url: string | null;
	/** Epoch ms of the virtual clock. */
	createdAt: number;
	byHand: boolean;
	withheld?: Withheld;
	attempts: Attempt[];
	state: 'withheld' | 'waiting' | 'sending' | 'answered' | 'gaveUp';
}
