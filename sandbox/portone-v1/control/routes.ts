import type { FastifyInstance } from 'fastify';

import {
	answerProblemsPlainly,
	ControlProblem,
	orProblem,
	text,
	wholeNumber,
} from '../../core/control/plumbing';
import { type CardOutcome, OUTCOME_SCHEMA } from '../../core/payments/card-outcome';
import type { OrderSpec } from '../../npay/orders/create';
import type { BillingKeySpec } from '../billing-keys/issue';
import type { LinkSpec } from '../naver/link';
import type { PaymentSpec } from '../payments/create';
import type { CancelRequest } from '../payments/types';
import type { SubscriptionSpec } from '../schedules/subscription';
import type { PortOneV1SettingsPatch } from '../settings';
import type { PortOneV1Simulator } from '../simulator';
import {
	BILLING_KEY_SCHEMA,
	LINK_SCHEMA,
	NAVER_ORDERS_SCHEMA,
	NOTIFY_SCHEMA,
	PAYMENT_SCHEMA,
	REFUND_SCHEMA,
	SETTINGS_SCHEMA,
	SUBSCRIPTION_SCHEMA,
} from './schemas';
import {
	billingKeysView,
	billingKeyView,
	fullPaymentView,
	notificationsView,
	notificationView,
	type Page,
	paymentsView,
	schedulesView,
} from './views';

type Query = Record<string, unknown>;
interface Asked {
	Querystring: Query;
}
interface ById {
	Params: { id: string };
}

const ROOT = '/portone-v1';

/** The control API of the simulated PortOne; to be registered under `/control`. */
export async function portOneV1ControlRoutes(
	server: FastifyInstance,
	{ simulator }: { simulator: PortOneV1Simulator },
): Promise<void> {
	answerProblemsPlainly(server);

	server.get(`${ROOT}/settings`, () => simulator.settings);
	server.patch<{ Body: PortOneV1SettingsPatch }>(
		`${ROOT}/settings`,
		{ schema: { body: SETTINGS_SCHEMA } },
		({ body }) => simulator.patchSettings(body),
	);
	server.post(`${ROOT}/tokens/revoke`, () => {
		simulator.revokeTokens();
		return { revoked: true };
	});
	server.get<Asked>(`${ROOT}/ledger`, ({ query }) => {
		const merchantUid = text(query, 'merchantUid');
		const customerUid = text(query, 'customerUid');
		return simulator.ledger({
			...(merchantUid !== undefined && { merchantUid }),
			...(customerUid !== undefined && { customerUid }),
		});
	});
	server.get<Asked>(`${ROOT}/schedules`, ({ query }) =>
		schedulesView(
			simulator.shop,
			{ status: text(query, 'status'), customerUid: text(query, 'customerUid') },
			pageOf(query),
		),
	);
	server.post<{ Body: SubscriptionSpec | null }>(
		`${ROOT}/subscriptions`,
		{ schema: { body: SUBSCRIPTION_SCHEMA } },
		({ body }) => {
			const schedules = orProblem(() => simulator.createSubscription(body ?? {}));
			return { merchantUids: schedules.map(({ merchantUid }) => merchantUid) };
		},
	);
	billingKeyRoutes(server, simulator);
	paymentRoutes(server, simulator);
	naverOrderRoutes(server, simulator);
	notificationRoutes(server, simulator);
}

function billingKeyRoutes(server: FastifyInstance, simulator: PortOneV1Simulator): void {
	server.get<Asked>(`${ROOT}/billing-keys`, ({ query }) =>
		billingKeysView(simulator.shop, pageOf(query)),
	);
	server.post<{ Body: BillingKeySpec }>(
		`${ROOT}/billing-keys`,
		{ schema: { body: BILLING_KEY_SCHEMA } },
		({ body }) => billingKeyView(orProblem(() => simulator.addBillingKey(body))),
	);
	server.patch<ById & { Body: CardOutcome }>(
		`${ROOT}/billing-keys/:id`,
		{ schema: { body: OUTCOME_SCHEMA } },
		({ params, body }) => billingKeyView(orProblem(() => simulator.setCard(params.id, body))),
	);
	server.delete<ById>(`${ROOT}/billing-keys/:id`, ({ params }) => {
		if (simulator.removeBillingKey(params.id)) return { removed: true };
		throw new ControlProblem(`There is no billing key ${params.id}.`, 404);
	});
}

function paymentRoutes(server: FastifyInstance, simulator: PortOneV1Simulator): void {
	server.get<Asked>(`${ROOT}/payments`, ({ query }) => paymentsView(simulator.shop, pageOf(query)));
	server.get<ById>(`${ROOT}/payments/:id`, ({ params }) =>
		fullPaymentView(orProblem(() => simulator.payment(params.id))),
	);
	server.post<{ Body: PaymentSpec | null }>(
		`${ROOT}/payments`,
		{ schema: { body: PAYMENT_SCHEMA } },
		({ body }) => fullPaymentView(orProblem(() => simulator.createPayment(body ?? {}))),
	);
	server.post<ById>(`${ROOT}/payments/:id/deposit`, ({ params }) =>
		fullPaymentView(orProblem(() => simulator.deposit(params.id))),
	);
	server.post<ById & { Body: Partial<CancelRequest> | null }>(
		`${ROOT}/payments/:id/refund`,
		{ schema: { body: REFUND_SCHEMA } },
		({ params, body }) => {
			orProblem(() => simulator.refund(params.id, body ?? {}));
			return fullPaymentView(simulator.payment(params.id));
		},
	);
}

function naverOrderRoutes(server: FastifyInstance, simulator: PortOneV1Simulator): void {
	server.post<{ Body: OrderSpec & LinkSpec }>(
		`${ROOT}/naver-orders`,
		{ schema: { body: NAVER_ORDERS_SCHEMA } },
		({ body }) => orProblem(() => ({ orders: simulator.createNaverOrders(body) })),
	);
	server.post<{ Body: LinkSpec & { orderId: string } }>(
		`${ROOT}/naver-orders/link`,
		{ schema: { body: LINK_SCHEMA } },
		({ body: { orderId, ...spec } }) => orProblem(() => simulator.linkNaverOrder(orderId, spec)),
	);
}

function notificationRoutes(server: FastifyInstance, simulator: PortOneV1Simulator): void {
	server.get<Asked>(`${ROOT}/notifications`, ({ query }) =>
		notificationsView(simulator.shop, pageOf(query)),
	);
	server.post<{ Body: { impUid: string } }>(
		`${ROOT}/notifications`,
		{ schema: { body: NOTIFY_SCHEMA } },
		({ body }) => notificationView(orProblem(() => simulator.notify(body.impUid))),
	);
	server.post(`${ROOT}/notifications/settle`, async () => {
		await simulator.settled();
		return { settled: true };
	});
}

function pageOf(query: Query): Page {
	return { limit: wholeNumber(query, 'limit'), offset: wholeNumber(query, 'offset') };
}
