import fc from 'fast-check';

import type { Sandbox } from '../../../sandbox';
import type { CeosSettingsPatch } from '../../../sandbox/ceos/settings';
import { CeosClient, frozenSandbox } from '../support/ceos';

const SEED = 20261122;

/** Pays an order as one should: whatever is not clear is read before anything is tried again. */
async function payCarefully(client: CeosClient, order: string): Promise<void> {
	for (let attempt = 1; attempt <= 40; attempt += 1) {
		const id = `${order}-${attempt}`;
		const paid = await client
			.pay(id, { orderName: order })
			.then(({ status }) => status === 200)
			.catch(() => false);
		if (paid || (await isPaid(client, id))) return;
	}
	throw new Error(`${order} could not be paid.`);
}

async function isPaid(client: CeosClient, id: string): Promise<boolean> {
	for (;;) {
		const reply = await client.read(id).catch(() => undefined);
		if (reply?.status === 200) return reply.body['paymentStatus'] === 'PAID';
		if (reply?.status === 404) return false;
	}
}

describe('with failures, lost answers and lost requests', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	afterAll(() => sandbox.close());

	const settings = fc.record({
		failures: fc.record({
			rate: fc.double({ min: 0, max: 0.6, noNaN: true }),
			afterMoney: fc.double({ min: 0, max: 1, noNaN: true }),
			seed: fc.integer(),
		}),
		failedRecord: fc.constantFrom('kept' as const, 'none' as const),
		failedId: fc.constantFrom('reusable' as const, 'taken' as const),
		paidId: fc.constantFrom('refused' as const, 'charged' as const),
	});

	async function run(ceos: CeosSettingsPatch, lost: number, seed: number): Promise<void> {
		sandbox.reset({ ceos });
		for (const kind of ['resetAfter', 'resetBefore'] as const) {
			sandbox.faults.add({
				kind,
				probability: lost,
				times: 0,
				seed: seed + kind,
				match: { server: 'ceos' },
			});
		}
		const client = new CeosClient(sandbox);
		const orders = Array.from({ length: 12 }, (_, index) => `order ${index}`);
		await Promise.all(orders.map((order) => payCarefully(client, order)));
		const { totals, orders: entries } = sandbox.ceos.ledger();
		expect(totals).toMatchObject({ charges: 12, orders: 12, ordersChargedTwice: 0 });
		expect(totals.charges + totals.failed + totals.refused).toBe(
			entries.reduce((sum, { tries }) => sum + tries.length, 0),
		);
	}

	it('who reads before trying again pays every order exactly once', async () => {
		await fc.assert(
			fc.asyncProperty(settings, fc.double({ min: 0, max: 0.3, noNaN: true }), fc.nat(), run),
			{ seed: SEED, numRuns: 40 },
		);
	});

	it('who tries again blindly pays some orders twice, and the ledger says so', async () => {
		sandbox.reset({ ceos: { failures: { rate: 0.3, afterMoney: 1 } } });
		const client = new CeosClient(sandbox);
		for (let index = 0; index < 20; index += 1) {
			const pay = (id: string) => client.pay(id, { orderName: `order ${index}` });
			if ((await pay(`${index}-1`)).status !== 200) await pay(`${index}-2`);
		}
		expect(sandbox.ceos.ledger().totals.ordersChargedTwice).toBeGreaterThan(0);
	});
});
