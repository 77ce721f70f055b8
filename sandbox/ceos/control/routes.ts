import type { FastifyInstance } from 'fastify';

import { answerProblemsPlainly, text, wholeNumber } from '../../core/control/plumbing';
import { toKst } from '../../core/time/kst';
import type { CeosSettingsPatch } from '../settings';
import type { CeosSimulator, PaymentSpec } from '../simulator';
import type { Payment } from '../types';
import { PAYMENT_SCHEMA, SETTINGS_SCHEMA } from './schemas';

interface Asked {
	Querystring: Record<string, unknown>;
}

const ROOT = '/ceos';

/** The control API of the simulated CEOS; to be registered under `/control`. */
export async function ceosControlRoutes(
	server: FastifyInstance,
	{ simulator }: { simulator: CeosSimulator },
): Promise<void> {
	answerProblemsPlainly(server);

	server.get(`${ROOT}/settings`, () => simulator.settings);
	server.patch<{ Body: CeosSettingsPatch }>(
		`${ROOT}/settings`,
		{ schema: { body: SETTINGS_SCHEMA } },
		({ body }) => simulator.patchSettings(body),
	);
	server.get<Asked>(`${ROOT}/payments`, ({ query }) => {
		const [limit = 50, offset = 0] = [wholeNumber(query, 'limit'), wholeNumber(query, 'offset')];
		const newestFirst = simulator.books.all().reverse();
		const items = newestFirst.slice(offset, offset + limit).map(paymentView);
		return { total: newestFirst.length, items };
	});
	server.post<{ Body: PaymentSpec }>(
		`${ROOT}/payments`,
		{ schema: { body: PAYMENT_SCHEMA } },
		({ body }) => paymentView(simulator.putPayment(body)),
	);
	server.get<Asked>(`${ROOT}/ledger`, ({ query }) =>
		simulator.ledger({ paymentId: text(query, 'paymentId'), order: text(query, 'order') }),
	);
}

function paymentView({ paidAt, cancelledAt, ...payment }: Payment): object {
	return {
		...payment,
		...(paidAt !== undefined && { paidAt: toKst(paidAt) }),
		...(cancelledAt !== undefined && { cancelledAt: toKst(cancelledAt) }),
	};
}

/** How many payments there are in each status. */
export function countsOf({ books }: CeosSimulator): object {
	const payments = { PAID: 0, FAILED: 0, CANCELLED: 0 };
	for (const { status } of books.all()) payments[status] += 1;
	return { payments };
}
