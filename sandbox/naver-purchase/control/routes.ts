import type { FastifyInstance } from 'fastify';

import { answerProblemsPlainly } from '../../core/control/plumbing';
import type { NaverPurchaseSettings } from '../settings';
import type { NaverPurchaseSimulator } from '../simulator';
import type { Buyer } from '../types';
import { DEMO_PRODUCT } from './demo-product';
import { PAY_SCHEMA, PURCHASE_SCHEMA, QUOTE_SCHEMA, SETTINGS_SCHEMA } from './schemas';

const ROOT = '/naver-purchase';

/** The control API of Naver Pay's side of a purchase; to be registered under `/control`. */
export async function naverPurchaseControlRoutes(
	server: FastifyInstance,
	{ simulator }: { simulator: NaverPurchaseSimulator },
): Promise<void> {
	answerProblemsPlainly(server);

	server.get(`${ROOT}/settings`, () => simulator.settings);
	server.patch<{ Body: Partial<NaverPurchaseSettings> }>(
		`${ROOT}/settings`,
		{ schema: { body: SETTINGS_SCHEMA } },
		({ body }) => simulator.patchSettings(body),
	);
	server.get(`${ROOT}/demo-product`, () => DEMO_PRODUCT);
	server.get(`${ROOT}/purchases`, () => ({ items: simulator.purchases().toReversed() }));
	server.post<{ Body: { param: unknown; buyer?: Buyer } }>(
		`${ROOT}/purchases`,
		{ schema: { body: PURCHASE_SCHEMA } },
		({ body: { param, buyer } }) => (buyer ? simulator.buy(param, buyer) : simulator.open(param)),
	);
	server.post<{ Params: { id: string }; Body: Pick<Buyer, 'zipCode' | 'baseAddress'> }>(
		`${ROOT}/purchases/:id/quote`,
		{ schema: { body: QUOTE_SCHEMA } },
		({ params, body }) => simulator.quote(Number(params.id), body),
	);
	server.post<{ Params: { id: string }; Body: { buyer: Buyer } }>(
		`${ROOT}/purchases/:id/pay`,
		{ schema: { body: PAY_SCHEMA } },
		({ params, body }) => simulator.pay(Number(params.id), body.buyer),
	);
}
