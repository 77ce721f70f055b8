import fc from 'fast-check';

import type { Sandbox } from '../../../sandbox';
import {
	DAY_MS,
	frozenSandbox,
	PortOneV2Client,
	type Reply,
	VIRTUAL_ACCOUNT,
} from '../support/portone-v2';

const SEED = 20261122;
const IDS = ['a', 'b', 'c'] as const;

/** One thing that a shop, a customer or time does. */
type Step =
	| { kind: 'pay' | 'payBy' | 'cancel' | 'account' | 'deposit' | 'close'; id: string }
	| { kind: 'register'; id: string; amount: number }
	| { kind: 'window'; id: string; paid: boolean }
	| { kind: 'deleteKey' | 'newKey' }
	| { kind: 'schedule'; id: string; days: number }
	| { kind: 'revoke' }
	| { kind: 'card'; fails: boolean }
	| { kind: 'turn'; days: number };

const id = fc.constantFrom(...IDS);
const days = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constantFrom('pay' as const, 'payBy' as const), id }),
	},
	// So many that some ask for more than is left.
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), id }) },
	fc.record({
		kind: fc.constantFrom('account' as const, 'deposit' as const, 'close' as const),
		id,
	}),
	fc.record({
		kind: fc.constant('register' as const),
		id,
		amount: fc.constantFrom(11_000, 11_000, 10_000, 1),
	}),
	fc.record({ kind: fc.constant('window' as const), id, paid: fc.boolean() }),
	fc.record({ kind: fc.constantFrom('deleteKey' as const, 'newKey' as const) }),
	fc.record({ kind: fc.constant('schedule' as const), id, days }),
	fc.record({ kind: fc.constant('revoke' as const) }),
	fc.record({ kind: fc.constant('card' as const), fails: fc.boolean() }),
	fc.record({ kind: fc.constant('turn' as const), days }),
);

describe('whatever is asked of the simulated PortOne V2, in whatever order', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	afterAll(() => sandbox.close());

	let key = 'k';
	let keys = 0;
	/** Refunds of more than was left, and payments of what was paid: all of them refused. */
	const refusals = { CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT: 0, ALREADY_PAID: 0 };

	/** Sends what may be refused, or get lost. */
	async function send(call: Promise<Reply>): Promise<void> {
		const type = (await call.catch(() => undefined))?.body.type;
		if (type !== undefined && type in refusals) refusals[type as keyof typeof refusals] += 1;
	}

	/** Does what may be refused in a plain sentence. */
	function attempt(act: () => unknown): void {
		try {
			act();
		} catch (error) {
			expect((error as Error).message).toMatch(/\S/);
		}
	}

	async function act(client: PortOneV2Client, one: Step): Promise<void> {
		switch (one.kind) {
			case 'pay':
				await send(client.pay(one.id));
				break;
			case 'payBy':
				await send(client.payBy(key, one.id));
				break;
			case 'cancel':
				await send(client.cancel(one.id, { amount: 6000 }));
				break;
			case 'schedule': {
				const time = new Date(sandbox.clock.now() + one.days * DAY_MS).toISOString();
				await client.schedule(key, one.id, time).catch(() => undefined);
				break;
			}
			case 'revoke':
				await client.revoke({ billingKey: key }).catch(() => undefined);
				break;
			case 'account': {
				const method = { virtualAccount: VIRTUAL_ACCOUNT };
				await client.pay(one.id, { method }).catch(() => undefined);
				break;
			}
			case 'deposit':
				if (sandbox.portOneV2.books.allPayments().some(({ id }) => id === one.id)) {
					attempt(() => sandbox.portOneV2.deposit(one.id));
				}
				break;
			case 'close':
				await client.post(`/payments/${one.id}/virtual-account/close`).catch(() => undefined);
				break;
			case 'register': {
				const said = { totalAmount: one.amount };
				await client.post(`/payments/${one.id}/pre-register`, said).catch(() => undefined);
				break;
			}
			case 'window': {
				const status = one.paid ? 'PAID' : 'FAILED';
				attempt(() => sandbox.portOneV2.createPayment({ paymentId: one.id, status }));
				break;
			}
			case 'deleteKey':
				await client.remove(`/billing-keys/${key}`).catch(() => undefined);
				break;
			case 'newKey':
				keys += 1;
				key = `k${keys}`;
				sandbox.portOneV2.addBillingKey({ billingKey: key });
				break;
			case 'card':
				sandbox.portOneV2.setCard(key, { result: one.fails ? 'fails' : 'succeeds' });
				break;
			case 'turn':
				sandbox.clock.advance(one.days * DAY_MS);
		}
	}

	it('no payment is charged twice, and no more is given back than came in', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { minLength: 5, maxLength: 25 }),
				fc.nat(),
				async (steps, seed) => {
					sandbox.reset({ portOneV2: { failures: { rate: 0.2, afterMoney: 0.5, seed } } });
					sandbox.faults.add({ kind: 'resetAfter', probability: 0.1, times: 0, seed });
					[key, keys] = ['k', 0];
					sandbox.portOneV2.addBillingKey({ billingKey: key });
					const client = new PortOneV2Client(sandbox);
					for (const one of steps) await act(client, one);
					sandbox.clock.advance(9 * DAY_MS);
					const { payments } = sandbox.portOneV2.ledger();
					for (const { key, charges, charged, refunded } of payments) {
						expect([key, charges <= 1, refunded <= charged]).toEqual([key, true, true]);
						const shown = sandbox.portOneV2.books.allPayments().find((one) => one.id === key);
						if (shown) expect([key, shown.paidAt !== undefined]).toEqual([key, charges === 1]);
					}
					const statuses = [...sandbox.portOneV2.books.schedules.values()].map((one) => one.status);
					expect(statuses.filter((one) => one === 'SCHEDULED' || one === 'STARTED')).toEqual([]);
				},
			),
			{ seed: SEED, numRuns: 60 },
		);
		// Where nobody asks for too much, nothing can go wrong.
		for (const [type, count] of Object.entries(refusals)) {
			expect([type, count > 0]).toEqual([type, true]);
		}
	});
});
