import fc from 'fast-check';

import type { Sandbox } from '../../../sandbox';
import { DAY, frozenSandbox, PortOneClient, purchase } from '../support/portone-v1';
import type { Members } from '../support/wire';

const SEED = 20261130;
const LIST = '/subscribe/payments/schedule';
const CUSTOMER = '/subscribe/customers/kim';

const uid = fc.constantFrom('a', 'b', 'c');
const days = fc.integer({ min: 1, max: 20 });
const happening = fc.oneof(
	fc.record({ kind: fc.constantFrom('again' as const, 'retry' as const, 'window' as const), uid }),
	fc.record({ kind: fc.constantFrom('schedule' as const, 'reschedule' as const), uid, days }),
	fc.record({ kind: fc.constantFrom('revoke' as const, 'deleteKey' as const, 'newKey' as const) }),
	fc.record({ kind: fc.constant('refund' as const), uid, amount: fc.nat(9900) }),
	fc.record({ kind: fc.constant('card' as const), fails: fc.boolean() }),
	fc.record({ kind: fc.constant('wait' as const), days }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

describe('payments again, among schedules, cards and refunds', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	afterAll(() => sandbox.close());

	const now = () => Math.floor(sandbox.clock.now() / 1000);
	const hasKey = () => sandbox.portOneV1.shop.billingKeys.all().length > 0;

	async function live(one: Happening): Promise<unknown> {
		const { portOneV1 } = sandbox;
		switch (one.kind) {
			case 'again': {
				const order = purchase(one.uid, 0, { schedule_at: undefined });
				return await client.post('/subscribe/payments/again', { customer_uid: 'kim', ...order });
			}
			case 'retry':
				return await client.post(`${LIST}/${one.uid}/retry`);
			case 'window': {
				const { merchantUid } = portOneV1.createPayment({ status: 'failed', merchantUid: one.uid });
				return merchantUid;
			}
			case 'schedule': {
				const schedules = [purchase(one.uid, now() + one.days * DAY)];
				return await client.post(LIST, { customer_uid: 'kim', schedules });
			}
			case 'reschedule':
				return await client.post(`${LIST}/${one.uid}/reschedule`, {
					schedule_at: now() + one.days * DAY,
				});
			case 'revoke':
				return await client.post('/subscribe/payments/unschedule', { customer_uid: 'kim' });
			case 'deleteKey':
				return await client.delete(CUSTOMER);
			case 'newKey':
				return portOneV1.addBillingKey({ customerUid: 'kim' });
			case 'refund':
				return await client.post('/payments/cancel', {
					merchant_uid: one.uid,
					amount: one.amount,
				});
			case 'card':
				return hasKey() && portOneV1.setCard('kim', { result: one.fails ? 'fails' : 'succeeds' });
			case 'wait':
				sandbox.clock.advance(one.days * DAY * 1000);
				return await client.renewToken();
		}
	}

	/** What the API finds by order number and status is what the ledger has. */
	async function agree(merchantUid: string): Promise<void> {
		const [entry] = sandbox.portOneV1.ledger({ merchantUid }).entries;
		const { status, body } = await client.get(`/payments/findAll/${merchantUid}`, { limit: 1000 });
		expect(status).toBe(entry ? 200 : 404);
		const { total = 0, list = [] } = (body.response ?? {}) as { total?: number; list?: Members[] };
		expect(total).toBe(entry?.tries.length ?? 0);
		expect(list.map((one) => one['imp_uid']).sort()).toEqual(
			(entry?.tries ?? []).map(({ impUid }) => impUid).sort(),
		);
		const paid = await client.get(`/payments/find/${merchantUid}`, { sorting: '-paid' });
		if (entry?.charges) expect(paid.body.response['paid_at']).toBeGreaterThan(0);
		expect(entry?.refunded ?? 0).toBeLessThanOrEqual(entry?.charged ?? 0);
	}

	it('charge an order number once where that is promised, and never more than the ledger says', async () => {
		let twice = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(happening, { maxLength: 30, size: 'max' }),
				fc.constantFrom('charged' as const, 'refused' as const),
				async (history, repeatedPayAgain) => {
					sandbox.reset({ portOneV1: { repeatedPayAgain } });
					client = await PortOneClient.ready(sandbox);
					sandbox.portOneV1.addBillingKey({ customerUid: 'kim' });
					for (const one of history) await live(one);
					for (const one of ['a', 'b', 'c']) await agree(one);
					const { chargedTwice } = sandbox.portOneV1.ledger().totals;
					if (repeatedPayAgain === 'refused') expect(chargedTwice).toBe(0);
					else twice += chargedTwice;
				},
			),
			{ seed: SEED, numRuns: 60 },
		);
		// A server that promises nothing must do it at times, or clients would be tested for nothing.
		expect(twice).toBeGreaterThan(0);
	});
});
