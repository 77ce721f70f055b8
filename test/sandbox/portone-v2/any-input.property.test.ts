import fc from 'fast-check';

import type { Sandbox } from '../../../sandbox';
import { ENDPOINTS } from '../../../sandbox/portone-v2/endpoints';
import { frozenSandbox, instant, later, order, PortOneV2Client } from '../support/portone-v2';
import { type Members, wellFormed } from '../support/wire';

const SEED = 20261130;

/** A right input of every operation that has one, and what is right about its path. */
const RIGHT: Readonly<Record<string, { id?: string; input?: Members }>> = {
	payInstantly: { id: 'new', input: instant() },
	payWithBillingKey: { id: 'other', input: order({ billingKey: 'k' }) },
	createPaymentSchedule: {
		id: 'later',
		input: { payment: order({ billingKey: 'k' }), timeToPay: later(1000) },
	},
	getPaymentSchedule: { id: 'schedule' },
	getPaymentSchedules: { input: { page: { number: 0 }, filter: { billingKey: 'k' } } },
	revokePaymentSchedules: { input: { billingKey: 'k' } },
	cancelPayment: { input: { reason: '변심', amount: 10, currentCancellableAmount: 10_000 } },
	getPayments: {
		input: {
			page: { number: 0, size: 5 },
			filter: { from: later(-1), status: ['PAID'], textSearch: [{ field: 'ALL', value: 'x' }] },
		},
	},
	getAllPaymentsByCursor: { input: { from: later(-1), size: 3, cursor: 'MTc5NTMwNTYwMDAwMC8w' } },
	preRegisterPayment: { id: 'registered', input: { totalAmount: 11_000, currency: 'KRW' } },
	resendWebhook: { id: 'noticed', input: {} },
	closeVirtualAccount: { id: 'v' },
	getBillingKeyInfos: {
		input: {
			sort: { by: 'ISSUED_AT' },
			filter: { timeRangeField: 'ISSUED_AT', textSearch: { field: 'BILLING_KEY', value: 'k' } },
		},
	},
	getBillingKeyInfo: { id: 'k' },
	deleteBillingKey: { id: 'spare', input: { reason: '해지', requester: 'ADMIN' } },
};

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;

/** Nothing, most of the time. */
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** A right call of any operation, some of whose members are spoiled, and perhaps its path. */
const anyCall = fc.record({
	endpoint: fc.constantFrom(...ENDPOINTS),
	spoiled: fc.array(fc.tuple(fc.nat(10), json), { maxLength: 2 }),
	unknown: seldom(fc.tuple(fc.string(), json)),
	instead: seldom(json),
	id: seldom(
		fc.oneof(
			fc.constantFrom('k', 'p', '__proto__', 'constructor', '%00', '주문/1'),
			fc.string({ unit: 'binary', minLength: 1 }),
		),
	),
	where: fc.constantFrom('query' as const, 'body' as const),
});
type Call = typeof anyCall extends fc.Arbitrary<infer Value> ? Value : never;

describe('whatever the simulated PortOne V2 is asked', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	afterAll(() => sandbox.close());

	/** What there is to ask about; the schedule's id. */
	async function prepare(client: PortOneV2Client): Promise<string> {
		const { portOneV2 } = sandbox;
		for (const billingKey of ['k', 'spare']) portOneV2.addBillingKey({ billingKey });
		portOneV2.createPayment({ paymentId: 'p' });
		portOneV2.createPayment({ paymentId: 'v', status: 'VIRTUAL_ACCOUNT_ISSUED' });
		portOneV2.createPayment({ paymentId: 'noticed', noticeUrls: ['http://127.0.0.1:9/'] });
		return (await client.schedule('k', 'scheduled', later(9000))).body.schedule.id;
	}

	function inputOf({ endpoint, spoiled, unknown, instead }: Call): unknown {
		if (instead !== null) return instead;
		const input: Members = { ...RIGHT[endpoint.operationId]?.input };
		const names = Object.keys(input);
		for (const [index, one] of names.length > 0 ? spoiled : []) {
			input[names[index % names.length]!] = one;
		}
		if (unknown) input[wellFormed(unknown[0])] = unknown[1];
		return input;
	}

	function send(client: PortOneV2Client, one: Call, scheduleId: string) {
		const { method, from, template, operationId } = one.endpoint;
		const right = RIGHT[operationId]?.id ?? 'p';
		const id = wellFormed(one.id ?? (right === 'schedule' ? scheduleId : right));
		// What `fetch` would take for a step up is no segment.
		const segment = /^\.*$/.test(id) ? 'x' : encodeURIComponent(id);
		const path = template.replace(/\{\w+\}/g, () => segment);
		const input = inputOf(one);
		if (from === 'queryOrBody') return client.search(path, input as Members, one.where, method);
		if (from === 'body') return client.send(method, path, input);
		const pairs = Object.entries(Object(input) as Members).map(([name, value]) => [
			wellFormed(name),
			wellFormed(typeof value === 'string' ? value : String(JSON.stringify(value))),
		]);
		return client.send(method, `${path}?${new URLSearchParams(pairs).toString()}`);
	}

	it('it answers in its own form, and never gives way', async () => {
		const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
		const done = new Set<string>();
		await fc.assert(
			fc.asyncProperty(
				fc.array(anyCall, { minLength: 1, maxLength: 12, size: 'max' }),
				fc.constantFrom('reject' as const, 'ignore' as const),
				async (calls, unknownInput) => {
					sandbox.reset({ portOneV2: { unknownInput } });
					const client = new PortOneV2Client(sandbox);
					const scheduleId = await prepare(client);
					for (const one of calls) {
						const { status, body } = await send(client, one, scheduleId);
						expect([200, 400, 401, 403, 404, 409, 502]).toContain(status);
						if (status === 200) done.add(one.endpoint.operationId);
						else expect(body).toMatchObject({ type: expect.any(String) });
					}
					const { totals } = sandbox.portOneV2.ledger();
					expect(totals.paymentsChargedTwice).toBe(0);
					expect(totals.refunded).toBeLessThanOrEqual(totals.charged);
				},
			),
			{ seed: SEED, numRuns: 60 },
		);
		expect([...done].sort()).toEqual(ENDPOINTS.map(({ operationId }) => operationId).sort());
		expect(errors).not.toHaveBeenCalled();
		errors.mockRestore();
	});
});
