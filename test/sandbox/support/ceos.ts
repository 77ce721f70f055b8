import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox';
import type { CeosSettingsPatch } from '../../../sandbox/ceos/settings';
import type { Members } from './wire';

/** 09:00 in Korea. */
export const START = '2026-11-22T09:00:00.000+09:00';

export interface Reply {
	status: number;
	contentType: string;
	text: string;
	/** The text read as JSON; the text itself when it is none. */
	body: Members;
}

/** A sandbox with a stopped clock and, unless told otherwise, no payment that fails by itself. */
export function frozenSandbox(ceos: CeosSettingsPatch = {}, options: SandboxOptions = {}) {
	const settings = { ceos: { failures: { rate: 0 }, ...ceos } };
	return startSandbox({ now: START, clock: 'frozen', settings, ...options });
}

/** A client of the simulated CEOS with only what its page says. */
export class CeosClient {
	constructor(
		private readonly sandbox: Sandbox,
		public secret: string = sandbox.ceos.secretOf(),
	) {}

	get(path: string): Promise<Reply> {
		return this.send('GET', path);
	}

	/** Pays; `change` replaces or (undefined) removes members. */
	pay(paymentId: string, change: Members = {}): Promise<Reply> {
		const path = `/payments/${encodeURIComponent(paymentId)}/instant`;
		return this.send('POST', path, JSON.stringify(purchase(change)));
	}

	read(paymentId: string): Promise<Reply> {
		return this.get(`/payments/${encodeURIComponent(paymentId)}`);
	}

	cancel(paymentId: string): Promise<Reply> {
		return this.send('POST', `/payments/${encodeURIComponent(paymentId)}/cancel`);
	}

	async send(
		method: string,
		path: string,
		body?: string,
		headers: Record<string, string> = { 'content-type': 'application/json' },
	): Promise<Reply> {
		const response = await fetch(this.sandbox.ceosBaseUrl + path, {
			method,
			...(body !== undefined && { body }),
			headers: {
				...(this.secret && { authorization: `Bearer ${this.secret}` }),
				...(body !== undefined && headers),
			},
		});
		const text = await response.text();
		const contentType = response.headers.get('content-type') ?? '';
		return { status: response.status, contentType, text, body: asJson(text) };
	}
}

/** A right payment. */
export function purchase(change: Members = {}): Members {
	return {
		storeId: 'my_store_001',
		orderName: '노트북외 1건',
		totalPayAmount: 1_500_000,
		currency: 'KRW',
		customData: JSON.stringify({ item: '노트북', quantity: 1 }),
		...change,
	};
}

function asJson(text: string): Members {
	try {
		return JSON.parse(text) as Members;
	} catch {
		return text as unknown as Members;
	}
}
