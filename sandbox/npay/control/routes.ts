import type { FastifyInstance } from 'fastify';

import {
	answerProblemsPlainly,
	ControlProblem,
	orProblem,
	text,
	wholeNumber,
} from '../../core/control/plumbing';
import type { BuyerAct } from '../buyer';
import type { OrderSpec } from '../orders/create';
import type { StateName } from '../orders/states';
import { fullView } from '../orders/views';
import type { NpaySettingsPatch } from '../settings';
import type { NpaySimulator, RawRowSpec } from '../simulator';
import { ACT_SCHEMA, FEED_ROW_SCHEMA, ORDERS_SCHEMA, PUT_SCHEMA, SETTINGS_SCHEMA } from './schemas';

type Query = Record<string, unknown>;
interface ById {
	Params: { id: string };
}

/** The control API of the simulated Npay; to be registered under `/control`. */
export async function npayControlRoutes(
	server: FastifyInstance,
	{ simulator }: { simulator: NpaySimulator },
): Promise<void> {
	answerProblemsPlainly(server);

	server.get('/npay/settings', () => simulator.settings);
	server.patch<{ Body: NpaySettingsPatch }>(
		'/npay/settings',
		{ schema: { body: SETTINGS_SCHEMA } },
		({ body }) => simulator.patchSettings(body),
	);
	server.post('/npay/tokens/revoke', () => {
		simulator.revokeTokens();
		return { revoked: true };
	});

	server.post<{ Body: OrderSpec }>(
		'/npay/orders',
		{ schema: { body: ORDERS_SCHEMA } },
		({ body }) => orProblem(() => ({ orders: simulator.createOrders(body) })),
	);
	server.get<{ Querystring: Query }>('/npay/product-orders', ({ query }) =>
		simulator.overview({
			status: text(query, 'status'),
			claimStatus: text(query, 'claimStatus'),
			orderId: text(query, 'orderId'),
			limit: wholeNumber(query, 'limit'),
			offset: wholeNumber(query, 'offset'),
		}),
	);
	const known = (id: string) => {
		const productOrder = simulator.productOrder(id);
		if (!productOrder) throw new ControlProblem(`There is no product order ${id}.`, 404);
		return productOrder;
	};
	server.get<ById>('/npay/product-orders/:id', ({ params: { id } }) =>
		fullView(known(id), simulator.settings),
	);
	server.post<ById & { Body: BuyerAct }>(
		'/npay/product-orders/:id/act',
		{ schema: { body: ACT_SCHEMA } },
		({ params: { id }, body }) => {
			known(id);
			return fullView(
				orProblem(() => simulator.act(id, body)),
				simulator.settings,
			);
		},
	);
	server.post<ById & { Body: { state: StateName } }>(
		'/npay/product-orders/:id/put',
		{ schema: { body: PUT_SCHEMA } },
		({ params: { id }, body }) => {
			known(id);
			return fullView(
				orProblem(() => simulator.put(id, body.state)),
				simulator.settings,
			);
		},
	);
	server.post<{ Body: RawRowSpec }>(
		'/npay/feed/rows',
		{ schema: { body: FEED_ROW_SCHEMA } },
		({ body }) => {
			orProblem(() => simulator.insertFeedRow(body));
			return { inserted: 1 };
		},
	);
	server.get<{ Querystring: Query }>('/ledger', ({ query }) =>
		simulator.ledger(text(query, 'productOrderId')),
	);
}
