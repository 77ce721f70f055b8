/**
 * Answers at once for all APIs that the nodes call, without limits and without a memory: what a run takes is then the
 * nodes' own. Tells its parent its port, and ends with it. `/total?n=` says how long the lists are.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { startSandbox } from '../../../sandbox';
import { type StateName, STATES } from '../../../sandbox/npay/orders/states';

interface Query {
	path: string;
	query: URLSearchParams;
	body: Record<string, unknown>;
	method: string;
}

type Json = Record<string, unknown>;

let total = 0;
let shown: StateName = 'PAYED_OK';
const details = new Map<string, Json>();

const UNPAID = new Set<StateName>(['PAYMENT_WAITING', 'CANCELED_BY_NOPAYMENT']);

/** A paid product order in each state, as the sandbox shows it. */
async function readTemplates(): Promise<void> {
	const sandbox = await startSandbox({});
	const paid = STATES.filter((state) => !UNPAID.has(state));
	for (const state of paid) {
		const [order] = sandbox.npay.createOrders({ count: 1, state: 'PAYED' });
		const id = order?.productOrderIds[0] ?? '';
		sandbox.npay.put(id, state);
		const answer = await fetch(`${sandbox.url}/control/npay/product-orders/${id}`);
		details.set(state, ((await answer.json()) as { detail: Json }).detail);
	}
	await sandbox.close();
}

const idOf = (index: number): string => `20261129${String(index).padStart(8, '0')}`;

function detail(productOrderId: string): Json {
	const template = details.get(shown) as Json;
	return { ...template, productOrder: { ...(template.productOrder as Json), productOrderId } };
}

const ok = (data: unknown): Json => ({
	timestamp: new Date(Date.now() + 9 * 3_600_000).toISOString().replace('Z', '+09:00'),
	traceId: 'trace-1',
	data,
});

const range = <Row>(from: number, to: number, of: (index: number) => Row): Row[] =>
	Array.from({ length: Math.max(0, to - from) }, (_, index) => of(from + index));

function changes(query: URLSearchParams): Json {
	const from = Number(query.get('moreSequence') ?? 0);
	const to = Math.min(total, from + 300);
	const lastChangedDate = '2026-11-29T10:00:00.000+09:00';
	const lastChangeStatuses = range(from, to, (index) => ({
		orderId: `o${index}`,
		productOrderId: idOf(index),
		lastChangedType: 'PAYED',
		lastChangedDate,
		productOrderStatus: 'PAYED',
		receiverAddressChanged: false,
	}));
	const more = to < total ? { more: { moreFrom: lastChangedDate, moreSequence: String(to) } } : {};
	return ok({ lastChangeStatuses, count: lastChangeStatuses.length, ...more });
}

function orders(query: URLSearchParams): Json {
	const page = Number(query.get('page'));
	const to = Math.min(total, page * 300);
	const contents = range((page - 1) * 300, to, (index) => ({
		productOrderId: idOf(index),
		content: detail(idOf(index)),
	}));
	return ok({ contents, pagination: { page, size: 300, hasNext: to < total } });
}

const done = (ids: unknown[]): Json =>
	ok({ successProductOrderIds: ids, failProductOrderInfos: [] });

function npay({ path, query, body }: Query): Json | undefined {
	if (path.endsWith('/oauth2/token')) {
		return { access_token: 'token', expires_in: 10_800, token_type: 'Bearer' };
	}
	if (path.endsWith('/last-changed-statuses')) return changes(query);
	if (path.endsWith('/mall/product-orders')) return orders(query);
	if (path.endsWith('/product-order-ids')) {
		return ok([idOf(Number(/o(\d+)\/product/.exec(path)?.[1]))]);
	}
	if (path.endsWith('/query')) return ok((body.productOrderIds as string[]).map(detail));
	if (path.endsWith('/confirm')) return done(body.productOrderIds as string[]);
	if (path.endsWith('/dispatch') && Array.isArray(body.dispatchProductOrders)) {
		return done(body.dispatchProductOrders.map((one: Json) => one.productOrderId));
	}
	const [, id] = /\/product-orders\/(\d+)\//.exec(path) ?? [];
	return id === undefined ? undefined : done([id]);
}

const schedule = (merchant_uid: unknown, more: Json = {}): Json => ({
	customer_uid: 'c1',
	merchant_uid,
	imp_uid: null,
	schedule_at: 1_800_000_000,
	executed_at: 0,
	revoked_at: 0,
	amount: 9900,
	currency: 'KRW',
	name: '정기 구독',
	buyer_name: '고객',
	buyer_email: 'buyer@example.com',
	buyer_tel: '010-1111-2222',
	buyer_addr: null,
	buyer_postcode: null,
	custom_data: null,
	schedule_status: 'scheduled',
	payment_status: null,
	fail_reason: null,
	...more,
});

function portOne({ path, query, body, method }: Query): Json | undefined {
	const answer = (response: unknown) => ({ code: 0, message: null, response });
	if (path.endsWith('/users/getToken')) {
		const now = Math.floor(Date.now() / 1000);
		return answer({ access_token: 'token', now, expired_at: now + 1800 });
	}
	if (!path.endsWith('/subscribe/payments/schedule')) return undefined;
	if (method === 'POST') {
		return answer((body.schedules as Json[]).map((one) => schedule(one.merchant_uid, one)));
	}
	const from = (Number(query.get('page')) - 1) * 1000;
	return answer(range(from, Math.min(total, from + 1000), (index) => schedule(`m${index}`)));
}

function portOneV2({ path }: Query): Json | undefined {
	if (!path.endsWith('/billing-key')) return undefined;
	return { payment: { pgTxId: 'pg', paidAt: '2026-11-29T10:00:00Z' } };
}

function control({ path, query }: Query): Json | undefined {
	if (path !== '/total') return undefined;
	total = Number(query.get('n'));
	shown = (query.get('state') ?? 'PAYED_OK') as StateName;
	return {};
}

const SERVERS: Record<string, (asked: Query) => Json | undefined> = {
	npay,
	v1: portOne,
	v2: portOneV2,
	total: control,
};

function parse(text: string): Record<string, unknown> {
	try {
		return JSON.parse(text) as Record<string, unknown>;
	} catch {
		return {};
	}
}

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const url = new URL(request.url ?? '', 'http://localhost');
		const body = parse(Buffer.concat(chunks).toString());
		const asked = {
			path: url.pathname,
			query: url.searchParams,
			body,
			method: request.method ?? 'GET',
		};
		const answer = SERVERS[url.pathname.split('/')[1] ?? '']?.(asked);
		// As PortOne V2 says that a payment is not there: before it pays, the node has to know that.
		const none = { type: 'PAYMENT_NOT_FOUND', message: url.pathname };
		const text = JSON.stringify(answer ?? none);
		response
			.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
			.end(text);
	});
});

void readTemplates().then(() =>
	server.listen(0, '127.0.0.1', () => {
		process.send?.((server.address() as AddressInfo).port);
		process.once('disconnect', () => process.exit(0));
	}),
);
