import type { IDataObject } from 'n8n-workflow';

import { NpayApi } from '../../../credentials/NpayApi.credentials';
import { PortOneApi } from '../../../credentials/PortOneApi.credentials';
import { PortOneV2Api } from '../../../credentials/PortOneV2Api.credentials';
import {
	accountFingerprint as npayFingerprint,
	readAccount as readNpay,
} from '../../../nodes/Npay/api/account';
import { NpayClient } from '../../../nodes/Npay/api/client';
import { Npay } from '../../../nodes/Npay/Npay.node';
import {
	accountFingerprint as v1Fingerprint,
	readAccount as readV1,
} from '../../../nodes/PortOne/api/account';
import { PortOneClient } from '../../../nodes/PortOne/api/client';
import { PortOne } from '../../../nodes/PortOne/PortOne.node';
import { PaymentsClient } from '../../../nodes/PortOneV2/api/client';
import { PortOneV2 } from '../../../nodes/PortOneV2/PortOneV2.node';
import { packToken } from '../../../nodes/shared/auth/storedToken';
import { ApiFailure } from '../../../nodes/shared/http/apiFailure';
import { NodeStandIn, type RawAnswer, type Respond } from '../engine/nodeStandIn';

/** The token or secret that each server is sent. */
export const TOKEN = 'token-0123456789abcdef';

const NPAY = {
	environment: 'custom',
	baseUrl: 'http://127.0.0.1:1',
	applicationId: 'application-1',
	applicationSecret: '$2a$04$abcdefghijklmnopqrstuu',
};
const V1 = { baseUrl: 'http://127.0.0.1:1', impKey: 'key-1', impSecret: 'secret-1' };
const kept = (fingerprint: string) =>
	packToken({ fingerprint, expiresAt: Number.MAX_SAFE_INTEGER, token: TOKEN });

/** n8n around each node, with a function at the other end of the wire. */
export const STAND_INS = {
	npay: (respond: Respond, changed: IDataObject = {}) =>
		new NodeStandIn(
			new Npay(),
			new NpayApi(),
			{ ...NPAY, accessToken: kept(npayFingerprint(readNpay(NPAY))), ...changed } as never,
			respond,
		),
	v1: (respond: Respond, changed: IDataObject = {}) =>
		new NodeStandIn(
			new PortOne(),
			new PortOneApi(),
			{ ...V1, accessToken: kept(v1Fingerprint(readV1(V1))), ...changed } as never,
			respond,
		),
	v2: (respond: Respond, changed: IDataObject = {}) =>
		new NodeStandIn(
			new PortOneV2(),
			new PortOneV2Api(),
			{
				...{ server: 'custom', protocol: 'portOne', baseUrl: 'http://127.0.0.1:1' },
				...{ apiSecret: TOKEN, githubId: '', storeId: 'store' },
				...changed,
			} as never,
			respond,
		),
	ceos: (respond: Respond, changed: IDataObject = {}) =>
		STAND_INS.v2(respond, { protocol: 'ceos', ...changed }),
};

export type ServerName = keyof typeof STAND_INS;
export const SERVERS = Object.keys(STAND_INS) as ServerName[];

const ID = '2026112212345601';

/** One write and one read of each server. */
const CALLS: Record<ServerName, (respond: Respond) => Promise<Record<'read' | 'write', Call>>> = {
	async npay(respond) {
		const client = await NpayClient.create(STAND_INS.npay(respond).functions());
		const body = { productOrderIds: [ID] };
		return {
			read: async () => await client.request('query', { body }),
			write: async () => await client.request('confirm', { body }),
		};
	},
	async v1(respond) {
		const client = await PortOneClient.create(STAND_INS.v1(respond).functions());
		return {
			read: async () => await client.request('getPayment', { path: { imp_uid: 'imp_1' } }),
			write: async () => await client.request('cancelPayment', { body: { imp_uid: 'imp_1' } }),
		};
	},
	async v2(respond) {
		const client = await PaymentsClient.create(STAND_INS.v2(respond).functions(), 'portOne');
		const path = { paymentId: 'order-1' };
		return {
			read: async () => await client.request('getPayment', { path }),
			write: async () => await client.request('cancelPayment', { path, body: { reason: 'x' } }),
		};
	},
	async ceos(respond) {
		const client = await PaymentsClient.create(STAND_INS.ceos(respond).functions(), 'ceos');
		const path = { paymentId: 'order-1' };
		return {
			read: async () => await client.request('getCeosPayment', { path }),
			write: async () => await client.request('payCeos', { path, body: { orderName: 'x' } }),
		};
	},
};

type Call = () => Promise<unknown>;

/** Clients' calls with a function at the other end. */
export const callsOf = async (
	server: ServerName,
	respond: Respond,
): Promise<Record<'read' | 'write', Call>> => await CALLS[server](respond);

/** An answer with a JSON body, or a text. */
export const answer = (
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): RawAnswer => ({
	status,
	headers,
	text: typeof body === 'string' ? body : JSON.stringify(body),
});

/** How a call failed. */
export async function failureOf(call: Promise<unknown>): Promise<ApiFailure> {
	const failure = await call.then(
		() => new Error('It did not fail'),
		(error: unknown) => error,
	);
	if (failure instanceof ApiFailure) return failure;
	throw failure as Error;
}

/** One call that is answered always in the same way. @returns how it failed, and how often it was sent */
export async function failing(
	server: ServerName,
	kind: 'read' | 'write',
	reply: RawAnswer,
): Promise<{ failed: ApiFailure; sent: number }> {
	let sent = 0;
	const calls = await callsOf(server, async () => {
		sent++;
		return await Promise.resolve(reply);
	});
	return { failed: await failureOf(calls[kind]()), sent };
}
