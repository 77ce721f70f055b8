import bcrypt from 'bcryptjs';

import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox';
import { type Application, DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import type { WireBody } from './wire';

export const START = '2026-11-22T09:00:00.000+09:00';
export const MALL = '/v1/pay-order/mall';
export const FEED = `${MALL}/product-orders/last-changed-statuses`;

export interface Reply {
	status: number;
	headers: Headers;
	body: WireBody;
}

export type Query = Record<string, string | number | boolean | string[] | undefined>;

/** A sandbox with a stopped clock and no rate limit unless the test says otherwise. */
export function frozenSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const npay = { rateLimit: { enabled: false }, ...options.settings?.npay };
	const settings = { ...options.settings, npay };
	return startSandbox({ now: START, clock: 'frozen', ...options, settings });
}

/** The form of a token call with a right signature; `change` replaces or (undefined) removes members. */
export function tokenForm(
	sandbox: Sandbox,
	change: Record<string, string | undefined> = {},
	application: Application = DEFAULT_APPLICATION,
): URLSearchParams {
	const timestamp = change['timestamp'] ?? String(sandbox.clock.now());
	const hash = bcrypt.hashSync(`${application.clientId}_${timestamp}`, application.clientSecret);
	const members: Record<string, string | undefined> = {
		client_id: application.clientId,
		timestamp,
		client_secret_sign: Buffer.from(hash).toString('base64'),
		grant_type: 'client_credentials',
		type: 'SELF',
		...change,
	};
	const present = Object.entries(members).filter(
		(entry): entry is [string, string] => entry[1] !== undefined,
	);
	return new URLSearchParams(present);
}

/** A client of the simulated API with only what the contract says, and one token. */
export class TestClient {
	token = '';

	constructor(private readonly sandbox: Sandbox) {}

	static async ready(sandbox: Sandbox, application?: Application): Promise<TestClient> {
		const client = new TestClient(sandbox);
		await client.renewToken(application);
		return client;
	}

	async renewToken(application?: Application): Promise<Reply> {
		const reply = await this.requestToken(tokenForm(this.sandbox, {}, application));
		this.token = reply.body.access_token ?? '';
		return reply;
	}

	requestToken(
		body: URLSearchParams | string,
		headers: Record<string, string> = {},
	): Promise<Reply> {
		return this.send('POST', '/v1/oauth2/token', { body, headers });
	}

	get(path: string, query: Query = {}): Promise<Reply> {
		const search = new URLSearchParams();
		for (const [name, value] of Object.entries(query)) {
			for (const one of [value].flat()) if (one !== undefined) search.append(name, String(one));
		}
		return this.send('GET', `${path}?${search}`, {});
	}

	post(path: string, body: unknown): Promise<Reply> {
		const headers = { 'content-type': 'application/json' };
		return this.send('POST', path, { headers, body: JSON.stringify(body) });
	}

	async send(method: string, path: string, init: RequestInit): Promise<Reply> {
		const response = await fetch(this.sandbox.npayBaseUrl + path, {
			method,
			...init,
			headers: { ...(this.token && { authorization: `Bearer ${this.token}` }), ...init.headers },
		});
		return {
			status: response.status,
			headers: response.headers,
			body: (await response.json()) as WireBody,
		};
	}

	confirm(...productOrderIds: string[]): Promise<Reply> {
		return this.post(`${MALL}/product-orders/confirm`, { productOrderIds });
	}

	/** Dispatches with a courier; `change` replaces or (undefined) removes members. */
	dispatch(productOrderId: string, change: Record<string, unknown> = {}): Promise<Reply> {
		return this.post(`${MALL}/product-orders/dispatch`, {
			dispatchProductOrders: [
				{
					productOrderId,
					deliveryMethod: 'DELIVERY',
					deliveryCompanyCode: 'CJGLS',
					trackingNumber: '123456789012',
					dispatchDate: START,
					...change,
				},
			],
		});
	}

	query(...productOrderIds: string[]): Promise<Reply> {
		return this.post(`${MALL}/product-orders/query`, {
			productOrderIds,
			quantityClaimCompatibility: true,
		});
	}
}

/** The one product order's id of a new order. */
export function oneProductOrder(sandbox: Sandbox, spec: object = {}): string {
	return sandbox.npay.createOrders({ count: 1, ...spec })[0]!.productOrderIds[0]!;
}

/** A request to the control API; the reply's JSON. */
export async function control(
	sandbox: Sandbox,
	method: string,
	path: string,
	body?: unknown,
): Promise<Reply> {
	const response = await fetch(`${sandbox.url}/control${path}`, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	return {
		status: response.status,
		headers: response.headers,
		body: (await response.json()) as WireBody,
	};
}
