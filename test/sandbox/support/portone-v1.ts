import { once } from 'node:events';
import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox';
import { type Account, DEFAULT_ACCOUNT } from '../../../sandbox/portone-v1/settings';
import type { Members } from './wire';

/** 09:00 in Korea, a Sunday; in seconds too. */
export const START = '2026-11-22T09:00:00.000+09:00';
export const NOW = Date.parse(START) / 1000;
export const DAY = 24 * 60 * 60;

export interface Reply {
	status: number;
	body: {
		code: number;
		message: string | null;
		response: Members & Members[] & { access_token: string; expired_at: number; now: number };
	};
}

/** A sandbox with a stopped clock. */
export function frozenSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	return startSandbox({ now: START, clock: 'frozen', ...options });
}

/** A client of the simulated PortOne with only what its document says, and one token. */
export class PortOneClient {
	token = '';

	constructor(private readonly sandbox: Sandbox) {}

	static async ready(sandbox: Sandbox, account?: Account): Promise<PortOneClient> {
		const client = new PortOneClient(sandbox);
		await client.renewToken(account);
		return client;
	}

	async renewToken(account: Account = DEFAULT_ACCOUNT): Promise<Reply> {
		const { impKey, impSecret } = account;
		const reply = await this.post('/users/getToken', { imp_key: impKey, imp_secret: impSecret });
		this.token = reply.body.response?.access_token ?? '';
		return reply;
	}

	get(path: string, query: Members = {}): Promise<Reply> {
		return this.send('GET', `${path}?${searchOf(query)}`);
	}

	delete(path: string, query: Members = {}): Promise<Reply> {
		return this.send('DELETE', `${path}?${searchOf(query)}`);
	}

	post(path: string, body: unknown = {}): Promise<Reply> {
		return this.send('POST', path, JSON.stringify(body), 'application/json');
	}

	put(path: string, body: unknown): Promise<Reply> {
		return this.send('PUT', path, JSON.stringify(body), 'application/json');
	}

	postForm(path: string, form: string | Record<string, string>): Promise<Reply> {
		const body = new URLSearchParams(form).toString();
		return this.send('POST', path, body, 'application/x-www-form-urlencoded');
	}

	async send(method: string, path: string, body?: string, contentType?: string): Promise<Reply> {
		const response = await fetch(this.sandbox.portOneV1BaseUrl + path, {
			method,
			...(body !== undefined && { body }),
			headers: {
				...(this.token && { authorization: this.token }),
				...(contentType && { 'content-type': contentType }),
			},
		});
		return { status: response.status, body: (await response.json()) as Reply['body'] };
	}

	/** Schedules one payment; `change` replaces or (undefined) removes members of it. */
	schedule(merchantUid: string, scheduleAt: number, change: Members = {}): Promise<Reply> {
		return this.post('/subscribe/payments/schedule', {
			customer_uid: 'customer-1',
			schedules: [purchase(merchantUid, scheduleAt, change)],
		});
	}
}

/** A query; a list is its name several times. */
function searchOf(query: Members): URLSearchParams {
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		[value].flat().map((one) => [name, String(one)]),
	);
	return new URLSearchParams(pairs);
}

/** One right member of `schedules`; times are seconds. */
export function purchase(merchantUid: string, scheduleAt: number, change: Members = {}): Members {
	return {
		merchant_uid: merchantUid,
		schedule_at: scheduleAt,
		currency: 'KRW',
		amount: 9900,
		name: '정기 구독 1개월',
		...change,
	};
}

/** A right card for a customer who has no billing key. */
export const CARD = {
	card_number: '1234-5678-9012-3456',
	expiry: '2029-12',
	birth: '900101',
	pwd_2digit: '12',
};

/** What a webhook receiver got. */
export interface Received {
	body: string;
	contentType: string;
}

/** A merchant's webhook on this machine: answers what it is told to and remembers what came. */
export class Receiver {
	readonly received: Received[] = [];
	/** The headers of each, as they came. */
	readonly headers: IncomingHttpHeaders[] = [];
	/** Statuses to answer with, in turn; then 200. `hang`: no answer; `cut`: the connection ends. */
	answers: Array<number | 'hang' | 'cut'> = [];
	url = '';
	private server!: Server;

	static async open(): Promise<Receiver> {
		const receiver = new Receiver();
		receiver.server = createServer((request, response) => {
			void read(request).then((body) => {
				receiver.headers.push(request.headers);
				receiver.received.push({ body, contentType: request.headers['content-type'] ?? '' });
				const answer = receiver.answers.shift() ?? 200;
				if (answer === 'hang') return;
				if (answer === 'cut') return request.socket.destroy();
				response.writeHead(answer).end('ok');
			});
		});
		receiver.server.listen(0, '127.0.0.1');
		await once(receiver.server, 'listening');
		const { port } = receiver.server.address() as AddressInfo;
		receiver.url = `http://127.0.0.1:${port}/webhook`;
		return receiver;
	}

	/** The bodies that came, read as JSON. */
	get bodies(): unknown[] {
		return this.received.map(({ body }) => JSON.parse(body) as unknown);
	}

	clear(): void {
		this.received.length = 0;
		this.headers.length = 0;
		this.answers = [];
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}
}

/** Waits until something holds, looking again all the time; fails after five seconds. */
export async function until(holds: () => boolean): Promise<void> {
	const latest = Date.now() + 300_000;
	while (!holds()) {
		if (Date.now() > latest) throw new Error('It did not come to hold within five minutes.');
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
}

async function read(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}
