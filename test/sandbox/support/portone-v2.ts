import { request } from 'node:http';

import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox';
import { DEFAULT_STORE } from '../../../sandbox/portone-v2/settings';
import type { Members } from './wire';

/** 09:00 in Korea, a Sunday. */
export const START = '2026-11-22T09:00:00.000+09:00';
export const DAY_MS = 24 * 60 * 60 * 1000;
export const CHANNEL = 'channel-key-sandbox-v2';

export interface Reply {
	status: number;
	body: Members & { type?: string; items: Members[]; schedule: { id: string } };
}

/** A sandbox with a stopped clock. */
export function frozenSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	return startSandbox({ now: START, clock: 'frozen', ...options });
}

/** The time so many ms after the start, as this API has it. */
export function later(ms: number): string {
	return new Date(Date.parse(START) + ms).toISOString();
}

/** A client of the simulated PortOne V2 with only what its document says. */
export class PortOneV2Client {
	constructor(
		private readonly sandbox: Sandbox,
		public authorization = `PortOne ${DEFAULT_STORE.apiSecret}`,
	) {}

	get(path: string, query: Record<string, string> = {}): Promise<Reply> {
		return this.send('GET', `${path}?${new URLSearchParams(query)}`);
	}

	/** A deletion whose input is its query. */
	remove(path: string, query: Record<string, string> = {}): Promise<Reply> {
		return this.send('DELETE', `${path}?${new URLSearchParams(query)}`);
	}

	post(path: string, body?: unknown): Promise<Reply> {
		return this.send('POST', path, body);
	}

	pay(id: string, change: Members = {}): Promise<Reply> {
		return this.post(`/payments/${encodeURIComponent(id)}/instant`, instant(change));
	}

	payBy(billingKey: string, id: string, change: Members = {}): Promise<Reply> {
		const body = { ...order(change), billingKey };
		return this.post(`/payments/${encodeURIComponent(id)}/billing-key`, body);
	}

	schedule(billingKey: string, id: string, timeToPay: string, change: Members = {}) {
		const payment = { ...order(change), billingKey };
		return this.post(`/payments/${encodeURIComponent(id)}/schedule`, { payment, timeToPay });
	}

	read(id: string): Promise<Reply> {
		return this.get(`/payments/${encodeURIComponent(id)}`);
	}

	cancel(id: string, body: Members = {}): Promise<Reply> {
		const path = `/payments/${encodeURIComponent(id)}/cancel`;
		return this.post(path, { reason: '고객 변심', ...body });
	}

	/** A reading or a deletion with its input in the query, or in the body. */
	search(
		path: string,
		input: Members = {},
		where: 'query' | 'body' = 'query',
		method = 'GET',
	): Promise<Reply> {
		if (where === 'body') return this.send(method, path, input);
		const query = new URLSearchParams({ requestBody: JSON.stringify(input) });
		return this.send(method, `${path}?${query}`);
	}

	list(input: Members = {}, where: 'query' | 'body' = 'query'): Promise<Reply> {
		return this.search('/payment-schedules', input, where);
	}

	revoke(input: Members, where: 'query' | 'body' = 'query'): Promise<Reply> {
		return this.search('/payment-schedules', input, where, 'DELETE');
	}

	/** A request; a GET with a body too, which `fetch` does not send. */
	async send(method: string, path: string, body?: unknown): Promise<Reply> {
		const text = body === undefined ? undefined : JSON.stringify(body);
		if (method === 'GET' && text !== undefined) return this.getWithBody(path, text);
		const response = await fetch(this.sandbox.portOneV2BaseUrl + path, {
			method,
			...(text !== undefined && { body: text }),
			headers: this.headers(text !== undefined),
		});
		return { status: response.status, body: (await response.json()) as Reply['body'] };
	}

	private getWithBody(path: string, body: string): Promise<Reply> {
		const url = this.sandbox.portOneV2BaseUrl + path;
		const headers = { ...this.headers(true), 'content-length': Buffer.byteLength(body) };
		return new Promise((resolve, reject) => {
			const call = request(url, { method: 'GET', headers }, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as Reply['body'],
					}),
				);
			});
			call.on('error', reject).end(body);
		});
	}

	private headers(withBody: boolean): Record<string, string> {
		return {
			...(this.authorization && { authorization: this.authorization }),
			...(withBody && { 'content-type': 'application/json' }),
		};
	}
}

/** What every payment says; `change` replaces or (undefined) removes members. */
export function order(change: Members = {}): Members {
	return { orderName: '노트북 외 1건', amount: { total: 11_000 }, currency: 'KRW', ...change };
}

/** A right instant payment. */
export function instant(change: Members = {}): Members {
	return { ...order(), channelKey: CHANNEL, method: { card: { credential: CARD } }, ...change };
}

export const CARD = { number: '1234567890123456', expiryYear: '29', expiryMonth: '12' };

/** A right way to pay into a virtual account. */
export const VIRTUAL_ACCOUNT = {
	bank: 'SHINHAN',
	expiry: { validHours: 24 },
	option: { type: 'NORMAL' },
};
