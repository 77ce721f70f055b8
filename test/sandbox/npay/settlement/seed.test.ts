import type { Sandbox } from '../../../../sandbox';
import type { Case } from '../../../../sandbox/npay/settlement/cases';
import { DISCREPANCY_KINDS } from '../../../../sandbox/npay/settlement/discrepancies';
import { readAll } from '../../support/books';
import { control, frozenSandbox, START, TestClient } from '../../support/client';

describe('seeding a settlement', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	it('makes a month of 5,000 product orders, ten times the work of 500, and comes back to the present', () => {
		// Work of this process, whatever else this machine has to do.
		const workOf = (run: () => void) => {
			const before = process.cpuUsage();
			run();
			const { user, system } = process.cpuUsage(before);
			return user + system;
		};
		const few = workOf(() => sandbox.npay.seedSettlement({ orders: 500, seed: 'few' }));
		sandbox.reset();
		let seeded = {};
		const many = workOf(() => {
			seeded = sandbox.npay.seedSettlement({ orders: 5000 });
		});
		// A hundred times where something grows with the square.
		expect(many / few).toBeLessThan(40);
		expect(seeded).toMatchObject({
			firstDay: '2026-10-01',
			lastDay: '2026-10-31',
			productOrders: 5000,
		});
		expect(sandbox.npay.productOrders()).toHaveLength(5000);
		expect(sandbox.clock.now()).toBe(Date.parse(START));
		const states = sandbox.npay
			.productOrders()
			.map((one) => sandbox.npay.stateOf(one.productOrderId));
		expect([...new Set(states)].sort()).toEqual([
			...['CANCELED', 'EXCHANGED', 'PURCHASE_DECIDED', 'RETURNED'],
		]);
	});

	it('makes the same from the same seed, and leaves young lives unfinished', () => {
		const lives = (seed: string) => {
			sandbox.reset();
			sandbox.npay.seedSettlement({ days: 10, ordersPerDay: 10, seed });
			return sandbox.npay.productOrders().map(({ productOrderId, history }) => ({
				productOrderId,
				history,
			}));
		};
		const first = lives('one');
		expect(lives('one')).toEqual(first);
		expect(lives('two')).not.toEqual(first);
		expect(first).toHaveLength(100);
		const { items } = sandbox.npay.overview({ status: 'DELIVERED' });
		expect(items.length).toBeGreaterThan(0);
	});

	it('lets the clock run on afterwards when it ran before', () => {
		sandbox.clock.resume();
		sandbox.npay.seedSettlement({ month: '2026-11', orders: 10 });
		expect(sandbox.clock.frozen).toBe(false);
		expect(sandbox.clock.now()).toBeGreaterThanOrEqual(Date.parse('2026-12-01T00:00:00+09:00'));
	});

	it('seeds discrepancies and tells exactly which', async () => {
		sandbox.npay.seedSettlement({ orders: 200 });
		const client = await TestClient.ready(sandbox);
		const before = sandbox.npay.settlement.cases();
		for (const kind of DISCREPANCY_KINDS) {
			const reply = await control(sandbox, 'POST', '/npay/settlement/discrepancies', { kind });
			expect(reply.body['discrepancies']).toMatchObject([{ kind }]);
		}
		const all = sandbox.npay.settlement.discrepancies();
		expect(all.map(({ kind }) => kind)).toEqual([...DISCREPANCY_KINDS]);
		const rightCase = (productOrderId: string) =>
			before.find(({ entry }) => entry.productOrderId === productOrderId)!;
		for (const { kind, productOrderId, difference, settleExpectDate } of all) {
			const day = { startDate: settleExpectDate, endDate: settleExpectDate };
			const [line] = await readAll(client, 'settle/daily', day);
			if (productOrderId === undefined) {
				const rows = await readAll(client, 'settle/case', { searchDate: settleExpectDate });
				const sum = rows
					.filter((row) => row['settleType'] !== 'QUANTITY_CANCEL_DEDUCTION')
					.reduce((total, row) => total + Number(row['paySettleAmount']), 0);
				expect(line?.['paySettleAmount']).toBe(sum + difference);
				continue;
			}
			const rows = await readAll(client, 'settle/case', { productOrderId });
			const fees = await readAll(client, 'settle/commission-details', { productOrderId });
			const right = amountsOf(rightCase(productOrderId));
			const expected = {
				caseMissing: [],
				amountDiffers: [
					{
						paySettleAmount: right.paySettleAmount + difference,
						settleExpectAmount: right.settleExpectAmount + difference,
					},
				],
				commissionDiffers: [
					{
						paySettleAmount: right.paySettleAmount,
						totalPayCommissionAmount: right.totalPayCommissionAmount + difference,
						settleExpectAmount: right.settleExpectAmount + difference,
					},
				],
				dailyDiffers: [right],
				settledTwice: [right, right],
				expectedDiffers: [{ ...right, settleExpectAmount: right.settleExpectAmount + difference }],
				notSettled: [],
			}[kind];
			expect({ kind, rows }).toMatchObject({ kind, rows: expected });
			expect(fees.length > 0).toBe(kind !== 'notSettled');
		}
	});

	it('seeds them on a chosen product order, or says why not', () => {
		sandbox.npay.seedSettlement({ orders: 60 });
		const { settlement } = sandbox.npay;
		const settled = settlement.cases().find(({ entry }) => entry.decision === 'SETTLED')!;
		const { productOrderId } = settled.entry;
		const spec = { kind: 'amountDiffers', productOrderId, difference: -7 } as const;
		expect(settlement.addDiscrepancy(spec)).toMatchObject([{ productOrderId, difference: -7 }]);
		expect(() => settlement.addDiscrepancy(spec)).toThrow('it must be settled and plain');
		expect(settlement.addDiscrepancy({ kind: 'caseMissing', count: 5 })).toHaveLength(5);
		sandbox.reset();
		expect(sandbox.npay.settlement.discrepancies()).toEqual([]);
		expect(() => sandbox.npay.settlement.addDiscrepancy({ kind: 'caseMissing' })).toThrow(
			'any product order',
		);
	});

	it('can be asked for by HTTP', async () => {
		const ask = (body?: object) => control(sandbox, 'POST', '/npay/settlement/seed', body);
		expect((await ask({ orders: 12 })).body).toMatchObject({ productOrders: 12 });
		expect((await ask({ month: 'October' })).status).toBe(400);
		const unknown = { kind: 'stolen' };
		const reply = await control(sandbox, 'POST', '/npay/settlement/discrepancies', unknown);
		expect(reply.body.error).toContain('must be one of: caseMissing');
	});
});

/** The amounts of a case as they are on the wire. */
function amountsOf({ entry, ...amounts }: Case) {
	return { productOrderId: entry.productOrderId, ...amounts };
}
