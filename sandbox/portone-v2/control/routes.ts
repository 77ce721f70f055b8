import type { FastifyInstance } from 'fastify';

import { answerProblemsPlainly, orProblem, text, wholeNumber } from '../../core/control/plumbing';
import { type CardOutcome, OUTCOME_SCHEMA } from '../../core/payments/card-outcome';
import type { BillingKeySpec } from '../billing-keys/issue';
import { paymentOnWire } from '../payments/on-wire';
import type { WindowSpec } from '../payments/window';
import { scheduleOnWire } from '../schedules/on-wire';
import type { PortOneV2SettingsPatch } from '../settings';
import type { PortOneV2Simulator } from '../simulator';
import {
	BILLING_KEY_SCHEMA,
	PAYMENT_SCHEMA,
	SETTINGS_SCHEMA,
	SETTLE_REFUND_SCHEMA,
} from './schemas';

type Query = Record<string, unknown>;
interface Asked {
	Querystring: Query;
}
interface ById {
	Params: { id: string };
}

const ROOT = '/portone-v2';

/** The control API of the simulated PortOne V2; to be registered under `/control`. */
export async function portOneV2ControlRoutes(
	server: FastifyInstance,
	{ simulator }: { simulator: PortOneV2Simulator },
): Promise<void> {
	answerProblemsPlainly(server);

	server.get(`${ROOT}/settings`, () => simulator.settings);
	server.patch<{ Body: PortOneV2SettingsPatch }>(
		`${ROOT}/settings`,
		{ schema: { body: SETTINGS_SCHEMA } },
		({ body }) => simulator.patchSettings(body),
	);
	server.get<Asked>(`${ROOT}/ledger`, ({ query }) =>
		simulator.ledger({ paymentId: text(query, 'paymentId'), order: text(query, 'order') }),
	);
	server.get<Asked>(`${ROOT}/payments`, ({ query }) => {
		const { books } = simulator;
		return pageOf(query, books.allPayments().reverse(), (one) => paymentOnWire(books, one));
	});
	server.post<{ Body: WindowSpec | null }>(
		`${ROOT}/payments`,
		{ schema: { body: PAYMENT_SCHEMA } },
		({ body }) =>
			paymentOnWire(
				simulator.books,
				orProblem(() => simulator.createPayment(body ?? {})),
			),
	);
	server.post<ById>(`${ROOT}/payments/:id/deposit`, ({ params }) =>
		paymentOnWire(
			simulator.books,
			orProblem(() => simulator.deposit(params.id)),
		),
	);
	server.post<{
		Params: { id: string; cancellationId: string };
		Body: { result: 'succeeds' | 'fails' };
	}>(
		`${ROOT}/payments/:id/cancellations/:cancellationId`,
		{ schema: { body: SETTLE_REFUND_SCHEMA } },
		({ params: { id, cancellationId }, body }) =>
			paymentOnWire(
				simulator.books,
				orProblem(() => simulator.settleRefund(id, cancellationId, body.result)),
			),
	);
	server.get<Asked>(`${ROOT}/schedules`, ({ query }) => {
		const { books } = simulator;
		const newestFirst = [...books.schedules.values()].reverse();
		return pageOf(query, newestFirst, (one) => scheduleOnWire(books, one));
	});
	server.get<Asked>(`${ROOT}/billing-keys`, ({ query }) =>
		pageOf(query, simulator.books.allBillingKeys(), (one) => one),
	);
	server.post<{ Body: BillingKeySpec | null }>(
		`${ROOT}/billing-keys`,
		{ schema: { body: BILLING_KEY_SCHEMA } },
		({ body }) => orProblem(() => simulator.addBillingKey(body ?? {})),
	);
	server.patch<ById & { Body: CardOutcome }>(
		`${ROOT}/billing-keys/:id`,
		{ schema: { body: OUTCOME_SCHEMA } },
		({ params, body }) => orProblem(() => simulator.setCard(params.id, body)),
	);
	server.delete<ById>(`${ROOT}/billing-keys/:id`, ({ params }) =>
		orProblem(() => simulator.deleteBillingKey(params.id)),
	);
}

function pageOf<Row>(query: Query, rows: readonly Row[], view: (row: Row) => object): object {
	const [limit = 50, offset = 0] = [wholeNumber(query, 'limit'), wholeNumber(query, 'offset')];
	return { total: rows.length, items: rows.slice(offset, offset + limit).map(view) };
}

/** How many payments and schedules there are in each status; statuses of none are absent. */
export function countsOf({ books }: PortOneV2Simulator): object {
	const counts = (rows: ReadonlyArray<{ status: string }>) => {
		const byStatus: Record<string, number> = {};
		for (const { status } of rows) byStatus[status] = (byStatus[status] ?? 0) + 1;
		return byStatus;
	};
	return {
		payments: counts(books.allPayments()),
		schedules: counts([...books.schedules.values()]),
		billingKeys: books.allBillingKeys().length,
	};
}
