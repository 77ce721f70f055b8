import Ajv from 'ajv';

import type { Sandbox } from '../../../sandbox';
import { ENDPOINTS } from '../../../sandbox/portone-v2/endpoints';
import { frozenSandbox } from '../support/portone-v2';
import {
	BILLING_KEYS,
	byStatus,
	CANCELLATION,
	ID,
	moment,
	NOTHING,
	only,
	pageOf,
	PAYMENTS,
	PG_PROBLEM,
	placedPayment,
	PROBLEM,
	REVOCATION,
	SCHEDULES,
	SUMMARY,
	TRIES,
	WEBHOOK,
} from './contract/objects';
import { everyReply, type OperationReply } from './contract/replies';

/** Each operation's right reply, and its documented statuses. */
const OPERATIONS: Readonly<Record<string, { right: object; statuses: number[] }>> = {
	'POST /payments/{paymentId}/instant': {
		right: only('payment', SUMMARY),
		statuses: [200, 400, 401, 403, 404, 409, 502],
	},
	'POST /payments/{paymentId}/billing-key': {
		right: only('payment', SUMMARY),
		statuses: [200, 400, 401, 403, 404, 409, 502],
	},
	'GET /payments/{paymentId}': { right: byStatus(PAYMENTS), statuses: [200, 400, 401, 403, 404] },
	'GET /payments/{paymentId}/transactions': {
		right: only('items', { type: 'array', minItems: 1, items: byStatus(TRIES) }),
		statuses: [200, 400, 401, 403, 404],
	},
	'GET /payments': { right: pageOf(byStatus(PAYMENTS)), statuses: [200, 400, 401, 403] },
	'GET /payments-by-cursor': {
		right: only('items', { type: 'array', items: placedPayment(byStatus(PAYMENTS)) }),
		statuses: [200, 400, 401, 403],
	},
	'POST /payments/{paymentId}/pre-register': {
		right: NOTHING,
		statuses: [200, 400, 401, 403, 409],
	},
	'POST /payments/{paymentId}/resend-webhook': {
		right: only('webhook', WEBHOOK),
		statuses: [200, 400, 401, 403, 404],
	},
	'POST /payments/{paymentId}/virtual-account/close': {
		right: moment('closedAt'),
		statuses: [200, 400, 401, 403, 404, 409, 502],
	},
	'GET /billing-keys': { right: pageOf(byStatus(BILLING_KEYS)), statuses: [200, 400, 401, 403] },
	'GET /billing-keys/{billingKey}': {
		right: byStatus(BILLING_KEYS),
		statuses: [200, 400, 401, 403, 404],
	},
	'DELETE /billing-keys/{billingKey}': {
		right: moment('deletedAt'),
		statuses: [200, 400, 401, 403, 404, 409, 502],
	},
	'POST /payments/{paymentId}/cancel': {
		right: only('cancellation', CANCELLATION),
		statuses: [200, 400, 401, 403, 404, 409, 502],
	},
	'POST /payments/{paymentId}/schedule': {
		right: only('schedule', ID),
		statuses: [200, 400, 401, 403, 404, 409],
	},
	'GET /payment-schedules/{paymentScheduleId}': {
		right: byStatus(SCHEDULES),
		statuses: [200, 400, 401, 403, 404],
	},
	'GET /payment-schedules': {
		right: pageOf(byStatus(SCHEDULES)),
		statuses: [200, 400, 401, 403],
	},
	'DELETE /payment-schedules': { right: REVOCATION, statuses: [200, 400, 401, 403, 404, 409] },
};

const ajv = new Ajv({ allErrors: true, strict: false });
const rights = Object.fromEntries(
	Object.entries(OPERATIONS).map(([name, { right }]) => [name, ajv.compile(right)]),
);
const isProblem = ajv.compile(PROBLEM);
const isPgProblem = ajv.compile(PG_PROBLEM);

describe('every reply of the simulated PortOne V2 agrees with its document', () => {
	let sandbox: Sandbox;
	let replies: OperationReply[];
	beforeAll(async () => {
		sandbox = await frozenSandbox();
		replies = await everyReply(sandbox);
	});
	afterAll(() => sandbox.close());

	it('has exactly the operations of the document', () => {
		const simulated = ENDPOINTS.map(({ method, template }) => `${method} ${template}`);
		expect(simulated.sort()).toEqual(Object.keys(OPERATIONS).sort());
	});

	it.each(Object.keys(OPERATIONS))('%s', (operation) => {
		const own = replies.filter((reply) => reply.operation === operation);
		for (const { status, body } of own) {
			const wrong = body.type === 'PG_PROVIDER' ? isPgProblem : isProblem;
			const check = status === 200 ? rights[operation]! : wrong;
			check(body);
			expect({ status, body, errors: check.errors }).toMatchObject({ errors: null });
			expect(OPERATIONS[operation]!.statuses).toContain(status);
		}
		expect(own.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 400, 401, 403]));
	});

	it('refuses only with types that the operation has', () => {
		const common = ['INVALID_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN'];
		for (const { operation, body } of replies.filter(({ status }) => status !== 200)) {
			const { errors } = ENDPOINTS.find((one) => `${one.method} ${one.template}` === operation)!;
			expect([...common, ...errors]).toContain(body.type);
		}
	});

	it('shows payments, their tries, billing keys and schedules in every status', () => {
		const seen = (operation: string) =>
			new Set(
				replies
					.filter((one) => one.operation === operation && one.status === 200)
					.map(({ body }) => body['status']),
			);
		expect([...seen('GET /payments/{paymentId}')].sort()).toEqual(Object.keys(PAYMENTS).sort());
		expect([...seen('GET /payment-schedules/{paymentScheduleId}')].sort()).toEqual(
			Object.keys(SCHEDULES).sort(),
		);
		expect([...seen('GET /billing-keys/{billingKey}')].sort()).toEqual(
			Object.keys(BILLING_KEYS).sort(),
		);
		const tries = replies
			.filter(({ operation }) => operation === 'GET /payments/{paymentId}/transactions')
			.flatMap(({ body }) => body.items ?? [])
			.map((one) => one['status']);
		expect([...new Set(tries)].sort()).toEqual(Object.keys(TRIES).sort());
	});
});
