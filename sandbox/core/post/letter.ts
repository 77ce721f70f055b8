import { isIP } from 'node:net';

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

/** Something that is to be told to a merchant, and how that went. */
export interface Letter {
	url: string | null;
	withheld?: Withheld;
	attempts: Attempt[];
	state: 'withheld' | 'waiting' | 'sending' | 'answered' | 'gaveUp';
}

/** A letter as it goes over the wire. */
export interface Written {
	headers: Record<string, string>;
	body: string;
}

/** How letters are sent. */
export interface Delivery {
	/** How often one is sent again that was not answered well. */
	repeats: number;
	/** Time between attempts, ms of the virtual clock. */
	repeatAfterMs: number;
	/** What counts as not answered well, besides no answer. */
	repeatOn: 'serverErrors' | 'not200' | 'not2xx';
	/** How long an answer is waited for, real ms: the first time, and then. */
	firstTimeoutMs: number;
	repeatTimeoutMs: number;
}

/** True for an address of this machine: the only ones to which anything is ever sent. */
export function isOnThisMachine(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	if (protocol !== 'http:' && protocol !== 'https:') return false;
	if (hostname === 'localhost' || hostname === '[::1]') return true;
	return isIP(hostname) === 4 && hostname.startsWith('127.');
}

/** Why a letter is not sent; undefined where it is. @param notAsked it is written down all the same */
export function reasonToWithhold(url: string | null, notAsked: boolean): Withheld | undefined {
	if (notAsked) return 'notAsked';
	if (url === null) return 'noUrl';
	return isOnThisMachine(url) ? undefined : 'notThisMachine';
}

/** Whether an attempt was not answered well. */
export function hasFailed({ status }: Attempt, repeatOn: Delivery['repeatOn']): boolean {
	if (status === undefined) return true;
	if (repeatOn === 'not200') return status !== 200;
	return repeatOn === 'not2xx' ? status < 200 || status > 299 : status >= 500;
}
