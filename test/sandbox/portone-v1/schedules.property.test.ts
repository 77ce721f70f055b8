import fc from 'fast-check';

import type { Sandbox } from '../../../sandbox';
import { scheduleOnWire } from '../../../sandbox/portone-v1/schedules/on-wire';
import { DEFAULT_ACCOUNT } from '../../../sandbox/portone-v1/settings';
import { DAY, frozenSandbox, PortOneClient, purchase } from '../support/portone-v1';

const LIST = '/subscribe/payments/schedule';
const UIDS = ['a', 'b', 'c', 'd'];

const uid = fc.constantFrom(...UIDS);
const days = fc.integer({ min: -1, max: 20 });
const happening = fc.oneof(
	fc.record({ kind: fc.constant('create' as const), uid, days }),
	fc.record({ kind: fc.constant('move' as const), uid, days }),
	fc.record({ kind: fc.constant('reschedule' as const), uid, days }),
	fc.record({ kind: fc.constant('retry' as const), uid }),
	fc.record({ kind: fc.constant('revoke' as const), uid: fc.option(uid) }),
	fc.record({ kind: fc.constant('refund' as const), uid, amount: fc.nat(60) }),
	fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 15 }) }),
	fc.record({
		kind: fc.constant('card' as const),
		result: fc.constantFrom('succeeds' as const, 'fails' as const),
		failsTimes: fc.nat(2),
		slowMs: fc.constantFrom(0, 0, 3 * DAY * 1000),
	}),
	fc.record({ kind: fc.constant('removeCard' as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

describe('schedules, whatever happens to them', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	const retried = new Set<string>();
	beforeAll(async () => (sandbox = await frozenSandbox()));
	afterAll(() => sandbox.close());

	const now = () => Math.floor(sandbox.clock.now() / 1000);

	async function live(one: Happening): Promise<number> {
		const { portOneV1 } = sandbox;
		switch (one.kind) {
			case 'create':
				return (await client.schedule(one.uid, now() + one.days * DAY, { amount: 100 })).status;
			case 'move':
				return (await client.put(`${LIST}/${one.uid}`, { schedule_at: now() + one.days * DAY }))
					.status;
			case 'reschedule': {
				const body = { schedule_at: now() + one.days * DAY };
				return (await client.post(`${LIST}/${one.uid}/reschedule`, body)).status;
			}
			case 'retry': {
				// A slow card would take its time for real.
				const key = portOneV1.shop.billingKeys.all()[0];
				if (key) delete key.outcome.slowMs;
				retried.add(one.uid);
				return (await client.post(`${LIST}/${one.uid}/retry`)).status;
			}
			case 'revoke': {
				const which = one.uid ? { merchant_uid: [one.uid] } : { customer_uid: 'customer-1' };
				return (await client.post('/subscribe/payments/unschedule', which)).status;
			}
			case 'refund':
				return (
					await client.post('/payments/cancel', { merchant_uid: one.uid, amount: one.amount })
				).status;
			case 'wait':
				sandbox.clock.advance(one.days * DAY * 1000);
				return (await client.renewToken()).status;
			case 'card': {
				const { result, failsTimes, slowMs } = one;
				const outcome = { result, failsTimes, slowMs };
				portOneV1.addBillingKey({ customerUid: 'customer-1', outcome });
				return 200;
			}
			case 'removeCard':
				portOneV1.removeBillingKey('customer-1');
				return 200;
		}
	}

	it('never charge an order number twice, and always say what the ledger says', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(happening, { maxLength: 40, size: 'max' }), async (history) => {
				sandbox.reset();
				retried.clear();
				client = await PortOneClient.ready(sandbox);
				sandbox.portOneV1.addBillingKey({ customerUid: 'customer-1' });
				const first = UIDS.map((one, index) => purchase(one, now() + (index + 2) * DAY));
				await client.post(LIST, { customer_uid: 'customer-1', schedules: first.slice(0, 3) });
				for (const one of history) {
					expect([200, 400, 404]).toContain(await live(one));
					UIDS.forEach(agree);
				}
				expect(sandbox.portOneV1.ledger().totals.chargedTwice).toBe(0);
			}),
			{ numRuns: 40 },
		);
	});

	/** What must hold of a schedule as the API shows it. */
	function agree(merchantUid: string): void {
		const { shop } = sandbox.portOneV1;
		const schedule = shop.schedules.find(DEFAULT_ACCOUNT.impKey, merchantUid);
		const [entry] = sandbox.portOneV1.ledger({ merchantUid }).entries;
		if (!schedule) return expect(entry).toBeUndefined();
		const { status, executing } = schedule;
		const { payment_status, imp_uid, executed_at, revoked_at, fail_reason } = scheduleOnWire(
			shop,
			schedule,
		);
		const charges = entry?.charges ?? 0;
		const last = entry?.tries.at(-1);
		expect(charges).toBeLessThanOrEqual(1);
		expect(charges === 1).toBe(payment_status === 'paid' || payment_status === 'cancelled');
		if (charges === 1) expect([status, imp_uid]).toEqual(['executed', last?.impUid]);
		if (status === 'executed') expect(payment_status).toBe(last?.status);
		else expect([payment_status, imp_uid, executed_at]).toEqual([null, null, 0]);
		const early = Number(executed_at) < schedule.scheduleAt / 1000;
		if (status === 'executed' && !retried.has(merchantUid)) expect(early).toBe(false);
		expect(revoked_at !== 0).toBe(status === 'revoked');
		expect(fail_reason !== null).toBe(payment_status === 'failed');
		// What waits has its time before it, unless a slow card is at work.
		if (status === 'scheduled')
			expect(executing || schedule.scheduleAt > sandbox.clock.now()).toBe(true);
		expect(entry?.refunded ?? 0).toBeLessThanOrEqual(entry?.charged ?? 0);
	}
});
