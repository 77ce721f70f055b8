import type { FastifyInstance } from 'fastify';

import { answerProblemsPlainly, orProblem } from '../../core/control/plumbing';
import { reviewOnWire, type ReviewSpec } from '../reviews';
import type { DiscrepancySpec } from '../settlement/discrepancies';
import type { ExtraRow } from '../settlement/extra-rows';
import type { SettlementSeed } from '../settlement/seed';
import type { NpaySimulator } from '../simulator';
import {
	DISCREPANCY_SCHEMA,
	REVIEW_SCHEMA,
	SETTLEMENT_ROW_SCHEMA,
	SETTLEMENT_SEED_SCHEMA,
} from './schemas';

/** The control API of settlement and reviews; to be registered under `/control`. */
export async function npayMoneyControlRoutes(
	server: FastifyInstance,
	{ simulator }: { simulator: NpaySimulator },
): Promise<void> {
	answerProblemsPlainly(server);

	server.post<{ Body: ReviewSpec }>(
		'/npay/reviews',
		{ schema: { body: REVIEW_SCHEMA } },
		({ body }) => orProblem(() => reviewOnWire(simulator.addReview(body))),
	);
	server.post<{ Body: SettlementSeed | null }>(
		'/npay/settlement/seed',
		{ schema: { body: SETTLEMENT_SEED_SCHEMA } },
		({ body }) => orProblem(() => simulator.seedSettlement(body ?? {})),
	);
	server.post<{ Body: ExtraRow }>(
		'/npay/settlement/rows',
		{ schema: { body: SETTLEMENT_ROW_SCHEMA } },
		({ body }) => {
			orProblem(() => simulator.settlement.addRow(body));
			return { added: 1 };
		},
	);
	server.get('/npay/settlement/discrepancies', () => ({
		discrepancies: simulator.settlement.discrepancies(),
	}));
	server.post<{ Body: DiscrepancySpec }>(
		'/npay/settlement/discrepancies',
		{ schema: { body: DISCREPANCY_SCHEMA } },
		({ body }) => orProblem(() => ({ discrepancies: simulator.settlement.addDiscrepancy(body) })),
	);
}
